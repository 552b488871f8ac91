import Foundation
import Scene
import TestSupport

/// Scenarios that these tests bring along, and those of the program.
enum Scenarios {
  static let own = ["clinic", "library", "cinema"]

  /// The text of a scenario, by its name.
  static func text(_ name: String) throws -> String {
    if let scene = BuiltInScene.named(name) { return scene.text }
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scenarios/\(name).yml")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// The story of 2016 with far fewer people: the same steps, files and sets.
  static func smallClubJapan() throws -> String {
    try text("club-japan-2016").replacingEach([
      ("count: 115590", "count: 900"), ("later: 310", "later: 8"), ("count: 16029", "count: 260"),
      ("later: 45", "later: 5"),
      ("count: 317", "count: 120"), ("people: 1450,", "people: 60,"), ("people: 61,", "people: 11,"),
      ("people: 12 }", "people: 7 }"), ("others: 640", "others: 40"), ("others: 90", "others: 9"),
      ("lines: 120000", "lines: 4000"), ("page: 250,", "page: 40,"), ("page: 200,", "page: 20,"),
    ])
  }
}
