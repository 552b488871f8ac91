import YAMLText

/// A data map drafted from tables and sampled values, for a person to correct.
///
/// The draft says of each line how sure it is and why. It prints no value, only how many look like what.
public struct MapDraft {
  struct DraftService {
    let id: String
    let name: String
    let isSchema: Bool
  }

  struct DraftPopulation {
    let id: String
    let service: String
    let reading: TableReading
    let certainty: Certainty
    let reason: BilingualText
  }

  struct DraftStore {
    let reading: TableReading
    /// The population that the record itself belongs to.
    let population: Int?
    let link: PersonLink?
  }

  struct LeftOut {
    let reading: TableReading
    let reason: BilingualText
  }

  private(set) var services: [DraftService] = []
  private(set) var populations: [DraftPopulation] = []
  private(set) var stores: [DraftStore] = []
  private(set) var leftOut: [LeftOut] = []
  /// Stores whose records tell who did what when.
  private(set) var events: [DraftStore] = []
  /// Tables whose names a map cannot write.
  let unnameable: [SampledTable]
  let tableCount: Int

  /// Drafts a map; the order of the tables is kept.
  public init(_ tables: [SampledTable]) {
    tableCount = tables.count
    let readings = tables.filter(\.canBeNamed).map { TableReading($0.withNamedColumns) }
    unnameable = tables.filter { !$0.canBeNamed }
    let people = MapDraft.populations(readings)
    var readingOf = people.map { readings[$0] }
    let finder = LinkFinder(populations: readingOf)
    var placements: [Int: (population: Int?, link: PersonLink?)] = [:]
    var orphans: [Int] = []
    for (number, reading) in readings.enumerated() {
      if let own = people.firstIndex(of: number) {
        placements[number] = (own, nil)
      } else if !reading.personal.isEmpty {
        if let link = finder.link(from: reading) ?? finder.emailLink(from: reading) {
          placements[number] = (nil, link)
        } else {
          orphans.append(number)
        }
      }
    }
    // People who are in no list of people: their own records are all there is of them.
    for number in orphans
    where readings[number].key != nil && readings[number].isIdentifying && !readings[number].table.isView {
      placements[number] = (readingOf.count, nil)
      readingOf.append(readings[number])
    }
    name(readingOf, certainAre: people.count)
    for (number, reading) in readings.enumerated() {
      guard let (population, link) = placements[number] else {
        leftOut.append(LeftOut(reading: reading, reason: MapDraft.whyLeftOut(reading)))
        continue
      }
      let store = DraftStore(reading: reading, population: population, link: link)
      stores.append(store)
      if store.tellsEvents { events.append(store) }
    }
    for (number, reading) in readings.enumerated() where placements[number] == nil {
      if let link = finder.link(from: reading) {
        let store = DraftStore(reading: reading, population: nil, link: link)
        if store.tellsEvents { events.append(store) }
      }
    }
  }

  // MARK: - Populations

  private static func populations(_ readings: [TableReading]) -> [Int] {
    let candidates = readings.indices.filter { number in
      let reading = readings[number]
      return reading.key != nil && reading.isIdentifying && !reading.table.isView
        && reading.populationScore >= 4
    }
    let finder = LinkFinder(populations: candidates.map { readings[$0] })
    return candidates.enumerated().filter { place, number in
      // A table that refers to another list of people is about those, unless it is a list of people by its name.
      guard let link = finder.link(from: readings[number], excluding: place) else { return true }
      // A table is not about the people of an export of it.
      if readings[number].table.format == nil, finder.populations[link.population].table.format != nil {
        return true
      }
      let isByKey = link.column == readings[number].key?.column
      return readings[number].nature == .people && !isByKey && link.certainty != .sure
    }.map(\.element)
  }

  private mutating func name(_ readings: [TableReading], certainAre certain: Int) {
    var ids: Set<String> = []
    for (number, reading) in readings.enumerated() {
      let service = service(of: reading.table)
      let plain = DraftText.identifier(reading.table.name, fallback: "people")
      var id = plain
      if ids.contains(id)
        || readings.count(where: { DraftText.identifier($0.table.name, fallback: "people") == plain }) > 1
      {
        id = DraftText.identifier("\(service)-\(plain)", fallback: "people")
      }
      var suffix = 2
      let stem = id
      while !ids.insert(id).inserted {
        id = "\(stem)-\(suffix)"
        suffix += 1
      }
      let isList = number < certain
      let score = reading.populationScore
      let certainty: Certainty = !isList ? .unsure : score >= 6 ? .sure : .likely
      populations.append(
        DraftPopulation(
          id: id, service: service, reading: reading, certainty: certainty,
          reason: isList ? reading.whyPopulation : MapDraft.orphanReason))
    }
    if services.isEmpty { services.append(DraftService(id: "service", name: "service", isSchema: false)) }
  }

  private static let orphanReason = BilingualText(
    japanese: "人の情報があるが、どの会員にもつながらない。別の人の集まりとして数える",
    english: "holds data of people, but nothing leads to a list of people; counted as people of their own")

  private mutating func service(of table: SampledTable) -> String {
    let name = table.schema ?? services.first?.name ?? "service"
    if let known = services.first(where: { $0.name == name }) { return known.id }
    var id = DraftText.identifier(name, fallback: "service")
    while services.contains(where: { $0.id == id }) { id += "-2" }
    services.append(DraftService(id: id, name: name, isSchema: table.schema != nil))
    return id
  }

  private static func whyLeftOut(_ reading: TableReading) -> BilingualText {
    let classes = Set(reading.personal.flatMap(\.classes)).sorted()
    guard !classes.isEmpty else { return .init(japanese: "個人データなし", english: "no personal data found") }
    let list = classes.joined(separator: ", ")
    return .init(
      japanese: "\(list) があるが、誰のものか示す列がない",
      english: "holds \(list), but no column tells whose")
  }
}

extension MapDraft.DraftStore {
  /// Whether records have a moment and a kind, and lead to a person elsewhere.
  var tellsEvents: Bool {
    link != nil && moment != nil && reading.guesses.contains { $0.meaning == .kind }
  }

  var moment: Int? { reading.time(.otherTime) ?? reading.time(.createdAt) }
}

extension TableReading {
  /// What speaks for a list of people.
  var whyPopulation: BilingualText {
    let classes = Set(personal.flatMap(\.classes))
    var japanese: [String] = []
    var english: [String] = []
    func add(_ holds: Bool, _ ja: String, _ en: String) {
      if holds {
        japanese.append(ja)
        english.append(en)
      }
    }
    add(nature == .people, "表の名前", "the table's name")
    add(key?.certainty == .sure, "主キー", "a primary key")
    add(classes.contains("email"), "メールアドレス", "e-mail addresses")
    add(classes.contains("name") || classes.contains("name.kana"), "氏名", "names")
    add(classes.contains("username"), "ログインID", "login names")
    add(time(.createdAt) != nil, "登録日時", "times of registration")
    add(time(.withdrawnAt) != nil, "退会日時", "times of withdrawal")
    return .init(japanese: japanese.joined(separator: "、"), english: english.joined(separator: ", "))
  }
}
