import Foundation
import YAMLText
import Yams

/// A file of facts as a person wrote it, in YAML. `docs/guides/facts.md` describes it; ``FactsSchema`` is its JSON
/// Schema.
public struct FactsFile: Sendable {
  /// In the order of their kinds, and of the file within one.
  public let facts: [Fact]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - path: what errors call the file.
  ///   - existing: the facts of the case, which the file may refer to and amend.
  ///   - sets: the ids of the data map's sets; nil where there is no data map, so that names of sets are not checked.
  /// - Throws: everything that is wrong at once, each with its place, and how to mend it.
  public init(bytes: [UInt8], path: String, existing: [Fact] = [], sets: Set<String>? = nil)
    throws(FactsError)
  {
    let root: Node
    do throws(YAMLProblem) { root = try Self.syntax.compose(Self.syntax.text(of: bytes)) } catch {
      throw FactsError(path: path, problems: [error])
    }
    var reader = FactReader()
    reader.read(root)
    var checker = FactsChecker(reader, existing: existing, sets: sets)
    checker.checkReferences()
    var problems = reader.faults.problems
    var facts: [(fact: Fact, mark: YAMLText.Mark)] = []
    for (kind, tree, mark) in reader.found {
      do { facts.append((try Self.fact(kind, tree), mark)) } catch {
        problems.append(
          .init(
            .badValue, at: mark, "This \(kind.rawValue) cannot be understood",
            remedy:
              "That is a fault of Tenmatsu: please report it with the fact, made-up values in place of real ones"
          ))
      }
    }
    checker.check(facts)
    problems += checker.problems
    guard problems.isEmpty else { throw FactsError(path: path, problems: problems) }
    self.facts = facts.map(\.fact)
  }

  private static let syntax = YAMLSyntax(
    noun: "The file of facts",
    remedyForNothing: "It needs parties, events or other facts; docs/guides/facts.md shows one")

  /// The table and the types agree, so that what fits the one can be read as the other.
  private static func fact(_ kind: Fact.Kind, _ tree: JSONTree) throws -> Fact {
    try JSONDecoder().decode(Fact.self, from: JSONEncoder().encode(JSONTree.object([kind.rawValue: tree])))
  }
}
