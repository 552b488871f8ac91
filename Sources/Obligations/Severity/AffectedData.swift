import Exposure

/// What of a group of people was exposed, and how: what the methods of assessing severity ask.
public struct AffectedData: Sendable, Hashable {
  /// To whom the data came.
  public enum Recipients: String, Sendable, CaseIterable, Codable {
    /// Nobody unauthorised is known to have had access.
    case none
    /// A known number of known recipients.
    case known
    /// Unknown ones: an attacker, the public.
    case unknown
  }

  /// What was lost of the data's correctness, or of the use of it.
  public enum Loss: String, Sendable, CaseIterable, Codable {
    case none
    /// Put right, or back, with some trouble.
    case recoverable
    case lasting
  }

  /// Ids of data classes, such as `card.number`.
  public var classes: Set<String>
  /// Nil where it is not known.
  public var people: Int?
  public var recipients: Recipients
  public var integrity: Loss
  public var availability: Loss
  /// Whether it was meant to do harm: an attack, a theft.
  public var isMalicious: Bool
  /// Whether nobody can read it: encrypted by the state of the art, the key safe.
  public var isUnintelligible: Bool

  public init(
    classes: Set<String>, people: Int?, recipients: Recipients, isMalicious: Bool, integrity: Loss = .none,
    availability: Loss = .none, isUnintelligible: Bool = false
  ) {
    self.classes = classes
    self.people = people
    self.recipients = recipients
    self.isMalicious = isMalicious
    self.integrity = integrity
    self.availability = availability
    self.isUnintelligible = isUnintelligible
  }

  /// The classes that one of these covers: `card` covers `card.number`.
  func covered(by parents: [String]) -> [String] {
    classes.filter { id in parents.contains { DataClass.isCovered(id, by: $0) } }.sorted()
  }

  func has(_ parents: String...) -> Bool { !covered(by: parents).isEmpty }

  /// Whether the class itself is there, not only one under it: `card`, of which no parts are told.
  func hasWhole(_ id: String) -> Bool { classes.contains(id) }

  /// Secrets that open an account, as far as they can be read.
  var credentials: [String] {
    covered(by: ["password", "secretAnswer", "token", "session"]).filter {
      !DataClass.isCovered($0, by: "password.hashed")
    }
  }

  /// Names of the person.
  var names: [String] { covered(by: ["name", "card.holder", "bank.holder"]) }

  /// Whether the whole number of a card is there.
  var hasCardNumber: Bool { has("card.number") || hasWhole("card") }

  /// Whether the number of a bank account is there.
  var hasBankAccount: Bool { has("bank.account") || hasWhole("bank") }
}
