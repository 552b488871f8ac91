import Foundation
public import Scene

/// A scene in a folder of its own, and what tests need to read it by means of their own.
///
/// The truth is the scene's, counted from the story; nothing of it stands in a test.
public struct WrittenScene: Sendable {
  public let folder: TemporaryFolder
  /// The folder with `evidence/`, `data-map.yml` and `truth.json`.
  public let path: String
  public let summary: SceneGenerator.Summary

  public var evidence: String { path + "/evidence" }

  /// - Parameters:
  ///   - text: a scenario file's content.
  ///   - lines: about so many lines of innocent traffic.
  public init(_ text: String, seed: UInt64? = nil, lines: Int? = nil) throws {
    folder = try TemporaryFolder()
    path = folder.path + "/scene"
    summary = try SceneGenerator(text).write(to: path, seed: seed, lines: lines)
  }

  public func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  public func truth() throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: path + "/truth.json"))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The rows of a table in the dump, by the simplest of means: no value of these scenes holds a line break.
  public func rows(of table: String, dump: String = "dump.sql") throws -> [[String]] {
    var rows: [[String]] = []
    for line in try text("evidence/" + dump).split(separator: "\n")
    where line.hasPrefix("INSERT INTO `\(table)` VALUES ") {
      rows += SQLRows.read(line.drop { $0 != "(" })
    }
    return rows
  }
}

/// Values of an INSERT.
private enum SQLRows {
  static func read(_ text: Substring) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var value = ""
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if isQuoted {
        if isEscaped {
          value.append(character)
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "'" {
          isQuoted = false
        } else {
          value.append(character)
        }
        continue
      }
      switch character {
      case "'": isQuoted = true
      case "(":
        row = []
        value = ""
      case ",":
        row.append(value)
        value = ""
      case ")": rows.append(row + [value])
      case ";": break
      default: value.append(character)
      }
    }
    return rows
  }
}
