/// What people did with their cards: rows of an event table.
struct EventRows {
  private struct Event {
    let at: Instant
    let record: Int
    let kind: String
    let order: Int
  }

  private let table: Scenario.EventTable
  private let stage: Stage
  private let number: Int

  init(_ number: Int, _ stage: Stage) {
    self.number = number
    self.stage = stage
    table = stage.scenario.events[number]
  }

  /// In the order of their times.
  func rows() -> [[PeopleBook.Value]] {
    let sorted = events().sorted { ($0.at, $0.order) < ($1.at, $1.order) }
    return sorted.enumerated().map { position, event in
      let record = stage.book.record(table.population, event.record)
      let card = record.person.card(0)
      return [
        .number(position + 1), stage.book.value(record, .id, stage.clock), .text(event.kind),
        .text(card.brand),
        .text(String(card.number.suffix(4))), .text(stage.clock.database(event.at)),
      ]
    }
  }

  private func events() -> [Event] {
    var events: [Event] = []
    var windows: [ClosedRange<Instant>] = []
    for reference in table.entries {
      guard let file = stage.files[reference.file] else { continue }
      let opening = file.plan.openings[reference.opening]
      windows.append(opening.from...opening.to)
      for entry in file.entries where entry.kind == reference {
        let kind = file.event(of: entry) == "card_register" ? "register" : "update"
        events.append(Event(at: entry.at, record: entry.record ?? 0, kind: kind, order: events.count))
      }
    }
    for capture in table.captures {
      let plan = stage.scenario.captures[capture]
      windows.append(plan.from...plan.to)
      for person in 0..<plan.people {
        events.append(
          Event(
            at: CaptureTimes.time(person, plan, stage.scenario.seed),
            record: stage.book.registry.person(person, ofCapture: capture),
            kind: person % 3 == 0 ? "register" : "update", order: events.count))
      }
    }
    return events + others(outside: windows, from: events.count)
  }

  /// Events outside of the windows, of people who entered nothing within them where there are enough others.
  private func others(outside windows: [ClosedRange<Instant>], from first: Int) -> [Event] {
    let place = stage.book.registry.places[table.population]
    let start = stage.scenario.traffic.from + -20 * 86_400
    let span = Int(stage.scenario.dump.at.seconds - start.seconds)
    let free = max(1, place.settled - place.needed)
    var events: [Event] = []
    var chance = Chance(Chance.seed(stage.scenario.seed, 90, number))
    var tries = 0
    while events.count < table.others, tries < table.others * 20 {
      tries += 1
      let at = start + Int64(chance.below(span))
      guard !windows.contains(where: { $0.contains(at) }) else { continue }
      let position = place.settled - 1 - events.count % free
      events.append(
        Event(
          at: at, record: place.shuffle.value(at: position),
          kind: chance.happens(400) ? "register" : "update",
          order: first + events.count))
    }
    return events
  }
}

/// When the people of a capture entered something: the first at its beginning, the last at its end.
enum CaptureTimes {
  static func time(_ person: Int, _ plan: Scenario.CapturePlan, _ seed: UInt64) -> Instant {
    if person == 0 { return plan.from }
    if person == plan.people - 1 { return plan.to }
    var chance = Chance(Chance.seed(seed, 91, person))
    return plan.from + Int64(chance.below(Int(plan.to.seconds - plan.from.seconds)))
  }
}
