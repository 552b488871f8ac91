import Reconstruction
import YAMLText

/// Finds which records were exposed, by what, and which classes of their data.
struct ExposureFinder {
  let map: DataMap
  var reconstruction: Reconstruction
  let tables: TableExposure
  var register: Register
  var portions = Portions()
  var sources: [Source] = []
  var entries: [Entry] = []
  var notes: Set<ExposureNote> = []
  /// Records made after a read, by population.
  private var createdLater: [Int: Set<Int>] = [:]

  init(map: DataMap, reconstruction: Reconstruction, tables: TableExposure, register: Register) {
    self.map = map
    self.reconstruction = reconstruction
    self.tables = tables
    self.register = register
  }

  // MARK: - Tables

  /// Adds the rows of every table that was read.
  mutating func addTables() {
    for (number, table) in reconstruction.obtained.enumerated() {
      let matches = map.matches(for: table)
      if matches.isEmpty {
        if !table.rows.isEmpty || table.rowsAtMost != 0 {
          notes.insert(.unmappedTable(schema: table.schema, table: table.table, rows: table.rows.count))
        }
        continue
      }
      noteUnmappedColumns(table)
      if matches.contains(where: \.isAmbiguous) { notes.insert(.ambiguousTable(table.table)) }
      add(table, number, matches)
    }
    for (population, records) in createdLater {
      notes.insert(
        .createdLater(population: register.members[population].population.id.value, records: records.count))
    }
  }

  private mutating func noteUnmappedColumns(_ table: ObtainedTable) {
    let mapped = Set(
      map.stores.flatMap { store -> [String] in
        guard case .table(let place, let columns) = store.kind, place.names(table.schema, table.table) else {
          return []
        }
        return columns.map { $0.field.value.lowercased() }
      })
    let left = table.columns.filter { !mapped.contains($0.lowercased()) }
    guard !left.isEmpty else { return }
    notes.insert(.unmappedColumns(table: table.name, columns: left.sorted()))
  }

  private mutating func add(_ table: ObtainedTable, _ number: Int, _ matches: [TableMatch]) {
    let numbered = matches.map { match in
      (
        match: match, source: source(match.store, .table(number)),
        classes: match.columns.map { portions.classNumber($0.dataClass) }
      )
    }
    for (place, row) in table.rows.enumerated() {
      var stranger: (Register.Unknown, UInt64?, Int)?
      var isPlaced = false
      for (index, entry) in numbered.enumerated() {
        switch tables.person(of: row, in: table, entry.match, register) {
        case .record(let record):
          isPlaced = true
          add(record, row, place, entry)
        case .leftOut: isPlaced = true
        case .unknown(let unknown, let fingerprint):
          if stranger == nil { stranger = (unknown, fingerprint, index) }
        }
      }
      if let (unknown, fingerprint, index) = stranger, !isPlaced {
        add(register.unknown(unknown, fingerprint: fingerprint), row, place, numbered[index])
      }
    }
    guard table.rowsMissing == 0 else {
      addStrangers(table.rowsMissing, of: table, numbered[0].match, numbered[0].source)
      return notes.formUnion([.widenedByBytes(table: table.name, records: table.rowsMissing)])
    }
    for entry in numbered { addUnlisted(of: table, entry.match, entry.source) }
  }

  private mutating func add(
    _ record: Int, _ row: ObtainedRow, _ place: Int,
    _ entry: (match: TableMatch, source: UInt32, classes: [Int])
  ) {
    if let created = register.created(record), created > row.last.seconds {
      createdLater[register.population(of: record), default: []].insert(record)
      return
    }
    let parts = zip(entry.match.columns, entry.classes).compactMap { column, dataClass -> Portions.Part? in
      guard let value = row.values[column.place], !value.isEmpty else { return nil }
      let grade = row.cells[column.place].grade
      return Portions.Part(
        dataClass: dataClass, grade: entry.match.isAmbiguous ? min(grade, .possible) : grade)
    }
    append(record, entry.source, place, portions.number(parts), row.first.seconds, row.last.seconds)
  }

  /// Rows that may have been delivered beyond those listed.
  private mutating func addUnlisted(of table: ObtainedTable, _ match: TableMatch, _ source: UInt32) {
    guard table.rows.isEmpty && table.rowsAtMost == nil || (table.rowsAtMost ?? 0) > table.rows.count else {
      return
    }
    let portion = possible(match.columns.map(\.dataClass))
    let all = records(of: match.store, at: table.last.seconds)
    let listed = Set(entries.lazy.filter { $0.source == source }.map { Int($0.record) })
    let rest = all.filter { !listed.contains($0) }
    let added: Int
    if let most = table.rowsAtMost, most - table.rows.count < rest.count {
      added = most - table.rows.count
      addStrangers(added, of: table, match, source)
    } else {
      added = rest.count
      for record in rest { append(record, source, -1, portion, table.first.seconds, table.last.seconds) }
    }
    guard added > 0 else { return }
    notes.insert(
      table.rowsAtMost == nil
        ? .widenedByUncounted(table: table.name, records: added)
        : .widenedByBytes(table: table.name, records: added))
  }

  /// Records of which nobody knows whose they are.
  private mutating func addStrangers(
    _ count: Int, of table: ObtainedTable, _ match: TableMatch, _ source: UInt32
  ) {
    let portion = possible(match.columns.map(\.dataClass))
    let population = populationNumber(map.stores[match.store].person)
    for _ in 0..<count {
      let record = register.unknown(
        Register.Unknown(population: population, key: nil, values: [:]), fingerprint: nil)
      append(record, source, -1, portion, table.first.seconds, table.last.seconds)
    }
  }

  // MARK: - Files and windows

  /// A record of a file or an event, and whose it is.
  struct FoundRecord {
    let person: UInt64?
    /// The person as written, for one who is in no population: the key, where the record names it.
    let key: String?
    /// The same by the words of the population's fields.
    let values: [String: String]
    /// Classes of data that stand in it.
    let classes: [String]
    let detail: Source.Detail
  }

  /// Adds a record of a file or an event.
  ///
  /// - Returns: whether its person is known.
  mutating func add(_ found: FoundRecord, to source: UInt32, grade: Grade, first: Int64, last: Int64) -> Bool
  {
    let store = map.stores[sources[Int(source)].store]
    let population = populationNumber(store.person)
    var record: Int?
    if let person = found.person {
      switch register.find(person, by: register.way(store.person, population), population: population) {
      case .found(let number): record = number
      case .excluded: return true
      case .several, .none: break
      }
    }
    let isKnown = record != nil
    // A key is compared as it is written, as the rows of tables have it; anything else as people are found by it.
    let name = found.key.map { "\(population)\u{0}\($0)" } ?? found.person.map { "\(population)\u{2}\($0)" }
    let number =
      record
      ?? register.unknown(
        Register.Unknown(population: population, key: found.key, values: found.values),
        fingerprint: name.flatMap { Normaliser(word: nil).hash($0) })
    let parts = found.classes.map { Portions.Part(dataClass: portions.classNumber($0), grade: grade) }
    sources[Int(source)].details.append(found.detail)
    append(number, source, sources[Int(source)].details.count - 1, portions.number(parts), first, last)
    return isKnown
  }

  // MARK: - Shared

  /// The number of a source; one for each store and origin.
  mutating func source(_ store: Int, _ origin: Origin) -> UInt32 {
    sources.append(Source(store: store, origin: origin))
    return UInt32(sources.count - 1)
  }

  func populationNumber(_ person: PersonReference) -> Int {
    register.members.firstIndex { $0.population.id.value == person.population.value } ?? 0
  }

  mutating func possible(_ classes: [String]) -> UInt32 {
    portions.number(
      classes.filter { $0 != "none" }.map {
        Portions.Part(dataClass: portions.classNumber($0), grade: .possible)
      })
  }

  /// The people in a table's rows at an instant.
  func records(of store: Int, at time: Int64) -> [Int] {
    let person = map.stores[store].person
    let population = populationNumber(person)
    let members = register.members[population]
    guard person.by.isEmpty else {
      guard let rows = tables.rows[store] else { return [] }
      var seen: Set<Int> = []
      for place in rows.people.indices where rows.people[place] != 0 {
        let hash = rows.people[place]
        if case .found(let record) = register.find(hash, by: person.lookup, population: population) {
          seen.insert(record)
        }
      }
      return seen.filter { (register.created($0) ?? 0) <= time }.sorted()
    }
    return (0..<members.count).filter { Int64(members.created[$0]) <= time }.map { members.base + $0 }
      .filter { !tables.leavesOut($0, of: population, store: store, register) }
  }

  mutating func append(
    _ record: Int, _ source: UInt32, _ row: Int, _ portion: UInt32, _ first: Int64, _ last: Int64
  ) {
    guard portion != 0 else { return }
    entries.append(
      Entry(
        record: UInt32(record), source: source, row: Int32(row), portion: portion,
        first: UInt32(clamping: first),
        last: UInt32(clamping: last)))
  }
}

extension Register {
  /// How a reference finds its person: by the values it names, or, where it names none, by the key.
  func way(_ person: PersonReference, _ population: Int) -> Lookup {
    person.by.isEmpty ? members[population].keyLookup : person.lookup
  }
}

extension ObtainedTable {
  /// `schema.table`, as far as the schema is known.
  var name: String { (schema.map { $0 + "." } ?? "") + table }
}
