import Investigation
public import YAMLText

/// Why a rule pack cannot be used: everything that is wrong with it, in the order of its lines.
public struct RulePackError: Error, Sendable, Equatable, CustomStringConvertible {
  private let report: YAMLProblem.Report

  public var path: String { report.path }
  /// The first problems by their place, at most ``YAMLText/YAMLProblem/Report/limit``.
  public var problems: [YAMLProblem] { report.problems }
  /// How many more there are.
  public var more: Int { report.more }

  /// What is quoted from the file is made harmless: card numbers are reduced, control characters spelt out.
  init(path: String, problems: [YAMLProblem]) {
    let harmless = problems.map {
      YAMLProblem($0.code, at: $0.mark, Page.clean($0.message), remedy: Page.clean($0.remedy))
    }
    report = YAMLProblem.Report(path: path, problems: harmless)
  }

  /// A line for each problem, `path:line:column: what. How to mend it`.
  public var description: String { report.description }
}
