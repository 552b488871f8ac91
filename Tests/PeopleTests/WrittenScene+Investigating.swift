import Foundation
import Investigation
import Scene
import TestSupport

/// What the engine makes of a scene's evidence.
extension WrittenScene {
  // MARK: - Evidence

  /// The names of the files of the evidence, in order.
  func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: evidence).sorted()
      .filter { FileManager.default.contents(atPath: evidence + "/" + $0) != nil }
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

  func trueFigures() throws -> Figures { Figures(truth: try truth()) }
}
