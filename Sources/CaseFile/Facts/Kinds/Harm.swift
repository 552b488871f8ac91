public import YAMLText

/// Harm that came of it, or may: 二次被害 in the forms of Japanese authorities.
public struct Harm: Sendable, Hashable, Codable {
  public var id: FactID
  public var kind: HarmKind
  public var status: Status
  /// When it was first seen.
  public var at: FactTime?
  public var what: BilingualText
  public var publicWording: BilingualText?
  /// Sets of people whom it concerns, by the data map's ids; empty: all.
  public var sets: [String]
  /// From whom this is known.
  public var source: BilingualText?

  public enum Status: String, Sendable, Codable, CaseIterable {
    /// It happened.
    case occurred
    /// It may happen.
    case feared
    /// It was looked for, and nothing of it was found.
    case notFound
  }

  enum CodingKeys: String, CodingKey {
    case id, kind, status, at, what
    case publicWording = "public"
    case sets, source
  }
}

/// What kind of harm it is.
public struct HarmKind: FactWord {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let phishing = HarmKind(rawValue: "phishing")

  public static let known = [
    FactTerm("phishing", "フィッシング", "phishing"),
    FactTerm("cardFraud", "カードの不正利用", "fraudulent use of cards"),
    FactTerm("accountTakeover", "アカウントの不正利用", "accounts taken over"),
    FactTerm("identityTheft", "なりすまし", "identity theft"),
    FactTerm("extortion", "脅迫", "extortion"),
    FactTerm("publication", "データの公開・売買", "data published or sold"),
  ]
}
