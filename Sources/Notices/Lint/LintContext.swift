public import CaseFile
public import YAMLText

/// What rules need to know beside the text: values only, so that a text can be checked without a case.
public struct LintContext: Sendable, Hashable {
  /// A service, and how its name is spelt.
  public struct Service: Sendable, Hashable {
    public var id: String
    public var name: BilingualText

    public init(id: String, name: BilingualText) {
      self.id = id
      self.name = name
    }
  }

  /// Where readers turn with questions.
  public struct Desk: Sendable, Hashable {
    public var name: BilingualText
    /// Telephone numbers as the organisation writes them.
    public var phones: [String]
    public var mails: [String]
    /// `09:00`; nil where nobody entered hours.
    public var opens: String?
    public var closes: String?

    public init(
      name: BilingualText, phones: [String] = [], mails: [String] = [], opens: String? = nil,
      closes: String? = nil
    ) {
      self.name = name
      self.phones = phones
      self.mails = mails
      self.opens = opens
      self.closes = closes
    }
  }

  /// People who are told individually, and how far that has come on the document's date.
  public struct Group: Sendable, Hashable {
    public var id: String
    public var state: ContactState
    /// Ids of the sets it consists of; their figures name it in a text.
    public var sets: [String]

    public init(id: String, state: ContactState, sets: [String]) {
      self.id = id
      self.state = state
      self.sets = sets
    }
  }

  /// How far it has come to tell people individually.
  public enum ContactState: String, Sendable, Hashable {
    /// They will be told.
    case ahead
    /// They are being told.
    case underWay
    /// They have been told.
    case done
  }

  /// A statement that needs a proof.
  public struct Claim: Sendable, Hashable {
    public var id: String
    /// Every wording of it: for the case and for the public.
    public var wordings: [BilingualText]
    public var isProven: Bool

    public init(id: String, wordings: [BilingualText], isProven: Bool) {
      self.id = id
      self.wordings = wordings
      self.isProven = isProven
    }
  }

  /// What was promised, and whether somebody has it to do by a day.
  public struct Promise: Sendable, Hashable {
    public var id: String
    public var wordings: [BilingualText]
    public var hasOwner: Bool
    public var hasDate: Bool

    public init(id: String, wordings: [BilingualText], hasOwner: Bool, hasDate: Bool) {
      self.id = id
      self.wordings = wordings
      self.hasOwner = hasOwner
      self.hasDate = hasDate
    }
  }

  public var kind: NoticeKind
  public var audience: Audience { kind.audience }
  /// The document's date.
  public var date: CivilDay?
  public var services: [Service] = []
  public var desk: Desk?
  /// Other numbers and addresses that belong to the organisation: who answers the authority, its switchboard.
  public var ownContacts: [String] = []
  public var groups: [Group] = []
  public var claims: [Claim] = []
  public var promises: [Promise] = []
  /// Somebody writes to the same people in the organisation's name.
  public var hasPhishing = false
  public var hasReadersAbroad = false
  /// Counts of people and records must be figures of the case, not typed.
  public var bindsFigures = true
  /// What the run in force counts: a typed number that is none of these is wrong, others are only not bound.
  public var caseCounts: Set<Int> = []

  public init(kind: NoticeKind, date: CivilDay? = nil) {
    self.kind = kind
    self.date = date
  }

  /// Letters and mails to single people.
  var isLetter: Bool { audience == .person }
}
