import Foundation

/// A fact given key by key, as on a command line: `occurred=2017-01-04 14:00`, `what.ja=…`. A key that comes twice is a
/// list of both.
public struct FactAssignments: Sendable {
  /// In the order given.
  private let pairs: [(path: [String], value: String)]

  /// - Throws: `CaseError` where a text is no `key=value`.
  public init(_ texts: [String]) throws(CaseError) {
    var pairs: [(path: [String], value: String)] = []
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let path = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !path.contains(""), (1...4).contains(path.count) else {
        throw CaseError(
          .usage, "“\(text.prefix(60))” is no key=value",
          remedy: "Write for example kind=contact, or what.ja=… for a text in one language")
      }
      pairs.append((path, String(parts[1])))
    }
    self.pairs = pairs
  }

  /// The id that is given, if one is.
  public var id: String? { pairs.last { $0.path == ["id"] }?.value }

  /// A file of facts with the one fact.
  ///
  /// - Parameters:
  ///   - existing: what the fact is so far; assigned keys replace its own.
  ///   - zone: of times that name none.
  func file(_ kind: Fact.Kind, existing: Fact?, zone: String) throws -> [UInt8] {
    var tree = JSONTree.object([:])
    if let existing,
      case .object(let wrapper) = try JSONDecoder().decode(
        JSONTree.self, from: Data(existing.json)), let body = wrapper[kind.rawValue]
    {
      tree = body
    }
    var assigned: Set<[String]> = []
    for (path, value) in pairs {
      tree = Self.put(.text(value), at: path[...], in: tree, adds: !assigned.insert(path).inserted)
    }
    let section = kind == .organisation ? tree : JSONTree.list([tree])
    let file = JSONTree.object(["timeZone": .text(zone), kind.section: section])
    return Array(try JSONEncoder().encode(file))
  }

  private static func put(
    _ value: JSONTree, at path: ArraySlice<String>, in tree: JSONTree?, adds: Bool
  ) -> JSONTree {
    guard let key = path.first else {
      guard adds, let tree else { return value }
      if case .list(let values) = tree { return .list(values + [value]) }
      return .list([tree, value])
    }
    var members: [String: JSONTree] = [:]
    if case .object(let own) = tree { members = own }
    members[key] = put(value, at: path.dropFirst(), in: members[key], adds: adds)
    return .object(members)
  }
}

extension FactsRecorder {
  /// Enters a new fact that is given key by key.
  ///
  /// - Throws: `FactsError` where it is none; `CaseError` where a fact of that id is there.
  public func add(_ kind: Fact.Kind, _ assignments: FactAssignments, reason: String?) throws -> FactsChange {
    if let id = assignments.id, writer.state.facts.contains(where: { $0.id.rawValue == id }) {
      throw CaseError(
        .usage, "There is a fact \(id) in the case",
        remedy: "tenmatsu facts CASE set \(id) KEY=VALUE… amends it")
    }
    return try record(
      assignments.file(kind, existing: nil, zone: writer.state.timeZone), path: "the command line",
      reason: reason)
  }

  /// Amends keys of a fact.
  ///
  /// - Throws: `FactsError` where the fact would be none; `CaseError` where there is no such fact.
  public func set(_ id: String, _ assignments: FactAssignments, reason: String?) throws -> FactsChange {
    guard let fact = writer.state.facts.first(where: { $0.id.rawValue == id }) else {
      throw CaseError(.usage, "There is no fact \(id)", remedy: "tenmatsu facts CASE lists them")
    }
    return try record(
      assignments.file(fact.kind, existing: fact, zone: writer.state.timeZone), path: "the command line",
      reason: reason)
  }
}
