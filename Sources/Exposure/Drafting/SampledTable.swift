/// A table or file with some of its records: what a data map is drafted from.
public struct SampledTable: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    public var name: String
    /// As declared, `varchar(255)`; empty where nothing says it.
    public var type: String
    public var comment: String
    /// Whether it alone is the primary key.
    public var isKey: Bool

    public init(name: String, type: String = "", comment: String = "", isKey: Bool = false) {
      self.name = name
      self.type = type
      self.comment = comment
      self.isKey = isKey
    }
  }

  /// Where it stands, as a data map names it.
  public var source: RecordPlace.Source
  /// The format of a file; nil for tables.
  public var format: RecordPlace.Format?
  public var columns: [Column]
  /// How many records there are; nil where they were not counted.
  public var rowCount: Int?
  /// Values by record, in the order of the columns; nil for NULL.
  public var samples: [[String?]]

  public init(
    source: RecordPlace.Source, format: RecordPlace.Format? = nil, columns: [Column], rowCount: Int?,
    samples: [[String?]]
  ) {
    self.source = source
    self.format = format
    self.columns = columns
    self.rowCount = rowCount
    self.samples = samples
  }

  /// The values of a column that say something: neither NULL nor empty.
  func values(_ column: Int) -> [String] {
    samples.compactMap { $0.indices.contains(column) ? $0[column] : nil }.filter { !$0.isEmpty }
  }

  /// The table's own name, or the file's without folders and ending.
  var name: String {
    switch source {
    case .table(_, let name, _): return name
    case .file(let path):
      let last = path.split(separator: "/").last.map(String.init) ?? path
      return last.split(separator: ".").first.map(String.init) ?? last
    }
  }

  /// Whether a data map can name it: no name of a table may be blank, or have a dot or a character in it that YAML loses.
  var canBeNamed: Bool {
    switch source {
    case .table(let schema, let name, _):
      [schema ?? name, name].allSatisfy { !$0.contains(".") && !$0.trimmed.isEmpty && DraftText.canCarry($0) }
    case .file(let path): !path.isEmpty && DraftText.canCarry(path)
    }
  }

  /// Without columns that have no name, or one that YAML loses; of several with one name, the first.
  var withNamedColumns: SampledTable {
    var table = self
    let kept = columns.indices.filter { at in
      !columns[at].name.isEmpty && DraftText.canCarry(columns[at].name)
        && columns.firstIndex { $0.name == columns[at].name } == at
    }
    table.columns = kept.map { columns[$0] }
    table.samples = samples.map { row in kept.map { row.indices.contains($0) ? row[$0] : nil } }
    return table
  }

  var schema: String? {
    if case .table(let schema, _, _) = source { schema } else { nil }
  }

  var isView: Bool {
    if case .table(_, _, let isView) = source { isView } else { false }
  }

  /// `schema.table`, or the file's path.
  var fullName: String {
    switch source {
    case .table(let schema, let name, _): schema.map { "\($0).\(name)" } ?? name
    case .file(let path): path
    }
  }
}
