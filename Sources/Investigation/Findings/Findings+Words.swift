import Exposure

extension LeftAside.Reason {
  /// The reason in words, in English.
  public var words: String {
    switch self {
    case .kind(let name): "\(name): not used yet"
    case .unrecognised: "no web server log and no database dump"
    case .empty: "empty"
    case .binary: "binary data"
    case .sameTraffic(let item): "the same traffic as item \(item)"
    case .unreadable(let why): "could not be read: \(why)"
    }
  }
}

extension Input {
  /// Whether it is a web server log.
  var isLog: Bool { if case .accessLog = content { true } else { false } }
  var isDump: Bool { if case .databaseDump = content { true } else { false } }
  var isRecords: Bool { if case .records = content { true } else { false } }
}

extension Findings {
  /// Part of the input could not be read: damaged or unreadable files, or a log of which most lines do not parse.
  public var isIncomplete: Bool {
    leftAside.contains { if case .unreadable = $0.reason { true } else { false } }
      || evidence.contains { $0.unparsedLines * 2 > $0.lines }
      || gaps.contains { if case .damaged = $0.reason { true } else { false } }
  }
}

extension Findings {
  /// What widened or limits the figures about people, in English.
  public var affectedNotes: [String] { affected?.notes.map(English().note) ?? [] }
}
