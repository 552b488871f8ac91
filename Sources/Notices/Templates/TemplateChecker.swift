import Foundation

/// Refuses templates that could state a figure that no run found, or show nothing where something is meant.
///
/// A number before a word that counts people or records is typed in: 30件, 三十名, `385 people`. Numbers of sections, of
/// articles of law, and of hours stand before other words.
struct TemplateChecker {
  /// The names of the templates that `{{>…}}` may name.
  let partials: Set<String>

  func check(_ text: String, name: String) throws(TemplateError) {
    let tags = try TemplateTag.all(in: text, template: name)
    let patterns = Self.patterns
    for tag in tags {
      switch tag.kind {
      case .text: try checkNumbers(tag, name, patterns)
      case .partial where !partials.contains(tag.content):
        throw TemplateError(
          name, line: tag.line, "There is no template \(tag.content)",
          remedy: "The templates: \(known(partials))")
      case .shown, .section, .inverted, .end:
        guard Name(rawValue: tag.content) == nil else { continue }
        throw TemplateError(
          name, line: tag.line, "No document has a value named \(tag.content)",
          remedy: "The names: \(known(Name.allCases.map(\.rawValue)))")
      case .partial: continue
      }
    }
  }

  private func known(_ names: some Sequence<String>) -> String { names.sorted().joined(separator: ", ") }

  private func checkNumbers(_ tag: TemplateTag, _ template: String, _ patterns: [Regex<Substring>])
    throws(TemplateError)
  {
    for pattern in patterns {
      guard let match = tag.content.firstMatch(of: pattern) else { continue }
      let before = tag.content[..<match.range.lowerBound].reduce(0) { $1.isNewline ? $0 + 1 : $0 }
      throw TemplateError(
        template, line: tag.line + before, "“\(match.output)” is a figure typed into the template",
        remedy: "Use a value that is bound to a figure, such as {{totalRecords}}")
    }
  }

  /// Digits of any width and of both scripts, with the commas and spaces within numbers, before a counter.
  private static var patterns: [Regex<Substring>] {
    [
      #/[0-9０-９〇零一二三四五六七八九十百千万億][0-9０-９〇零一二三四五六七八九十百千万億,，.．余数]*\s*(?:件|名|人|口座|枚|通の|アカウント|レコード)/#,
      #/[0-9０-９][0-9０-９,.]*\s+(?:[a-z-]+\s+)?(?:people|persons?|individuals?|records?|customers?|members?|users?|accounts?|cards?|cardholders?|subjects?|data\s+subjects?)\b/#
        .ignoresCase(),
      #/\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\s+(?:of\s+)?(?:people|persons|records|customers|members|users|accounts|cards)\b/#
        .ignoresCase(),
    ]
  }
}
