import AccessLog
import Bytes

/// A record with its fields as text.
struct Reading {
  let record: RequestRecord
  private let bytes: [UInt8]

  init?(_ line: String, as format: LogFormat, timeZone: Int = 0) {
    self.init(Array(line.utf8), as: format, timeZone: timeZone)
  }

  init?(_ line: [UInt8], as format: LogFormat, timeZone: Int = 0) {
    bytes = [0x78] + line  // one byte before the line, so that offsets are not 0
    let bytes = bytes
    var record = RequestRecord()
    let fits = format.parse(bytes.span, line: 1..<bytes.count, timeZone: timeZone, into: &record)
    guard fits else { return nil }
    self.record = record
  }

  func text(_ field: KeyPath<RequestRecord, ByteRange>) -> String {
    bytes.span.text(in: record[keyPath: field].range)
  }

  var client: String { text(\.client) }
  var user: String { text(\.user) }
  var method: String { text(\.method) }
  var target: String { text(\.target) }
  var version: String { text(\.protocolVersion) }
  var referer: String { text(\.referer) }
  var userAgent: String { text(\.userAgent) }
}
