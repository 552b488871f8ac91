/// A plain file on the server to which an application wrote what people entered.
struct PlainFile {
  struct Entry {
    let at: Instant
    let kind: Scenario.EntryReference
    /// Its number among those of its kind.
    let number: Int
    /// The record of the person, where the kind has people.
    let record: Int?
  }

  let plan: Scenario.FilePlan
  let entries: [Entry]
  private let book: PeopleBook
  private let seed: UInt64

  init(_ number: Int, in book: PeopleBook) {
    self.book = book
    plan = book.scenario.files[number]
    seed = Chance.seed(book.scenario.seed, 60, number)
    var all: [Entry] = []
    for (opening, value) in plan.openings.enumerated() {
      for (index, kind) in value.entries.enumerated() {
        let reference = Scenario.EntryReference(file: number, opening: opening, entries: index)
        for entry in 0..<kind.entries {
          let person = kind.people == 0 ? nil : entry < kind.people ? entry : entry * 7 % kind.people
          all.append(
            Entry(
              at: PlainFile.time(entry, of: kind.entries, value, isFirst: index == 0, seed &+ UInt64(index)),
              kind: reference, number: entry,
              record: person.flatMap { person in
                kind.population.map { book.registry.person(person, of: reference, in: $0) }
              }))
        }
      }
    }
    entries = all.sorted {
      ($0.at, $0.kind.opening, $0.kind.entries, $0.number) < (
        $1.at, $1.kind.opening, $1.kind.entries, $1.number
      )
    }
  }

  /// The first kind has the first and the last entry of its opening.
  private static func time(
    _ entry: Int, of count: Int, _ opening: Scenario.Opening, isFirst: Bool, _ seed: UInt64
  ) -> Instant {
    if isFirst, entry == 0 { return opening.from }
    if isFirst, entry == count - 1 { return opening.to }
    let span = Int(opening.to.seconds - opening.from.seconds)
    guard span > 2 else { return opening.from }
    var chance = Chance(Chance.seed(seed, UInt64(bitPattern: opening.from.seconds), entry))
    return opening.from + Int64(1 + chance.below(span - 1))
  }

  func kind(of entry: Entry) -> Scenario.Entries {
    plan.openings[entry.kind.opening].entries[entry.kind.entries]
  }

  /// What the file begins with.
  var header: String {
    plan.isCSV ? "ts;event;service;member_id;ip;holder;number;expiry;email;password\n" : ""
  }

  /// An entry as it is written.
  func line(_ entry: Entry, _ clock: Clock) -> String {
    let kind = kind(of: entry)
    let time = clock.iso(entry.at)
    let address = address(of: entry)
    guard let population = kind.population, let index = entry.record else {
      let service = book.scenario.services[0].id
      var chance = Chance(Chance.seed(seed, 61, entry.number))
      let event = chance.pick(["view", "mail_queued", "cache_miss", "cart"])
      if plan.isCSV { return "\(time);\(event);\(service);;\(address);;;;;\n" }
      return JSON.object([
        ("ts", .text(time)), ("level", .text("DEBUG")), ("service", .text(service)), ("event", .text(event)),
        ("ip", .text(address)), ("ms", .integer(1 + chance.below(900))),
      ]).compact + "\n"
    }
    let record = book.record(population, index)
    let service = book.scenario.services[book.scenario.populations[population].service].id
    let id = book.value(record, .id, clock).shown
    if kind.holds == .card {
      let card = record.person.card(0)
      let event = event(of: entry)
      if plan.isCSV {
        return "\(time);\(event);\(service);\(id);\(address);\(card.holder);\(card.number);\(card.expiry);;\n"
      }
      return JSON.object([
        ("ts", .text(time)), ("level", .text("DEBUG")), ("service", .text(service)), ("event", .text(event)),
        ("member_id", .integer(Int(id) ?? 0)), ("ip", .text(address)),
        (
          "card",
          .object([
            ("holder", .text(card.holder)), ("number", .text(card.number)), ("expiry", .text(card.expiry)),
          ])
        ),
      ]).compact + "\n"
    }
    let email = book.value(record, .email, clock).shown
    let password = record.person.password
    if plan.isCSV {
      return "\(time);\(event(of: entry));\(service);\(id);\(address);;;;\(email);\(password)\n"
    }
    return JSON.object([
      ("ts", .text(time)), ("level", .text("DEBUG")), ("service", .text(service)),
      ("event", .text(event(of: entry))), ("member_id", .integer(Int(id) ?? 0)), ("ip", .text(address)),
      ("email", .text(email)), ("password", .text(password)),
    ]).compact + "\n"
  }

  static let cardEvents = ["card_register", "card_update"]
  static let passwordEvents = ["login", "register", "password_change"]

  func event(of entry: Entry) -> String {
    var chance = Chance(Chance.seed(seed, 62 + UInt64(entry.kind.entries), entry.number))
    return chance.pick(kind(of: entry).holds == .card ? PlainFile.cardEvents : PlainFile.passwordEvents)
  }

  private func address(of entry: Entry) -> String {
    Address.visitor(Chance.seed(seed, 70 + UInt64(entry.kind.entries), entry.number))
  }

  /// The requests by which the entries came about.
  func hits(sites: [Site]) -> [Hit] {
    entries.compactMap { entry in
      let kind = kind(of: entry)
      guard let population = kind.population else { return nil }
      let path = sites[book.scenario.populations[population].service].path
      let page = kind.holds == .card ? "/mypage/card" : event(of: entry) == "login" ? "/login" : "/register"
      return Hit(
        at: entry.at, address: address(of: entry), method: "POST", target: path + page, status: 302, bytes: 0,
        referrer: "http://www.shop.example.jp" + path + page,
        agent: Agents.browsers[entry.number % Agents.browsers.count],
        microseconds: 31_000 + entry.number % 977)
    }
  }
}

/// What stands in a file at a moment.
struct FileContent {
  let bytes: Int
  /// The length once a page has escaped it.
  let escaped: Int
  let entries: Int
}

extension PlainFile {
  /// What had been written before a moment.
  func content(at moment: Instant, _ clock: Clock) -> FileContent {
    var text = header
    var bytes = text.utf8.count
    var escaped = Markup.length(text)
    var count = 0
    for entry in entries where entry.at < moment {
      text = line(entry, clock)
      bytes += text.utf8.count
      escaped += Markup.length(text)
      count += 1
    }
    return FileContent(bytes: bytes, escaped: escaped, entries: count)
  }
}

/// A population's records as a CSV file.
struct PeopleFile {
  let population: Int
  let book: PeopleBook

  var header: String {
    book.scenario.populations[population].columns.map(\.name).joined(separator: ",") + "\n"
  }

  func line(_ index: Int, _ clock: Clock) -> String {
    let record = book.record(population, index)
    return book.scenario.populations[population].columns.map { column in
      let text = book.value(record, column.kind, clock).shown
      guard text.utf8.contains(where: { ",\"\n".utf8.contains($0) }) else { return text }
      return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }.joined(separator: ",") + "\n"
  }

  func content(at moment: Instant, _ clock: Clock) -> FileContent {
    let count = book.existing(population, at: moment)
    var bytes = header.utf8.count
    var escaped = Markup.length(header)
    for index in 0..<count {
      let text = line(index, clock)
      bytes += text.utf8.count
      escaped += Markup.length(text)
    }
    return FileContent(bytes: bytes, escaped: escaped, entries: count)
  }
}
