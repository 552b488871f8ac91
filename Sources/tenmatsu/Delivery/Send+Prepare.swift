import ArgumentParser
import CaseFile
import Delivery
import Foundation
import Investigation
import Mail
import Notices

extension Send {
  func prepare() throws {
    let sender = try Mailbox(from ?? "", as: "the sender")
    if let replyTo { _ = try Mailbox(replyTo, as: "where answers go") }
    let returns = try bounces.map { try MailAddress($0, as: "where bounces go") } ?? sender.address
    let writer = try options.writer(folder, "send")
    let file = try writer.reading()
    guard let run = writer.state.run else {
      throw CaseError(
        .usage, "The case was not investigated yet",
        remedy: "tenmatsu investigate CASE finds out whose data it is")
    }
    let groups = try chosenGroups(writer.state)
    var wave = Wave(run: run.content.run, from: from ?? "", replyTo: replyTo, bounces: returns.path)
    var preparer = WavePreparer(
      groups: groups, language: language.flatMap(LetterLanguage.init) ?? .japanese,
      earlier: try earlierWaves(writer), writer: try DraftedLetters(file, date: try day(writer.state)),
      random: SystemRandomNumberGenerator())
    let people = try AffectedPerson.all(of: PeopleReader(file, run: run, key: writer.key))
    try preparer.fill(&wave, with: people)
    guard !wave.recipients.isEmpty || !wave.others.isEmpty else {
      throw CaseError(
        .usage, "Nobody is left to tell: earlier waves have reached everybody",
        remedy: "--again writes to everybody once more")
    }
    let forms = Set(wave.letters.map(\.traits.form))
    let notices = try LetterForm.allCases.filter(forms.contains).map { try approved($0, file) }
    let number = try writer.prepare(
      wave, notice: notices.joined(separator: ", "), reason: options.reason)
    print(
      "wave \(number)  \(wave.recipients.count) mails, \(wave.letters.count) letters, for run \(wave.run)")
    for way in Wave.Way.allCases {
      let count = wave.others.count { $0.way == way }
      if count > 0 { print("  \(count) \(SendWords.way(way))") }
    }
    if wave.reachedBefore > 0 { print("  \(wave.reachedBefore) were reached by an earlier wave") }
    for (reason, count) in reasons(wave) { print("    \(count) \(reason)") }
  }

  private func reasons(_ wave: Wave) -> [(String, Int)] {
    Dictionary(grouping: wave.others.compactMap(\.reason), by: \.self)
      .map { (SendWords.reason($0.key), $0.value.count) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  /// The version of a letter that somebody has approved.
  private func approved(_ form: LetterForm, _ file: Case) throws -> String {
    let kind = form.rawValue
    let notice = file.state.notices(kind).last { $0.last(.withdrawn) == nil && $0.last(.superseded) == nil }
    let name = notice.map { "\(kind) \($0.version)" }
    if let name, let notice, notice.last(.approved) != nil || notice.last(.published) != nil {
      let versions = NoticeVersions(file)
      guard try !unapproved && versions.staleness(of: versions.content(of: notice)) != nil else {
        return name
      }
      throw CaseError(
        .usage,
        "\(name) was approved before facts or figures changed: what goes out would not be what was approved",
        remedy: "tenmatsu notice CASE draft \(kind), then approve it; or give --unapproved and --reason")
    }
    guard unapproved else {
      throw CaseError(
        .usage, name.map { "\($0) was not approved" } ?? "No document of the kind \(kind) was drafted",
        remedy: "tenmatsu notice CASE draft \(kind), then approve it; or give --unapproved and --reason")
    }
    return (name ?? kind) + ", not approved"
  }

  private func chosenGroups(_ state: CaseState) throws(CaseError) -> [Group] {
    var groups: [Group] = []
    for case .group(let fact) in state.facts { groups.append(fact) }
    guard !groups.isEmpty else {
      throw CaseError(
        .usage, "No facts say which people are told how",
        remedy: "Enter groups: tenmatsu facts CASE import FILE; docs/guides/facts.md describes them")
    }
    for id in group where !groups.contains(where: { $0.id.rawValue == id }) {
      throw CaseError(
        .usage, "There is no group \(id)",
        remedy: "There are: " + groups.map(\.id.rawValue).joined(separator: ", "))
    }
    return group.isEmpty ? groups : groups.filter { group.contains($0.id.rawValue) }
  }

  private func earlierWaves(_ writer: CaseWriter) throws -> EarlierWaves {
    var earlier = EarlierWaves()
    let file = try writer.reading()
    for known in writer.state.waves {
      guard known.isEnded else {
        throw CaseError(
          .usage, "Wave \(known.number) has not ended",
          remedy: "Run it to its end, decide what is unknown, then end it: tenmatsu send \(folder) end")
      }
      let record = try WaveRecord(file, number: known.number, key: writer.key)
      earlier.add(record.wave, record.standing, reaching: !again)
    }
    return earlier
  }

  private func day(_ state: CaseState) throws -> CivilDay {
    let zone = Zone(state.timeZone) ?? .utc
    if let date {
      do throws(FactTimeError) {
        if let day = try FactTime(date, zone: zone).day { return day }
      } catch { throw CaseError(.badInput, error.message, remedy: error.remedy) }
      throw CaseError(.badInput, "“\(date)” is no day", remedy: "Write 2026-11-25")
    }
    guard let today = CivilDay(seconds: Int64(Date().timeIntervalSince1970), in: zone) else {
      throw CaseError(.badInput, "The clock of this machine shows no day", remedy: "Give one with --date")
    }
    return today
  }
}

/// Words for what the ledger calls by identifiers.
enum SendWords {
  static func way(_ way: Wave.Way) -> String {
    switch way {
    case .letter: "get a letter, as the facts say"
    case .phone: "are told by telephone, as the facts say"
    case .publicNotice: "are told by a public notice, as the facts say"
    case .unreachable: "have no address that mail can be sent to"
    case .ungrouped: "are in no group of the facts: nobody tells them"
    }
  }

  static func reason(_ reason: String) -> String {
    switch reason {
    case "noAddress": "no mail address is known"
    case "bounced": "mail to them has come back"
    default: MailAddress.Fault(rawValue: reason)?.words ?? reason
    }
  }

  /// What ``WaveCoverage/counts`` calls people.
  static func place(_ name: String) -> String {
    switch name {
    case "mailed": "told by mail"
    case "open": "to be sent"
    case "unknown": "unknown whether the relay has the mail: decide"
    case "failed": "refused or come back: another way is needed"
    case "unreachable": "without a mail address that works: another way is needed"
    case "letter": "to get a letter, as the facts say"
    case "postal": "given to a mail house"
    case "phone": "told by telephone, as the facts say"
    case "publicNotice": "told by a public notice, as the facts say"
    case "substitute": "told by a public notice in place of a letter"
    case "ungrouped": "in no group of the facts: nobody tells them"
    default: name
    }
  }
}
