import YAMLText

/// A kind of personal data, such as `card.number`: dotted, so that `card` covers all under it.
public struct DataClass: Sendable, Hashable {
  public let id: String
  public let japanese: String
  public let english: String

  public init(id: String, japanese: String, english: String) {
    self.id = id
    self.japanese = japanese
    self.english = english
  }

  /// Whether `id` is `parent` or stands under it.
  public static func isCovered(_ id: String, by parent: String) -> Bool {
    id == parent || id.hasPrefix(parent + ".")
  }
}
