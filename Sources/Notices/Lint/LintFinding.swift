public import YAMLText

/// Something in a document that should not go out as it stands.
public struct LintFinding: Sendable, Hashable, Codable {
  public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    /// Better otherwise; a matter of style.
    case hint
    /// Somebody should decide.
    case warning
    /// Wrong: it is not published.
    case error

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .hint: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// Where it stands.
  public struct Place: Sendable, Hashable, Codable {
    /// Number of the paragraph, heading, item or cell, from 1.
    public var passage: Int
    /// The heading above it; empty before the first.
    public var heading: String
    /// The sentence, shortened around the place.
    public var excerpt: String
  }

  /// The rule's id.
  public var rule: String
  public var severity: Severity
  public var place: Place
  /// What is wrong.
  public var message: BilingualText
  /// What to do about it.
  public var remedy: BilingualText
}
