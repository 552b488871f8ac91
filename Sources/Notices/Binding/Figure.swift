public import CaseFile
import Investigation

/// A number that a document states, and where it comes from.
public struct Figure: Sendable, Hashable {
  /// `set.cards.records.maximum`; documents carry it with the number.
  public let id: String
  public let value: Int
  /// The run that counted it; nil where it is worked out of facts alone.
  public let run: Int?
  /// The facts that it is worked out of, where it is.
  public let facts: [FactID]

  /// As every document shows it.
  public var shown: String { value.grouped }
}
