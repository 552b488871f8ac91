import Foundation
import TestSupport
import Testing

/// A case from its beginning to its end, as a person works on it.
@Suite("A case")
struct CaseTests {
  @Test("From new to verify: people, proof and papers of one investigation, and all of it in the ledger")
  func journey() throws {
    let small = try SmallScene()
    let file = try CaseFolder.scene(small)
    #expect(try file.ledger().count { $0 == "evidenceAdded" } == 5)
    let shown = try file.done("show")
    #expect(shown.contains("at most 222 records, 207 people") && shown.contains("scene/evidence/dump.sql"))

    let people = try CSVReader.table(try file.done("affected"))
    #expect(people.count == 222)
    let direct = try CSVReader.table(try small.run("affected").output)
    for (own, other) in zip(people, direct) {
      for column in ["population", "key", "email", "name", "grade", "classes", "sets", "firstRead"] {
        #expect(own[column] == other[column])
      }
    }
    let cards = try CSVReader.table(try file.done("affected", ["--set", "cards"]))
    #expect(!cards.isEmpty && cards.allSatisfy { $0["sets"]?.contains("cards") == true })

    let why = try file.done("why", ["members:1", "--lang", "en"])
    #expect(why.contains("Lines of evidence") && why.contains("shop.members"))
    #expect(try file.done("indicators").contains("203.0.113.240"))
    #expect(try file.done("indicators", ["--stix", "--tlp", "amber"]).contains("\"bundle\""))
    #expect(try file.ledger().suffix(4) == ["runFinished", "exported", "exported", "evidenceRead"])
    #expect(try file.faults() == [])
  }

  @Test("A person is found by address, name, key, number and card, in any way of writing them")
  func find() throws {
    let small = try SmallScene()
    let file = try CaseFolder.scene(small)
    let people = try CSVReader.table(try file.done("affected"))
    let card = try #require(people.first { $0["cards"]?.isEmpty == false })
    let log = try small.scene.text("evidence/debug.log")
    let key = try #require(card["key"])
    let line = try #require(
      log.split(separator: "\n").first { $0.contains("\"member_id\": \(key),") && $0.contains("\"number\"") })
    let number = try #require(line.firstMatch(of: #/"number": "(\d+)"/#)?.1)
    let spaced = stride(from: 0, to: number.count, by: 4).map { number.dropFirst($0).prefix(4) }
      .joined(separator: " ")
    let (email, name) = (try #require(card["email"]), try #require(card["name"]))
    for asked in [
      email, email.uppercased(), name, name.replacing(" ", with: "\u{3000}"), "members:\(key)",
      try #require(card["person"]), String(number), spaced,
    ] {
      let found = try CSVReader.table(try file.done("affected", ["--find", asked]))
      #expect(
        found.contains { $0["population"] == "members" && $0["key"] == key && $0["email"] == email },
        "\(asked)")
    }
    let nobody = try file.run("affected", ["--find", "nobody@example.com"])
    #expect(nobody.status == 1 && nobody.error == "Nobody of this run is found by that\n")
  }

  @Test(
    "Whom or what one asks about may come by standard input, so that no shell keeps it",
    arguments: ["affected", "why"])
  func asking(command: String) throws {
    let small = try SmallScene()
    let file = try CaseFolder.scene(small)
    let email = try #require(try CSVReader.table(try file.done("affected")).first?["email"])
    let input = try small.folder.write(" \(email)\n", as: "asked.txt")
    let more = command == "why" ? ["-", "--lang", "en"] : ["--find", "-"]
    let outcome = try Program.run(CaseFolder.arguments(command, more), in: small.folder, input: input)
    #expect(outcome.status == 0 && outcome.output.contains(email), "\(outcome.error)")
    #expect(!outcome.error.contains(email))
    let nothing = try Program.run(CaseFolder.arguments(command, more), in: small.folder)
    #expect(nothing.status == 2 && nothing.error.contains("Nothing was entered"))
  }

  @Test("The list of cards is whole, for its recipient alone, and in the ledger")
  func cards() throws {
    let small = try SmallScene()
    let file = try CaseFolder.scene(small, investigated: false)
    let key = try AgeKey(in: small.folder)
    let said = try file.done("cards", ["--recipient", key.recipient, "--output", "cards.age"])
    let list = try CSVReader.table(
      String(decoding: try #require(try key.decrypt(small.folder.path + "/cards.age")), as: UTF8.self))
    let logged = Set(
      try small.scene.text("evidence/debug.log").matches(of: #/"number": "(\d+)"/#).map { String($0.1) })
    #expect(!logged.isEmpty && said.hasPrefix("\(list.count) cards in cards.age\n"))
    #expect(Set(list.flatMap(\.values)).isSuperset(of: logged))
    #expect(try file.ledger().suffix(2) == ["evidenceRead", "exported"])
    #expect(try file.done("show", ["--ledger", "--json"]).contains("\"recipient\":\"\(key.recipient)\""))
  }

  @Test("More evidence makes a new run; what changed between the two, and why, is a report")
  func compare() throws {
    let small = try SmallScene()
    let map = try small.scene.text("data-map.yml")
    let capture = try #require(map.firstMatch(of: #/(?s)  - capture:.*(?=identity:)/#)?.0)
    try small.folder.write(map, as: "corrected.yml")
    try small.folder.write(map.replacing(capture, with: ""), as: "scene/data-map.yml")
    let late = "access.log-20240503"
    try FileManager.default.moveItem(
      atPath: small.scene.evidence + "/" + late, toPath: small.folder.path + "/" + late)
    let file = try CaseFolder.scene(small)
    let alone = try file.run("compare")
    #expect(alone.status == 2 && alone.error.hasPrefix("Error: Two runs are needed; the case has 1."))
    let before = try CSVReader.table(try file.done("affected"))
    try file.done(
      "add",
      [late, "--data-map", "corrected.yml", "--time-zone", "Asia/Tokyo", "--reason", "found on the backup"])
    try file.done("investigate", ["--lang", "en", "--reason", "with the last day"])
    for language in ["en", "ja"] {
      let report = try file.done("compare", ["--lang", language])
      #expect(report.contains(late) && report.contains("1") && report.contains("2"))
    }
    let after = try CSVReader.table(try file.done("affected"))
    #expect(try CSVReader.table(try file.done("affected", ["--run", "1"])) == before)
    func people(_ rows: [[String: String]]) -> [String: String] {
      Dictionary(
        rows.map {
          (
            "\($0["population"] ?? ""):\($0["key"] ?? "")",
            "\($0["grade"] ?? "")\($0["classes"] ?? "")\($0["sets"] ?? "")"
          )
        },
        uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (people(before), people(after))
    let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    let listed = try CSVReader.table(try file.done("compare", ["--people"]))
    #expect(!changed.isEmpty && listed.count == changed.count)
    let unknown = try file.run("compare", ["1", "9"])
    #expect(unknown.status == 2 && unknown.error == "Error: The case has no run 9. Its runs: 1 to 2\n")
  }

  @Test("The custody record of an item names every hand, in both languages, as text and as a page")
  func custody() throws {
    let file = try CaseFolder.small()
    try file.done(
      "custody",
      [
        "1", "--hand-over-from", "A. Admin", "--hand-over-to", "C. Examiner", "--at",
        "2024-05-03T10:15+09:00", "--purpose", "imaging",
      ])
    let english = try file.done("custody", ["1", "--lang", "en"])
    let sha256 = try #require(english.firstMatch(of: #/[0-9a-f]{64}/#)?.0)
    for text in ["A. Admin", "C. Examiner", "2024-05-03T10:15+09:00", "imaging", "first look", "a.log"] {
      #expect(english.contains(text), "\(text)")
    }
    let japanese = try file.done("custody", ["1", "--lang", "ja"])
    #expect(japanese.contains("証拠保管記録") && japanese.contains(sha256) && japanese.contains("C. Examiner"))
    for language in ["en", "ja"] {
      let page = try file.done("custody", ["--lang", language, "--html"])
      #expect(
        page.contains("<html lang=\"\(language)\"") && page.contains(sha256) && page.contains("C. Examiner"))
    }
    let unknown = try file.run("custody", ["7"])
    #expect(unknown.status == 2 && unknown.error == "Error: The case has no item 7. Its items: 1 to 1\n")
  }

  @Test("What is sealed comes out as it went in; what is published is frozen; both can be repeated")
  func papers() throws {
    let file = try CaseFolder.small()
    try file.done("unseal", ["letter.txt", "--output", "copy.txt", "--reason", "for counsel"])
    #expect(FileManager.default.contents(atPath: file.folder.path + "/copy.txt") == Data("Dear Sir\n".utf8))
    #expect(try file.done("unseal", []) == "letter.txt\n")
    let entries = try file.ledger()
    #expect(entries.last == "fileUnsealed")
    #expect(try file.done("seal", ["letter.txt"]) == "Sealed already: letter.txt\n")
    #expect(try file.done("publish", ["notice.html"]).hasPrefix("Published already: "))
    #expect(try file.ledger() == entries)
    try file.folder.write("other\n", as: "other.txt")
    for (command, more) in [
      ("seal", ["other.txt", "--as", "letter.txt"]), ("publish", ["other.txt", "--as", "notice.html"]),
    ] {
      let outcome = try file.run(command, more)
      #expect(outcome.status == 2 && outcome.error.contains("with --as"), "\(outcome.error)")
    }
    #expect(try file.faults() == [])
  }

  @Test("Passphrases and key files open the case until they are changed or removed; the last one stays")
  func passphrases() throws {
    let file = try CaseFolder.small()
    try file.done("passphrase", ["--add", "--new-key-file", "second", "--label", "safe"])
    #expect(try file.done("passphrase") == "key file  (key file)\nsafe  (key file)\n")
    func opens(_ key: String) throws -> Bool {
      let arguments = CaseFolder.arguments("unseal", ["letter.txt", "--output", "out"], keyed: false)
      let outcome = try Program.run(arguments + ["--key-file", key], in: file.folder)
      #expect(outcome.status == 0 || outcome.status == 3 && outcome.error.contains("does not open the case"))
      return outcome.status == 0
    }
    #expect(try opens("key") && opens("second"))
    try file.done("passphrase", ["--change", "safe", "--new-key-file", "third"])
    #expect(try !opens("second") && opens("third"))
    let taken = try file.run("passphrase", ["--add", "--new-key-file", "fourth", "--label", "safe"])
    #expect(taken.status == 2 && !FileManager.default.fileExists(atPath: file.folder.path + "/fourth"))
    try file.done("passphrase", ["--remove", "safe"])
    #expect(try !opens("third") && opens("key"))
    #expect(try file.run("passphrase", ["--remove", "key file"]).status == 2)
    #expect(try file.run("passphrase", ["--remove", "nobody's"]).status == 2)

    try file.done("passphrase", ["--renew", "--new-key-file", "new", "--label", "new"])
    #expect(try !opens("key") && !opens("third"))
    let lost = try Program.run(
      CaseFolder.arguments("unseal", ["letter.txt"], keyed: false) + ["--key-file", "new"], in: file.folder)
    #expect(lost.status == 3 && lost.error.contains("sealed under a key that was lost"))
    #expect(try file.faults() == [])
    #expect(try file.done("verify").contains("signed with a new key"))
  }

  @Test("A passphrase from the environment opens the case, another one does not")
  func environment() throws {
    let file = try CaseFolder.small()
    try file.run("passphrase", ["--add"], environment: ["TENMATSU_NEW_PASSPHRASE": "four words and more"])
      .expectDone()
    let arguments = CaseFolder.arguments("unseal", ["letter.txt"], keyed: false)
    let right = try Program.run(
      arguments, in: file.folder, environment: ["TENMATSU_PASSPHRASE": "four words and more"])
    #expect(right.status == 0 && right.output == "Dear Sir\n", "\(right.error)")
    let wrong = try Program.run(
      arguments, in: file.folder, environment: ["TENMATSU_PASSPHRASE": "four words and less"])
    #expect(
      wrong.status == 3
        && wrong.error.hasPrefix("Error: The passphrase does not open the case. It has: key file"))
    let short = try file.run(
      "passphrase", ["--add", "--label", "x"], environment: ["TENMATSU_NEW_PASSPHRASE": "eleven char"])
    #expect(short.status == 2 && short.error.contains("too short"))
  }

  @Test("An exported case, imported and exported again, is the same bytes, and opens with its key")
  func archive() throws {
    let file = try CaseFolder.scene(try SmallScene())
    try file.folder.write("Dear Sir\n", as: "letter.txt")
    try file.done("seal", ["letter.txt"])
    try file.done("publish", ["letter.txt", "--as", "notice-1.txt"])
    try file.done("export", ["one.tar"])
    try file.done("export", ["two.tar", "--unrecorded"])
    let imported = try Program.run(["import", "two.tar", "copy"], in: file.folder)
    #expect(imported.status == 0, "\(imported.error)")
    let again = try Program.run(["export", "copy.tenmatsu", "three.tar", "--unrecorded"], in: file.folder)
    #expect(again.status == 0, "\(again.error)")
    let files = FileManager.default
    #expect(
      files.contents(atPath: file.folder.path + "/two.tar")
        == files.contents(atPath: file.folder.path + "/three.tar"))
    let key = ["--key-file", "key"]
    let people = try Program.run(["affected", "copy.tenmatsu"] + key, in: file.folder)
    #expect(people.status == 0)
    #expect(try people.output == file.done("affected"))
    #expect(try Program.run(["verify", "copy.tenmatsu"], in: file.folder).status == 0)
    try files.createDirectory(atPath: file.folder.path + "/check", withIntermediateDirectories: false)
    #expect(
      try Tool.run("tar", ["-xf", file.folder.path + "/two.tar", "-C", file.folder.path + "/check"]).status
        == 0)
    let checked = try Tool.run("sh", ["-c", "cd \"$1\" && sh check.sh", "sh", file.folder.path + "/check"])
    #expect(checked.status == 0, "\(String(decoding: checked.output, as: UTF8.self))")
    #expect(try Program.run(["import", "one.tar", "copy"], in: file.folder).status == 3)
  }
}

extension Program.Outcome {
  /// Records an issue where the command did not succeed.
  func expectDone() { #expect(status == 0, "\(error)\(output)") }
}
