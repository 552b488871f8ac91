import Evidence
import Foundation
import TestSupport

@testable import Records

/// A record as a test compares it.
struct ReadRecord: Equatable, CustomStringConvertible {
  var request = 0
  var number = 0
  var line = 0
  var offset = 0
  var isCut = false
  var fields: [String?] = []
  var missing: [Int] = []

  var description: String {
    "#\(number) line \(line) @\(offset)\(isCut ? " cut" : "") \(fields) missing \(missing)"
  }
}

/// Writes files, and reads their records back.
struct Reading {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func source(_ bytes: [UInt8], chunkSize: Int = 1 << 20) throws -> RecordSource {
    let path = try folder.write(bytes, as: "file-\(UUID().uuidString)")
    var source = RecordSource(file: try EvidenceFile(path))
    source.chunkSize = chunkSize
    return source
  }

  func source(_ text: String, chunkSize: Int = 1 << 20) throws -> RecordSource {
    try source(Array(text.utf8), chunkSize: chunkSize)
  }
}

extension RecordSource {
  /// All records for some requests.
  func records(
    _ requests: [RecordRequest], upTo limit: Int? = nil
  ) throws -> (records: [ReadRecord], summary: RecordsSummary) {
    var found: [ReadRecord] = []
    let summary = try read(requests, upTo: limit) { request, record in
      var read = ReadRecord(
        request: request, number: record.number, line: record.line, offset: record.offset, isCut: record.isCut
      )
      for index in 0..<record.count {
        read.fields.append(record.text(index))
        if record[index] == .missing { read.missing.append(index) }
      }
      found.append(read)
    }
    return (found, summary)
  }

  func fields(_ columns: String..., table: TableName? = nil, upTo limit: Int? = nil) throws -> [[String?]] {
    try records([RecordRequest(table: table, columns: columns)], upTo: limit).records.map(\.fields)
  }
}
