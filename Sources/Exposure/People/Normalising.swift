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
    if meaning == .exact {
      let written = trimmed(value)
      return written.isEmpty ? nil : value.stableHash(in: written)
    }
    guard let plain = plain(value) else { return nil }
    let bytes = plain.span
    return bytes.stableHash
  }

  /// The same for a text.
  package func hash(_ value: String) -> UInt64? {
    let bytes = Array(value.utf8)
    return hash(bytes.span)
  }

  /// What remains of a value when ways of writing are taken away; nil where nothing is written. Of what remains nothing
  /// more is taken away.
  func plain(_ value: Span<UInt8>) -> [UInt8]? {
    let written = trimmed(value)
    if written.isEmpty { return nil }
    var plain: [UInt8] = []
    plain.reserveCapacity(written.count)
    if meaning == .exact {
      plain.append(value, in: written)
      return plain
    }
    for index in written {
      let byte = value[index]
      guard byte < 0x80 else { return kept(folded(value.text(in: written))) }
      plain.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return kept(plain)
  }

  private func trimmed(_ value: Span<UInt8>) -> Range<Int> {
    var from = 0
    var to = value.count
    while from < to, value[from] <= 0x20 { from += 1 }
    while to > from, value[to - 1] <= 0x20 { to -= 1 }
    return from..<to
  }

  /// Full-width letters and digits, half-width kana and composed letters are ways of writing (Unicode NFKC), and so is
  /// the case. By way of small letters and their capitals those agree that have several: ς and σ, ẞ, ß and ss. Small letters may
  /// compose where their capitals do not (ẖ), so that NFKC comes last as well; and blanks go before, since what they
  /// kept apart may compose.
  private func folded(_ text: String) -> [UInt8] {
    var scalars = text.precomposedStringWithCompatibilityMapping.unicodeScalars
    scalars.removeAll { $0.value <= 0x20 }
    if scalars.allSatisfy(\.isPlain) { return Array(String(scalars).utf8) }
    let small = String(scalars).lowercased().uppercased().lowercased()
    return Array(small.precomposedStringWithCompatibilityMapping.utf8)
  }

  private func kept(_ folded: [UInt8]) -> [UInt8]? {
    var kept = folded
    switch meaning {
    case .exact: break
    case .email, .text: kept.removeAll { $0 <= 0x20 }
    case .phone:
      let isInternational = kept.first == UInt8(ascii: "+")
      kept.removeAll { $0 < 0x30 || $0 > 0x39 }
      // +81 3 1234 5678, +81 (0)3 1234 5678 and 03-1234-5678 are one number (ITU-T E.164; Japan's country code is 81).
      if isInternational, kept.starts(with: [0x38, 0x31]) {
        kept.removeFirst(kept.dropFirst(2).first == 0x30 ? 3 : 2)
        kept.insert(0x30, at: 0)
      }
    }
    return kept.isEmpty ? nil : kept
  }
}

extension Unicode.Scalar {
  /// Has no case, or is small, and composes with no other such: what most Japanese names are made of.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x41...0x5A: false
    case 0x21...0x7E, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE, 0x4E00...0x9FFF: true
    default: false
    }
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
