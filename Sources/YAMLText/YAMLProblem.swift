/// One thing that is wrong with a YAML file that a person wrote: a data map, a file of facts.
public struct YAMLProblem: Error, Sendable, Equatable {
  /// The kinds of fault.
  public enum Code: Sendable {
    /// The text is not YAML, or not UTF-8.
    case syntax
    /// The text is larger, deeper or more entangled than a file written by a person.
    case tooLarge
    case unknownKey
    case missingKey
    /// A list where a text belongs, and the like.
    case wrongType
    /// Two things carry one id, or one key stands twice.
    case duplicate
    /// Something is named that is nowhere declared.
    case unknownReference
    case unknownClass
    /// Sets that are made of each other.
    case cycle
    /// A value that means nothing where it stands: an instant, a zone, a format, an expression.
    case badValue
    /// The evidence does not hold what the file names, or holds it otherwise.
    case notInEvidence
  }

  public let code: Code
  public let mark: Mark
  /// What is wrong.
  public let message: String
  /// What would mend it; empty where nothing can be said.
  public let remedy: String

  public init(_ code: Code, at mark: Mark, _ message: String, remedy: String = "") {
    self.code = code
    self.mark = mark
    self.message = message
    self.remedy = remedy
  }

  /// Everything that is wrong with one file, as far as it is told at once.
  public struct Report: Sendable, Equatable, CustomStringConvertible {
    /// How many problems are told at once.
    public static let limit = 20

    public let path: String
    /// The first ``limit`` problems by their place.
    public let problems: [YAMLProblem]
    /// How many more there are.
    public let more: Int

    public init(path: String, problems: [YAMLProblem]) {
      self.path = path
      let sorted = problems.sorted { ($0.mark.line, $0.mark.column) < ($1.mark.line, $1.mark.column) }
      self.problems = Array(sorted.prefix(Self.limit))
      more = sorted.count - self.problems.count
    }

    /// A line for each problem, `path:line:column: what. How to mend it`.
    public var description: String {
      var lines = problems.map { problem in
        "\(path):\(problem.mark.line):\(problem.mark.column): \(problem.message)"
          + (problem.remedy.isEmpty ? "" : ". " + problem.remedy)
      }
      if more > 0 { lines.append("\(path): and \(more) more") }
      return lines.joined(separator: "\n")
    }
  }
}
