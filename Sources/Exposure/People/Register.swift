import Bytes
import YAMLText

/// All records of the data map's populations, compactly, and those that were obtained but are in none of them.
///
/// Records are numbered through: the populations' one after another, then the unknown ones. Memory: 10 bytes a record
/// and 8 to 16 for each way of finding one, the key among them.
public struct Register: Sendable {
  /// The records of one population.
  struct Members: Sendable {
    let population: Population
    /// The evidence item that they stand in.
    var item: Int
    /// The number of the first one.
    var base: Int
    /// Hashes of the values that records are found and joined by, by the way's name.
    var hashes: [Lookup: Blocks<UInt64>] = [:]
    var indexes: [Lookup: HashIndex] = [:]
    /// Values that stand more than once: hash.
    var repeated: [Lookup: Set<UInt64>] = [:]
    /// Seconds since 1970 when a record was made; 0 where it is not known.
    var created = Blocks<UInt32>()
    /// Numbers into ``Register/countries``, and whether the person had withdrawn in the highest bit.
    var facts = Blocks<UInt16>()
    /// Lines of the item, 0 where it has none.
    var lines = Blocks<UInt32>()
    /// Keys of records that the population's conditions leave out.
    var excluded: Set<UInt64> = []

    var count: Int { lines.count }
  }

  /// A way of finding a record: the fields or columns whose values are compared together.
  struct Lookup: Sendable, Hashable {
    let words: [String]
  }

  /// A record that was obtained and is in no population: it was deleted before the population was copied, or its key
  /// was not obtained.
  public struct Unknown: Sendable {
    public let population: Int
    public let key: String?
    /// What was obtained of it, by the words of the population's fields.
    public let values: [String: String]
  }

  static let withdrawnBit: UInt16 = 1 << 15

  var members: [Members] = []
  public internal(set) var unknown: [Unknown] = []
  /// Countries as written, the empty one first.
  public internal(set) var countries = [""]
  private var countryNumbers: [String: UInt16] = ["": 0]
  private var unknownNumbers: [UInt64: Int] = [:]

  /// How many records the populations hold.
  public var knownCount: Int { members.last.map { $0.base + $0.count } ?? 0 }
  public var count: Int { knownCount + unknown.count }

  mutating func countryNumber(_ country: String) -> UInt16 {
    if let number = countryNumbers[country] { return number }
    // Beyond what the number holds they count as not known; there are some 250 countries.
    guard countries.count < Int(Register.withdrawnBit) else { return 0 }
    let number = UInt16(countries.count)
    countries.append(country)
    countryNumbers[country] = number
    return number
  }

  /// The population that a record belongs to.
  func population(of record: Int) -> Int {
    guard record < knownCount else { return unknown[record - knownCount].population }
    return members.lastIndex { $0.base <= record && $0.count > 0 } ?? 0
  }

  /// Country number and withdrawn bit.
  func facts(of record: Int) -> UInt16 {
    guard record < knownCount else { return 0 }
    let owner = members[population(of: record)]
    return owner.facts[record - owner.base]
  }

  func created(_ record: Int) -> Int64? {
    guard record < knownCount else { return nil }
    let owner = members[population(of: record)]
    let seconds = owner.created[record - owner.base]
    return seconds == 0 ? nil : Int64(seconds)
  }

  /// How a search by a value ended.
  enum Match: Equatable {
    case found(Int)
    /// The value stands in several records.
    case several
    /// The population's conditions leave the record out.
    case excluded
    case none
  }

  func find(_ hash: UInt64, by lookup: Lookup, population: Int) -> Match {
    let owner = members[population]
    if let index = owner.indexes[lookup], let hashes = owner.hashes[lookup],
      let place = index.find(hash, hashes: hashes)
    {
      return owner.repeated[lookup]?.contains(hash) == true ? .several : .found(owner.base + place)
    }
    if lookup == owner.keyLookup, owner.excluded.contains(hash) { return .excluded }
    return .none
  }

  /// The number of a record that is in no population; the same for the same fingerprint.
  mutating func unknown(_ record: Unknown, fingerprint: UInt64?) -> Int {
    if let fingerprint, let number = unknownNumbers[fingerprint] { return knownCount + number }
    if let fingerprint { unknownNumbers[fingerprint] = unknown.count }
    unknown.append(record)
    return knownCount + unknown.count - 1
  }
}

extension Register.Members {
  /// The way by the population's key.
  var keyLookup: Register.Lookup { Register.Lookup(words: [population.key.value]) }

  /// What compares a word's values: its meaning for words of `fields`, else byte by byte.
  static func normaliser(_ word: String, of population: Population) -> Normaliser {
    Normaliser(word: population.fields[word] == nil ? nil : word)
  }

  /// The column behind a word.
  static func column(_ word: String, of population: Population) -> String {
    population.fields[word]?.value ?? word
  }
}
