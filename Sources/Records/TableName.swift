/// The name of a table: with its schema (database), where that is known.
public struct TableName: Hashable, Sendable, CustomStringConvertible {
  public var schema: String?
  public var name: String

  public init(schema: String? = nil, name: String) {
    self.schema = schema
    self.name = name
  }

  public var description: String { schema.map { "\($0).\(name)" } ?? name }

  /// How well a table of a file fits this name.
  enum Fit: Int, Comparable {
    case none, anyCase, exact
    static func < (a: Fit, b: Fit) -> Bool { a.rawValue < b.rawValue }
  }

  /// A schema that is unknown on either side fits every schema.
  func fit(_ table: TableName) -> Fit {
    if let schema, let other = table.schema, schema != other {
      guard schema.lowercased() == other.lowercased(), table.name.lowercased() == name.lowercased() else {
        return .none
      }
      return .anyCase
    }
    if table.name == name { return .exact }
    return table.name.lowercased() == name.lowercased() ? .anyCase : .none
  }
}

/// A table of a file with its columns; of a file without tables the one that it is, without a name.
public struct TableContents: Hashable, Sendable {
  /// Nil for formats without tables.
  public var name: TableName?
  /// The columns in the file's order; for JSON lines the fields at the beginning of the file, nested ones
  /// as `a.b.c`.
  public var columns: [String]
  /// The declared type of each column, such as `varchar(255)`; empty where the file does not say, as a whole or
  /// for a column.
  public var types: [String] = []
  /// Whether it is a view.
  public var isView = false

  init(name: TableName?, columns: [String]) {
    self.name = name
    self.columns = columns
  }

  /// The place of a column: one of exactly that name, else one that differs in case only.
  public func place(of column: String) -> Int? {
    columns.firstIndex(of: column)
      ?? columns.firstIndex { $0.lowercased() == column.lowercased() }
  }
}
