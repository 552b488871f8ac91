import Foundation
public import Investigation

/// What an import changes against the facts that are there. Facts that the file does not hold stay as they are.
public struct FactsChange: Sendable, Hashable {
  /// A fact that is told otherwise than before.
  public struct Amendment: Sendable, Hashable {
    public let old: Fact
    public let new: Fact
    /// In the order of their paths.
    public let fields: [Field]
  }

  /// A value of a fact.
  public struct Field: Sendable, Hashable {
    /// `occurred`, `what.ja`, `desk.channels[2].value`.
    public let path: String
    /// Nil where there was none.
    public let from: String?
    /// Nil where it is gone.
    public let to: String?

    public init(path: String, from: String?, to: String?) {
      self.path = path
      self.from = from
      self.to = to
    }
  }

  public let added: [Fact]
  public let amended: [Amendment]
  public let unchanged: [Fact]

  public var isEmpty: Bool { added.isEmpty && amended.isEmpty }

  /// - Parameters:
  ///   - existing: the facts of the case.
  ///   - imported: those of a file.
  public static func between(_ existing: [Fact], and imported: [Fact]) -> FactsChange {
    let before = Dictionary(existing.map { ($0.id, $0) }) { _, last in last }
    var added: [Fact] = []
    var amended: [Amendment] = []
    var unchanged: [Fact] = []
    for fact in imported {
      guard let old = before[fact.id] else {
        added.append(fact)
        continue
      }
      let fields = differences(old, fact)
      if fields.isEmpty {
        unchanged.append(fact)
      } else {
        amended.append(Amendment(old: old, new: fact, fields: fields))
      }
    }
    return FactsChange(added: added, amended: amended, unchanged: unchanged)
  }

  private static func differences(_ old: Fact, _ new: Fact) -> [Field] {
    let (from, to) = (leaves(old), leaves(new))
    return Set(from.keys).union(to.keys).sorted().compactMap { path in
      // Compared as bytes: Swift's == takes canonically equivalent texts for equal.
      guard from[path].map({ Array($0.utf8) }) != to[path].map({ Array($0.utf8) }) else { return nil }
      return Field(path: path, from: from[path], to: to[path])
    }
  }

  private static func leaves(_ fact: Fact) -> [String: String] {
    guard let json = try? fact.json, let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(json)),
      case .object(let wrapper) = tree, let (kind, body) = wrapper.first
    else { return [:] }
    return body.leaves.merging(["kind of fact": kind]) { own, _ in own }
  }

  /// For a person, a line for each fact and each changed value.
  public func text(_ language: Language) -> String {
    func value(_ text: String?) -> String {
      text.map { Page.clean("“\($0)”") } ?? (language == .ja ? "なし" : "nothing")
    }
    var lines: [String] = []
    for fact in added { lines.append("+ \(fact.kind.rawValue) \(fact.id)") }
    for amendment in amended {
      lines.append("~ \(amendment.new.kind.rawValue) \(amendment.new.id)")
      for field in amendment.fields {
        lines.append("    \(field.path): \(value(field.from)) → \(value(field.to))")
      }
    }
    let counts = (added.count, amended.count, unchanged.count)
    lines.append(
      language == .ja
        ? "追加 \(counts.0) 件、変更 \(counts.1) 件、変更なし \(counts.2) 件"
        : "\(counts.0) added, \(counts.1) amended, \(counts.2) unchanged")
    return lines.joined(separator: "\n") + "\n"
  }
}
