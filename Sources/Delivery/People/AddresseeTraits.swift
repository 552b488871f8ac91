/// All of a person that decides which letter they get. People with the same traits get the same letter, their names
/// aside.
public struct AddresseeTraits: Hashable, Sendable, Codable {
  /// Groups of the facts in which the person stands, by id, in the order of the facts.
  public var groups: [String]
  /// Classes of the person's data that leaked, sorted.
  public var classes: [String]
  public var language: LetterLanguage
  public var form: LetterForm

  public init(groups: [String], classes: [String], language: LetterLanguage, form: LetterForm = .general) {
    self.groups = groups
    self.classes = classes
    self.language = language
    self.form = form
  }
}

/// The kinds of documents that go to single persons, by their names.
public enum LetterForm: String, Sendable, Codable, CaseIterable {
  case general = "letter"
  /// California asks for a title and headings of its own (Civil Code § 1798.82 (d)). Only English letters have it:
  /// whoever chose Japanese gets what they can read.
  case california = "us-ca"
}
