import Foundation
import TestSupport
import Testing

/// `tenmatsu notice`, as a person uses it.
@Suite("Notices")
struct NoticeTests {
  private static let facts = """
    timeZone: Asia/Tokyo
    organisation:
      id: shop
      name: { ja: 架空商店株式会社, en: "Imaginary Shop, Inc." }
      signatory: { title: { ja: 代表取締役社長, en: President }, name: { ja: 架空花子, en: Hanako Kaku } }
      contact: { name: { ja: 法務部, en: Legal }, phone: 03-0000-0000, mail: privacy@example.jp }
      services:
        - { id: shop, name: { ja: 架空商店, en: Imaginary Shop } }
      desk:
        name: { ja: お客様窓口, en: Customer desk }
        channels:
          - { kind: phone, value: 0120-000-000 }
        hours: { days: [mon, tue, wed, thu, fri], from: "09:00", to: "18:00", zone: Asia/Tokyo, holidays: false }
    events:
      - id: found
        kind: firstSuspicion
        occurred: 2017-01-04 00:15
        what: { ja: お客様からの連絡で判明, en: Customers told us }
        public: { ja: お客様からのご連絡により、フィッシングメールの配信が判明しました。, en: Customers told us of phishing mails. }
      - id: closed
        kind: closure
        occurred: 2017-01-05
        what: { ja: サイト閉鎖, en: Site closed }
        public: { ja: 被害の拡大を防ぐため、サイトを閉鎖しました。, en: We closed the site to contain the harm. }

    """

  private static func made() throws -> CaseFolder {
    let made = try CaseFolder(in: TemporaryFolder())
    try made.folder.write(facts, as: "facts.yml")
    try made.done("facts", ["import", "facts.yml"])
    return made
  }

  @Test("A new case lists the kinds that can be drafted, without a passphrase")
  func list() throws {
    let outcome = try CaseFolder(in: TemporaryFolder()).run("notice", ["list"], keyed: false)
    #expect(outcome.status == 0 && outcome.output.contains("Not drafted yet: warning, first, second, final"))
  }

  @Test("A document goes its way: refused before approval, published after it, amended visibly, compared")
  func way() throws {
    let made = try Self.made()
    #expect(
      try made.done("notice", ["draft", "warning", "--date", "2017-01-04"]).hasPrefix("warning 1  drafted"))
    let refused = try made.run("notice", ["publish", "warning"])
    #expect(refused.status == 1 && refused.output.contains("Publishing is refused:\n  notApproved"))
    #expect(try made.files().allSatisfy { !$0.hasPrefix("out/") })
    try made.done("notice", ["review", "warning"])
    try made.done("notice", ["approve", "warning"])
    let published = try made.done(
      "notice", ["publish", "warning", "--place", "https://www.example.com/", "--override", "tested here"])
    #expect(published.contains("out/warning-1.ja.html") && published.contains("out/warning-1.en.pdf"))
    #expect(try made.faults() == [])

    let amended = try made.run(
      "notice",
      [
        "amend", "warning", "--lang", "ja", "--strike", "0120-000-000", "--with", "終了しました", "--date",
        "2017-03-14",
        "--reason", "窓口の終了",
      ])
    #expect(amended.status == 0, "\(amended.error)")
    let comparison = try made.run(
      "notice", ["compare", "warning", "--version", "1", "--against", "2"], keyed: false)
    #expect(comparison.output.contains("[-0120-000-000-]") || comparison.output.contains("終了しました"))
    let listed = try made.run("notice", ["list", "--json"], keyed: false)
    let overview = try #require(
      try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [String: Any])
    let versions = try #require(overview["versions"] as? [[String: Any]])
    #expect(versions.map { $0["stage"] as? String } == ["published", "drafted"])
    #expect(versions.last?["amends"] as? Int == 1)
  }

  @Test("What was drafted is read in every format", arguments: ["html", "txt", "docx", "pdf"])
  func export(_ format: String) throws {
    let made = try Self.made()
    let file = made.folder.path + "/warning." + format
    let outcome = try made.run(
      "notice",
      ["export", "warning", "--date", "2017-01-04", "--lang", "ja", "--format", format, "--out", file],
      keyed: false)
    #expect(outcome.status == 0, "\(outcome.error)")
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    let start: [String: String] = ["html": "<!", "docx": "PK", "pdf": "%PDF"]
    #expect(start[format].map { bytes.starts(with: Array($0.utf8)) } ?? !bytes.isEmpty)
  }

  @Test("The linter's errors are told by the exit code, and by JSON with rule and place")
  func lint() throws {
    let made = try Self.made()
    let facts = Self.facts.replacing("フィッシングメールの配信が判明しました。", with: "１月４日（木）に判明しました。。")
    try made.folder.write(facts, as: "facts.yml")
    try made.done("facts", ["import", "facts.yml"])
    let outcome = try made.run(
      "notice", ["lint", "first", "--date", "2017-01-06", "--lang", "ja", "--json"], keyed: false)
    #expect(outcome.status == 1)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let parts = try #require(report["parts"] as? [[String: Any]])
    let rules = Set(
      parts.flatMap { ($0["findings"] as? [[String: Any]]) ?? [] }.compactMap { $0["rule"] as? String })
    #expect(rules.isSuperset(of: ["date", "punctuation"]))
  }

  @Test("A case without facts says what to enter")
  func empty() throws {
    let outcome = try CaseFolder(in: TemporaryFolder()).run("notice", ["draft", "final"])
    #expect(outcome.status == 3 && outcome.error.contains("Enter the organisation"))
  }

  @Test(
    "Wrong uses are told, and enter nothing",
    arguments: [
      (["draft"], "Name the kind of document"),
      (["draft", "letters"], "There is no kind of document letters"),
      (["draft", "final", "--override", "x"], "--override and --place goes with publish"),
      (["list", "--strike", "x"], "goes with amend"),
      (["amend", "final", "--lang", "ja"], "Name the words to strike"),
      (["lint", "final", "--against", "2"], "goes with compare"),
      (["export", "final", "--lang", "fr"], "--lang takes ja or en"),
      (["publish", "final"], "There is no final yet"),
      (["draft", "final", "--date", "2017-02-30"], "There is no day"),
    ])
  func wrong(_ arguments: [String], message: String) throws {
    let made = try CaseFolder(in: TemporaryFolder())
    let before = try made.ledger()
    let outcome = try made.run("notice", arguments)
    #expect([2, 3].contains(outcome.status))
    #expect(outcome.error.contains(message), "\(outcome.error)")
    #expect(try made.ledger() == before)
  }
}
