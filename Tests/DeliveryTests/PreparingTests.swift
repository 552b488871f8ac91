import CaseFile
import Delivery
import Investigation
import TestSupport
import Testing

@Suite("A wave that is prepared")
struct PreparingTests {
  func wave(_ lines: [AffectedLine], _ groups: [Group], earlier: EarlierWaves = EarlierWaves()) throws -> Wave
  {
    let sample = try SampleCase(lines)
    let writer = try sample.writer()
    var wave = Samples.wave()
    var preparer = WavePreparer(
      groups: groups, language: .japanese, earlier: earlier, writer: PlainLetters(),
      random: SplitMix(state: 1))
    try preparer.fill(&wave, with: sample.people(writer))
    return wave
  }

  @Test("A person in several groups gets one message, and it covers them all")
  func oneMessage() throws {
    let wave = try wave(
      [
        Samples.person(1, email: "a@example.org", sets: ["cards"], classes: ["card.number"]),
        Samples.person(1, email: "a@example.org", sets: ["members"], classes: ["email"]),
        Samples.person(2, email: "b@example.org", sets: ["members"]),
      ], [Samples.group("members", set: "members"), Samples.group("cards", set: "cards")])
    #expect(wave.recipients.map(\.address) == ["a@example.org", "b@example.org"])
    #expect(wave.letters[wave.recipients[0].letter].traits.groups == ["members", "cards"])
    #expect(wave.letters[wave.recipients[0].letter].traits.classes == ["card.number", "email"])
    #expect(wave.letters[wave.recipients[1].letter].traits.groups == ["members"])
  }

  @Test("An address gets one message, even when several people share it; it then names nobody")
  func oneAddress() throws {
    let wave = try wave(
      [
        Samples.person(1, email: "Family@example.org", name: "A"),
        Samples.person(2, email: "family@Example.org", name: "B"),
        Samples.person(3, email: "c@example.org", name: "C"),
        Samples.person(4, email: "c@example.org", name: "C"),
      ], [Samples.group("all", set: "all")])
    #expect(wave.recipients.map(\.people) == [[1, 2], [3, 4]])
    #expect(wave.recipients.map(\.name) == [nil, "C"])
  }

  @Test("Nobody is missing: each person gets a mail, is told otherwise, or is listed with the reason")
  func everybody() throws {
    let lines = [
      Samples.person(1, email: "a@example.org"), Samples.person(2, email: nil),
      Samples.person(3, email: "no address"),
      Samples.person(4, email: "d@example.org", sets: ["letters"]),
      Samples.person(5, email: "e@example.org", sets: ["notice"]),
      Samples.person(6, email: "f@example.org", sets: []),
      Samples.person(7, email: "g@example.org", sets: ["calls"]), Samples.person(8, email: "太郎@example.org"),
    ]
    let wave = try wave(
      lines,
      [
        Samples.group("all", set: "all"), Samples.group("letters", set: "letters", "letter"),
        Samples.group("notice", set: "notice", "publicNotice"), Samples.group("calls", set: "calls", "phone"),
      ])
    #expect(wave.recipients.flatMap(\.people) == [1])
    #expect(
      wave.others == [
        .init(person: 2, way: .unreachable, reason: "noAddress"),
        .init(person: 3, way: .unreachable, reason: "noAtSign"),
        .init(person: 4, way: .letter, reason: nil), .init(person: 5, way: .publicNotice, reason: nil),
        .init(person: 6, way: .ungrouped, reason: nil), .init(person: 7, way: .phone, reason: nil),
        .init(person: 8, way: .unreachable, reason: "localPartNotASCII"),
      ])
  }

  @Test("A public notice is no reason not to write to somebody who is also told one by one")
  func individualFirst() throws {
    let wave = try wave(
      [Samples.person(1, email: "a@example.org", sets: ["x", "y"])],
      [Samples.group("x", set: "x", "publicNotice"), Samples.group("y", set: "y")])
    #expect(wave.recipients.count == 1)
  }

  @Test("The second address of a person is taken where the first one is none")
  func secondAddress() throws {
    let wave = try wave(
      [Samples.person(1, email: "nonsense"), Samples.person(1, email: "b@example.org")],
      [Samples.group("all", set: "all")])
    #expect(wave.recipients.map(\.address) == ["b@example.org"])
  }

  @Test(
    "The language is the person's, else the country's, else the case's",
    arguments: [
      ("en", "JP", LetterLanguage.english), ("ja-JP", "US", .japanese), ("日本語", nil, .japanese),
      (nil, "JP", .japanese),
      (nil, "Japan", .japanese), (nil, "US", .english), (nil, "Atlantis", .japanese), (nil, nil, .japanese),
      ("fr", "JP", .english), ("Japanese", nil, .japanese),
    ] as [(String?, String?, LetterLanguage)])
  func languages(_ language: String?, _ country: String?, _ expected: LetterLanguage) {
    #expect(LetterLanguage(chosen: language, country: country, otherwise: .japanese) == expected)
  }

  @Test("Who lives in California and reads English gets the letter that California asks for")
  func california() throws {
    var lines = [
      Samples.person(1, email: "a@example.org", country: "US"),
      Samples.person(2, email: "b@example.org", country: "US"),
      Samples.person(3, email: "c@example.org", country: "US-CA"),
      Samples.person(4, email: "d@example.org", country: "US-CA", language: "ja"),
    ]
    lines[1].values["region"] = "California"
    let wave = try wave(lines, [Samples.group("all", set: "all")])
    #expect(
      wave.recipients.map { wave.letters[$0.letter].traits.form } == [
        .general, .california, .california, .general,
      ])
  }

  @Test("What was sealed is read as it was written")
  func coding() throws {
    let wave = try wave(
      [
        Samples.person(1, email: "a@example.org", name: "山田\t太郎\nX"),
        Samples.person(2, email: "b@example.org", name: "B"), Samples.person(3, email: nil),
      ],
      [Samples.group("all", set: "all")])
    #expect(try Wave(bytes: wave.bytes()) == wave)
    #expect(wave.recipients.map(\.name) == [nil, "B"])
    for bytes in [[], Array("{}\n".utf8), Array(try wave.bytes().dropLast(25))] {
      #expect(throws: CaseError.self) { try Wave(bytes: bytes) }
    }
  }
}
