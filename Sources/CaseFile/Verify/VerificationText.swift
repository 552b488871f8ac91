import Foundation

/// A verification for people to read.
public struct VerificationText {
  public let text: String

  public init(_ result: Verification, checksEvidence: Bool) {
    var lines = result.faults.map { "CHANGED  \($0.place.words): \($0.words)" }
    lines += result.notes.map { "note     \($0)" }
    lines.append(
      result.faults.isEmpty
        ? "All is as it was: \(result.entries) entries, \(result.objects) objects"
          + (checksEvidence ? ", \(result.evidence) items of evidence" : "; evidence not read")
        : "\(result.faults.count) faults; the first is the one to look at. \(result.entries) entries stand")
    if let key = result.publicKey { lines.append("key      \(key.fingerprint)") }
    lines.append("head     \(result.head)  \(result.headAt)")
    text = lines.joined(separator: "\n")
  }
}

/// A verification for programs: `tenmatsu.verify/1`.
public struct VerificationJSON {
  public let text: String

  private struct Content: Encodable {
    struct Fault: Encodable {
      let place: String
      let fault: String
    }

    let schema = "tenmatsu.verify/1"
    let sound: Bool
    let faults: [Fault]
    let notes: [String]
    let entries: Int
    let head: String
    let publicKey: String?
    let objects: Int
    let evidence: Int
  }

  public init(_ result: Verification) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let content = Content(
      sound: result.faults.isEmpty,
      faults: result.faults.map { .init(place: $0.place.words, fault: $0.words) },
      notes: result.notes, entries: result.entries, head: result.head, publicKey: result.publicKey?.hex,
      objects: result.objects, evidence: result.evidence)
    text = String(decoding: try encoder.encode(content), as: UTF8.self)
  }
}

extension Verification.Fault.Place {
  public var words: String {
    switch self {
    case .entry(let number): "ledger, entry \(number)"
    case .file(let name): name
    case .evidence(let item): "evidence, item \(item)"
    }
  }
}
