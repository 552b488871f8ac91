import CaseFile
import Investigation
import YAMLText

/// Small words of one language: lists, counters, quoted names.
struct Wording: Sendable {
  let language: Language
  var isJapanese: Bool { language == .ja }

  func say(_ japanese: Markup, _ english: Markup) -> Markup { isJapanese ? japanese : english }

  func text(_ text: BilingualText) -> String { text.text(language) }

  /// `A、BおよびC`, `A, B and C`. A list says all that it means: it never ends in 等.
  func list(_ parts: [Markup]) -> Markup {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? .empty }
    let first = parts.dropLast().joined(isJapanese ? "、" : ", ")
    return first + (isJapanese ? "および" : " and ") + last
  }

  func list(_ parts: [String]) -> Markup { list(parts.map { Markup($0) }) }

  /// Names of services: `「A」および「B」`, `A and B`.
  func names(_ names: [String]) -> Markup { list(names.map { isJapanese ? "「\($0)」" : $0 }) }

  /// Things one after another without weight on the last: `氏名、住所、電話番号`.
  func enumeration(_ parts: [String]) -> Markup {
    if isJapanese { return parts.map { Markup($0) }.joined("、") }
    return parts.contains { $0.contains(",") } ? parts.map { Markup($0) }.joined("; ") : list(parts)
  }
}
