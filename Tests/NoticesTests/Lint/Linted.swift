import CaseFile
import Documents
import YAMLText

@testable import Notices

/// A document of paragraphs: a line beginning with `# ` is a heading.
func page(_ lines: [String], language: String = "ja") -> Document {
  Document(
    language: language, title: "",
    blocks: lines.map { line in
      line.hasPrefix("# ")
        ? Block(.heading(level: 2, [.text(String(line.dropFirst(2)))])) : .paragraph(.body, [.text(line)])
    })
}

/// A context in which counts may be typed, since texts of tests are.
func context(_ kind: NoticeKind = .final) -> LintContext {
  var context = LintContext(kind: kind, date: CivilDay(year: 2017, month: 2, day: 13))
  context.bindsFigures = false
  return context
}

/// What a rule finds in lines of text: the excerpts' rule ids with their severities.
func found(_ rule: String, in lines: [String], language: String = "ja", _ context: LintContext = context())
  -> [LintFinding]
{
  Linter().findings(in: page(lines, language: language), context).filter { $0.rule == rule }
}
