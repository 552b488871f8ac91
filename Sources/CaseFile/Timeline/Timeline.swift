import Reconstruction

/// What people know and what the logs say, in one order, with what does not fit together.
public struct Timeline: Sendable {
  /// By time; of equal times the closer known first, and whatever a fact says by `after`.
  public let entries: [TimelineEntry]
  /// In the order of their kinds, and of the facts within one.
  public let contradictions: [Contradiction]

  /// - Parameters:
  ///   - facts: the facts of the case.
  ///   - logFacts: those of the logs, by `LogFact.all(in:)`.
  ///   - asOf: the time of asking, which tells whether what is still open is late; nil: not asked.
  public init(facts: [Fact], logFacts: [LogFact], asOf: FactTime? = nil) {
    let writer = EntryWriter(facts)
    let drafts = facts.flatMap(writer.entries) + logFacts.map(writer.entry)
    entries = Self.ordered(drafts)
    contradictions = ContradictionFinder(facts, logFacts, asOf: asOf).all
  }

  private static func ordered(_ drafts: [TimelineEntry]) -> [TimelineEntry] {
    var mains: [FactID: TimelineEntry] = [:]
    for draft in drafts where !draft.isLearning {
      if case .fact(let id) = draft.origin, mains[id] == nil { mains[id] = draft }
    }
    var order = FactOrder(mains)
    let places = drafts.map { order.place(of: $0) }
    let sorted = drafts.indices.sorted {
      let (a, b) = (places[$0], places[$1])
      return (a.seconds, a.precision, a.depth, $0) < (b.seconds, b.precision, b.depth, $1)
    }
    return sorted.map { drafts[$0] }
  }
}

/// Where entries stand in the order, by their times and by what came before them.
private struct FactOrder {
  struct Place {
    /// Seconds since 1970, UTC.
    var seconds: Int64
    var precision: FactTime.Precision
    /// How many facts come before it in a row, by `after`.
    var depth: Int
  }

  private let mains: [FactID: TimelineEntry]
  private var known: [FactID: Place] = [:]
  /// Facts that are being placed: a circle ends where it closes.
  private var trail: Set<FactID> = []

  init(_ mains: [FactID: TimelineEntry]) { self.mains = mains }

  mutating func place(of entry: TimelineEntry) -> Place {
    var place = Place(
      seconds: entry.time.stated?.seconds ?? .max, precision: entry.time.precision, depth: 0)
    for id in entry.after {
      guard let before = self.place(of: id) else { continue }
      if before.seconds >= place.seconds, before.seconds < .max {
        place.seconds = before.seconds
        place.precision = max(place.precision, before.precision)
      }
      place.depth = max(place.depth, before.depth + 1)
    }
    return place
  }

  private mutating func place(of id: FactID) -> Place? {
    if let place = known[id] { return place }
    guard let main = mains[id], trail.insert(id).inserted else { return nil }
    let place = place(of: main)
    trail.remove(id)
    known[id] = place
    return place
  }
}
