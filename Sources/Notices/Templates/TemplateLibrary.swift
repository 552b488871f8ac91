public import Investigation
import Mustache

/// The templates of one language, read and checked.
public struct TemplateLibrary: Sendable {
  let language: Language
  private let library: MustacheLibrary

  /// The built-in templates, some of them replaced.
  ///
  /// - Parameter own: templates of the company by their names, such as `final` or `desk`; XHTML with Mustache tags.
  /// - Throws: where one of them has a mistake: an unknown name, a figure that is typed in, a tag without an end.
  public init(_ language: Language, own: [String: String] = [:]) throws(TemplateError) {
    try self.init(templates: TemplateFiles.texts(language).merging(own) { _, own in own }, language: language)
  }

  /// These templates and no others.
  init(templates texts: [String: String], language: Language) throws(TemplateError) {
    self.language = language
    let checker = TemplateChecker(partials: Set(texts.keys))
    var templates: [String: MustacheTemplate] = [:]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      let full = "\(name).\(language.rawValue)"
      try checker.check(text, name: full)
      // Values are escaped when they are made, and some are markup: Mustache adds nothing.
      do { templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text) } catch {
        throw TemplateError(
          full, "Its sections do not fit together: \(error)", remedy: "Each {{#name}} needs its {{/name}}")
      }
    }
    library = MustacheLibrary(templates: templates)
  }

  /// Renders a template.
  ///
  /// - Throws: where it names what these values do not have, or shows what this case has not.
  func render(_ name: String, _ values: Values) throws(TemplateError) -> String {
    let slips = Slips()
    let full = "\(name).\(language.rawValue)"
    guard let text = library.render(Scope(root: values, slips: slips), withTemplate: name) else {
      throw TemplateError(full, "There is no such template", remedy: "Use the built-in ones")
    }
    if let unknown = slips.unknown.min() {
      throw TemplateError(
        full, "{{\(unknown)}} stands where there is no such value",
        remedy: "Some names are known only within the list that they belong to; move it there")
    }
    if let absent = slips.shownAbsent.min() {
      throw TemplateError(
        full, "{{\(absent)}} is shown, but the case has nothing for it",
        remedy: "Put it between {{#\(absent)}} and {{/\(absent)}}")
    }
    return text
  }
}
