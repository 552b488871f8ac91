public import YAMLText

/// The rules of one regime: a law, a contract, a body that may be told. Data, not code, each rule dated and sourced.
///
/// Packs are prepared for the check of the company's counsel; they are no legal advice.
public struct RulePack: Sendable, Hashable, Codable {
  /// `jp-appi`. A company's own pack with the id of a bundled one takes its place.
  public var id: String
  public var name: BilingualText
  /// Where it holds: a country or subdivision of ISO 3166, `EU`; nil for contracts.
  public var jurisdiction: String?
  /// The day as of which it was written.
  public var version: String
  /// Who has checked it, and when; nil where nobody has.
  public var reviewed: BilingualText?
  public var sources: [Source]
  public var rules: [Rule]

  /// Where a rule was read.
  public struct Source: Sendable, Hashable, Codable {
    public var id: String
    public var title: BilingualText
    public var url: String?
    public var standing: Standing

    /// What kind of text it is.
    public enum Standing: String, Sendable, Hashable, Codable, CaseIterable {
      case law, guideline, authority, contract
      /// Somebody's explanation of the text.
      case commentary
      /// General knowledge: no text was at hand, so look it up before you rely on it.
      case general

      public var title: BilingualText {
        let (japanese, english) =
          switch self {
          case .law: ("法令", "law")
          case .guideline: ("ガイドライン", "guideline")
          case .authority: ("当局", "authority")
          case .contract: ("規約・契約", "contract")
          case .commentary: ("解説", "commentary")
          case .general: ("一般知識・要確認", "general knowledge, to be looked up")
          }
        return BilingualText(japanese: japanese, english: english)
      }
    }
  }

  enum CodingKeys: String, CodingKey {
    case id = "pack"
    case name, jurisdiction, version, reviewed, sources, rules
  }

  /// What every list of duties says of where it comes from.
  public static let reservation = BilingualText(
    japanese: "この一覧は、貴社の弁護士の確認のために用意したものです。法的助言ではありません。",
    english: "Prepared for your counsel's check. It is no legal advice.")

  /// The sources that a rule names.
  public func sources(of rule: Rule) -> [Source] {
    rule.sources.compactMap { id in sources.first { $0.id == id } }
  }
}
