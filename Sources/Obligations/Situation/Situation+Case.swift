public import CaseFile
import Foundation
import Investigation
import Reconstruction

extension Situation {
  /// The situation of a case by its last run.
  ///
  /// - Throws: where the case is damaged.
  public init(_ file: Case) throws(CaseError) {
    let state = file.state
    let zone = Zone(state.timeZone) ?? .utc
    func time(_ entry: String) -> FactTime {
      let date = ISO8601DateFormatter().date(from: entry)
      return date.map {
        FactTime(Moment(seconds: Int64($0.timeIntervalSince1970), utcOffset: 0).told(in: zone))
      }
        ?? .unknown
    }
    let documents = state.notices.compactMap { notice -> PublishedDocument? in
      guard let step = notice.last(.published), notice.last(.withdrawn) == nil else { return nil }
      let day = step.content.date.flatMap { try? FactTime($0, zone: zone) }
      return PublishedDocument(kind: notice.kind, version: notice.version, at: day ?? time(step.at))
    }
    let waves = state.waves.map { wave in
      NoticeWave(
        number: wave.number, began: wave.all(.attempted).first.map { time($0.at) },
        ended: wave.all(.ended).first.map { time($0.at) },
        accepted: wave.all(.attempted).compactMap { $0.content.counts["accepted"] }.reduce(0, +))
    }
    var summary: RunSummary?
    var profiles: [PeopleProfile] = []
    if let run = state.run {
      summary = try file.summary(of: run)
      profiles = try file.profiles(of: run)
    }
    self.init(
      facts: state.facts, summary: summary, profiles: profiles, documents: documents, waves: waves,
      zone: zone)
  }
}
