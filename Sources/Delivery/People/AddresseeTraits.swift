/// All of a person that decides which letter they get. People with the same traits get the same letter, their names
/// aside.
public struct AddresseeTraits: Hashable, Sendable, Codable {
  /// Groups of the facts in which the person stands, by id, in the order of the facts.
  public var groups: [String]
  /// Classes of the person's data that leaked, each with its best grade, sorted.
  public var classes: [LeakedClass]
  /// Services whose records they are, sorted.
  public var services: [String]
  public var language: LetterLanguage

  public struct LeakedClass: Hashable, Sendable, Codable {
    public var name: String
    /// `proven`, `probable` or `possible`.
    public var grade: String

    public init(name: String, grade: String) {
      self.name = name
      self.grade = grade
    }
  }

  public init(groups: [String], classes: [LeakedClass], services: [String], language: LetterLanguage) {
    self.groups = groups
    self.classes = classes
    self.services = services
    self.language = language
  }
}
