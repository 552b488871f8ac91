/// A stretch of a line.
public indirect enum Run: Sendable, Hashable, Codable {
  case text(String)
  case strong([Run])
  /// A number, a date or a name that comes from the case: its id, and how it is shown here.
  case figure(id: String, [Run])
  case deleted([Run], Amendment)
  case inserted([Run], Amendment)
  /// To a block of this document, by its id.
  case reference(String, [Run])
  /// To a page of the web.
  case link(String, [Run])
  /// An address, a name of a file: letter by letter.
  case code(String)
  case lineBreak
  /// Stays on one line: a number with its counter, a date.
  case unbroken([Run])
}

/// When and why a published document was changed.
public struct Amendment: Sendable, Hashable, Codable {
  /// ISO 8601, `2017-02-13`.
  public var day: String
  public var reason: String

  public init(day: String, reason: String) {
    self.day = day
    self.reason = reason
  }
}

extension Run {
  /// The runs within; empty for what holds no others.
  public var children: [Run] {
    switch self {
    case .text, .code, .lineBreak: []
    case .strong(let runs), .unbroken(let runs), .figure(_, let runs), .deleted(let runs, _),
      .inserted(let runs, _), .reference(_, let runs), .link(_, let runs):
      runs
    }
  }
}

extension [Run] {
  /// What counts as said: without what was deleted, a space for a line break.
  public var plainText: String {
    map { run in
      switch run {
      case .text(let text), .code(let text): text
      case .lineBreak: " "
      case .deleted: ""
      default: run.children.plainText
      }
    }.joined()
  }
}
