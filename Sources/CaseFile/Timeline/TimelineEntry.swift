public import YAMLText

/// One thing on a timeline.
public struct TimelineEntry: Sendable, Hashable {
  /// Where it comes from.
  public enum Origin: Sendable, Hashable {
    case fact(FactID)
    case log
  }

  public var time: FactTime
  /// The end of what lasted.
  public var until: FactTime?
  /// When it was learnt, where that was later.
  public var learnt: FactTime?
  /// Whether this is the learning of something that happened before, which has an entry of its own at its time.
  public var isLearning = false
  public var origin: Origin
  /// The word of its kind: of an event as in the file, otherwise `report`, `engagementStart` and the like.
  public var kind: String
  /// The kind for readers.
  public var title: BilingualText
  /// For the case.
  public var text: BilingualText
  /// For the public; nil: not to be told.
  public var publicText: BilingualText?
  public var source: BilingualText?
  /// Lines of the evidence: `1:4711`.
  public var citations: [String] = []
  /// How many more there are.
  public var moreCitations = 0
  /// Facts that came before, beyond what the times say.
  var after: [FactID] = []
}
