import Investigation

/// Writes events as CSV for Timesketch's importer: see ``TimesketchEvent``.
///
/// A program reads it, so that values stand as they are; opened in a spreadsheet, a message may be taken for a formula.
public struct TimesketchCSV: Sendable {
  private let fields: [String]

  /// - Parameter fields: the further fields, which become columns in this order.
  /// - Throws: `CaseError` where a name cannot be used or is given twice.
  public init(fields: [String]) throws(CaseError) {
    for name in fields { try TimesketchEvent.check(name) }
    guard Set(fields).count == fields.count else {
      throw CaseError(.badInput, "A column of a Timesketch CSV is named twice", remedy: "Name each once")
    }
    self.fields = fields
  }

  /// The line of column names, which the file must begin with.
  public var head: [UInt8] { CSV.line(TimesketchEvent.ownColumns + fields) }

  /// One event. Fields that are no columns are left out.
  public func line(_ event: TimesketchEvent) -> [UInt8] {
    CSV.line(
      [
        CardNumbers.masked(event.message), String(event.microseconds), event.datetime,
        event.timestampDescription,
      ]
        + fields.map { CardNumbers.masked(event.fields[$0] ?? "") },
      guardsFormulas: false)
  }
}
