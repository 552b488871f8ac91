import Foundation
import TestSupport

extension WrittenScene {
  /// Every file, by its name.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      if let data = FileManager.default.contents(atPath: path + "/" + name), !data.isEmpty {
        files[name] = data
      }
    }
    return files
  }

  /// A set's records and people in the truth.
  func figures(of set: String) throws -> [Int] {
    let affected = try truth()["affected"] as? [String: Any]
    let sets = affected?["sets"] as? [[String: Any]] ?? []
    let found = sets.first { $0["id"] as? String == set }
    return [found?["records"] as? Int ?? -1, found?["people"] as? Int ?? -1]
  }

  /// Lines of all access logs.
  func logLines() throws -> [Substring] {
    try files().filter { $0.key.contains("access.log") }.sorted { $0.key < $1.key }
      .flatMap { String(decoding: $0.value, as: UTF8.self).split(separator: "\n") }
  }
}
