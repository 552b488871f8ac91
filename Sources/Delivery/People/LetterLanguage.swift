import Obligations

/// The languages in which letters are written.
public enum LetterLanguage: String, Sendable, Codable, CaseIterable {
  case japanese = "ja"
  case english = "en"

  /// The language for a person: the one that they chose, else that of the country where they live, else the case's.
  ///
  /// - Parameters:
  ///   - chosen: as the data has it: a code such as `ja-JP`, or a name.
  ///   - country: as the data has it.
  public init(chosen: String?, country: String?, otherwise: LetterLanguage) {
    let words = (chosen ?? "").lowercased().split { !$0.isLetter }.map(String.init)
    if let first = words.first {
      // What is neither is better read in English than in Japanese.
      self = Self.japaneseWords.contains(first) || first.hasPrefix("日本") ? .japanese : .english
    } else if let country, let residence = Residence(country: country) {
      self = residence.country == "JP" ? .japanese : .english
    } else {
      self = otherwise
    }
  }

  private static let japaneseWords: Set<String> = ["ja", "jp", "jpn", "japanese"]
}
