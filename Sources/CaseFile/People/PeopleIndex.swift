import Exposure
import Investigation

/// The index of a run's people: entries of 12 bytes, a keyed hash and the number of a record, most significant first,
/// in pages by the hash's first bits, so that the page is known before anything is read.
enum PeopleIndex {
  /// Words of which a value alone finds nobody, or too many.
  private static let notLookedUp: Set<String> = ["country", "region", "language", "createdAt", "withdrawnAt"]

  /// The page of a hash: hashes are spread evenly.
  static func page(of hash: UInt64, of pages: Int) -> Int {
    Int(hash.multipliedFullWidth(by: UInt64(pages)).high)
  }

  static func append(_ entry: PeopleWriter.Entry, to bytes: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: entry.hash >> UInt64(shift)))
    }
    for shift in stride(from: 24, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: entry.record >> UInt32(shift)))
    }
  }

  /// The records of a page that have a hash.
  static func records(with hash: UInt64, in page: [UInt8]) -> [Int] {
    var low = 0
    var high = page.count / 12
    func number(_ place: Int, _ from: Int, _ count: Int) -> UInt64 {
      page[(place * 12 + from)..<(place * 12 + from + count)].reduce(0) { $0 << 8 | UInt64($1) }
    }
    while low < high {
      let middle = (low + high) / 2
      if number(middle, 0, 8) < hash { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < page.count / 12, number(low, 0, 8) == hash {
      found.append(Int(number(low, 8, 4)))
      low += 1
    }
    return found
  }

  /// What a record is found by: its key, and the values that tell people apart.
  static func hashes(of record: AffectedLine, _ key: CaseKey) -> [UInt64] {
    var hashes: [UInt64] = []
    if let own = record.key { hashes.append(key.lookup("key", "\(record.population):\(own)")) }
    hashes.append(key.lookup("person", String(record.person)))
    for (word, value) in record.values where !notLookedUp.contains(word) {
      if let hash = hash(value, as: word, key) { hashes.append(hash) }
    }
    return hashes
  }

  /// The hash of a value as people write it: letter case, width and blanks aside.
  static func hash(_ value: String, as word: String, _ key: CaseKey) -> UInt64? {
    Normaliser(word: word).hash(value).map { key.lookup(word, String($0)) }
  }
}
