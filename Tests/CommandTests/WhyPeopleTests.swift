import Foundation
import TestSupport
import Testing

/// `tenmatsu why` about people: what a customer desk reads out, and the lines under it.
@Suite("Why, about people")
struct WhyPeopleTests {
  private let small: SmallScene

  init() throws { small = try SmallScene() }

  private func why(_ asked: String, _ more: [String] = ["--lang", "en"]) throws -> Program.Outcome {
    try small.run("why", [asked] + more)
  }

  private func json(_ asked: String) throws -> [String: Any] {
    let outcome = try why(asked, ["--json"])
    #expect(outcome.status == 0, "\(outcome.error)")
    return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  /// A record that `affected` lists.
  private func listed(_ set: String) throws -> [[String: String]] {
    try CSVReader.table(try small.run("affected", ["--set", set]).output)
  }

  // MARK: - A person

  @Test("A person is told what of them went out, how sure that is, when, and by which lines")
  func person() throws {
    let card = try #require(try listed("cards").first { $0["classes"]?.contains("card.holder") == true })
    let key = try #require(card["key"])
    let outcome = try why("members:\(key)")
    #expect(outcome.status == 0 && outcome.error == "")
    #expect(outcome.output.contains("\n1. Shop: \(key)\n"))
    for text in [
      "card number (proven)", "card expiry date (proven)", "name (proven)",
      "read from the table shop.members",
      "read in the file /srv/shop/debug.log", "Lines of evidence", "SHA-256",
    ] {
      #expect(outcome.output.contains(text), "\(text)")
    }
    let japanese = try why("members:\(key)", ["--lang", "ja"])
    #expect(japanese.status == 0 && japanese.output.contains("カード番号") && japanese.output.contains("証拠"))
  }

  @Test("A person is found by key, address in any letters, and name, and is the same person in JSON")
  func ways() throws {
    let row = try small.scene.rows(of: "members")[0]
    for asked in ["members:1", row[1], row[1].uppercased(), row[2], row[2].replacing(" ", with: "\u{3000}")] {
      let people = try #require(try json(asked)["people"] as? [[String: Any]])
      let own = try #require(
        people.first { $0["population"] as? String == "members" && $0["key"] as? String == "1" })
      #expect((own["values"] as? [String: String])?["email"] == row[1], "\(asked)")
      #expect((own["classes"] as? [String: String])?["email"] == "proven")
    }
  }

  @Test("The records of one person come together, with the number that affected gives them")
  func samePerson() throws {
    let table = try CSVReader.table(try small.run("affected").output)
    let groups = Dictionary(grouping: table) { $0["person"] ?? "" }.filter { $0.value.count == 2 }
    #expect(groups.count == 15)
    let (number, records) = try #require(groups.min { $0.key < $1.key })
    let friend = try #require(records.first { $0["population"] == "friends" }?["key"])
    let people = try #require(try json("friends:\(friend)")["people"] as? [[String: Any]])
    #expect(people.map { "\($0["person"] ?? "")" } == [number, number])
    #expect(Set(people.map { $0["population"] as? String }) == ["members", "friends"])
    for person in people {
      let same = try #require(records.first { $0["population"] == person["population"] as? String })
      #expect(person["key"] as? String == same["key"])
      #expect((person["sets"] as? [String])?.joined(separator: " ") == same["sets"])
    }
  }

  @Test("What was typed is shown, the person's other values are not, on a terminal and in a file")
  func masking() throws {
    let row = try small.scene.rows(of: "members")[3]
    let outcome = try why(row[1])
    #expect(outcome.output.contains(row[1]) && !outcome.output.contains(row[2]))
    let byKey = try why("members:4")
    #expect(!byKey.output.contains(row[1]) && !byKey.output.contains(row[2]))
    let (status, screen) = try Program.runOnTerminal(
      SmallScene.arguments("why", ["members:4", "--lang", "en", "--no-color"]), in: small.folder)
    #expect(status == 0 && !screen.contains(row[1]) && !screen.contains(row[2]))
    let revealed = try why("members:4", ["--lang", "en", "--reveal"])
    #expect(revealed.output.contains(row[1]) && revealed.output.contains(row[2]))
  }

  @Test("The lines that a person's answer cites are those of the person")
  func citations() throws {
    let card = try #require(try listed("cards").first { $0["classes"]?.contains("card.holder") == true })
    let key = try #require(card["key"])
    let outcome = try why("members:\(key)", ["--cite", "cited", "--lang", "en"])
    #expect(outcome.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: small.folder.path + "/cited")
    let lines = try names.filter { $0.hasSuffix(".lines") }.flatMap {
      try String(contentsOfFile: small.folder.path + "/cited/\($0)", encoding: .utf8).split(separator: "\n")
    }
    let entries = lines.filter { $0.contains("\"member_id\"") }
    #expect(!entries.isEmpty && entries.allSatisfy { $0.contains("\"member_id\": \(key),") }, "\(entries)")
  }

  // MARK: - A figure

  @Test(
    "A figure is told with its windows and what it comes from, as the findings have it",
    arguments: [
      ("total", "total", nil), ("cards", "set", "cards"), ("rest", "set", "rest"),
      ("club", "service", "club"),
      ("staff", "population", "staff"), ("password.plain", "dataClass", "password.plain"),
    ] as [(String, String, String?)])
  func figure(_ asked: String, _ kind: String, _ id: String?) throws {
    let figures = try #require(try json(asked)["peopleFigures"] as? [[String: Any]])
    let figure = try #require(figures.first)
    #expect(figures.count == 1 && figure["kind"] as? String == kind && figure["id"] as? String == id)
    let affected = try #require(try small.scene.truth()["affected"] as? [String: Any])
    let sets = affected["sets"] as? [[String: Any]] ?? []
    let lists = ["service": "byService", "population": "byPopulation", "dataClass": "byDataClass"]
    let truth =
      kind == "total"
      ? affected["total"]
      : sets.first { $0["id"] as? String == id } ?? (affected[lists[kind] ?? ""] as? [String: Any])?[id ?? ""]
    for count in ["records", "people"] {
      let told = (figure[count] as? [String: Any])?["maximum"] as? Int
      #expect(told != nil && told == (truth as? [String: Any])?[count] as? Int, "\(count)")
    }
    let examples = try #require(figure["examples"] as? [String])
    #expect(try why(try #require(examples.last)).status == 0, "\(examples)")
    let told = try why(asked)
    #expect(
      told.output.contains("At most ") && told.output.contains("Ask for a single person in the same way: "))
    #expect(try why(asked, ["--lang", "ja"]).status == 0)
  }

  // MARK: - Nobody

  @Test("Of somebody of whom nothing was obtained that is said, with the line where they stand")
  func unaffected() throws {
    // The last of the staff, and a member who registered after the last read.
    let staff = try small.scene.rows(of: "staff")[5]
    let member = try small.scene.rows(of: "members")[164]
    for (asked, name) in [("staff:6", "staff:6"), (staff[1], "staff:6"), (member[1], "members:165")] {
      let outcome = try why(asked)
      #expect(outcome.status == 0 && outcome.error == "")
      #expect(
        outcome.output.contains("Nothing of \(name) was obtained, as far as the evidence shows."), "\(asked)")
      #expect(!outcome.output.contains("Exposed:"))
      let answer = try json(asked)
      #expect((answer["people"] as? [Any])?.isEmpty ?? true)
      let unaffected = try #require(answer["unaffected"] as? [[String: Any]])
      #expect(unaffected.map { "\($0["population"] ?? ""):\($0["key"] ?? "")" } == [name])
    }
    #expect(try why("staff:6", ["--lang", "ja"]).output.contains("staff:6 の情報は、証拠から見るかぎり取得されていません。"))
  }

  @Test(
    "Somebody who is in no population is not found: exit code 1",
    arguments: ["nobody@example.net", "staff:7"])
  func nobody(_ asked: String) throws {
    let outcome = try why(asked)
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(
      outcome.error.hasPrefix("Nothing that was obtained is or contains “\(asked)”."), "\(outcome.error)")
  }
}
