public import CaseFile
import Documents
import Investigation
import Notices

/// Letters as the case's templates word them, in both languages.
public struct DraftedLetters: LetterWriter {
  private let drafters: [Kind: LetterDrafter]

  private struct Kind: Hashable {
    let language: LetterLanguage
    let form: LetterForm
  }

  /// - Parameters:
  ///   - date: the day that stands on the letters.
  /// - Throws: where the facts lack what no letter can do without.
  public init(_ file: Case, date: CivilDay) throws {
    let basis = try NoticeBasis(file)
    var drafters: [Kind: LetterDrafter] = [:]
    for language in LetterLanguage.allCases {
      let drafter = try NoticeDrafter(language == .japanese ? .ja : .en)
      for form in LetterForm.allCases {
        guard let kind = NoticeKind(rawValue: form.rawValue) else { continue }
        drafters[Kind(language: language, form: form)] = try LetterDrafter(
          drafter, basis, date: date, kind: kind)
      }
    }
    self.drafters = drafters
  }

  public func letter(for traits: AddresseeTraits, hasName: Bool) throws -> FrozenLetter {
    guard var drafter = drafters[Kind(language: traits.language, form: traits.form)] else {
      throw CaseError(
        .usage, "There is no letter in \(traits.language.rawValue)", remedy: "There are ja and en")
    }
    let document = try drafter.letter(
      for: RecipientValues(
        name: hasName ? FrozenLetter.name : nil, groups: traits.groups.compactMap(FactID.init),
        classes: traits.classes))
    return FrozenLetter(
      traits: traits, subject: document.title, text: PlainText(document).text(), html: HTMLPage(document).text
    )
  }
}
