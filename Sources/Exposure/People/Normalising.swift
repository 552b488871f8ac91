import Bytes
import Foundation

/// How two values of one meaning are compared: hashes of what remains when ways of writing are taken away.
package struct Normaliser: Sendable {
  enum Meaning: Sendable { case exact, email, phone, text }

  let meaning: Meaning

  /// - Parameter word: a word of a population's `fields`; nil for keys, which are compared byte by byte.
  package init(word: String?) {
    meaning =
      switch word {
      case nil: .exact
      case "email": .email
      case "phone": .phone
      default: .text
      }
  }

  /// A hash, equal for values that are the same; nil where nothing is written.
  func hash(_ value: Span<UInt8>) -> UInt64? {
    var from = 0
    var to = value.count
    while from < to, value[from] <= 0x20 { from += 1 }
    while to > from, value[to - 1] <= 0x20 { to -= 1 }
    guard from < to else { return nil }
    if meaning == .exact { return value.stableHash(in: from..<to) }
    var plain = [UInt8]()
    plain.reserveCapacity(to - from)
    for index in from..<to {
      let byte = value[index]
      guard byte < 0x80 else { return hashBeyondASCII(value.text(in: from..<to)) }
      plain.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return finish(plain)
  }

  /// The same for a text.
  package func hash(_ value: String) -> UInt64? {
    let bytes = Array(value.utf8)
    return hash(bytes.span)
  }

  /// Full-width letters and digits, half-width kana and composed letters are ways of writing (Unicode NFKC).
  private func hashBeyondASCII(_ text: String) -> UInt64? {
    finish(Array(text.precomposedStringWithCompatibilityMapping.lowercased().utf8))
  }

  private func finish(_ folded: [UInt8]) -> UInt64? {
    var kept = folded
    switch meaning {
    case .exact: break
    case .email, .text: kept.removeAll { $0 == 0x20 || $0 == 0x09 }
    case .phone:
      let isInternational = kept.first == UInt8(ascii: "+")
      kept.removeAll { $0 < 0x30 || $0 > 0x39 }
      // +81 3 1234 5678 and 03-1234-5678 are one number (ITU-T E.164; Japan's country code is 81).
      if isInternational, kept.starts(with: [0x38, 0x31]) { kept.replaceSubrange(0..<2, with: [0x30]) }
    }
    return kept.isEmpty ? nil : kept.span.stableHash
  }
}

/// One hash for several, in their order; nil where one is missing.
func combined(_ hashes: [UInt64?]) -> UInt64? {
  var sum: UInt64 = 0x9E37_79B9_7F4A_7C15
  for hash in hashes {
    guard let hash else { return nil }
    sum = (sum ^ hash) &* 0xBF58_476D_1CE4_E5B9
    sum ^= sum >> 31
  }
  return sum
}
