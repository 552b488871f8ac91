import DatabaseDump
import Reconstruction
import YAMLText

/// From rows that were read to the people whose they are.
struct TableExposure {
  let map: DataMap
  /// The columns of the primary keys, by store; empty where they are not known.
  let primaryKeys: [Int: [String]]
  /// Rows of tables that name people by reference, or of which some do not count, by store.
  let rows: [Int: StoreRows]

  /// What becomes of a row.
  enum Person {
    case record(Int)
    /// It is a record that the population's conditions leave out.
    case leftOut
    case unknown(Register.Unknown, fingerprint: UInt64?)
  }

  /// The person that a row is about.
  func person(of row: ObtainedRow, in table: ObtainedTable, _ match: TableMatch, _ register: Register)
    -> Person
  {
    let population =
      register.members.firstIndex { $0.population.id.value == match.person.population.value } ?? 0
    let owner = register.members[population].population
    guard match.person.by.isEmpty else { return referred(row, table, match, population, owner, register) }
    let person = ownRecord(row, table, match, population, owner, register)
    if case .record(let record) = person, leavesOut(record, of: population, store: match.store, register) {
      return .leftOut
    }
    return person
  }

  /// Whether the conditions of a store leave out a record of the population that stands in the store's table.
  func leavesOut(_ record: Int, of population: Int, store: Int, _ register: Register) -> Bool {
    let members = register.members[population]
    guard let rows = rows[store], let keys = members.hashes[members.keyLookup] else { return false }
    return rows.leavesOut(keys[record - members.base])
  }

  // MARK: - The row is the person's record

  private func ownRecord(
    _ row: ObtainedRow, _ table: ObtainedTable, _ match: TableMatch, _ population: Int, _ owner: Population,
    _ register: Register
  ) -> Person {
    let known = known(row, table)
    let keyColumn = owner.key.value.lowercased()
    var key = known[keyColumn]
    if key == nil, let primary = primaryKeys[match.store], primary.map({ $0.lowercased() }) == [keyColumn] {
      key = row.key
    }
    let keyLookup = register.members[population].keyLookup
    if let key, let hash = Normaliser(word: nil).hash(key) {
      switch register.find(hash, by: keyLookup, population: population) {
      case .found(let record): return .record(record)
      case .excluded: return .leftOut
      case .several, .none: break
      }
    } else if let rowKey = row.key, let rows = rows[match.store],
      let hash = Normaliser(word: nil).hash(rowKey)
    {
      guard let place = rows.row(hash) else { return .leftOut }
      if case .found(let record) = register.find(rows.people[place], by: keyLookup, population: population) {
        return .record(record)
      }
    } else if let record = byFields(known, population, owner, register) {
      return .record(record)
    }
    return unknown(key, known, population, owner)
  }

  /// A record that one of the population's fields names alone: an e-mail address that stands only once.
  private func byFields(
    _ known: [String: String], _ population: Int, _ owner: Population, _ register: Register
  ) -> Int? {
    for lookup in register.members[population].indexes.keys.sorted(by: {
      $0.words.lexicographicallyPrecedes($1.words)
    }) {
      let hashes = lookup.words.map { word in
        known[Register.Members.column(word, of: owner).lowercased()].flatMap {
          Register.Members.normaliser(word, of: owner).hash($0)
        }
      }
      guard let hash = combined(hashes, lookup) else { continue }
      if case .found(let record) = register.find(hash, by: lookup, population: population) { return record }
    }
    return nil
  }

  // MARK: - The row names a person

  private func referred(
    _ row: ObtainedRow, _ table: ObtainedTable, _ match: TableMatch, _ population: Int, _ owner: Population,
    _ register: Register
  ) -> Person {
    let known = known(row, table)
    let lookup = match.person.lookup
    let hashes = match.person.by.map { pair in
      known[pair.store.value.lowercased()].flatMap {
        Register.Members.normaliser(pair.population.value, of: owner).hash($0)
      }
    }
    var hash = match.place.conditions.isEmpty ? combined(hashes, lookup) : nil
    if let rowKey = row.key, let rows = rows[match.store], let keyHash = Normaliser(word: nil).hash(rowKey) {
      guard let place = rows.row(keyHash) else { return .leftOut }
      hash = rows.people[place] == 0 ? hash : rows.people[place]
    }
    if let hash {
      switch register.find(hash, by: lookup, population: population) {
      case .found(let record): return .record(record)
      case .excluded: return .leftOut
      case .several, .none: break
      }
    }
    return unknown(nil, known, population, owner)
  }

  // MARK: - Unknown people

  private func unknown(_ key: String?, _ known: [String: String], _ population: Int, _ owner: Population)
    -> Person
  {
    var values: [String: String] = [:]
    for (word, column) in owner.fields { values[word] = known[column.value.lowercased()] }
    let text =
      key.map { "\(population)\u{0}\($0)" }
      ?? (known.isEmpty
        ? nil
        : "\(population)\u{1}"
          + known.sorted { $0.key < $1.key }.map { $0.key + "\u{0}" + $0.value }.joined(separator: "\u{0}"))
    let fingerprint = text.flatMap { Normaliser(word: nil).hash($0) }
    return .unknown(
      Register.Unknown(population: population, key: key, values: values), fingerprint: fingerprint)
  }

  /// The values that are wholly known, by their columns in lower case.
  private func known(_ row: ObtainedRow, _ table: ObtainedTable) -> [String: String] {
    var known: [String: String] = [:]
    for (index, column) in table.columns.enumerated() {
      guard row.cells[index].isComplete, let value = row.values[index], !value.isEmpty else { continue }
      known[column.lowercased()] = value
    }
    return known
  }
}

extension PersonReference {
  /// The way by which the population's records are found.
  var lookup: Register.Lookup { Register.Lookup(words: by.map(\.population.value)) }
}

/// The hash that a way of finding compares: a single value's own, or one for all.
func combined(_ hashes: [UInt64?], _ lookup: Register.Lookup) -> UInt64? {
  lookup.words.count == 1 ? hashes[0] : combined(hashes)
}
