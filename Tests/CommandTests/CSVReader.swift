/// Reads CSV strictly as RFC 4180 says: CRLF at the end of each record, quotes around a whole field only, doubled inside.
struct CSVReader {
  struct Broken: Error { let record: Int }

  /// The records, all of one length.
  static func records(_ text: String) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    var isQuoted = false
    func fail() -> Broken { Broken(record: records.count) }
    while let byte = bytes.popFirst() {
      if isQuoted {
        if byte != 0x22 {
          field.append(byte)
        } else if bytes.first == 0x22 {
          field.append(bytes.removeFirst())
        } else {
          isQuoted = false
          guard bytes.first == 0x2C || bytes.first == 0x0D else { throw fail() }
        }
        continue
      }
      switch byte {
      case 0x22:
        guard field.isEmpty else { throw fail() }
        isQuoted = true
      case 0x2C, 0x0D:
        record.append(String(decoding: field, as: UTF8.self))
        field = []
        guard byte == 0x0D else { continue }
        guard bytes.popFirst() == 0x0A else { throw fail() }
        records.append(record)
        record = []
      case 0x0A: throw fail()
      default: field.append(byte)
      }
    }
    guard field.isEmpty, record.isEmpty, !isQuoted, Set(records.map(\.count)).count == 1 else { throw fail() }
    return records
  }

  /// The records after the first, their fields by the names in it.
  static func table(_ text: String) throws -> [[String: String]] {
    let records = try records(text)
    guard let head = records.first else { return [] }
    return records.dropFirst().map { Dictionary(zip(head, $0)) { first, _ in first } }
  }
}
