import Investigation
import Reconstruction

/// An event of a timeline as Timesketch takes it in.
///
/// Timesketch demands `message`, `datetime` (ISO 8601) and `timestamp_desc`, takes `timestamp` (microseconds since 1970)
/// and any further fields; files must be called `.csv` or `.jsonl` (Timesketch, "Create timeline from JSON/JSONL or CSV
/// file", `docs/guides/user/import-from-json-csv.md` of github.com/google/timesketch; uploading them:
/// `docs/guides/user/upload-data.md`). It is given whole and in UTC: the importer takes one way of writing times for a
/// whole file, and drops lines that differ from the first.
public struct TimesketchEvent: Sendable, Hashable {
  /// What happened, in words.
  public let message: String
  /// When, in microseconds since 1970, UTC.
  public let microseconds: Int64
  /// What kind of time it is: "Request received", "Learnt".
  public let timestampDescription: String
  /// Further fields by their names.
  public let fields: [String: String]

  /// - Throws: `CaseError` where a further field's name is one that Timesketch uses itself, or not one that its search
  ///   can name: a letter, then letters, digits and `_`.
  public init(
    message: String, microseconds: Int64, timestampDescription: String, fields: [String: String] = [:]
  ) throws(CaseError) {
    for name in fields.keys.sorted() { try TimesketchEvent.check(name) }
    self.message = message
    self.microseconds = microseconds
    self.timestampDescription = timestampDescription
    self.fields = fields
  }

  /// `2016-12-23T03:35:00.000000+00:00`.
  var datetime: String {
    let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    let fraction = rest < 0 ? rest + 1_000_000 : rest
    let moment = Moment(seconds: rest < 0 ? seconds - 1 : seconds, utcOffset: 0)
    let digits = String(fraction)
    return moment.iso8601.prefix(19) + "." + String(repeating: "0", count: 6 - digits.count) + digits
      + "+00:00"
  }

  static let ownColumns = ["message", "timestamp", "datetime", "timestamp_desc"]

  static func check(_ name: String) throws(CaseError) {
    let isWord =
      name.utf8.first.map { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } == true
      && name.utf8.allSatisfy {
        $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F
      }
    guard isWord, !ownColumns.contains(name) else {
      throw CaseError(
        .badInput, "A field of a Timesketch event cannot be called \"\(name)\"",
        remedy:
          "Use a letter, then letters, digits and _; \(ownColumns.joined(separator: ", ")) are Timesketch's own"
      )
    }
  }
}
