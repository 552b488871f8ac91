public import YAMLText

/// A campaign of phishing in our name.
public struct Phishing: Sendable, Hashable, Codable {
  public var id: FactID
  /// When it was first seen.
  public var found: FactTime
  public var what: BilingualText
  public var publicWording: BilingualText?
  /// Services that it imitates.
  public var services: [String]
  /// The subject line of the mails.
  public var subject: String?
  /// The addresses or names that the mails claim to come from.
  public var senders: [String]
  /// The false sites; they are never printed as links.
  public var urls: [String]
  /// Evidence items that hold samples.
  public var evidence: [String]
  public var status: Status
  /// When somebody last looked.
  public var checked: FactTime?
  /// When the site was seen to be down.
  public var down: FactTime?

  public enum Status: String, Sendable, Codable, CaseIterable { case active, takedownRequested, down }

  enum CodingKeys: String, CodingKey {
    case id, found, what
    case publicWording = "public"
    case services, subject, senders, urls, evidence, status, checked, down
  }
}
