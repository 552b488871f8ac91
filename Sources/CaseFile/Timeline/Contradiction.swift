public import YAMLText

/// Something on a timeline that does not fit together, or that is missing: to be explained or mended before anything
/// is published.
public struct Contradiction: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Something was learnt before it happened.
    case learntBeforeOccurred
    /// A fact is said to come after another that was certainly later.
    case orderBroken
    /// A report bears a date later than its receipt.
    case reportDatedAfterReceipt
    /// A report was shared before it was received.
    case sharedBeforeReceipt
    /// What was exposed was entered before the intruder's first trace.
    case windowBeforeTrace
    /// The logs show the first trace at another time than people tell.
    case traceDiffersFromLogs
    /// Several things are told as the first suspicion.
    case severalFirstSuspicions
    /// Something came after the day for which it was expected, or is not there yet.
    case expectedDatePassed
    case promiseWithoutOwner
    case claimWithoutProof
  }

  public let kind: Kind
  /// The facts concerned; empty where only logs are.
  public let facts: [FactID]
  public let text: BilingualText

  /// The texts come without their last full stop.
  init(_ kind: Kind, _ facts: [FactID], _ japanese: String, _ english: String) {
    self.kind = kind
    self.facts = facts
    text = BilingualText(japanese: japanese + "。", english: english + ".")
  }
}
