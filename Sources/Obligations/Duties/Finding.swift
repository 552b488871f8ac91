public import CaseFile
public import YAMLText

/// What became of a condition: whether it is met, and the reasons, each with the facts and figures that it rests on.
public struct Finding: Sendable, Hashable {
  public enum Verdict: String, Sendable, Hashable, Codable {
    case met, unclear, notMet
  }

  public var verdict: Verdict
  public var reasons: [Reason]
  /// Places in the situation's profiles of the people by whom it is met; nil where it asks for no people.
  var profiles: Set<Int>?
}

/// Why something is so.
public struct Reason: Sendable, Hashable, Codable {
  public var text: BilingualText
  /// The facts that say so.
  public var facts: [FactID]
  /// The people who were counted, where people were.
  public var people: People?

  /// Counted people, each once.
  public struct People: Sendable, Hashable, Codable {
    /// At least as sure as the rule asks.
    public var counted: Int
    public var proven: Int
    public var minimum: Int
    /// The part of the country in which they live is not known.
    public var undecided: Int
    public var withoutResidence: Int
    /// Areas that the rule names.
    public var residence: [String]
    /// Classes of data by which they were found, sorted.
    public var classes: [String]
  }

  init(_ text: BilingualText, facts: [FactID] = [], people: People? = nil) {
    self.text = text
    self.facts = facts
    self.people = people
  }
}
