/// An index of a table.
public struct IndexDefinition: Sendable, Equatable {
  /// The name; `PRIMARY` for the primary key.
  public var name: String
  /// The columns in the index's order, as places in ``TableDefinition/columns``. Parts that are
  /// expressions are left out.
  public var columns: [Int]
  /// Whether no two rows may agree in it.
  public var isUnique: Bool
  /// Whether it is the primary key.
  public var isPrimary: Bool

  public init(name: String, columns: [Int], isUnique: Bool = false, isPrimary: Bool = false) {
    self.name = name
    self.columns = columns
    self.isUnique = isUnique
    self.isPrimary = isPrimary
  }
}

/// A table or view, as the dump defines it.
public struct TableDefinition: Sendable, Equatable {
  /// The database: named with the table, or by `USE` or `CREATE DATABASE` before it. Nil when the
  /// dump names none.
  public var schema: String?
  /// The database in the header comment of the dump that the table stands in.
  public var headerDatabase: String?
  /// The table's name.
  public var name: String
  /// The columns in the table's order. Empty where the dump does not tell them.
  public var columns: [ColumnDefinition]
  /// The indexes, the primary key among them, in the dump's order.
  public var indexes: [IndexDefinition]
  /// The storage engine, such as `InnoDB`.
  public var engine: String?
  /// The default character set: the table's own, else its database's.
  public var charset: String?
  /// The default collation: the table's own, else its database's.
  public var collation: String?
  /// The table's comment; empty without one.
  public var comment: String
  /// Whether it is a view: then it has no rows in the dump.
  public var isView: Bool
  /// Whether `CREATE TABLE` is missing and the table is known only from rows written to it.
  public var isImplied: Bool
  /// The line on which `CREATE TABLE` starts, or the first `INSERT` of an implied table.
  public var line: Int

  public init(
    schema: String? = nil, headerDatabase: String? = nil, name: String,
    columns: [ColumnDefinition] = [], indexes: [IndexDefinition] = [], engine: String? = nil,
    charset: String? = nil, collation: String? = nil, comment: String = "", isView: Bool = false,
    isImplied: Bool = false, line: Int
  ) {
    self.schema = schema
    self.headerDatabase = headerDatabase
    self.name = name
    self.columns = columns
    self.indexes = indexes
    self.engine = engine
    self.charset = charset
    self.collation = collation
    self.comment = comment
    self.isView = isView
    self.isImplied = isImplied
    self.line = line
  }

  /// The columns of the primary key, as places in ``columns``; empty without one.
  public var primaryKey: [Int] { indexes.first(where: \.isPrimary)?.columns ?? [] }

  /// The place of a column; names are compared without regard to ASCII case, as the server does.
  public func columnIndex(_ name: String) -> Int? {
    columns.firstIndex { $0.name == name }
      ?? columns.firstIndex { $0.name.lowercased() == name.lowercased() }
  }
}
