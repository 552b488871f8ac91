public import CaseFile
public import Documents
public import Investigation
public import YAMLText

/// Words a document from what a case holds.
///
///     let basis = try NoticeBasis(Case("breach.tenmatsu"))
///     let document = try NoticeDrafter(.ja).document(.final, basis, date: day)
///
/// The same basis and date give the same document: nothing of it depends on when or where it is drafted.
public struct NoticeDrafter: Sendable {
  public let language: Language
  let library: TemplateLibrary
  let years: DateWords.Years

  /// - Parameters:
  ///   - templates: by name, in place of built-in ones.
  ///   - years: how Japanese documents count years.
  public init(_ language: Language, templates: [String: String] = [:], years: DateWords.Years = .era)
    throws(TemplateError)
  {
    self.language = language
    self.years = years
    library = try TemplateLibrary(language, own: templates)
  }

  /// Drafts a document.
  ///
  /// - Parameters:
  ///   - date: the day that stands on it; what became known later is left out.
  ///   - group: of a `letter` or `us-ca`: for whom it is shown. Nil: all groups that are told one by one.
  ///   - changes: how figures changed since the last notice, a sentence each.
  /// - Throws: where the facts lack what no document can do without, or a template has a mistake.
  public func document(
    _ kind: NoticeKind, _ basis: NoticeBasis, date: CivilDay, group: FactID? = nil,
    changes: [BilingualText] = []
  ) throws(NoticeError) -> Document {
    if kind.audience == .person {
      let letters = try LetterDrafter(self, kind, basis, date: date)
      return try letters.preview(group)
    }
    let context = NoticeContext(kind, language, basis, date: date, years: years, changes: changes)
    return try document(kind, context.values(try organisation(context.facts)))
  }

  func organisation(_ facts: FactsAtDate) throws(NoticeError) -> Organisation {
    guard let organisation = facts.organisation else {
      throw NoticeError(
        "The facts do not say whose case it is",
        remedy: "Enter the organisation: tenmatsu facts CASE import FILE")
    }
    return organisation
  }

  func document(_ kind: NoticeKind, _ values: Values) throws(NoticeError) -> Document {
    let rendered: String
    do throws(TemplateError) { rendered = try library.render(kind.template, values) } catch {
      throw NoticeError("\(kind.rawValue): \(error.description)", remedy: "Mend the template")
    }
    let isJapanese = language == .ja
    let xhtml = Numbering.resolve(Mention.resolve(rendered, isJapanese: isJapanese), isJapanese: isJapanese)
    do throws(DocumentError) { return try Document(xhtml: xhtml) } catch {
      throw NoticeError(
        "The template \(kind.template).\(language.rawValue) made no document: \(error.description)",
        remedy: "Mend the template")
    }
  }
}
