import TestSupport

/// The small scene, with a population in a file whose names a test chooses.
struct SmallScene {
  let scene: WrittenScene
  var folder: TemporaryFolder { scene.folder }

  /// - Parameter names: those of the first members, in their order.
  init(names: [String] = []) throws {
    scene = try WrittenScene(SmallScenario.text, lines: 500)
    guard !names.isEmpty else { return }
    let rows = try scene.rows(of: "members").enumerated().map { place, row in
      let name = place < names.count ? names[place] : row[2]
      return "\(row[0]),\(row[1]),\"\(Self.doubled(name))\",\(row[3])\n"
    }
    try folder.write("id,email,name,country\n" + rows.joined(), as: "scene/evidence/members.csv")
    let map = try scene.text("data-map.yml").replacingEach([
      ("table: shop.members\n    key: id\n    fields", "file: members.csv\n    key: id\n    fields"),
      ("country: country, createdAt: created_at, withdrawnAt: left_at }", "country: country }"),
    ])
    try folder.write(map, as: "scene/data-map.yml")
  }

  /// Quotes by bytes: one may be part of a longer character.
  private static func doubled(_ text: String) -> String {
    String(decoding: text.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }, as: UTF8.self)
  }

  /// The arguments of a command about it.
  static func arguments(_ command: String, _ more: [String] = []) -> [String] {
    [command, "scene/evidence", "--data-map", "scene/data-map.yml", "--time-zone", "Asia/Tokyo"] + more
  }

  func run(_ command: String, _ more: [String] = []) throws -> Program.Outcome {
    try Program.run(Self.arguments(command, more), in: folder)
  }
}
