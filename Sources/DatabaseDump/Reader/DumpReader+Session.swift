extension DumpReader {
  /// Takes up an assignment that changes how the rest is read, or what its times mean.
  mutating func apply(_ assignment: SetAssignment) {
    switch assignment.variable {
    case "names":
      let charset = assignment.words.first
      guard charset != "default" else { return }
      dump.characterSet = charset
      multibyte = MultibyteText(charset: charset)
    case "time_zone":
      if let zone = assignment.strings.first, zone == "+00:00" || zone.uppercased() == "UTC" {
        dump.timeZoneIsUTC = true
      }
    case "sql_mode": setModes(assignment)
    case let variable where variable.hasPrefix("@"):
      if assignment.words.contains("sql_mode") { savedModes[variable] = scanner.modes }
    default: break
    }
  }

  private mutating func setModes(_ assignment: SetAssignment) {
    if let saved = assignment.words.first(where: { $0.hasPrefix("@") }) {
      scanner.modes = savedModes[saved] ?? SQLModes()
      return
    }
    var modes = SQLModes(list: assignment.strings.joined(separator: ","))
    if assignment.words.contains("sql_mode") {
      modes.backslashEscapes = modes.backslashEscapes && scanner.modes.backslashEscapes
      modes.ansiQuotes = modes.ansiQuotes || scanner.modes.ansiQuotes
    }
    scanner.modes = modes
  }

  /// Takes up a comment line between statements: mysqldump's header and closing line.
  mutating func readComment() {
    var bytes = scanner.comment[...]
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("MySQL dump ") || text.hasPrefix("MariaDB dump ")
      || text.hasPrefix("phpMyAdmin SQL Dump")
    {
      beginDump(isMariaDB: text.contains("MariaDB"), isPlainMySQL: text.hasPrefix("MySQL dump "))
    } else if let rest = after("Host: ", in: text) {
      dump.host = rest.split(separator: " ").first.map(String.init)
      if let mark = rest.firstRange(of: "Database: ") {
        let name = String(rest[mark.upperBound...])
        dump.database = name.isEmpty ? nil : name
      }
    } else if let rest = after("Database: ", in: text) {
      dump.database = rest.split(separator: "`").first.map(String.init)
    } else if let version = after("Server version", in: text) {
      let version = String(version.drop { $0 == ":" || $0 == "\t" || $0 == " " })
      dump.serverVersion = version
      if version.contains("MariaDB") { dump.product = .mariadb }
    } else if let rest = after("Dump completed", in: text) {
      dump.hasEndMark = true
      dump.completedAt = after(" on ", in: String(rest)).map { String($0) }
    } else if ["mysqldump: ", "mariadb-dump: "].contains(where: text.hasPrefix) {
      // Said beside the dump; a lost connection, for one, means that rows are missing.
      if !text.contains("[Warning]") { note("the dump program says: \(text)", line: scanner.startLine) }
    }
  }

  private func after(_ prefix: String, in text: String) -> Substring? {
    text.hasPrefix(prefix) ? text.dropFirst(prefix.count) : nil
  }

  /// A dump starts, perhaps after another one: no database is chosen.
  private mutating func beginDump(isMariaDB: Bool, isPlainMySQL: Bool) {
    sawDump = true
    currentSchema = nil
    lastHead = nil
    dump.database = nil
    dump.hasEndMark = false
    scanner.modes = SQLModes()
    if isMariaDB {
      dump.product = .mariadb
    } else if isPlainMySQL, dump.product == .unknown {
      dump.product = .mysql
    }
  }
}
