extension DumpKind {
  /// The kind of dump that starts with `sample`; nil for anything else, logs of SQL among it.
  ///
  /// A dump is known by its header comment, or by the way its first statement is written. That
  /// plain SQL is in a file is not enough.
  ///
  /// - Parameter sample: the first bytes of the file; some KiB suffice, of more only those are used.
  public static func detect(in sample: Span<UInt8>) -> DumpKind? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(sample.count, sampleLimit))
    for at in 0..<min(sample.count, sampleLimit) { bytes.append(sample[at]) }
    if starts(bytes[...], "PGDMP") { return .postgresArchive }
    if starts(bytes[...], "SQLite format 3\0") { return .sqliteDatabase }
    if starts(bytes[...], [0xFF, 0xFE]) || starts(bytes[...], [0xFE, 0xFF]) {
      // Latin letters alone are needed to know the rest.
      let narrow = bytes.filter { $0 > 0 && $0 < 0x80 }
      return detectText(narrow[...]) == .mysqlDump ? .mysqlDumpUTF16 : nil
    }
    return detectText(starts(bytes[...], [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
  }

  private static let sampleLimit = 64 << 10

  private static func detectText(_ text: ArraySlice<UInt8>) -> DumpKind? {
    var rest = text
    // Comment lines come first, and what the dump program said while its output was redirected.
    for _ in 0..<200 {
      rest = rest.drop { $0 <= 0x20 }
      if let kind = headers.first(where: { starts(rest, $0.0) })?.1 { return kind }
      let isPassedOver = starts(rest, "--") || messages.contains { starts(rest, $0) }
      guard isPassedOver else { break }
      rest = rest.drop { $0 != 0x0A }
    }
    if let kind = openings.first(where: { startsAnyCase(rest, $0.0) })?.1 { return kind }
    if starts(rest, "<?xml") || starts(rest, "<mysqldump") {
      return contains(rest.prefix(512), "<mysqldump") ? .mysqlXML : nil
    }
    return isMySQLStatement(rest) ? .mysqlDump : nil
  }

  private static let headers: [(String, DumpKind)] = [
    ("-- MySQL dump ", .mysqlDump), ("-- MariaDB dump ", .mysqlDump),
    ("-- phpMyAdmin SQL Dump", .mysqlDump), ("/*M!999999\\-", .mysqlDump),
    ("/*!999999\\-", .mysqlDump), ("-- PostgreSQL database ", .postgresText),
  ]

  private static let messages = ["mysqldump: ", "mariadb-dump: ", "Warning: "]

  private static let openings: [(String, DumpKind)] = [
    ("pragma foreign_keys=off;", .sqliteText), ("set statement_timeout = 0;", .postgresText),
    ("/*!40", .mysqlDump), ("/*!50", .mysqlDump), ("/*m!10", .mysqlDump),
    ("create database /*!32312 if not exists*/", .mysqlDump),
    ("set sql_mode = \"no_auto_value_on_zero\";", .mysqlDump),
  ]

  /// Whether a dump without header starts here: with a statement that names a table in backticks.
  private static func isMySQLStatement(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    for _ in 0..<20 {
      let statement = rest.prefix(1024)
      let words = statement.prefix { $0 != UInt8(ascii: "`") }
      guard words.count < statement.count, let opening = Opening(words) else { return false }
      switch opening {
      case .create: return true
      case .insert:
        // Past the name, the column list and VALUES there must be a tuple.
        return contains(statement, "VALUES") && contains(statement, "(")
      case .other:
        // USE, DROP TABLE and LOCK TABLES also stand in scripts and logs: what follows decides.
        guard let end = statement.firstIndex(of: UInt8(ascii: ";")) else { return false }
        rest = rest[(end + 1)...].drop { $0 <= 0x20 }
        if starts(rest, "/*!") { return true }
      }
    }
    return false
  }

  private enum Opening {
    case create, insert, other

    init?(_ words: ArraySlice<UInt8>) {
      let text = String(decoding: words, as: UTF8.self).uppercased()
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      switch text {
      case "CREATE TABLE", "CREATE TABLE IF NOT EXISTS", "CREATE DATABASE IF NOT EXISTS",
        "CREATE DATABASE":
        self = .create
      case "INSERT INTO", "INSERT IGNORE INTO", "REPLACE INTO":
        self = .insert
      case "USE", "DROP TABLE IF EXISTS", "DROP TABLE", "LOCK TABLES", "TRUNCATE TABLE":
        self = .other
      default: return nil
      }
    }
  }

  // MARK: - Bytes

  private static func starts(_ text: ArraySlice<UInt8>, _ prefix: String) -> Bool {
    text.starts(with: prefix.utf8)
  }

  private static func starts(_ text: ArraySlice<UInt8>, _ prefix: [UInt8]) -> Bool {
    text.starts(with: prefix)
  }

  private static func startsAnyCase(_ text: ArraySlice<UInt8>, _ prefix: String) -> Bool {
    ASCII.equals(text.prefix(prefix.utf8.count), prefix)
  }

  private static func contains(_ text: ArraySlice<UInt8>, _ part: String) -> Bool {
    String(decoding: text, as: UTF8.self).contains(part)
  }
}
