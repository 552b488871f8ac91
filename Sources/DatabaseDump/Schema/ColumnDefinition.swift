/// A column, as `CREATE TABLE` defines it.
///
/// Source: MySQL manual, "CREATE TABLE Statement"; MariaDB manual, "CREATE TABLE".
public struct ColumnDefinition: Sendable, Equatable {
  /// The name, with its quotes undone.
  public var name: String
  /// The type as `information_schema` gives it in `COLUMN_TYPE`, such as `int(11) unsigned`.
  /// Empty where the dump does not tell: columns of views, and of tables it does not create.
  public var type: String
  /// The type's first word in lower case, such as `int`.
  public var baseType: String
  /// Whether NULL is allowed.
  public var isNullable: Bool
  /// The collation of a text column: its own, else that of its table, else of its database.
  public var collation: String?
  /// The character set of a text column, inherited in the same way.
  public var charset: String?
  /// The default: the text of a literal, otherwise the expression as written. Nil for NULL or none.
  public var defaultValue: String?
  /// Whether the default is the current time.
  public var defaultsToNow: Bool
  /// Whether an update of the row sets the column to the current time.
  public var updatesToNow: Bool
  /// Whether the column counts up by itself.
  public var isAutoIncrement: Bool
  /// Whether the column is computed from others; dumps then leave its values out.
  public var isGenerated: Bool
  /// The column's comment; empty without one.
  public var comment: String

  public init(
    name: String, type: String = "", baseType: String = "", isNullable: Bool = true,
    collation: String? = nil, charset: String? = nil, defaultValue: String? = nil,
    defaultsToNow: Bool = false, updatesToNow: Bool = false, isAutoIncrement: Bool = false,
    isGenerated: Bool = false, comment: String = ""
  ) {
    self.name = name
    self.type = type
    self.baseType = baseType
    self.isNullable = isNullable
    self.collation = collation
    self.charset = charset
    self.defaultValue = defaultValue
    self.defaultsToNow = defaultsToNow
    self.updatesToNow = updatesToNow
    self.isAutoIncrement = isAutoIncrement
    self.isGenerated = isGenerated
    self.comment = comment
  }

  /// Whether the column holds characters, so that it has a character set and a collation.
  public var isText: Bool {
    switch baseType {
    case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set": true
    default: false
    }
  }
}
