import Foundation
import TestSupport
import Testing

@testable import Scene

@Suite("What is wrong with a scenario is said with its place and its remedy")
struct ScenarioErrorTests {
  struct Slip: Sendable {
    let old: String
    let new: String
    let message: String

    init(_ old: String, _ new: String, _ message: String) {
      (self.old, self.new, self.message) = (old, new, message)
    }
  }

  @Test(arguments: [
    Slip("timeZone:", "timezone:", "s.yml:2:1: `timezone` is not known. Did you mean `timeZone`?"),
    Slip(
      "Asia/Tokyo", "Asia/Edo",
      "s.yml:2:11: There is no time zone `Asia/Edo`. Take an IANA name such as Asia/Tokyo or Europe/Berlin"),
    Slip(
      "count: 160", "count: many",
      "s.yml:10:12: `populations[0].count` is `many`. It takes a whole number from 1 to 50000000"),
    Slip(
      "count: 160", "count: -1",
      "s.yml:10:12: `populations[0].count` is `-1`. It takes a whole number from 1 to 50000000"),
    Slip(
      "    since: 2020-01-01\n", "",
      "s.yml:7:5: `since` is missing in `populations[0]`. Add it: a date such as 2016-12-23"),
    Slip(
      "2020-01-01", "2020-02-30",
      "s.yml:12:12: `populations[0].since` is `2020-02-30`. It takes a date such as 2016-12-23"),
    Slip(
      "with: members, people: 15", "with: member, people: 15",
      "s.yml:24:17: There is no population `member`. Did you mean `members`?"),
    Slip(
      "name: name", "name: nane",
      "s.yml:15:44: `populations[0].columns.name` is `nane`. It takes one of id, loginId"),
    Slip(
      "email: email, name", "mail: address, name",
      "s.yml:15:14: The population `members` has no column of email. Add one"),
    Slip(
      "columns: [id, email, name]", "columns: [id, mail, name]",
      "There is no column of shop.members `mail`. Did you mean `email`?"),
    Slip(
      "203.0.113.240", "8.8.8.8", "`8.8.8.8` is no address that documents may use. Take one of 192.0.2.0/24"),
    Slip(
      "members & class", "members & classy",
      "names no set of people: there is no `classy(…)`; use class, service, population or country"),
    Slip(
      "all - individual", "all - indvidual", "There is no set `indvidual`. Did you mean `individual`?"),
    Slip(
      "do: probe, by", "do: probe, table: shop.members, by",
      "`table` means nothing for `do: probe`. It takes by, address"),
    Slip(
      "people: 7, entries: 9", "people: 7, entries: 2",
      "There are fewer entries than people. Each person has at least one"),
    Slip(
      "at: 2024-05-02T11:10:00+09:00", "at: 2024-06-02T11:10:00+09:00",
      "The step is outside of the traffic's days. Mend `at` or `traffic`"),
    Slip(
      "page: list,", "page: check,", "A check page shows no rows. Take technique boolean, or another point"),
    Slip(
      "page: 20, at", "page: 20, grouped: true, at",
      "cuts what GROUP_CONCAT joins at 1024 bytes. Take a list page without `grouped`, or a `server` from 10.3 on"
    ),
    Slip(
      "people: 15,", "people: 5000,",
      "people of `members` are to stand in entries, captures and shares, but only"),
    Slip(
      "at: 2024-05-04T03:00:00+09:00", "at: 2024-05-01T03:00:00+09:00",
      "The dump is taken before the traffic ends. Take it later"),
    Slip("timeZone: Asia/Tokyo", "timeZone: [Asia/Tokyo", "The scenario is no YAML"),
    Slip("count: 160", "count: 160\n    count: 130", "is given twice"),
  ])
  func slip(_ slip: Slip) throws {
    do {
      _ = try SceneGenerator(SmallScenario.text(slip.old, slip.new), file: "s.yml")
      Issue.record("no error for \(slip.new)")
    } catch {
      #expect(error.description.contains(slip.message), "\(error.description)")
      #expect(error.line != nil && error.column != nil)
    }
  }

  @Test(
    "Hostile files are refused, and do no harm",
    arguments: [
      "", " ", "[]", "scene", "\u{0}", "{", "- - - -", "scene: *nowhere", "!!binary x", "? : :",
      String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
      String(repeating: "{a: ", count: 50_000), String(repeating: "x", count: 1 << 21),
      (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "a: &a [1, 2]\n"
        + (0..<40).map {
          "b\($0): &b\($0) [*\($0 == 0 ? "a" : "b\($0 - 1)"), *\($0 == 0 ? "a" : "b\($0 - 1)")]\n"
        }.joined(),
      SmallScenario.text("count: 160", "count: 99999999999999999999999999"),
      SmallScenario.text("count: 160", "count: 50000001"), SmallScenario.text("id: log\n", "id: ../../etc\n"),
      SmallScenario.text("copy: debug.log", "copy: ../debug.log"),
      SmallScenario.text("copy: debug.log", "copy: dump.sql"),
      SmallScenario.text("shop.members\n", "shop.`x`\n"),
      SmallScenario.text("path: /list", "path: \"/list?x=1 HTTP\""),
      SmallScenario.text("Mozilla/5.0", "'say \"x\"'"), SmallScenario.text("created_at: c", "created-at: c"),
      SmallScenario.text("Mozilla/5.0", "\"a\\nb\""), SmallScenario.text("name: Shop", "name: { fr: x }"),
      SmallScenario.text(
        "people: all - individual", "people: \"" + String(repeating: "(", count: 500) + "\""),
    ])
  func hostile(_ text: String) {
    #expect(throws: SceneError.self) { _ = try SceneGenerator(text) }
  }
}
