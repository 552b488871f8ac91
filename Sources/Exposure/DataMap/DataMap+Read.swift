import YAMLText
import Yams

extension DataMap {
  /// Reads a map from the text of a YAML file; `path` is what errors call it.
  ///
  /// - Throws: everything that is wrong at once, each with its line, and how to mend it.
  public init(yaml: String, path: String) throws(DataMapError) {
    let root: Node
    do throws(YAMLProblem) { root = try Self.syntax.compose(yaml) } catch {
      throw DataMapError(path: path, problems: [error])
    }
    var reader = MapReader()
    let map = reader.map(root)
    var checker = MapChecker(map)
    checker.check()
    // A part that could not be read is missing, and what refers to it must not be accused of what is not its fault.
    let certain = checker.problems.filter {
      reader.faults.problems.isEmpty || [.duplicate, .unknownClass].contains($0.code)
    }
    let problems = reader.faults.problems + certain
    guard problems.isEmpty else { throw DataMapError(path: path, problems: problems) }
    self = map
  }

  /// Reads a map from the bytes of a file, which have to be UTF-8.
  public init(bytes: [UInt8], path: String) throws(DataMapError) {
    let yaml: String
    do throws(YAMLProblem) { yaml = try Self.syntax.text(of: bytes) } catch {
      throw DataMapError(path: path, problems: [error])
    }
    try self.init(yaml: yaml, path: path)
  }

  private static let syntax = YAMLSyntax(
    noun: "The data map",
    remedyForNothing: "It needs services, populations and stores; `tenmatsu map DUMP` drafts one")
}
