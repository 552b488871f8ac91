/// The kinds of database dumps that are told apart by their first bytes.
///
/// Only ``mysqlDump`` is read by ``DumpReader``; the others are named so that a caller can say
/// what it was given.
public enum DumpKind: String, Sendable, CaseIterable {
  /// SQL text of `mysqldump`, `mariadb-dump` or a program that writes like them.
  case mysqlDump
  /// The same as UTF-16 text, as written by a shell that re-encodes what is redirected.
  case mysqlDumpUTF16
  /// `mysqldump --xml`.
  case mysqlXML
  /// SQL text of `pg_dump` or `pg_dumpall`.
  case postgresText
  /// `pg_dump` in its custom format.
  case postgresArchive
  /// An SQLite database file.
  case sqliteDatabase
  /// SQL text of SQLite's `.dump`.
  case sqliteText

  /// What to call it in a message.
  public var title: String {
    switch self {
    case .mysqlDump: "MySQL or MariaDB dump"
    case .mysqlDumpUTF16: "MySQL or MariaDB dump in UTF-16"
    case .mysqlXML: "MySQL or MariaDB dump in XML"
    case .postgresText: "PostgreSQL dump"
    case .postgresArchive: "PostgreSQL dump in its custom format"
    case .sqliteDatabase: "SQLite database"
    case .sqliteText: "SQLite dump"
    }
  }
}
