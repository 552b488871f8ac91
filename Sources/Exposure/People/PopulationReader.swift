import Bytes
import Records
import YAMLText

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
  /// By number of the way: hashes, and whether single records are looked up by them.
  private var hashes: [Blocks<UInt64>] = []
  private var isIndexed: [Bool] = []
  /// Countries as they were met, and their numbers: few.
  private var countries: [(written: [UInt8], number: UInt16)] = []
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
      hashes.append(Blocks())
      isIndexed.append(way.lookup == key || indexed.contains(way.lookup))
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
    members.lines.append(UInt32(clamping: record.line))
    members.created.append(created.flatMap { clock.seconds(record, $0) }.map { UInt32(clamping: $0) } ?? 0)
    var facts: UInt16 = 0
    if let country { facts = number(record, country, &register) }
    if let withdrawn, record.isSet(withdrawn) { facts |= Register.withdrawnBit }
    members.facts.append(facts)
    for number in lookups.indices { hashes[number].append((number == 0 ? key : hash(record, number)) ?? 0) }
  }

  /// The number of a record's country.
  private mutating func number(_ record: borrowing RecordView, _ country: Int, _ register: inout Register)
    -> UInt16
  {
    guard case .bytes(let range) = record[country] else { return 0 }
    let known = countries.first { $0.written.elementsEqual(record.arena[range]) }
    if let known { return known.number }
    let text = record.text(country) ?? ""
    let number = register.countryNumber(text.trimmingBlanks.uppercased())
    if countries.count < 32 { countries.append((Array(record.arena[range]), number)) }
    return number
  }

  /// The records that were read; ``repeatedKey`` is known then.
  mutating func finish() -> Register.Members {
    for (number, way) in lookups.enumerated() {
      members.hashes[way.lookup] = hashes[number]
      guard isIndexed[number] else { continue }
      var repeated: Set<UInt64> = []
      var index = HashIndex(minimumCapacity: members.count)
      for place in hashes[number].indices {
        // A value that is not there has no hash; a key is always there.
        guard number == 0 || hashes[number][place] != 0 else { continue }
        guard let other = index.insert(place, hashes: hashes[number]) else { continue }
        if number > 0 {
          repeated.insert(hashes[number][place])
        } else if repeatedKey == nil {
          repeatedKey = ((other + 1, place + 1), (Int(members.lines[other]), Int(members.lines[place])))
        }
      }
      members.indexes[way.lookup] = index
      members.repeated[way.lookup] = repeated
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
