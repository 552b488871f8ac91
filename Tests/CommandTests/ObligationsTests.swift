import Foundation
import TestSupport
import Testing

/// `tenmatsu obligations`, as a person runs it.
@Suite("What is due, on the command line")
struct ObligationsCommandTests {
  private static let facts = """
    timeZone: Asia/Tokyo
    organisation:
      name: { ja: 架空商店株式会社, en: "Imaginary Shop, Inc." }
      establishedIn: [JP]
      attributes: [privacyMark]
    parties:
      - { id: mark-body, role: certification, body: privacyMark, name: { ja: 審査機関, en: the body } }
    events:
      - { id: word, kind: firstSuspicion, occurred: 2024-05-02 09:10, what: { ja: 一報, en: first word } }
    causes:
      - id: how
        technique: { ja: SQLインジェクション, en: SQL injection }
        what: { ja: 入力の検査漏れ, en: input that was not checked }
        certainty: likely
        intent: wrongful
    """

  private static let pack = """
    pack: own-insurer
    name: { ja: サイバー保険契約, en: Cyber insurance policy }
    version: 2024-01-01
    sources: { id: policy, title: clause 7.2, standing: contract }
    rules:
      - id: own.insurer.notice
        title: { ja: 保険会社への通知, en: Notice to the insurer }
        from: 2024-01-01
        force: contract
        sources: policy
        trigger: { intent: wrongful }
        duty: contract
        to: { name: { ja: 保険会社, en: the insurer }, roles: insurer }
        phase: prompt
        clock: { start: knew, limit: 48 hours, zone: Asia/Tokyo }
        complete: whatIsKnown
        done: { filings: [firstReport, contact] }

    """

  private func made() throws -> CaseFolder {
    let made = try CaseFolder.scene(SmallScene())
    try made.folder.write(Self.facts, as: "facts.yml")
    try made.done("facts", ["import", "facts.yml"])
    return made
  }

  private func duties(_ file: CaseFolder, _ more: [String] = []) throws -> [String: [String: Any]] {
    let outcome = try file.run("obligations", ["--json"] + more, keyed: false)
    try #require(outcome.status == 0, "\(outcome.error)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "tenmatsu.obligations/1")
    let list = try #require(object?["duties"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: list.compactMap { duty in (duty["rule"] as? String).map { ($0, duty) } })
  }

  @Test("A case says what is due without its passphrase, with deadlines in local time, in both languages")
  func due() throws {
    let file = try made()
    let duties = try duties(file)
    let final = try #require(duties["jp.appi.final"])
    #expect(final["applies"] as? String == "due")
    #expect((final["due"] as? [String: Any])?["at"] as? String == "2024-07-01")
    #expect((final["clock"] as? [String: Any])?["limit"] as? String == "60 days")
    let japanese = try file.run("obligations", ["--lang", "ja"], keyed: false)
    #expect(japanese.output.contains("2024年7月1日(月)（日本時間）  個人情報保護委員会への確報"))
    #expect(japanese.output.contains("60日目は2024年6月30日(日)です。"))
    let english = try file.run("obligations", ["--lang", "en", "--severity"], keyed: false)
    #expect(english.output.contains("Mon 1 Jul 2024 (Japan time)  Final report to the commission"))
    #expect(english.output.contains("How severe it is, for each group of people"))
    #expect(english.error == "")
  }

  @Test("The rules of another day are another list")
  func lawOf() throws {
    let file = try made()
    #expect(try duties(file, ["--law-of", "2017-01-04"])["jp.appi.minister.first"] != nil)
    #expect(try duties(file, ["--law-of", "2017-01-04"])["jp.appi.final"] == nil)
    #expect(try duties(file, ["--law-of", "today"])["jp.appi.final"] != nil)
  }

  @Test("What was recorded is compared with what is due now: a filing, an earlier word, each with its reason")
  func changed() throws {
    let file = try made()
    try file.done("obligations", ["--record", "--reason", "first look"])
    #expect(try file.ledger().last == "dutiesStated")
    #expect(try !file.done("obligations", ["--lang", "en"]).contains("Changed since the last statement"))
    try file.folder.write(
      Self.facts.replacing("2024-05-02 09:10", with: "2024-05-01 20:00") + """

        filings:
          - { id: told, kind: promptReport, to: mark-body, at: 2024-05-07, reference: "PM-7" }
        """, as: "facts.yml")
    try file.done("facts", ["import", "facts.yml"])
    // Lines are wrapped where they end.
    let text = try file.done("obligations", ["--lang", "en"]).split { $0 == " " || $0 == "\n" }.joined(
      separator: " ")
    #expect(text.contains("Changed since the last statement"))
    #expect(text.contains("Status: Incident report to the PrivacyMark body, prompt, OVERDUE → done late"))
    #expect(text.contains("it runs from knowledge (Wed 1 May 2024, 20:00)"))
    #expect(text.contains("receipt PM-7"))
    #expect(try file.faults() == [])
  }

  @Test("A pack of one's own is kept in the case, counts from then on, and is known when it comes again")
  func own() throws {
    let file = try made()
    try file.folder.write(Self.pack, as: "insurer.yml")
    #expect(
      try Program.run(["obligations", "--check-pack", "insurer.yml"], in: file.folder).output
        == "insurer.yml: the pack own-insurer is whole: 1 rules, 1 sources\n")
    let added = try file.done("add", ["--rule-pack", "insurer.yml", "--reason", "our policy"])
    #expect(added == "rule pack  own-insurer  1 rules\n")
    #expect(try file.ledger().last == "rulePackAdded")
    try FileManager.default.removeItem(atPath: file.folder.path + "/insurer.yml")
    #expect(
      (try duties(file)["own.insurer.notice"]?["due"] as? [String: Any])?["at"] as? String
        == "2024-05-04T09:10:00+09:00")
    try file.folder.write(Self.pack, as: "again.yml")
    #expect(
      try file.done("add", ["--rule-pack", "again.yml"]) == "rule pack  own-insurer  1 rules  known already\n"
    )
    #expect(try file.faults() == [])
  }

  @Test("A faulty pack is refused with the place of every fault, and nothing of it is entered")
  func faulty() throws {
    let file = try made()
    let before = try file.ledger()
    try file.folder.write(Self.pack.replacing("force: contract", with: "force: must"), as: "insurer.yml")
    for arguments in [
      ["obligations", "--check-pack", "insurer.yml"],
      CaseFolder.arguments("add", ["--rule-pack", "insurer.yml"]),
    ] {
      let outcome = try Program.run(arguments, in: file.folder)
      #expect(outcome.status == 3)
      #expect(outcome.output == "")
      #expect(outcome.error.contains("insurer.yml:9:12: Unknown force of the rule own.insurer.notice: must"))
    }
    #expect(try file.ledger() == before)
  }

  @Test("Calendars get a whole file, or none")
  func calendar() throws {
    let file = try made()
    let outcome = try file.run("obligations", ["--ics", "shop.ics"], keyed: false)
    #expect(outcome.status == 0)
    let text = try String(contentsOfFile: file.folder.path + "/shop.ics", encoding: .utf8)
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    #expect(text.contains("DTSTART;VALUE=DATE:20240701"))
    let refused = try file.run("obligations", ["--ics", "no/such/folder.ics"], keyed: false)
    #expect(refused.status == 3)
    #expect(refused.output == "")
  }

  @Test("Before anything is known, it says what to enter")
  func empty() throws {
    let file = try CaseFolder(in: TemporaryFolder())
    let text = try file.done("obligations", ["--lang", "en"])
    #expect(text.contains("not entered (an event of the kind firstSuspicion)"))
    #expect(text.contains("It cannot be told whether these apply"))
  }

  @Test("--schema prints the schema of the documents")
  func schema() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/schemas/rule-pack.schema.json")
    let outcome = try Program.run(["obligations", "--schema"], in: TemporaryFolder())
    #expect(outcome.output == (try String(contentsOf: path, encoding: .utf8)))
  }

  @Test(
    "A wrong use ends with a message that says what to do",
    arguments: [
      (["obligations"], 2, "Name the case"),
      (["obligations", "no.tenmatsu"], 3, "no.tenmatsu is no case"),
      (
        ["obligations", "case.tenmatsu", "--law-of", "2024-02-30"], 2,
        "--law-of takes a date such as 2024-04-01, or today, not 2024-02-30"
      ),
      (["obligations", "case.tenmatsu", "--lang", "de"], 2, "--lang takes ja or en, not de"),
      (["obligations", "case.tenmatsu", "--schema"], 2, "--check-pack and --schema take no case"),
      (["obligations", "--check-pack", "none.yml"], 3, "none.yml cannot be read"),
    ])
  func wrongUse(_ arguments: [String], status: Int32, message: String) throws {
    let outcome = try Program.run(arguments, in: TemporaryFolder())
    #expect(outcome.status == status)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(message))
  }
}
