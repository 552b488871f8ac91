public import YAMLText

/// Why a data map cannot be used: everything that is wrong with it, in the order of its lines.
public struct DataMapError: Error, Sendable, Equatable, CustomStringConvertible {
  public typealias Problem = YAMLProblem

  private let report: YAMLProblem.Report

  public var path: String { report.path }
  /// The first problems by their place, at most ``YAMLProblem/Report/limit``.
  public var problems: [Problem] { report.problems }
  /// How many more there are.
  public var more: Int { report.more }

  public init(path: String, problems: [Problem]) {
    report = YAMLProblem.Report(path: path, problems: problems)
  }

  /// A line for each problem, `path:line:column: what. How to mend it`.
  public var description: String { report.description }
}
