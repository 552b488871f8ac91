public import Foundation
import Investigation
import Reconstruction
import YAMLText

extension Case {
  /// What the last run's logs and the case's facts say, in one order.
  ///
  /// - Parameter date: the time of asking, which tells what is late.
  public func timeline(asOf date: Date) throws(CaseError) -> Timeline {
    let logFacts = try state.run.map { run throws(CaseError) in try summary(of: run).logFacts } ?? []
    return Timeline(
      facts: state.facts, logFacts: logFacts,
      asOf: FactTime(Moment(seconds: Int64(date.timeIntervalSince1970), utcOffset: 0)))
  }
}

extension TimesketchEvent {
  /// The further fields that events of a case have.
  public static let caseFields = [
    "case_kind", "case_origin", "case_source", "case_precision", "case_until", "case_citations",
  ]

  /// An entry of a case's timeline; nil where nothing is known of its time.
  ///
  /// - Parameter isJapanese: the language of the message.
  public init?(_ entry: TimelineEntry, isJapanese: Bool) throws(CaseError) {
    guard let seconds = entry.time.stated?.seconds else { return nil }
    func said(_ text: BilingualText?) -> String { text.map { isJapanese ? $0.japanese : $0.english } ?? "" }
    var fields = [
      "case_kind": entry.kind, "case_source": said(entry.source), "case_precision": "\(entry.time.precision)",
      "case_until": entry.until?.text ?? "", "case_citations": entry.citations.joined(separator: " "),
    ]
    fields["case_origin"] = entry.origin == .log ? "log" : "fact"
    try self.init(
      message: said(entry.text), microseconds: seconds * 1_000_000,
      timestampDescription: entry.isLearning ? "Learnt" : said(entry.title), fields: fields)
  }
}
