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

extension Run {
  /// The same with other runs within.
  public func holding(_ runs: [Run]) -> Run {
    switch self {
    case .text, .code, .lineBreak: self
    case .strong: .strong(runs)
    case .unbroken: .unbroken(runs)
    case .figure(let id, _): .figure(id: id, runs)
    case .deleted(_, let amendment): .deleted(runs, amendment)
    case .inserted(_, let amendment): .inserted(runs, amendment)
    case .reference(let id, _): .reference(id, runs)
    case .link(let address, _): .link(address, runs)
    }
  }
}

extension [Run] {
  /// What counts as said: without what was deleted, a space for a line break, never two spaces.
  public var plainText: String {
    var text = ""
    append(to: &text)
    return text
  }

  private func append(to text: inout String) {
    for run in self {
      switch run {
      case .text(let own), .code(let own):
        text += own.first == " " && text.last == " " ? own.drop { $0 == " " } : own[...]
      case .lineBreak: if text.last != " " { text += " " }
      case .deleted: break
      default: run.children.append(to: &text)
      }
    }
  }
}
