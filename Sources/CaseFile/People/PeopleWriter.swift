import Exposure
public import Investigation

/// Keeps the affected records of a run: sealed blocks of records, and an index of keyed hashes by which they are found.
///
/// - Complexity: O(*n* log *n*); holds 16 bytes for each value that a record can be found by.
public struct PeopleWriter {
  /// Records of a block: what is opened when one person is looked up.
  static let blockSize = 256
  /// Entries of a page of the index, on average.
  static let pageSize = 1024

  private let blocks: ObjectWriter
  private let index: ObjectWriter
  private let profiles: ObjectWriter
  private let key: CaseKey
  private var block: [UInt8] = []
  private var count = 0
  private var entries: [Entry] = []
  private var words: Set<String> = []
  private var gatherer = ProfileGatherer()

  struct Entry {
    let hash: UInt64
    let record: UInt32
  }

  /// - Parameters:
  ///   - blocks: begun before `index`, both to be sealed.
  ///   - profiles: begun last, not sealed: they hold no personal data.
  init(blocks: ObjectWriter, index: ObjectWriter, profiles: ObjectWriter, key: CaseKey) {
    self.blocks = blocks
    self.index = index
    self.profiles = profiles
    self.key = key
  }

  /// Adds the next record.
  ///
  /// - Parameter cards: keyed hashes of the cards that were exposed of it.
  public mutating func add(_ record: AffectedLine, cards: [UInt64] = []) throws {
    RecordCoding.append(record, to: &block)
    gatherer.add(record)
    let number = UInt32(count)
    for word in record.values.keys where !words.contains(word) { words.insert(word) }
    for hash in PeopleIndex.hashes(of: record, key) { entries.append(Entry(hash: hash, record: number)) }
    for card in cards { entries.append(Entry(hash: card, record: number)) }
    count += 1
    if count % Self.blockSize == 0 { try endBlock() }
  }

  private mutating func endBlock() throws {
    try blocks.add(part: block)
    block.removeAll(keepingCapacity: true)
  }

  /// Ends both objects.
  mutating func finish() throws -> StoredPeople {
    if !block.isEmpty { try endBlock() }
    entries.sort { ($0.hash, $0.record) < ($1.hash, $1.record) }
    let pages = max(1, entries.count / Self.pageSize)
    var at = 0
    for page in 0..<pages {
      var bytes: [UInt8] = []
      while at < entries.count, PeopleIndex.page(of: entries[at].hash, of: pages) == page {
        PeopleIndex.append(entries[at], to: &bytes)
        at += 1
      }
      try index.add(part: bytes)
    }
    try profiles.write(try Canonical.bytes(gatherer.profiles))
    return StoredPeople(
      records: count, words: words.sorted(), blocks: try blocks.finish(), index: try index.finish(),
      profiles: try profiles.finish())
  }
}
