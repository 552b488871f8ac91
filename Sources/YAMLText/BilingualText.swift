/// A text in Japanese and English; one given alone stands for both.
public struct BilingualText: Sendable, Hashable {
  public var japanese: String
  public var english: String

  public init(japanese: String, english: String) {
    self.japanese = japanese
    self.english = english
  }
}

/// As JSON: `{"en":…,"ja":…}`.
extension BilingualText: Codable {
  private enum CodingKeys: String, CodingKey {
    case japanese = "ja"
    case english = "en"
  }
}
