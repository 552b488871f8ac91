import Bytes
import Records

/// Reads the records of one population, one after another, into a ``Register/Members``.
struct PopulationReader {
  /// The columns that it needs, in the order in which it expects them.
  let columns: [String]
  private var members: Register.Members
  /// Two records with the same key: their numbers among the records that count, and their lines.
  private(set) var repeatedKey: (records: (Int, Int), lines: (Int, Int))?
  private(set) var recordsWithoutKey = 0

  var population: Population { members.population }

  private let lookups: [(lookup: Register.Lookup, columns: [(place: Int, normaliser: Normaliser)])]
  /// By number of the way: hashes, and the index of those by which single records are looked up.
  private var hashes: [[UInt64]] = []
  private var indexes: [HashIndex?] = []
  private var repeated: [Set<UInt64>] = []
  private let created: Int?
  private let withdrawn: Int?
  private let country: Int?
  private let conditions: [(place: Int, values: [String?])]
  private let clock: MapClock

  /// - Parameters:
  ///   - lookups: the ways in which records are found or joined, besides the key.
  ///   - indexed: those of them by which single records are looked up.
  init(
    _ population: Population, item: Int, lookups others: [Register.Lookup], indexed: Set<Register.Lookup>,
    clock: MapClock
  ) {
    var columns: [String] = []
    func place(_ column: String) -> Int {
      if let place = columns.firstIndex(of: column) { return place }
      columns.append(column)
      return columns.count - 1
    }
    members = Register.Members(population: population, item: item, base: 0)
    let key = members.keyLookup
    self.lookups = ([key] + others.filter { $0 != key }).map { lookup in
      (
        lookup,
        lookup.words.map { word in
          (
            place(Register.Members.column(word, of: population)),
            Register.Members.normaliser(word, of: population)
          )
        }
      )
    }
    created = population.fields["createdAt"].map { place($0.value) }
    withdrawn = population.fields["withdrawnAt"].map { place($0.value) }
    country = population.fields["country"].map { place($0.value) }
    conditions = population.place.conditions.map { (place($0.column.value), $0.values) }
    self.columns = columns
    self.clock = clock
    for way in self.lookups {
      hashes.append([])
      indexes.append(way.lookup == key || indexed.contains(way.lookup) ? HashIndex() : nil)
      repeated.append([])
    }
  }

  /// - Parameter countries: the register that numbers countries.
  mutating func add(_ record: borrowing RecordView, register: inout Register) {
    let key = hash(record, 0)
    guard conditions.allSatisfy({ record.meets($0.values, at: $0.place) }) else {
      if let key { members.excluded.insert(key) }
      return
    }
    guard key != nil else {
      recordsWithoutKey += 1
      return
    }
    let place = members.lines.count
    members.lines.append(UInt32(clamping: record.line))
    members.created.append(created.flatMap { clock.seconds(record, $0) }.map { UInt32(clamping: $0) } ?? 0)
    var facts: UInt16 = 0
    if let country, let text = record.text(country) {
      facts = register.countryNumber(text.trimmingBlanks.uppercased())
    }
    if let withdrawn, record.isSet(withdrawn) { facts |= Register.withdrawnBit }
    members.facts.append(facts)
    for number in lookups.indices {
      enter(number == 0 ? key : hash(record, number), number, place, record.line)
    }
  }

  private mutating func enter(_ hash: UInt64?, _ way: Int, _ place: Int, _ line: Int) {
    hashes[way].append(hash ?? 0)
    guard let hash, let other = indexes[way]?.insert(place, hashes: hashes[way]) else { return }
    if way > 0 {
      repeated[way].insert(hash)
    } else if repeatedKey == nil {
      repeatedKey = ((other + 1, place + 1), (Int(members.lines[other]), line))
    }
  }

  /// The records that were read.
  consuming func finish() -> Register.Members {
    for (number, way) in lookups.enumerated() {
      members.hashes[way.lookup] = hashes[number]
      members.indexes[way.lookup] = indexes[number]
      members.repeated[way.lookup] = repeated[number]
    }
    return members
  }

  private func hash(_ record: borrowing RecordView, _ lookup: Int) -> UInt64? {
    let way = lookups[lookup]
    if way.columns.count == 1 { return record.hash(way.columns[0].place, way.columns[0].normaliser) }
    var hashes: [UInt64?] = []
    for column in way.columns { hashes.append(record.hash(column.place, column.normaliser)) }
    return combined(hashes)
  }
}

extension RecordView {
  func hash(_ place: Int, _ normaliser: Normaliser) -> UInt64? {
    withBytes(place) { normaliser.hash($0) } ?? nil
  }

  /// Whether a field has one of some values; nil stands for NULL, and for a field that is missing.
  func meets(_ values: [String?], at place: Int) -> Bool { values.contains(text(place)) }

  /// Whether anything stands in a field: not NULL, not empty, not MySQL's zero date.
  func isSet(_ place: Int) -> Bool {
    guard let text = text(place) else { return false }
    return !text.isEmpty && text != "0" && !text.hasPrefix("0000-00-00")
  }
}

extension String {
  var trimmingBlanks: String {
    var slice = self[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
