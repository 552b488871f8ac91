public import Investigation
public import YAMLText

/// A word of a list that a company may add to: the kind of an event, the role of a party. Words of its own begin with
/// `x-`.
public protocol FactWord: RawRepresentable<String>, Sendable, Hashable, Codable {
  init(rawValue: String)
  /// The words that Tenmatsu knows, with what readers call them.
  static var known: [FactTerm] { get }
}

/// A known word.
public struct FactTerm: Sendable, Hashable {
  public let word: String
  public let title: BilingualText

  init(_ word: String, _ japanese: String, _ english: String) {
    self.word = word
    title = BilingualText(japanese: japanese, english: english)
  }
}

extension FactWord {
  /// What readers call it; a company's own word without its `x-`.
  public func title(_ language: Language) -> String {
    guard let term = Self.known.first(where: { $0.word == rawValue }) else {
      return rawValue.hasPrefix("x-") ? String(rawValue.dropFirst(2)) : rawValue
    }
    return term.title.text(language)
  }
}

extension BilingualText {
  /// The text in one language.
  public func text(_ language: Language) -> String { language == .ja ? japanese : english }
}
