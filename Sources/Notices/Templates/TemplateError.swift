/// A template that cannot be used, or cannot be used for this case.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The template, as `final.ja`.
  public let template: String
  /// The line, from 1; nil where it is not of one line.
  public let line: Int?
  public let message: String
  public let remedy: String

  init(_ template: String, line: Int? = nil, _ message: String, remedy: String) {
    self.template = template
    self.line = line
    self.message = message
    self.remedy = remedy
  }

  public var description: String {
    "template \(template)\(line.map { ":\($0)" } ?? ""): \(message). \(remedy)"
  }
}
