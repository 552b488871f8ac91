/// What facts say of their order beyond their times, by `after`.
struct FactSequence {
  private let before: [FactID: [FactID]]

  /// The first of facts with one id counts.
  init(_ facts: [Fact]) {
    before = Dictionary(facts.map { ($0.id, $0.predecessors) }) { first, _ in first }
  }

  /// Whether a fact comes after itself.
  func isCircular(_ id: FactID) -> Bool {
    var seen: Set<FactID> = []
    var open = before[id] ?? []
    while let next = open.popLast() {
      if next == id { return true }
      if seen.insert(next).inserted { open += before[next] ?? [] }
    }
    return false
  }
}

extension Fact {
  /// Facts that it names as having come before it.
  var predecessors: [FactID] {
    switch self {
    case .event(let event): event.after
    case .decision(let decision): decision.after
    case .filing(let filing): filing.after
    default: []
    }
  }
}
