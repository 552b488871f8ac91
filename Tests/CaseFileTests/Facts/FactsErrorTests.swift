import CaseFile
import Testing
import YAMLText

@Suite("Files of facts that are wrong")
struct FactsErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let code: YAMLProblem.Code
    let says: String

    init(_ text: String, _ code: YAMLProblem.Code, _ says: String) {
      self.text = text
      self.code = code
      self.says = says
    }

    var testDescription: String { says }
  }

  private static func event(_ more: String) -> String {
    "timeZone: Asia/Tokyo\nevents:\n  - { id: a, kind: contact, what: A, occurred: 2017-01-04\(more) }\n"
  }

  static let cases = [
    Case("partys: []", .unknownKey, "f:1:1: Unknown key partys in the file of facts. Did you mean parties?"),
    Case(event(", occured: x"), .unknownKey, "Unknown key occured in the event a. Did you mean occurred?"),
    Case(
      "parties: [{ id: a, name: A }]", .missingKey,
      "f:1:11: the party a has no role. Add `role: …`, one of processor, investigator"),
    Case(
      "parties: [{ id: a, name: A, role: polise }]", .badValue,
      "Unknown role of the party a: polise. Did you mean police?"),
    Case(
      "parties: [{ id: Aa, name: A, role: staff }]", .badValue, "Ids are words of a-z and 0-9 with dashes"),
    Case(
      event(", parties: [host]"), .unknownReference,
      "f:3:70: There is no party host. There are no ids that fit"),
    Case(
      event(", parties: [a]"), .unknownReference, "a is an event, not a party. Name the id of a party"),
    Case(event(", services: shop"), .unknownReference, "There is no service shop"),
    Case(event(", until: 2017-01-03"), .badValue, "until of the event a is before occurred"),
    Case(event(", after: a"), .cycle, "By `after`, the event a comes after itself"),
    Case(
      event(", learntThrough: a"), .missingKey, "The event a says through what it was learnt, and not when"),
    Case(
      "events: [{ id: a, kind: contact, what: A, occurred: 2017-01-04 }]", .badValue,
      "occurred of the event a: “2017-01-04” names no time zone"),
    Case("timeZone: Asia/Tokio", .badValue, "Unknown time zone Asia/Tokio. Did you mean Asia/Tokyo?"),
    Case(
      "parties: [{ id: a, name: A, role: staff }, { id: a, name: B, role: staff }]", .duplicate,
      "The id a stands twice. The first is in line 1"),
    Case(
      "promises: [{ id: a, text: A, status: done }]", .missingKey,
      "The promise a is done, and does not say when"),
    Case(
      "promises: [{ id: a, text: A, status: planned, done: unknown }]", .badValue,
      "The promise a has a time under done, and is planned"),
    Case(event(", what: { de: A }"), .duplicate, "what stands twice"),
    Case(
      "parties: [{ id: a, name: { de: A }, role: staff }]", .unknownKey,
      "Unknown key de in name of the party a"),
    Case("parties: [{ id: a, name: [A], role: staff }]", .wrongType, "name of the party a is a list"),
    Case("parties: [{ id: a, name: '', role: staff }]", .missingKey, "name of the party a is empty"),
    Case("parties: [{ id: a, name: ' ', role: staff }]", .badValue, "name of the party a is blank"),
    Case("parties: [{ id: a, name: \"A\\a\", role: staff }]", .badValue, "holds control characters"),
    Case("parties: { id: a }", .wrongType, "parties is a mapping. It has to be a list"),
    Case(
      "parties: [{ id: a, name: A, role: staff, duty: { what: B, within: soon } }]", .badValue,
      "within of duty of the party a is “soon”. It has to be a time limit such as 24 hours"),
    Case(
      "decisions: [{ id: a, at: unknown, by: [], what: A, grounds: B }]", .missingKey,
      "by of the decision a is empty"),
    Case(
      "claims: [{ id: a, text: A, sets: [cards] }]", .unknownReference,
      "There is no set cards. Did you mean card? The sets: all-people, card. Sets are declared in the data map"
    ),
    Case(
      "parties: [{ id: p, name: P, role: staff }]\nreports: [{ id: r, title: R, kind: audit, from: p, sha256: abc, bytes: 1.5 }]",
      .badValue, "sha256 of the report r is “abc”. It has to be a SHA-256"),
    Case(
      "organisation: { name: A, desk: { name: D, channels: [{ kind: phone, value: '1' }], hours: { days: mon, from: '18:00', to: '09:00', zone: UTC } } }",
      .badValue, "The desk's hours end at 09:00, before they begin at 18:00"),
    Case("parties:\n\t- a", .syntax, "Indent with spaces; YAML takes no tabs"),
    Case("# nothing", .missingKey, "The file of facts is empty"),
  ]

  private static func error(_ text: String) -> FactsError? {
    #expect(throws: FactsError.self) {
      try FactsFile(bytes: Array(text.utf8), path: "f", sets: ["card", "all-people"])
    }
  }

  @Test("are refused with the place, and what would mend them", arguments: cases)
  func refused(_ wrong: Case) throws {
    let error = try #require(Self.error(wrong.text))
    #expect(error.description.contains(wrong.says), "\(error)")
    #expect(error.problems.contains { $0.code == wrong.code })
    #expect(error.problems.allSatisfy { !$0.remedy.isEmpty })
  }

  @Test("tell every fault at once, in the order of lines")
  func all() throws {
    let text = """
      events:
        - { id: a, kind: nonsense, what: A, occurred: 2017-02-30 }
      parties:
        - { id: B, role: staff }
      """
    let error = try #require(Self.error(text))
    #expect(error.problems.map(\.mark.line) == [2, 2, 4, 4])
  }

  @Test("may refer to facts that the case holds, and not to others")
  func existing() throws {
    let there = try Facts.read("parties: [{ id: host, name: H, role: processor }]")
    let facts = try Facts.read("reports: [{ id: r, title: R, kind: audit, from: host }]", existing: there)
    #expect(facts.map(\.id.rawValue) == ["r"])
    let error = #expect(throws: FactsError.self) {
      try Facts.read("claims: [{ id: host, text: T }]", existing: there)
    }
    #expect(error?.description.contains("host is a party in the case. Give this claim another id") == true)
  }

  /// Texts that are refused without being repeated, by the word that must not appear in the error.
  @Test(
    "that hold card numbers or passwords are refused, and the error repeats neither",
    arguments: [
      ("the card 4111 1111 1111 1111 was used", "4111 1111"), ("5555-5555-5555-4444", "5555-5555-5555"),
      ("カード番号４１１１１１１１１１１１１１１１", "４１１１１１１１１１１"), ("hana@example.jp:Sakura2016", "Sakura2016"),
      ("$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", "N9qo8uLO"),
      ("パスワード：sakura2016", "sakura2016"), ("{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=", "W6ph5Mm5"),
      (
        "5f4dcc3b5aa765d61d8327deb882cf99 e10adc3949ba59abbe56e057f20f883e 25d55ad283aa400af464c76d713c07ad",
        "5f4dcc3b"
      ),
    ])
  func secrets(_ text: String, _ secret: String) throws {
    for yaml in [
      "parties: [{ id: a, name: A, role: staff, contact: '\(text)' }]",
      "claims: [{ id: a, text: '\(text)' }]",
    ] {
      let error = try #require(Self.error(yaml))
      #expect(error.description.contains("Facts stand unsealed in the ledger"))
      #expect(!error.description.contains(secret))
    }
  }

  @Test("that quote a card number where none belongs do not repeat it either")
  func quoted() throws {
    let error = try #require(
      Self.error("4111111111111111: x\nparties: [{ id: a, name: A, role: staff, 4111111111111111: b }]"))
    #expect(!error.description.contains("4111111111111111"))
  }

  @Test(
    "are not made of innocent texts",
    arguments: [
      "0120-551-478", "desk@example.jp, 03-0000-0000", "パスワード：38件",
      "SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "passwords are stored as bcrypt", "受付番号 2017-0104-00151130", "411111******1111",
    ])
  func innocent(_ text: String) throws {
    #expect(throws: Never.self) { try Facts.read("claims: [{ id: a, text: '\(text)' }]") }
  }

  @Test(
    "of any bytes end in an error, never otherwise",
    arguments: [
      [0xFF, 0xFE, 0x61, 0x00], [0x80, 0x81], Array("a: &a [*a, *a]".utf8), Array("? [a]\n: b".utf8),
      Array(repeating: UInt8(ascii: "["), count: 20_000), Array("events: *x".utf8), Array("[]".utf8),
      Array("42".utf8),
      Array("events: [1, ~, [], {}, 'x']".utf8),
    ] as [[UInt8]])
  func hostile(_ bytes: [UInt8]) {
    #expect(throws: FactsError.self) { try FactsFile(bytes: bytes, path: "f") }
  }
}
