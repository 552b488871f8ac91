public import YAMLText

/// Somebody who has to do with the case: a body, a company, a department, a person of our own.
public struct Party: Sendable, Hashable, Codable {
  public var id: FactID
  public var role: PartyRole
  /// As it is called inside.
  public var name: BilingualText
  /// As it is called in public, where it is not to be named: “our hosting company”.
  public var alias: BilingualText?
  /// The short form that texts use after they have named it once.
  public var term: BilingualText?
  public var contact: String?
  /// What it is accredited as, and by whom.
  public var accreditation: BilingualText?
  /// What it owes us, by contract or law, and within what time.
  public var duty: Duty?

  /// Something to be done within a time.
  public struct Duty: Sendable, Hashable, Codable {
    public var what: BilingualText
    public var within: TimeLimit
    /// The fact from which the time runs: an event, an engagement, a report.
    public var from: FactID?
  }
}

/// What a party is to the case.
public struct PartyRole: FactWord {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let known = [
    FactTerm("processor", "委託先", "processor"),
    FactTerm("investigator", "調査会社", "investigator"),
    FactTerm("acquirer", "加盟店契約会社", "acquirer"),
    FactTerm("cardBrand", "国際ブランド", "card brand"),
    FactTerm("issuer", "カード発行会社", "card issuer"),
    FactTerm("authority", "監督官庁", "authority"),
    FactTerm("police", "警察", "police"),
    FactTerm("council", "協議会", "council"),
    FactTerm("certification", "認証・認定機関", "certification body"),
    FactTerm("media", "報道機関", "media"),
    FactTerm("counsel", "弁護士", "counsel"),
    FactTerm("insurer", "保険会社", "insurer"),
    FactTerm("customers", "お客様", "customers"),
    FactTerm("staff", "社内", "staff"),
    FactTerm("supplier", "取引先", "supplier"),
  ]
}
