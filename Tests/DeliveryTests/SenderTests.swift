import CaseFile
import Delivery
import Foundation
import TestSupport
import Testing

@Suite("A wave that is sent")
struct SenderTests {
  func recipients(_ sink: MailSink) throws -> [String] { try sink.received.map(\.recipient).sorted() }

  @Test("Each recipient gets one mail, and the ledger says so; sent again, nobody gets another one")
  func once() throws {
    let sample = try SampleCase(Samples.people(40))
    _ = try sample.prepare()
    try MailSink.with { sink in
      let progress = try sample.send(Samples.settings(sink, connections: 3))
      #expect(progress.accepted == 40 && progress.ending == nil)
      #expect(try recipients(sink) == (1...40).map { "person-\($0)@example.org" }.sorted())
      #expect(try sample.send(Samples.settings(sink)).total == 0)
      #expect(try sink.received.count == 40)
    }
    let record = try sample.record()
    #expect(record.standing.counts == ["recipients": 40, "accepted": 40])
    #expect(record.entered == 80)
    let wave = try Case(sample.path).state.waves[0]
    #expect(wave.steps.map(\.content.step) == [.prepared, .attempted, .attempted])
    #expect(wave.steps[1].content.counts == ["recipients": 40, "accepted": 40])
  }

  @Test("What the relay refuses, postpones or loses is told apart, and only what is open is sent again")
  func mixed() throws {
    let names = ["ok", "gone", "busy", "kept", "lost", "drop", "fine"]
    let sample = try SampleCase(Samples.people(7) { "\(names[$0 - 1])@example.org" })
    _ = try sample.prepare()
    try MailSink.with(
      .recipient("gone", 550), .recipientAtFirst("busy", 451, times: 1), .dropAfterEnd("kept"),
      .loseAfterEnd("lost"),
      .dropAtRecipient("drop")
    ) { sink in
      let progress = try sample.send(Samples.settings(sink, connections: 1, patience: .seconds(4)))
      #expect(progress.refused == 1 && progress.unknown == 2)
      guard case .relay = progress.ending else {
        Issue.record("\(progress)")
        return
      }
      let standing = try sample.record().standing
      #expect(
        standing[2] == .refused && standing[4] == .unknown && standing[5] == .unknown
          && standing[6] == .pending)
      #expect(try sink.received.filter { $0.recipient.hasPrefix("kept") }.count == 1)
    }
    try MailSink.with { sink in
      try sample.send(Samples.settings(sink))
      let sent = try recipients(sink)
      #expect(
        !sent.contains("kept@example.org") && !sent.contains("lost@example.org")
          && !sent.contains("gone@example.org"))
      #expect(sent.contains("drop@example.org") && sent.contains("busy@example.org"))
    }
    #expect(try sample.record().standing.counts["unknown"] == 2)
    try sample.writer().decide([5], .resend, of: 1, reason: "looked at the relay's log")
    try sample.writer().decide([4], .sent, of: 1, reason: "looked at the relay's log")
    try MailSink.with { sink in
      try sample.send(Samples.settings(sink))
      #expect(try recipients(sink) == ["lost@example.org"])
    }
    let counts = try sample.record().standing.counts
    #expect(counts == ["recipients": 7, "accepted": 5, "refused": 1, "countedAsSent": 1])
  }

  @Test("An intent without an outcome, as a killed process leaves it, is unknown and is not sent again")
  func intent() throws {
    let sample = try SampleCase(Samples.people(3))
    _ = try sample.prepare()
    do {
      var record = try sample.record()
      let journal = try record.openJournal(now: 1)
      try journal.append(JournalEvent(.intent, recipient: 2, time: 2), lasting: true)
    }
    try MailSink.with { sink in
      try sample.send(Samples.settings(sink))
      #expect(try recipients(sink) == ["person-1@example.org", "person-3@example.org"])
    }
    #expect(try sample.record().standing.counts == ["recipients": 3, "accepted": 2, "unknown": 1])
  }

  @Test("What was sent and not entered in the ledger is known from the journal")
  func notEntered() throws {
    let sample = try SampleCase(Samples.people(5))
    _ = try sample.prepare()
    try MailSink.with { sink in
      try sample.send(Samples.settings(sink), entering: false)
      #expect(try sample.record().standing.counts == ["recipients": 5, "accepted": 5])
      try sample.send(Samples.settings(sink))
      #expect(try sink.received.count == 5)
    }
    #expect(try sample.record().entered == 10)
    try FileManager.default.removeItem(atPath: sample.path + "/wave-1.journal")
    #expect(throws: CaseError.self) { try sample.record() }
  }

  @Test("A relay that refuses everybody ends the run before everybody is refused")
  func refusals() throws {
    let sample = try SampleCase(Samples.people(30))
    _ = try sample.prepare()
    try MailSink.with(.recipient("person", 554)) { sink in
      let progress = try sample.send(Samples.settings(sink, connections: 1, refusals: 5))
      #expect(progress.ending == .refusals(5, "554 5.7.1") && progress.refused == 5)
    }
  }

  @Test("A relay that refuses the sender, or that is not there, refuses nobody")
  func relay() throws {
    let sample = try SampleCase(Samples.people(4))
    _ = try sample.prepare()
    for manner in [MailSink.Manner.sender(550), .greeting(554), .greeting(421)] {
      try MailSink.with(manner) { sink in
        let progress = try sample.send(Samples.settings(sink))
        guard case .relay = progress.ending else {
          Issue.record("\(progress)")
          return
        }
      }
    }
    #expect(try sample.record().standing.counts == ["recipients": 4, "pending": 4])
  }

  @Test("At most so many a second go out")
  func rate() throws {
    let sample = try SampleCase(Samples.people(21))
    _ = try sample.prepare()
    try MailSink.with { sink in
      var settings = try Samples.settings(sink, connections: 4)
      settings.rate = 20
      let progress = try sample.send(settings)
      #expect(progress.accepted == 21)
      // The first goes at once; the bucket lets the twenty-first go after a second.
      #expect(progress.elapsed >= .milliseconds(990))
    }
  }

  @Test("A second wave reaches those that the first one did not, and those who now are in a further group")
  func second() throws {
    let sample = try SampleCase([
      Samples.person(1, email: "a@example.org"), Samples.person(2, email: "gone@example.org"),
      Samples.person(3, email: "c@example.org", sets: ["all", "cards"]),
      Samples.person(4, email: "d@example.org", sets: ["new"]),
    ])
    _ = try sample.prepare([Samples.group("all", set: "all")])
    try MailSink.with(.recipient("gone", 550)) { sink in try sample.send(Samples.settings(sink)) }
    _ = try sample.prepare([
      Samples.group("all", set: "all"), Samples.group("cards", set: "cards"),
      Samples.group("new", set: "new"),
    ])
    let wave = try sample.record().wave
    #expect(wave.recipients.map(\.address) == ["c@example.org", "d@example.org"])
    #expect(wave.reachedBefore == 1)
    #expect(wave.others == [.init(person: 2, way: .unreachable, reason: "bounced")])
  }
}
