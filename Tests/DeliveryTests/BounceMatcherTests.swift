import Delivery
import Mail
import Testing

@Suite("A bounce and its recipient")
struct BounceMatcherTests {
  static func wave() throws -> Wave {
    let sample = try SampleCase(Samples.people(3))
    _ = try sample.prepare()
    return try sample.record().wave
  }

  static func bounce(_ id: String?, mentioned: String? = nil, status: String = "5.1.1") -> Bounce {
    let head = id.map { "Message-ID: <\($0)>\n" } ?? ""
    let mail =
      mentioned.map { "From: a@example.org\n\nyour mail <\($0)> failed\n" }
        ?? """
        Content-Type: multipart/report; boundary=b

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; example.com

        Final-Recipient: rfc822; x@example.org
        Action: failed
        Status: \(status)

        --b
        Content-Type: text/rfc822-headers

        \(head)Subject: x

        --b--

        """
    return BounceReader().read(Array(mail.utf8), source: "new/1")
  }

  @Test("Whose it is is known by the Message-ID, and its token proves it")
  func proof() throws {
    let wave = try Self.wave()
    var matcher = BounceMatcher(waves: [1: wave], seen: [])
    let id = wave.messageID(of: wave.recipients[1], wave: 1)
    let hard = matcher.record(Self.bounce(id), sha256: "a")
    #expect(hard?.wave == 1 && hard?.record.recipient == 2 && hard?.record.isHard == true)
    let soft = matcher.record(Self.bounce(id, status: "4.2.2"), sha256: "b")
    #expect(soft?.record.isHard == false && soft?.record.status == "4.2.2")
    let free = matcher.record(Self.bounce(nil, mentioned: id), sha256: "c")
    #expect(free?.record.recipient == 2 && free?.record.kind == "unknown" && free?.record.isHard == nil)
  }

  @Test("One that is forged, foreign or without a Message-ID counts against nobody, and is kept")
  func foreign() throws {
    let wave = try Self.wave()
    let right = wave.messageID(of: wave.recipients[0], wave: 1)
    let token = wave.recipients[0].token
    var matcher = BounceMatcher(waves: [1: wave], seen: [])
    let ids = [
      right.replacing(token, with: "000000000000"), right.replacing("w1.1.", with: "w1.2."),
      right.replacing("w1.", with: "w2."), right.replacing("w1.1.", with: "w1.99999999999999999999."),
      "x@example.org", nil,
    ]
    for (place, id) in ids.enumerated() {
      let matched = matcher.record(Self.bounce(id), sha256: "\(place)")
      let found = try #require(matched)
      #expect(found.wave == nil && found.record.recipient == nil && found.record.kind == "unknown")
    }
  }

  @Test("A mail that was read before is not counted again")
  func again() throws {
    let wave = try Self.wave()
    var matcher = BounceMatcher(waves: [1: wave], seen: ["a"])
    let bounce = Self.bounce(wave.messageID(of: wave.recipients[0], wave: 1))
    let isNew = ["a", "b", "b"].map { matcher.record(bounce, sha256: $0) != nil }
    #expect(isNew == [false, true, false])
  }

  @Test(
    "In the ledger a hard bounce leaves a person without mail, and the next wave does not write there again")
  func ledger() throws {
    let sample = try SampleCase(Samples.people(3))
    _ = try sample.prepare()
    let wave = try sample.record().wave
    var matcher = BounceMatcher(waves: [1: wave], seen: [])
    let matched = matcher.record(Self.bounce(wave.messageID(of: wave.recipients[1], wave: 1)), sha256: "a")
    let found = try #require(matched)
    try sample.writer().enter([found.record], of: 1, reason: nil)
    let record = try sample.record()
    #expect(record.standing.hard == [2] && record.readMails == ["a"])
    #expect(WaveCoverage(record).failed == [2])
    _ = try sample.prepare()
    #expect(try sample.record().wave.others == [.init(person: 2, way: .unreachable, reason: "bounced")])
  }
}
