import Bytes
import DatabaseDump

extension RecordFormat {
  /// The format of the file that begins with `head`.
  ///
  /// - Throws: `RecordsError` where nothing tells, or the format is one that is not read.
  static func detect(_ head: Span<UInt8>, path: String) throws(RecordsError) -> RecordFormat {
    switch DumpKind.detect(in: head) {
    case .mysqlDump: return .mysqldump
    case .sqliteDatabase: return .sqlite
    case .some(let kind):
      throw RecordsError(
        .unsupportedFormat, path: path, message: "it is a \(kind.title), which is not read",
        remedy: "Load it into a database, and write the tables that matter to CSV or SQLite files.")
    case nil: break
    }
    try refuseWideText(head, path: path)
    var at = head.startsWithByteOrderMark ? 3 : 0
    while at < head.count, head[at] <= 0x20 { at += 1 }
    if at < head.count, head[at] == UInt8(ascii: "{") { return .jsonLines }
    if isArray(head, at) {
      throw RecordsError(
        .unsupportedFormat, path: path, message: "it is one JSON array, not an object on each line",
        remedy: "Write its elements to lines of their own (`jq -c '.[]'`) in a copy, and name that.")
    }
    // A bracket at the front is a logger's around its time stamp.
    let isLog = at < head.count && head[at] == UInt8(ascii: "[")
    guard head.firstOffset(of: 0) == nil, !isLog, let delimiter = Delimiter.detect(head) else {
      throw RecordsError(
        .unknownFormat, path: path, message: "nothing tells which format its records have",
        remedy: "Give its format: \(allCases.map(\.rawValue).joined(separator: ", ")); "
          + "lines need a pattern, such as [{time}] {level} {message}.")
    }
    return delimiter == 0x09 ? .tsv : .csv
  }

  /// Whether a JSON array begins here: what opens it, and a value of JSON.
  private static func isArray(_ head: Span<UInt8>, _ start: Int) -> Bool {
    guard start < head.count, head[start] == UInt8(ascii: "[") else { return false }
    var at = start + 1
    while at < head.count, head[at] <= 0x20 { at += 1 }
    guard at < head.count else { return true }
    return [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\"")].contains(head[at])
  }

  /// Says so where text is UTF-16, in which no byte means what it seems to mean.
  static func refuseWideText(_ head: Span<UInt8>, path: String) throws(RecordsError) {
    guard head.count >= 2 else { return }
    if (head[0], head[1]) == (0xFF, 0xFE) || (head[0], head[1]) == (0xFE, 0xFF) {
      throw RecordsError(
        .unsupportedFormat, path: path, line: 1, message: "its text is UTF-16",
        remedy: "Convert a copy to UTF-8 (`iconv -f UTF-16 -t UTF-8`), and name that.")
    }
  }
}
