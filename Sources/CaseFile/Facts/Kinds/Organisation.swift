public import YAMLText

/// The company whose case it is: what its documents need to know of it.
public struct Organisation: Sendable, Hashable, Codable {
  public var id: FactID
  /// The legal name.
  public var name: BilingualText
  public var parent: BilingualText?
  public var address: BilingualText?
  /// The line of business, as forms ask for it.
  public var industry: BilingualText?
  /// Countries with an establishment, by their ISO 3166-1 codes.
  public var establishedIn: [String]?
  /// What contracts and laws hold for it.
  public var attributes: [Attribute]?
  /// Who answers authorities.
  public var contact: Contact?
  public var dataProtectionOfficer: Contact?
  public var signatory: Signatory?
  public var services: [PublicService]
  public var systems: [System]
  public var desk: Desk?

  /// Somebody of the organisation, as filings name them.
  public struct Contact: Sendable, Hashable, Codable {
    public var name: BilingualText
    public var department: BilingualText?
    public var phone: String?
    public var mail: String?
  }

  /// Who signs.
  public struct Signatory: Sendable, Hashable, Codable {
    public var title: BilingualText
    public var name: BilingualText
  }

  /// A service by its public name, spelt the one way in which documents spell it.
  public struct PublicService: Sendable, Hashable, Codable {
    /// As the data map calls it.
    public var id: String
    public var name: BilingualText
    public var url: String?
  }

  /// A server, a database, an application.
  public struct System: Sendable, Hashable, Codable {
    public var id: String
    public var name: BilingualText
    /// Services that run on it.
    public var services: [String]
  }

  /// Where people turn with questions.
  public struct Desk: Sendable, Hashable, Codable {
    public var name: BilingualText
    public var channels: [Channel]
    public var hours: Hours?
    public var opens: FactTime?
    /// The last day on which it is open.
    public var closes: FactTime?
    /// Where questions go after that.
    public var afterwards: BilingualText?
  }

  /// A way to reach the desk.
  public struct Channel: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable { case phone, operatorCall, mail, form, post }

    public var kind: Kind
    /// The number, address or page.
    public var value: String
    /// For whom it is: callers in the country, from abroad, where nothing else works.
    public var audience: BilingualText?
    public var cost: BilingualText?
    public var note: BilingualText?
    public var url: String?
  }

  /// When somebody answers.
  public struct Hours: Sendable, Hashable, Codable {
    public enum Day: String, Sendable, Codable, CaseIterable { case mon, tue, wed, thu, fri, sat, sun }

    public var days: [Day]
    /// `09:00`, in the zone.
    public var from: String
    public var to: String
    /// IANA zone or offset.
    public var zone: String
    /// Whether it is open on public holidays too.
    public var holidays: Bool
  }
}

extension Organisation {
  /// What holds for an organisation by its contracts, its listing, its role.
  public struct Attribute: FactWord {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let known = [
      FactTerm("privacyMark", "プライバシーマーク付与事業者", "holds the PrivacyMark"),
      FactTerm("cardMerchant", "クレジットカード加盟店", "takes payment cards"),
      FactTerm("usListed", "米国証券取引所の登録会社", "registered with the US SEC"),
      FactTerm("offersInEU", "EU域内の個人に提供", "offers goods or services to people in the EU"),
      FactTerm("offersInUK", "英国の個人に提供", "offers goods or services to people in the UK"),
      FactTerm("processor", "委託を受けた者", "processes for others"),
    ]
  }
}
