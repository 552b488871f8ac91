import Investigation
import Reconstruction

/// The objects of a bundle: those that others refer to first.
struct STIXObjects {
  private typealias Member = STIXObject.Member

  private(set) var list: [STIXObject] = []
  private let provenance: STIXBundle.Provenance
  private let producer: String
  private var attackPattern = ""
  /// The observations of addresses, by their texts.
  private var observations: [String: String] = [:]
  private var observables: Set<String> = []

  init(_ indicators: Indicators, _ provenance: STIXBundle.Provenance) {
    self.provenance = provenance
    producer = STIXIdentifier.object("identity", "producer", inCase: provenance.caseID)
    addMarking()
    add(
      "identity", id: producer,
      [Member("name", .text(provenance.producer)), Member("identity_class", .word("organization"))])
    addAttackPattern()
    for indicator in indicators.list { addObservation(of: indicator) }
    for indicator in indicators.list { addIndicator(for: indicator) }
  }

  // MARK: - What everything refers to

  private mutating func addMarking() {
    guard let marking = provenance.marking else { return }
    list.append(
      STIXObject(
        "marking-definition", id: marking.markingID,
        [
          Member("created", .word("2017-01-20T00:00:00.000Z")), Member("definition_type", .word("tlp")),
          Member("name", .word("TLP:" + marking.rawValue.uppercased())),
          Member("definition", .object([Member("tlp", .word(marking.rawValue))])),
        ]))
  }

  private mutating func addAttackPattern() {
    func reference(_ source: String, _ id: String) -> [Member] {
      [Member("source_name", .word(source)), Member("external_id", .word(id))]
    }
    attackPattern = add(
      "attack-pattern", named: "sql-injection",
      [
        Member("name", .word("SQL Injection")),
        Member(
          "external_references",
          .objects([reference("capec", "CAPEC-66"), reference("cwe", "CWE-89")])),
      ])
  }

  // MARK: - What was observed

  private mutating func addObservation(of indicator: Indicator) {
    var seen: [String]
    switch indicator.subject {
    case .address(.ipv4(let text)): seen = [observable("ipv4-addr", [("value", text)])]
    case .address(.ipv6(let text)): seen = [observable("ipv6-addr", [("value", text)])]
    case .file(let path): seen = file(path)
    case .userAgent, .target: return
    }
    let id = add(
      "observed-data", named: seen[0],
      [
        Member("first_observed", .word(stamp(indicator.first))),
        Member("last_observed", .word(stamp(indicator.last))),
        // The standard's bounds (section 4.14.1).
        Member("number_observed", .number(min(max(indicator.requests ?? 1, 1), 999_999_999))),
        Member("object_refs", .words(seen)),
      ])
    if case .address(let address) = indicator.subject { observations[address.text] = id }
  }

  /// A file and the folder that it stands in.
  private mutating func file(_ path: String) -> [String] {
    guard let end = path.lastIndex(where: { $0 == "/" || $0 == "\\" }), path.index(after: end) < path.endIndex
    else {
      return [observable("file", [("name", path)])]
    }
    let folder = end == path.startIndex ? String(path[...end]) : String(path[..<end])
    let directory = observable("directory", [("path", folder)])
    let name = String(path[path.index(after: end)...])
    return [observable("file", [("name", name), ("parent_directory_ref", directory)]), directory]
  }

  private mutating func observable(_ type: String, _ properties: [(name: String, value: String)]) -> String {
    let id = STIXIdentifier.observable(type, properties)
    if observables.insert(id).inserted {
      list.append(
        STIXObject(type, id: id, properties.map { Member($0.name, .text($0.value)) } + markings))
    }
    return id
  }

  // MARK: - Indicators

  private mutating func addIndicator(for indicator: Indicator) {
    let (name, pattern): (String, String)
    switch indicator.subject {
    case .address(let address): (name, pattern) = (address.text, STIXPattern.address(address))
    case .userAgent(let agent):
      guard !indicator.addresses.isEmpty else { return }
      (name, pattern) = (agent, STIXPattern.userAgent(agent, from: indicator.addresses))
    case .target(let target):
      guard !indicator.addresses.isEmpty else { return }
      (name, pattern) = (target.text, STIXPattern.target(target, from: indicator.addresses))
    // A file of the company's own server is nobody else's indicator.
    case .file: return
    }
    let id = add(
      "indicator", named: pattern,
      [
        Member("name", .text(name)), Member("description", .text(description(of: indicator))),
        Member("indicator_types", .words(["malicious-activity"])), Member("pattern", .text(pattern)),
        Member("pattern_type", .word("stix")), Member("pattern_version", .word("2.1")),
        Member("valid_from", .word(stamp(indicator.first))),
      ])
    addRelationship("indicates", from: id, to: attackPattern)
    var addresses = indicator.addresses
    if case .address(let address) = indicator.subject { addresses = [address] }
    for observation in addresses.compactMap({ observations[$0.text] }) {
      addRelationship("based-on", from: id, to: observation)
    }
  }

  private func description(of indicator: Indicator) -> String {
    let outcome =
      indicator.hasObtained
      ? "Data was obtained this way." : "No data is known to have been obtained this way."
    return switch indicator.subject {
    case .address: "SQL injection requests came from this address. " + outcome
    case .userAgent: "User agent of SQL injection requests from these addresses."
    case .target(let target):
      "SQL was injected through \(target.place) parameter \(target.parameter). " + outcome
    case .file: "Read through SQL injection."
    }
  }

  private mutating func addRelationship(_ type: String, from source: String, to target: String) {
    add(
      "relationship", named: "\(source) \(type) \(target)",
      [
        Member("relationship_type", .word(type)), Member("source_ref", .word(source)),
        Member("target_ref", .word(target)),
      ])
  }

  // MARK: - Common members

  /// Adds an object whose identifier follows from its name in the case.
  @discardableResult
  private mutating func add(_ type: String, named name: String, _ members: [Member]) -> String {
    let id = STIXIdentifier.object(type, name, inCase: provenance.caseID)
    add(type, id: id, [Member("created_by_ref", .word(producer))] + members)
    return id
  }

  private mutating func add(_ type: String, id: String, _ members: [Member]) {
    let time = stamp(provenance.time)
    list.append(
      STIXObject(
        type, id: id, [Member("created", .word(time)), Member("modified", .word(time))] + members + markings))
  }

  private var markings: [Member] {
    provenance.marking.map { [Member("object_marking_refs", .words([$0.markingID]))] } ?? []
  }

  /// To the millisecond, in UTC (section 2.16).
  private func stamp(_ seconds: Int64) -> String {
    let moment = Moment(seconds: seconds, utcOffset: 0)
    return moment.iso8601.prefix(19) + ".000Z"
  }
}
