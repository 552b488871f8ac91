import YAMLText

extension Register {
  /// Joins records into people by the data map's identity rules: two that agree in all fields of one rule are one
  /// person, and so on from record to record.
  func people(_ rules: [IdentityRule]) -> PersonUnion {
    var union = PersonUnion(count: count)
    for rule in rules {
      let lookup = Lookup(words: rule.fields.map(\.value))
      // One index over all records, unknown ones too.
      let first = members.first { $0.count > 0 }
      var all = first?.hashes[lookup] ?? Blocks()
      for place in all.count..<knownCount {
        let owner = members[population(of: place)]
        all.append(owner.hashes[lookup]?[place - owner.base] ?? 0)
      }
      for record in unknown {
        let owner = members[record.population].population
        let hashes = lookup.words.map { word in
          record.values[word].flatMap { Members.normaliser(word, of: owner).hash($0) }
        }
        all.append(combined(hashes, lookup) ?? 0)
      }
      var index = HashIndex(minimumCapacity: count)
      for record in all.indices where all[record] != 0 {
        if let other = index.insert(record, hashes: all) { union.unite(other, record) }
      }
    }
    return union
  }
}
