/// The formats that records are read from.
public enum RecordFormat: String, Sendable, CaseIterable {
  /// SQL text of `mysqldump`, `mariadb-dump` or a program that writes like them.
  case mysqldump
  /// An SQLite 3 database file. Source: <https://www.sqlite.org/fileformat2.html>.
  case sqlite
  /// Values separated by commas or another character, quoted as RFC 4180 has it.
  case csv
  /// Values separated by tabs, quoted in the same way.
  case tsv
  /// A JSON object on each line (RFC 8259).
  case jsonLines = "jsonl"
  /// Lines of text, as patterns describe them: see ``LinePattern``.
  case lines

  /// Whether a file of this format has tables with names.
  public var hasTables: Bool { self == .mysqldump || self == .sqlite }
}
