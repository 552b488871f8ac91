import CaseFile
import Foundation
import YAMLText
import Yams

extension RulePack {
  /// Reads a pack as a person wrote it, in YAML. `docs/guides/obligations.md` describes it; ``RulePackSchema`` is its
  /// JSON Schema.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - path: what errors call the file.
  /// - Throws: everything that is wrong at once, each with its place, and how to mend it.
  public init(bytes: [UInt8], path: String) throws(RulePackError) {
    let root: Node
    do throws(YAMLProblem) { root = try Self.syntax.compose(Self.syntax.text(of: bytes)) } catch {
      throw RulePackError(path: path, problems: [error])
    }
    var reader = PackReader()
    let tree = reader.read(root)
    guard reader.faults.problems.isEmpty, let tree else {
      throw RulePackError(path: path, problems: reader.faults.problems)
    }
    // The table and the types agree, so that what fits the one can be read as the other.
    do { self = try JSONDecoder().decode(RulePack.self, from: JSONEncoder().encode(tree)) } catch {
      throw RulePackError(
        path: path,
        problems: [
          YAMLProblem(
            .badValue, at: Mark(line: 1, column: 1), "The pack cannot be understood",
            remedy: "That is a fault of Tenmatsu: please report it with the pack")
        ])
    }
  }

  private static let syntax = YAMLSyntax(
    noun: "The rule pack",
    remedyForNothing: "It needs sources and rules; docs/guides/obligations.md shows one")
}
