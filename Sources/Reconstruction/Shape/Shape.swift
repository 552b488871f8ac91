import DatabaseDump
import Injection
import SQLSyntax

/// What a query asks to have delivered, read off its text alone: tables, columns, how many rows, files, scalars.
struct Shape {
  /// A table whose columns are asked for.
  struct Source {
    var schema: String?
    var table: String
    /// Columns that reach the result, in the order in which the query names them; `*` stands alone.
    var columns: [Column] = []
    var extent: Extent
    /// The condition and the order as written, without the keywords.
    var condition: String?
    var order: String?

    var isCatalogue: Bool { Catalogue.holds(schema: schema, table: table) }
  }

  struct Column: Equatable {
    let name: String
    var manner: CellUse.Manner
  }

  /// How many rows a query asks for.
  enum Extent: Equatable {
    /// One, at a position where the query gives one.
    case row(position: Int?)
    /// A stretch of rows.
    case range(offset: Int, count: Int)
    case wholeTable
    /// Those that meet a condition.
    case filtered
  }

  /// A file that the server is asked to read.
  struct File: Equatable {
    let path: String
    /// How its bytes are written into the result.
    let writing: Writing
    enum Writing { case plain, hexadecimal, base64 }
  }

  var sources: [Source] = []
  var files: [File] = []
  /// Expressions that are no table's column: functions, variables, counts.
  var scalars: [String] = []

  /// The names of all columns asked for.
  var columnNames: [String] { sources.flatMap { $0.columns.map(\.name) } }

  /// Nothing but constants: the attacker knew the answer, and so do we.
  var isConstant: Bool { sources.isEmpty && files.isEmpty && scalars.isEmpty }

  /// Reads the shape of the queries below `root`.
  init(of tree: SyntaxTree, query root: Int, database: Database) {
    var reader = ShapeReader(tree: tree, database: database)
    for select in tree.children(of: root) where tree.nodes[select].kind == .select {
      reader.read(select: select)
    }
    reader.readAssignments()
    self.init(reader)
  }

  /// Reads the shape of an expression, whose queries yield one value each.
  init(of tree: SyntaxTree, expression: Int, database: Database) {
    var reader = ShapeReader(tree: tree, database: database)
    reader.yieldsOneValue = true
    reader.selects = tree.selects(around: expression)
    reader.read(output: expression, .whole)
    self.init(reader)
  }

  private init(_ reader: ShapeReader) {
    sources = Shape.merged(reader.sources)
    files = reader.files
    scalars = reader.scalars
  }
}

extension SyntaxTree {
  /// The SELECTs that an expression stands in, outermost first.
  fileprivate func selects(around expression: Int) -> [Int] {
    nodes.indices.filter { nodes[$0].kind == .select && descendants(of: $0).contains(expression) }
      .sorted { nodes[$0].token < nodes[$1].token }
  }
}

extension Shape {
  /// Several subqueries that pick the same row of a table ask for one row with all their columns.
  private static func merged(_ sources: [Source]) -> [Source] {
    var result: [Source] = []
    for source in sources {
      let twin = result.firstIndex {
        $0.table == source.table && $0.schema == source.schema && $0.extent == source.extent
          && $0.condition == source.condition && $0.order == source.order
      }
      guard let twin else {
        result.append(source)
        continue
      }
      for column in source.columns where !result[twin].columns.contains(where: { $0.name == column.name }) {
        result[twin].columns.append(column)
      }
    }
    return result
  }
}
