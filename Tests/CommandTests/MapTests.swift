import Exposure
import Foundation
import TestSupport
import Testing
import YAMLText

/// `tenmatsu map` as a person runs it.
@Suite("The command map")
struct MapTests {
  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(
    "drafts a map of a recorded dump that reads back, in the language of the environment",
    arguments: [("C.UTF-8", "# Whose data it is"), ("ja_JP.UTF-8", "# 誰のデータか")],
    ["Examples/intrusion/evidence/dump.sql.gz", "Tests/Fixtures/recorded/mariadb-incident/dump.sql.xz"])
  func recorded(_ language: (locale: String, says: String), _ dump: String) throws {
    let path = Self.repository.appending(path: dump).path
    let outcome = try Program.run(["map", path], in: try TemporaryFolder(), language: language.locale)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(language.says))
    #expect(!outcome.output.contains("@"))
    let map = try DataMap(yaml: outcome.output, path: "map.yml")
    #expect(map.services.map(\.id.value) == ["clubjapan", "magdeli"])
    #expect(map.populations.map(\.id.value) == ["affiliates", "clubjapan-members", "magdeli-members"])
    #expect(map.populations[2].fields.mapValues(\.value)["withdrawnAt"] == "withdrawn_at")
    #expect(map.stores.count == 3)
  }

  @Test("makes a store of a log and of a CSV file, and names what it could not use")
  func files() throws {
    let folder = try TemporaryFolder()
    let people = (1...5).map { "\($0),Mary Jones,m\($0)@example.org\n" }.joined()
    let events = (1...5).map {
      #"{"ts":"2020-01-01T00:00:00Z","member_id":\#($0),"card_number":"4111111111111111"}"# + "\n"
    }
    _ = try folder.write("id,name,email\n" + people, as: "members.csv")
    _ = try folder.write(events.joined(), as: "app.log")
    _ = try folder.write("\u{1}\u{2}\u{3}", as: "noise.bin")
    let outcome = try Program.run(["map", ".", "--output", "map.yml", "--lang", "en"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains("noise.bin"))
    #expect(!outcome.error.contains("partial"))
    let written = try String(contentsOfFile: folder.path + "/map.yml", encoding: .utf8)
    let map = try DataMap(yaml: written, path: "map.yml")
    #expect(map.populations.map(\.id.value) == ["members"])
    #expect(map.sets.map(\.id.value) == ["members", "cards"])
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/map.yml.partial"))
  }

  @Test("lists the data classes and prints the schema")
  func lists() throws {
    let folder = try TemporaryFolder()
    let classes = try Program.run(["map", "--classes", "--lang", "ja"], in: folder).output
    #expect(classes.split(separator: "\n").count == DataClass.wellKnown.count)
    #expect(classes.contains(#/card\.number +カード番号\n/#))
    #expect(try Program.run(["map", "--schema"], in: folder).output == DataMapSchema.json)
  }

  @Test(
    "says what is wrong with how it is called",
    arguments: [
      (["map"], 2, "Name a dump to draft from: tenmatsu map dump.sql"),
      (["map", "-"], 2, "standard input can be read only once"),
      (["map", "x", "--classes"], 2, "--classes looks at no files"),
      (["map", "--schema", "--classes"], 2, "not both"),
      (["map", "nowhere.sql"], 3, "nowhere.sql"),
      (["map", "x.sql", "--lang", "fr"], 2, "--lang takes ja or en, not fr"),
    ] as [([String], Int32, String)])
  func wrongUse(_ arguments: [String], _ status: Int32, _ says: String) throws {
    let outcome = try Program.run(arguments, in: try TemporaryFolder())
    #expect(outcome.status == status)
    #expect(outcome.error.contains(says), "\(outcome.error)")
    #expect(outcome.output.isEmpty)
  }
}
