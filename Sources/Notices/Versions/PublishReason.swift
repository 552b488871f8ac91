public import YAMLText

/// Something that speaks against publishing a document as it stands.
public struct PublishReason: Sendable, Hashable, Codable {
  public enum Code: String, Sendable, Codable, CaseIterable {
    /// Nobody approved it.
    case notApproved
    /// A number that no run and no fact gives, or that was typed.
    case noEvidence
    /// A number that the run in force gives otherwise.
    case figureChanged
    /// Something that a document of its kind must say is not said.
    case itemMissing
    /// It denies something, and that was not proven.
    case claimUnproven
    /// The linter found an error.
    case lintError
    /// Another document that is out says otherwise.
    case disagrees
    /// Facts were entered since it was drafted, and it would read otherwise today.
    case outdated
    /// It holds data of a person.
    case personalData
    /// It holds the number of a payment card. Nobody may override this.
    case cardNumber
  }

  public var code: Code
  public var text: BilingualText

  init(_ code: Code, _ japanese: String, _ english: String) {
    self.code = code
    text = BilingualText(japanese, english)
  }

  /// Whether somebody may publish all the same, with a reason that stands in the ledger.
  public var canBeOverridden: Bool { code != .cardNumber }
}
