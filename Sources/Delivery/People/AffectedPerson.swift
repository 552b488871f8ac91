public import CaseFile
import Investigation

/// Somebody who must be told: all records of one person together.
public struct AffectedPerson: Sendable {
  /// As the run numbers people.
  public let number: Int
  public fileprivate(set) var sets: Set<String> = []
  /// Classes of their data that leaked.
  public fileprivate(set) var classes: Set<String> = []
  /// Addresses as the data has them, each once: in the order of the records.
  public fileprivate(set) var addresses: [String] = []
  public fileprivate(set) var name: String?
  public fileprivate(set) var language: String?
  public fileprivate(set) var country: String?
  public fileprivate(set) var region: String?

  fileprivate init(number: Int) { self.number = number }

  fileprivate mutating func add(_ record: AffectedLine) {
    sets.formUnion(record.sets)
    classes.formUnion(record.classes.lazy.map(\.dataClass))
    if let address = record.values["email"], !address.isEmpty, !addresses.contains(address) {
      addresses.append(address)
    }
    name = name ?? Self.filled(record.values["name"])
    language = language ?? Self.filled(record.values["language"])
    country = country ?? Self.filled(record.values["country"])
    region = region ?? Self.filled(record.values["region"])
  }

  private static func filled(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }

  /// The people of a run, by their numbers.
  ///
  /// - Complexity: O(*n*) in the records of the run; all people are held.
  public static func all(of reader: PeopleReader) throws(CaseError) -> [AffectedPerson] {
    var gatherer = Gatherer()
    try reader.list { record in gatherer.add(record) }
    return gatherer.people
  }

  /// Puts records together.
  struct Gatherer {
    private var places: [Int: Int] = [:]
    private var gathered: [AffectedPerson] = []

    mutating func add(_ record: AffectedLine) {
      if let place = places[record.person] {
        gathered[place].add(record)
      } else {
        places[record.person] = gathered.count
        var person = AffectedPerson(number: record.person)
        person.add(record)
        gathered.append(person)
      }
    }

    /// The first record of a person comes first; here people come by their numbers.
    var people: [AffectedPerson] { gathered.sorted { $0.number < $1.number } }
  }
}
