extension NoticeKind {
  /// The kinds that this one takes the place of when it is published: a final notice stands for those before it, and a
  /// final report to the authority for the prompt one.
  public var predecessors: [NoticeKind] {
    switch self {
    case .first: [.warning]
    case .second: [.warning, .first]
    case .final: [.warning, .first, .second]
    case .appiFinal: [.appiPrompt]
    default: []
    }
  }
}
