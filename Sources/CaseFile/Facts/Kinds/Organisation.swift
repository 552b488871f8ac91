public import YAMLText

/// The company whose case it is: what its documents need to know of it.
public struct Organisation: Sendable, Hashable, Codable {
  public var id: FactID
  /// The legal name.
  public var name: BilingualText
  public var parent: BilingualText?
  public var address: BilingualText?
  public var signatory: Signatory?
  public var services: [PublicService]
  public var systems: [System]
  public var desk: Desk?

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
