import YAMLText

/// Looks whether what was read fits together: ids, references, names, what the times rule out. Facts that stand in the
/// case already may be referred to.
struct FactsChecker {
  let reader: FactReader
  let existing: [Fact]
  /// Ids of the data map's sets; nil where there is no map to look into.
  let sets: Set<String>?
  private(set) var problems: [YAMLProblem] = []

  init(_ reader: FactReader, existing: [Fact], sets: Set<String>?) {
    self.reader = reader
    self.existing = existing
    self.sets = sets
  }

  // MARK: - Of the file

  mutating func checkReferences() {
    var kinds = Dictionary(existing.map { ($0.id.rawValue, $0.kind) }) { first, _ in first }
    var seen: [String: Mark] = [:]
    for (id, kind) in reader.ids {
      if let first = seen[id.value] {
        report(
          .duplicate, at: id.mark, "The id \(id.value) stands twice",
          remedy: "The first is in line \(first.line); each fact has its own, whatever its kind")
        continue
      }
      seen[id.value] = id.mark
      if let before = kinds[id.value], before != kind {
        report(
          .duplicate, at: id.mark, "\(id.value) is \(before.words) in the case",
          remedy: "Give this \(kind.rawValue) another id")
      }
      if kind == .organisation,
        let other = existing.first(where: { $0.kind == .organisation && $0.id.rawValue != id.value })
      {
        report(
          .duplicate, at: id.mark, "The case has an organisation already, \(other.id)",
          remedy: "A case has one; write `id: \(other.id)` to amend it")
      }
      kinds[id.value] = kind
    }
    for (id, allowed) in reader.references {
      guard let kind = kinds[id.value] else {
        let known = kinds.filter { allowed.contains($0.value) }.keys.sorted()
        report(
          .unknownReference, at: id.mark, "There is no \(allowed.listed) \(id.value)",
          remedy: Nearest.advice(id.value, among: known, noun: "ids that fit"))
        continue
      }
      guard allowed.contains(kind) else {
        report(
          .unknownReference, at: id.mark, "\(id.value) is \(kind.words), not \(allowed.words)",
          remedy: "Name the id of \(allowed.words)")
        continue
      }
    }
    checkNames()
  }

  private mutating func checkNames() {
    var known: [FactShape.Named: [String]] = [:]
    for case .organisation(let organisation) in existing
    where !reader.ids.contains(where: { $0.kind == .organisation }) {
      known[.service] = organisation.services.map(\.id)
      known[.system] = organisation.systems.map(\.id)
    }
    for (name, named) in reader.declared {
      if known[named]?.contains(name.value) == true {
        report(
          .duplicate, at: name.mark, "The \(named.rawValue) \(name.value) is declared twice",
          remedy: "Keep one")
      }
      known[named, default: []].append(name.value)
    }
    known[.set] = sets?.sorted()
    for (name, named) in reader.names {
      if named == .set, sets == nil { continue }
      guard known[named]?.contains(name.value) != true else { continue }
      let advice = Nearest.advice(name.value, among: known[named] ?? [], noun: "\(named.rawValue)s")
      report(
        .unknownReference, at: name.mark, "There is no \(named.rawValue) \(name.value)",
        remedy: named == .set
          ? advice + ". Sets are declared in the data map" : advice + ". The organisation declares them")
    }
  }

  // MARK: - Of the facts

  mutating func check(_ facts: [(fact: Fact, mark: Mark)]) {
    for (fact, mark) in facts {
      switch fact {
      case .event(let event):
        order(event.occurred, event.until, "until", "occurred", of: fact, mark)
        if event.learnt == nil, event.learntThrough != nil {
          report(
            .missingKey, at: mark, "The event \(event.id) says through what it was learnt, and not when",
            remedy: "Add `learnt: …`, a time")
        }
      case .engagement(let engagement):
        order(engagement.start, engagement.end, "end", "start", of: fact, mark)
      case .group(let group):
        order(group.begins, group.ended, "ended", "begins", of: fact, mark)
        if group.means == .publicNotice, group.legalGround == nil {
          report(
            .missingKey, at: mark,
            "The group \(group.id) is told by the public notice alone, and does not say why",
            remedy: "Add `legalGround: …`: no address is held, or what the law allows it for")
        }
      case .phishing(let phishing):
        order(phishing.found, phishing.down, "down", "found", of: fact, mark)
        if (phishing.status == .down) != (phishing.down != nil) {
          report(
            .badValue, at: mark, "The status of the phishing \(phishing.id) and its key down do not agree",
            remedy: "Give both, `status: down` and when it was seen to be down, or neither")
        }
      case .promise(let promise): check(promise, mark)
      case .organisation(let organisation): check(organisation, fact, mark)
      default: break
      }
    }
    checkCycles(facts)
  }

  private mutating func order(
    _ from: FactTime?, _ to: FactTime?, _ later: String, _ earlier: String, of fact: Fact, _ mark: Mark
  ) {
    guard let from, let to, to.isBefore(from) else { return }
    report(
      .badValue, at: mark, "\(later) of the \(fact.kind.rawValue) \(fact.id) is before \(earlier)",
      remedy: "Look at both times and their zones")
  }

  private mutating func check(_ promise: Promise, _ mark: Mark) {
    if promise.status == .done, promise.done == nil {
      report(
        .missingKey, at: mark, "The promise \(promise.id) is done, and does not say when",
        remedy: "Add `done: …`, a time; write `done: unknown` where nobody knows")
    } else if promise.status != .done, promise.done != nil {
      report(
        .badValue, at: mark,
        "The promise \(promise.id) has a time under done, and is \(promise.status.rawValue)",
        remedy: "Write `status: done`, or leave done out")
    }
  }

  private mutating func check(_ organisation: Organisation, _ fact: Fact, _ mark: Mark) {
    guard let desk = organisation.desk else { return }
    order(desk.opens, desk.closes, "closes", "opens", of: fact, mark)
    if let hours = desk.hours, hours.to <= hours.from {
      report(
        .badValue, at: mark, "The desk's hours end at \(hours.to), before they begin at \(hours.from)",
        remedy: "Write them as 09:00 and 18:00")
    }
  }

  /// Facts that come after each other.
  private mutating func checkCycles(_ facts: [(fact: Fact, mark: Mark)]) {
    let sequence = FactSequence(facts.map(\.fact) + existing)
    for (fact, mark) in facts where sequence.isCircular(fact.id) {
      report(
        .cycle, at: mark, "By `after`, the \(fact.kind.rawValue) \(fact.id) comes after itself",
        remedy: "Leave out one of the references in the circle")
    }
  }

  private mutating func report(
    _ code: YAMLProblem.Code, at mark: Mark, _ message: String, remedy: String
  ) {
    problems.append(.init(code, at: mark, message, remedy: remedy))
  }
}

extension Fact.Kind {
  /// With its article.
  fileprivate var words: String {
    switch self {
    case .event, .engagement, .organisation: "an \(rawValue)"
    case .harm, .phishing, .compensation: rawValue
    default: "a \(rawValue)"
    }
  }
}

extension [Fact.Kind] {
  fileprivate var listed: String { count > 3 ? "fact" : map(\.rawValue).joined(separator: " or ") }
  fileprivate var words: String { count > 3 ? "a fact" : map(\.words).joined(separator: " or ") }
}
