public import CaseFile
import Foundation

/// A wave as the ledger and its journal know it.
public struct WaveRecord: Sendable {
  public let number: Int
  public let wave: Wave
  public let isEnded: Bool
  /// Whether a mail went to an address of our own.
  public let isTested: Bool
  /// Lines of the journal that the ledger has.
  public let entered: Int
  public internal(set) var standing: WaveStanding
  /// Bounces of which nobody knows whose they are, as they were read.
  public let unassigned: [BounceRecord]
  /// People who were given to somebody else to tell.
  public let handedOver: [Handover: Set<Int>]
  /// SHA-256 of mails that were read as bounces.
  public let readMails: Set<String>
  let head: String
  let journalPath: String

  /// Reads a wave.
  ///
  /// - Parameter number: nil for the last one.
  /// - Throws: `CaseError` where there is none, or the ledger and the journal contradict each other.
  public init(_ file: Case, number: Int?, key: CaseKey) throws(CaseError) {
    guard
      let wave = number == nil
        ? file.state.waves.last : file.state.waves.first(where: { $0.number == number })
    else {
      throw CaseError(
        .usage, number.map { "There is no wave \($0)" } ?? "No wave was prepared",
        remedy: file.state.waves.isEmpty
          ? "tenmatsu send CASE prepare prepares one" : "There are waves 1 to \(file.state.waves.count)")
    }
    self.number = wave.number
    isEnded = wave.isEnded
    isTested = !wave.all(.tested).isEmpty
    guard let first = wave.steps.first, let object = first.content.content,
      let bytes = try file.content(of: first, key: key)
    else { throw Self.broken }
    self.wave = try Wave(bytes: bytes)
    head = JournalFile.head(wave: wave.number, recipients: self.wave.recipients.count, object: object.sha256)
    journalPath = Case.journal(of: wave.number, in: file.folder)
    var standing = WaveStanding(count: self.wave.recipients.count)
    var entered = 0
    var unassigned: [BounceRecord] = []
    var readMails: Set<String> = []
    var handedOver: [Handover: Set<Int>] = [:]
    for step in wave.steps.dropFirst() {
      guard [.attempted, .decided, .bounced, .handedOver].contains(step.content.step),
        let content = try file.content(of: step, key: key)
      else { continue }
      let lines = content.split(separator: 0x0A)
      switch step.content.step {
      case .attempted:
        for line in lines {
          guard let event = JournalEvent(text: String(decoding: line, as: UTF8.self)), standing.apply(event)
          else {
            throw Self.broken
          }
        }
        entered += lines.count
      case .decided:
        for line in lines {
          guard let decision = DecidedLine(String(decoding: line, as: UTF8.self)) else { throw Self.broken }
          standing.decide(decision.recipient, decision.decision)
        }
      case .bounced:
        for line in lines {
          guard let bounce = try? JSONDecoder().decode(BounceRecord.self, from: Data(line)) else {
            throw Self.broken
          }
          readMails.insert(bounce.sha256)
          if let recipient = bounce.recipient, let isHard = bounce.isHard {
            standing.bounce(recipient, isHard: isHard)
          } else if bounce.kind != "delivered" {
            unassigned.append(bounce)
          }
        }
      case .handedOver:
        guard let what = lines.first.flatMap({ Handover(rawValue: String(decoding: $0, as: UTF8.self)) })
        else {
          throw Self.broken
        }
        let people = lines.dropFirst().compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        handedOver[what, default: []].formUnion(people)
      default: break
      }
    }
    self.readMails = readMails
    self.handedOver = handedOver
    self.entered = entered
    self.unassigned = unassigned
    // A journal that never was has nothing to say; one that the ledger knows must be there.
    let events = try Journal.events(journalPath, head: head)
    guard events.count >= entered || isEnded else { throw Journal.lost(journalPath) }
    for event in events.dropFirst(entered) {
      guard standing.apply(event) else { throw Self.broken }
    }
    self.standing = standing
  }

  static let broken = CaseError(.damaged, "A wave cannot be read", remedy: "tenmatsu verify tells more")

  /// The journal, held for sending; what a process that is gone has begun and not ended is unknown from then on.
  ///
  /// - Parameter now: seconds since 1970.
  /// - Throws: `CaseError`: `held` while another process sends.
  public mutating func openJournal(now: Int) throws(CaseError) -> Journal {
    let journal = try Journal(journalPath, head: head, entered: entered)
    for recipient in standing.numbers({ $0 == .begun }) {
      let event = JournalEvent(.unknown, recipient: recipient, time: now)
      try journal.append(event)
      standing.apply(event)
    }
    return journal
  }
}

/// A line of what somebody decided.
struct DecidedLine {
  let recipient: Int
  let decision: WaveStanding.Decision

  init(recipient: Int, decision: WaveStanding.Decision) {
    self.recipient = recipient
    self.decision = decision
  }

  var text: String { "\(decision.rawValue) \(recipient)\n" }

  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let decision = WaveStanding.Decision(rawValue: String(parts[0])),
      let recipient = Int(parts[1])
    else { return nil }
    self.init(recipient: recipient, decision: decision)
  }
}
