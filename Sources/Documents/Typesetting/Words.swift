/// The few words that a document's layout adds to it.
struct Words {
  let isJapanese: Bool

  init(_ document: Document) { isJapanese = document.isJapanese }

  var deleted: String { isJapanese ? "削除" : "deleted" }
  var inserted: String { isJapanese ? "追加" : "added" }
  private var corrected: String { isJapanese ? "訂正" : "corrected" }

  /// When and why, as it is read after what was changed.
  func note(_ change: AmendmentNote) -> String {
    let verb =
      switch change.kind {
      case .deletion: deleted
      case .insertion: inserted
      case .correction: corrected
      }
    let day = day(change.amendment.day)
    return isJapanese
      ? "［\(day)\(verb)：\(change.amendment.reason)］"
      : "[\(verb) on \(day): \(change.amendment.reason)]"
  }

  /// - Parameter iso: a day as `2017-02-13`; anything else comes back as it is.
  func day(_ iso: String) -> String {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return iso }
    return isJapanese
      ? "\(parts[0])年\(parts[1])月\(parts[2])日"
      : "\(parts[2]) \(Words.months[parts[1] - 1]) \(parts[0])"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}
