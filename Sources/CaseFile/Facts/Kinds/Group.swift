public import YAMLText

/// People who are told in the same way and advised the same: a set of the data map, and how it is reached.
///
/// A person who stands in several groups gets one message that covers them all; the order of the groups is that of the
/// facts.
public struct Group: Sendable, Hashable, Codable {
  public var id: FactID
  /// The set of the data map.
  public var set: String
  /// What texts call these people: “customers whose card data leaked”. Left out: the set's title.
  public var title: BilingualText?
  public var means: Means
  /// When telling them began or is to begin.
  public var begins: FactTime?
  /// When the last of them had been told.
  public var ended: FactTime?
  /// Why nobody of them is told one by one, where a public notice stands in place of it: the law's ground.
  public var legalGround: BilingualText?
  /// What these people are asked to do, a sentence each.
  public var advice: [BilingualText]
  /// Rules that telling them fulfils.
  public var fulfils: [String]?

  public enum Means: String, Sendable, Codable, CaseIterable {
    case mail, letter, phone, publicNotice

    /// Whether each person is told.
    public var isIndividual: Bool { self != .publicNotice }
  }
}
