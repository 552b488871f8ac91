import Exposure
public import Investigation

/// Finds and lists the people of a run.
public struct PeopleReader: Sendable {
  private let file: Case
  private let people: StoredPeople
  private let key: CaseKey

  /// - Throws: `CaseError` where the run counted no people.
  public init(_ file: Case, run: CaseState.Run, key: CaseKey) throws(CaseError) {
    guard let people = run.content.people else {
      throw CaseError(
        .usage, "Run \(run.content.run) counted no people",
        remedy: "Give the case a data map (tenmatsu add CASE --data-map MAP), then investigate again")
    }
    self.file = file
    self.people = people
    self.key = key
  }

  public var count: Int { people.records }

  /// Hands over every record in the order of the populations.
  public func list(_ body: (AffectedLine) throws -> Void) throws(CaseError) {
    try file.read(people.blocks, key: key) { bytes in
      guard let records = RecordCoding.records(bytes) else { throw PeopleReader.broken }
      for record in records { try body(record) }
    }
  }

  /// The records that a value finds: an address, name or telephone number in any way of writing it, `population:key`,
  /// the number of a person, or the full number of a card.
  public func find(_ asked: String) throws(CaseError) -> [AffectedLine] {
    var found: Set<Int> = []
    var hashes = Set(words.compactMap { PeopleIndex.hash(asked, as: $0, key) })
    hashes.insert(key.lookup("key", asked))
    hashes.insert(key.lookup("person", asked))
    let digits = String(asked.unicodeScalars.filter { ("0"..."9").contains($0) })
    if (12...19).contains(digits.count) { hashes.insert(key.lookup("card", digits)) }
    for hash in hashes {
      let page = try file.part(
        PeopleIndex.page(of: hash, of: people.index.parts), of: people.index, key: key)
      found.formUnion(PeopleIndex.records(with: hash, in: page))
    }
    var records: [AffectedLine] = []
    for number in found.sorted() {
      let block = try file.part(number / PeopleWriter.blockSize, of: people.blocks, key: key)
      guard let record = RecordCoding.record(number % PeopleWriter.blockSize, in: block) else {
        throw PeopleReader.broken
      }
      records.append(record)
    }
    return records
  }

  /// The words of the fields that the run's records have.
  public var words: Set<String> { Set(people.words) }

  static let broken = CaseError(
    .damaged, "The people of a run cannot be read", remedy: "tenmatsu verify tells more")
}
