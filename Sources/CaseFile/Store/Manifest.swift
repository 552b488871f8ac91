import Bytes
import Crypto
import Foundation

/// `evidence.json`: the evidence of a case for people and programs that do not read its ledger.
enum Manifest {
  private struct Content: Encodable {
    let schema = "tenmatsu.evidence/1"
    let caseID: String
    let title: String
    let publicKey: String
    let evidence: [Item]
  }

  private struct Item: Encodable {
    let item: Int
    let path: String
    let sha256: String
    let bytes: Int
    let kind: String
    let format: String
    let modified: String
    let acquisition: Acquisition
  }

  static func bytes(_ state: CaseState) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let content = Content(
      caseID: state.id, title: state.title, publicKey: state.publicKey?.hex ?? "",
      evidence: state.evidence.map { item in
        Item(
          item: item.number, path: item.path, sha256: item.added.sha256, bytes: item.added.bytes,
          kind: item.added.kind, format: item.added.format, modified: item.added.modified,
          acquisition: item.added.acquisition)
      })
    return Array(try encoder.encode(content)) + [0x0A]
  }

  static func sha256(_ bytes: [UInt8]) -> String { Hex.text(SHA256.hash(data: bytes)) }
}

/// Times as the ledger writes them.
package enum Clock {
  /// UTC, RFC 3339 with milliseconds.
  static func text(_ date: Date) -> String {
    date.formatted(
      Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().dateTimeSeparator(.standard)
        .time(includingFractionalSeconds: true).timeZone(separator: .omitted))
  }

  /// Seconds since 1970 of what ``text(_:)`` wrote.
  package static func seconds(_ text: String) -> Int64 {
    let date = try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    return Int64(date?.timeIntervalSince1970 ?? 0)
  }
}
