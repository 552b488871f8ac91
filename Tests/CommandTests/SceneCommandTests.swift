import Foundation
import TestSupport
import Testing

/// What a scene leaves behind is read by the engine, which shares nothing with it.
@Suite("Scenes")
struct SceneCommandTests {
  @Test("The engine finds what the scene's truth says: rows, files, addresses")
  func truth() throws {
    let folder = try TemporaryFolder()
    let made = try Program.run(["scene", "kontor-export", "--out", "kontor", "--lines", "1500"], in: folder)
    #expect(made.status == 0, "\(made.error)")
    let found = try Program.run(
      ["investigate", "kontor/evidence", "--json", "--output", "found.json"], in: folder)
    #expect(found.status == 0, "\(found.error)")
    let findings = try object(folder.path + "/found.json")
    let truth = try object(folder.path + "/kontor/truth.json")
    #expect(rows(in: findings) == ["haendler": 260, "kunden": 4200, "personal": 2])
    #expect(try files(in: findings) == files(in: truth))
    let attackers = findings["attackers"] as? [[String: Any]] ?? []
    let addresses = Set(
      attackers.filter { ($0["requests"] as? Int ?? 0) > 10 }.compactMap { $0["client"] as? String })
    #expect(addresses == Set(truth["attacker_ips"] as? [String] ?? []))
    let period = findings["period"] as? [String: Any]
    #expect(period?["first"] as? String == truth["started"] as? String)
  }

  private func object(_ path: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any] ?? [:]
  }

  /// Certain rows of each table; the same rows read twice, with other columns, count once.
  private func rows(in findings: [String: Any]) -> [String: Int] {
    var rows: [String: Int] = [:]
    for table in findings["obtained"] as? [[String: Any]] ?? [] {
      let count = table["rowCount"] as? [String: Int] ?? [:]
      let name = table["table"] as? String ?? ""
      rows[name] = max(rows[name] ?? 0, (count["proven"] ?? 0) + (count["probable"] ?? 0))
    }
    return rows
  }

  private func files(in object: [String: Any]) throws -> [String: Int] {
    let files = (object["filesRead"] ?? object["files_read"]) as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: files.compactMap { file in
        guard let path = file["path"] as? String, let bytes = file["bytes"] as? Int else { return nil }
        return (path, bytes)
      })
  }

  @Test("A scenario with a slip is refused with its place, and nothing is written")
  func slip() throws {
    let folder = try TemporaryFolder()
    try folder.write("scene: x\nzone: Asia/Tokyo\n", as: "x.yml")
    let outcome = try Program.run(["scene", "x.yml", "--out", "x"], in: folder)
    #expect(outcome.status == 3)
    #expect(
      outcome.error
        == "Error: x.yml:2:1: `zone` is not known. Known here: scene, title, timeZone, seed, services, populations, files, captures, events, points, traffic, dump, attackers, intrusion, sets, facts\n"
    )
    #expect(outcome.output == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.yml"])
  }

  @Test("A folder that holds something is left alone")
  func taken() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", as: "taken/note.txt")
    let outcome = try Program.run(["scene", "kontor-export", "--out", "taken"], in: folder)
    #expect(outcome.status == 3)
    #expect(
      outcome.error
        == "Error: taken is not empty. Name a new or an empty folder with --out; nothing is overwritten\n")
  }

  @Test("Scenes are listed; a name that is none, and a folder that is missing, are explained")
  func names() throws {
    let folder = try TemporaryFolder()
    let list = try Program.run(["scene", "--list"], in: folder)
    #expect(
      list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first } == [
        "club-japan-2016", "kontor-export",
      ])
    let unknown = try Program.run(["scene", "club", "--out", "x"], in: folder)
    #expect(unknown.status == 3)
    #expect(
      unknown.error
        == "Error: There is no scene and no file `club`. Known scenes: club-japan-2016, kontor-export\n")
    let nowhere = try Program.run(["scene", "kontor-export"], in: folder)
    #expect(nowhere.status == 2)
    #expect(nowhere.error.contains("Say where the evidence goes: --out DIR, a new or empty folder"))
  }
}
