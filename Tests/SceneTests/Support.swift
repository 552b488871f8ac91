import Foundation
import TestSupport

@testable import Scene

/// A scene that was written, and the little that tests need to read it by means of their own.
struct WrittenScene {
  let folder: TemporaryFolder
  let path: String
  let summary: SceneGenerator.Summary

  init(_ text: String, seed: UInt64? = nil, lines: Int? = nil) throws {
    folder = try TemporaryFolder()
    path = folder.path + "/scene"
    summary = try SceneGenerator(text).write(to: path, seed: seed, lines: lines)
  }

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

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  func truth() throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: path + "/truth.json"))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
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

  /// The rows of a table in the dump, by the simplest of means: no value of these scenes holds a line break.
  func rows(of table: String, dump: String = "dump.sql") throws -> [[String]] {
    var rows: [[String]] = []
    for line in try text("evidence/" + dump).split(separator: "\n")
    where line.hasPrefix("INSERT INTO `\(table)` VALUES ") {
      rows += SQLRows.read(line.drop { $0 != "(" })
    }
    return rows
  }
}

/// Values of an INSERT.
enum SQLRows {
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
      case "(": row = []
      case ",":
        row.append(value)
        value = ""
      case ")":
        rows.append(row + [value])
        value = ""
      case ";": break
      default: value.append(character)
      }
    }
    // Between two rows there is a comma, which looks like an empty first value.
    return rows
  }
}

/// A scenario that is small enough for a test; its parts can be replaced.
enum Small {
  static let text = """
    scene: small
    timeZone: Asia/Tokyo
    services:
      - { id: shop, name: Small Shop, path: /, items: 20 }
    populations:
      - id: members
        service: shop
        table: shop.members
        count: 120
        later: 4
        since: 2020-01-01
        withdrawn: 0.2
        columns: { id: id, email: email, name: name, created_at: createdAt, left_at: withdrawnAt }
      - id: friends
        service: shop
        table: shop.friends
        count: 30
        since: 2021-01-01
        columns: { id: id, email: email }
        shares:
          - { with: members, people: 9, otherCase: 1 }
          - { with: members, among: log.cards, people: 1 }
    files:
      - id: log
        path: /srv/shop/debug.log
        copy: debug.log
        openings:
          - from: 2024-05-01T08:00:00+09:00
            to: 2024-05-01T12:00:00+09:00
            entries:
              - { id: cards, holds: card, population: members, people: 5, entries: 7 }
              - { id: noise, holds: nothing, entries: 20 }
          - from: 2024-05-03T08:00:00+09:00
            to: 2024-05-03T09:00:00+09:00
            entries:
              - { id: later, holds: password, population: members, people: 3 }
    points:
      - { id: list, service: shop, page: list, path: /list, parameter: cat }
    traffic: { from: 2024-05-01, to: 2024-05-02, lines: 300 }
    dump: { at: 2024-05-04T03:00:00+09:00 }
    attackers:
      - { id: mallory, addresses: [203.0.113.240], userAgent: Mozilla/5.0 }
    intrusion:
      - { do: probe, by: mallory, point: list, at: 2024-05-01T22:10:00+09:00 }
      - { do: columns, by: mallory, point: list, at: 2024-05-01T22:12:00+09:00 }
      - { do: file, by: mallory, point: list, at: 2024-05-01T22:15:00+09:00, file: log }
      - { do: read, by: mallory, point: list, table: shop.members, columns: [id, email], page: 50, at: 2024-05-01T22:20:00+09:00 }
      - { do: read, by: mallory, point: list, table: shop.friends, at: 2024-05-01T22:30:00+09:00 }
    sets:
      - { id: members, people: population(members) }
      - { id: cards, of: members, people: members & class(card.number) }
      - { id: told, people: cards + population(friends) }
      - { id: rest, people: all - told }

    """

  /// The text with one place replaced; the place must be there.
  static func text(_ old: String, _ new: String) -> String {
    precondition(text.contains(old), "no such place: \(old)")
    return text.replacing(old, with: new, maxReplacements: 1)
  }
}
