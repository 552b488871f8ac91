/// A scenario that comes with the program.
public struct BuiltInScene: Sendable {
  /// As the command takes it.
  public let name: String
  /// What it is about, in one line.
  public let title: String
  /// The scenario file.
  public let text: String

  /// All of them, in the order of their names.
  public static let all: [BuiltInScene] = [
    BuiltInScene(
      name: "club-japan-2016",
      title: "Two Japanese shops by mail order; 131,936 records; a forgotten debug log",
      bytes: PackageResources.club_japan_2016_yml),
    BuiltInScene(
      name: "kontor-export",
      title: "A Hamburg tea merchant; a nightly CSV export, a skimmed card form, blind reads",
      bytes: PackageResources.kontor_export_yml),
  ]

  private init(name: String, title: String, bytes: [UInt8]) {
    self.name = name
    self.title = title
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The file of facts that a built-in scenario names, or nil.
  public static func facts(named name: String) -> String? {
    guard name == "club-japan-2016.facts.yml" else { return nil }
    return String(decoding: PackageResources.club_japan_2016_facts_yml, as: UTF8.self)
  }

  /// The scene of that name, or nil.
  public static func named(_ name: String) -> BuiltInScene? { all.first { $0.name == name } }
}
