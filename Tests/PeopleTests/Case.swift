import Foundation
import Investigation
import Scene
import TestSupport

/// A scene in a folder of its own, and what the engine makes of its evidence.
///
/// The truth is the scene's, counted from the story; nothing of it stands in a test.
final class Case: Sendable {
  let folder: TemporaryFolder
  /// The folder with `evidence/`, `data-map.yml` and `truth.json`.
  let path: String

  var evidence: String { path + "/evidence" }

  /// - Parameters:
  ///   - text: a scenario file's content.
  ///   - lines: about so many lines of innocent traffic.
  init(_ text: String, seed: UInt64? = nil, lines: Int? = nil) throws {
    folder = try TemporaryFolder()
    path = folder.path + "/scene"
    _ = try SceneGenerator(text).write(to: path, seed: seed, lines: lines)
  }

  // MARK: - Evidence

  /// The names of the files of the evidence, in order.
  func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: evidence).sorted()
      .filter { FileManager.default.contents(atPath: evidence + "/" + $0) != nil }
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  /// The evidence in another folder, its files changed one by one; nil leaves one out.
  func changed(_ change: (_ name: String, _ text: String) throws -> String?) throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    for name in try names() {
      if let text = try change(name, try text("evidence/" + name)) { try copy.write(text, as: name) }
    }
    return copy
  }

  // MARK: - Investigating

  /// - Parameters:
  ///   - evidence: a folder, or files; that of the scene unless told.
  ///   - map: changes the scene's data map.
  func investigate(
    _ evidence: [String]? = nil, map: ((String) -> String)? = nil,
    _ choose: (inout Investigation.Options) -> Void = { _ in }
  ) throws -> Findings {
    var mapPath = path + "/data-map.yml"
    if let map {
      mapPath = try folder.write(map(try text("data-map.yml")), as: "map-\(UUID().uuidString).yml")
    }
    var options = Investigation.Options()
    options.dataMap = try DataMapFile(mapPath)
    choose(&options)
    return try Investigation(options).run(evidence ?? [self.evidence])
  }

  // MARK: - Truth

  func truth() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path + "/truth.json")))
      as? [String: Any] ?? [:]
  }

  func trueFigures() throws -> Figures { Figures(truth: try truth()) }
}

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

extension String {
  /// The text with places replaced; each must be there, and is replaced once.
  func replacingEach(_ places: [(String, String)]) -> String {
    places.reduce(self) { text, place in
      precondition(text.contains(place.0), "no such place: \(place.0)")
      return text.replacing(place.0, with: place.1, maxReplacements: 1)
    }
  }
}
