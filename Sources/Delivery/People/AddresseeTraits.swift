/// All of a person that decides which letter they get. People with the same traits get the same letter, their names
/// aside.
public struct AddresseeTraits: Hashable, Sendable, Codable {
  /// Groups of the facts in which the person stands, by id, in the order of the facts.
  public var groups: [String]
  /// Classes of the person's data that leaked, sorted.
  public var classes: [String]
  public var language: LetterLanguage

  public init(groups: [String], classes: [String], language: LetterLanguage) {
    self.groups = groups
    self.classes = classes
    self.language = language
  }
}
