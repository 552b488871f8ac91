/// What a database dump says: its tables, how many rows each has, and the rows that were kept.
///
/// Made by ``DumpReader/finish()``. Every row and definition carries the line of the dump it
/// stands on, so that what is concluded from it can be cited.
public struct DatabaseDump: Sendable, Equatable {
  /// The database product that the dump comes from, as far as the dump tells.
  public enum Product: String, Sendable {
    case mysql
    case mariadb
    case unknown
  }

  /// The product that was dumped.
  public internal(set) var product = Product.unknown
  /// The server's version as written in the header comment, such as `10.11.6-MariaDB`.
  public internal(set) var serverVersion: String?
  /// The host named in the header comment.
  public internal(set) var host: String?
  /// The database named in the header comment. A dump of one database often names it only there.
  public internal(set) var database: String?
  /// The time in `-- Dump completed on …`, as written: local time of the machine that dumped.
  public internal(set) var completedAt: String?
  /// Whether the closing `-- Dump completed` was there. Dumps without comments never have it.
  public internal(set) var hasEndMark = false
  /// The character set that the rows' text stands in (`SET NAMES`), such as `utf8mb4`.
  public internal(set) var characterSet: String?
  /// Whether `SET TIME_ZONE='+00:00'` was seen: TIMESTAMP columns then stand in UTC.
  ///
  /// DATETIME columns stand as the application wrote them, whatever this says. See `--tz-utc`
  /// in the MySQL manual, "mysqldump".
  public internal(set) var timeZoneIsUTC = false
  /// Databases in the order in which the dump creates or uses them.
  public internal(set) var schemas: [String] = []
  /// All tables and views, in the order in which the dump creates them.
  public internal(set) var tables: [TableDefinition] = []
  /// The number of rows of each table of ``tables``, also of those that were not kept.
  public internal(set) var rowCounts: [Int] = []
  /// The rows of each table of ``tables``; nil where the table was not asked for.
  public internal(set) var rows: [TableRows?] = []
  /// What could not be read, in the order of the dump, at most ``DumpProblem/limit``.
  public internal(set) var problems: [DumpProblem] = []
  /// How many problems there were beyond those listed.
  public internal(set) var problemsLeftOut = 0

  /// The place of a table in ``tables``; names are compared exactly.
  ///
  /// - Parameter schema: nil finds the table whatever its schema, if only one has that name.
  /// - Complexity: O(number of tables).
  public func tableIndex(schema: String?, name: String) -> Int? {
    let found = tables.indices.filter {
      tables[$0].name == name && (schema == nil || tables[$0].schema == schema)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Lets go of the rows: what was kept of them is no longer needed.
  public mutating func releaseRows() {
    for index in rows.indices { rows[index] = nil }
  }
}
