/// For whom a document is, which decides what it may say.
public enum Audience: String, Sendable, Codable, CaseIterable {
  /// Everybody. Only what has a wording for the public.
  case `public`
  /// An authority, the police, a certification body.
  case authority
  /// A company under contract: an acquirer, a card company.
  case partner
  /// A person concerned. Only what has a wording for the public, and nothing of others.
  case person
  /// Our own people.
  case `internal`

  /// Whether it reads only what was worded for the public.
  public var isOutside: Bool { self == .public || self == .person }
}
