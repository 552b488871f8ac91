import Exposure
import Investigation
import Reconstruction

/// People who are alike in all that rules ask: where they live, which classes of data of theirs were exposed and how
/// sure that is, with which services.
///
/// Every affected person of a run stands in exactly one profile, whatever number of records that person has.
public struct PeopleProfile: Codable, Hashable, Sendable {
  /// As they stand in the data, upper case, sorted; several where a person's records differ.
  public var countries: [String]
  /// As they stand in the data, upper case, sorted: states, prefectures.
  public var regions: [String]
  /// The best grade of each class: `proven`, `probable`, `possible`.
  public var classes: [String: String]
  public var services: [String]
  /// Sets of the data map that they are in, sorted.
  public var sets: [String]
  public var people: Int
  public var records: Int
}

/// Gathers profiles while the records of a run pass by: a number for each person, and each profile once.
///
/// - Complexity: O(1) for a record, beside the sizes of its lists; 8 bytes for each person.
struct ProfileGatherer {
  private struct Traits: Hashable {
    var countries: [String] = []
    var regions: [String] = []
    var classes: [String: Grade] = [:]
    var services: [String] = []
    var sets: [String] = []
  }

  private var traits: [Traits] = [Traits()]
  private var numbers: [Traits: UInt32] = [Traits(): 0]
  /// By the number of the person: that of the traits, and of the records.
  private var persons: [(traits: UInt32, records: UInt32)] = []
  /// What becomes of traits with a record's: most records repeat a pair that has been.
  private var merged: [Pair: UInt32] = [:]

  private struct Pair: Hashable {
    let own: UInt32
    let added: UInt32
  }

  mutating func add(_ record: AffectedLine) {
    var own = Traits()
    if let country = record.values["country"]?.uppercased(), !country.isEmpty { own.countries = [country] }
    if let region = record.values["region"]?.uppercased(), !region.isEmpty { own.regions = [region] }
    for part in record.classes {
      if let grade = Grade(rawValue: part.grade) { own.classes[part.dataClass] = grade }
    }
    own.services = [record.service]
    own.sets = record.sets.sorted()
    if record.person >= persons.count {
      persons += Array(repeating: (0, 0), count: record.person + 1 - persons.count)
    }
    let number = number(of: own)
    let before = persons[record.person].traits
    persons[record.person].traits = before == 0 ? number : union(before, number)
    persons[record.person].records += 1
  }

  private mutating func number(of own: Traits) -> UInt32 {
    if let number = numbers[own] { return number }
    let number = UInt32(traits.count)
    traits.append(own)
    numbers[own] = number
    return number
  }

  private mutating func union(_ a: UInt32, _ b: UInt32) -> UInt32 {
    if a == b { return a }
    let pair = Pair(own: a, added: b)
    if let known = merged[pair] { return known }
    let (one, other) = (traits[Int(a)], traits[Int(b)])
    let both = Traits(
      countries: Set(one.countries + other.countries).sorted(),
      regions: Set(one.regions + other.regions).sorted(),
      classes: one.classes.merging(other.classes) { max($0, $1) },
      services: Set(one.services + other.services).sorted(),
      sets: Set(one.sets + other.sets).sorted())
    let number = number(of: both)
    merged[pair] = number
    return number
  }

  /// In the order of their number of people, the largest first.
  var profiles: [PeopleProfile] {
    var counts = [(people: Int, records: Int)](repeating: (0, 0), count: traits.count)
    for person in persons where person.records > 0 {
      counts[Int(person.traits)].people += 1
      counts[Int(person.traits)].records += Int(person.records)
    }
    let profiles = zip(traits, counts).filter { $0.1.people > 0 }.map { traits, count in
      PeopleProfile(
        countries: traits.countries, regions: traits.regions,
        classes: traits.classes.mapValues(\.rawValue), services: traits.services, sets: traits.sets,
        people: count.people, records: count.records)
    }
    return profiles.sorted { a, b in
      if a.people != b.people { return a.people > b.people }
      return (a.services + a.sets + a.countries + a.regions).joined(separator: "\u{0}")
        < (b.services + b.sets + b.countries + b.regions).joined(separator: "\u{0}")
    }
  }
}
