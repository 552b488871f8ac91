public import Investigation
import YAMLText

/// What the linter found in the texts of one document.
public struct LintReport: Sendable, Codable {
  public struct Part: Sendable, Codable {
    public var language: String
    public var findings: [LintFinding]

    public init(language: String, findings: [LintFinding]) {
      self.language = language
      self.findings = findings
    }
  }

  public var schema = "tenmatsu.notice-lint/1"
  /// `final 2`, or the kind alone for what would be drafted now.
  public var name: String
  public var parts: [Part]

  public init(name: String, parts: [Part]) {
    self.name = name
    self.parts = parts
  }

  public var hasErrors: Bool { parts.contains { $0.findings.contains { $0.severity == .error } } }

  /// Each finding with its place and remedy; in the language of the reader, whatever that of the text.
  public func text(_ language: Language) -> String {
    let isJapanese = language == .ja
    var lines: [String] = []
    for part in parts {
      lines.append("\(name) (\(part.language))")
      if part.findings.isEmpty { lines.append(isJapanese ? "  指摘はありません。" : "  Nothing was found.") }
      for finding in part.findings {
        let (message, remedy) =
          isJapanese
          ? (finding.message.japanese, finding.remedy.japanese)
          : (finding.message.english, finding.remedy.english)
        lines.append("  \(Self.word(finding.severity, isJapanese))  \(finding.rule)  \(message)")
        let heading = finding.place.heading.isEmpty ? "" : "\(finding.place.heading)  "
        lines.append("      \(finding.place.passage)  \(heading)\(finding.place.excerpt)")
        lines.append("      → \(remedy)")
      }
    }
    let all = parts.flatMap(\.findings)
    func count(_ severity: LintFinding.Severity) -> Int { all.count { $0.severity == severity } }
    let (errors, warnings, hints) = (count(.error), count(.warning), count(.hint))
    lines.append(
      isJapanese
        ? "誤り\(errors)、警告\(warnings)、助言\(hints)"
        : "\(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings"), \(hints) \(hints == 1 ? "hint" : "hints")"
    )
    return lines.joined(separator: "\n") + "\n"
  }

  private static func word(_ severity: LintFinding.Severity, _ isJapanese: Bool) -> String {
    switch severity {
    case .error: isJapanese ? "誤り" : "error  "
    case .warning: isJapanese ? "警告" : "warning"
    case .hint: isJapanese ? "助言" : "hint   "
    }
  }
}
