import Foundation
import Reconstruction
import Testing

@testable import Investigation

@Suite struct ReportJSONTests {
  /// The contract's keys in order; additions stand behind them.
  private static let contract: [(path: String, keys: [String])] = [
    (
      "",
      [
        "schema", "tool", "evidence", "leftAside", "gaps", "period", "attackers", "injectionPoints",
        "obtained",
        "enumerated", "filesRead", "scalars", "unresolved", "windows", "affected", "answers",
      ]
    ),
    ("tool", ["version", "parameters", "assumptions"]),
    (
      "evidence",
      ["item", "path", "kind", "format", "sha256", "bytes", "lines", "unparsedLines", "first", "last"]
    ),
    ("leftAside", ["path", "reason"]),
    ("gaps", ["from", "to", "reason", "items"]),
    ("period", ["first", "last", "ongoing"]),
    ("attackers", ["client", "actor", "requests", "first", "last", "userAgents", "otherRequests"]),
    (
      "injectionPoints",
      [
        "host", "method", "path", "parameter", "place", "dbms", "techniques", "attempts", "succeeded",
        "oracle",
        "sizeModels",
      ]
    ),
    (
      "obtained",
      [
        "schema", "table", "columns", "orderBy", "where", "extent", "rows", "rowCount", "rowsAtMost", "bytes",
        "notes",
      ]
    ),
    ("obtained.rows", ["values", "cells", "grade", "key", "position", "first", "last", "evidence"]),
    ("enumerated", ["schemas", "tables", "columns", "questions"]),
    ("filesRead", ["path", "bytes", "grade", "at", "evidence"]),
    ("scalars", ["expression", "value", "grade", "evidence"]),
    ("unresolved", ["evidence", "payload", "reason"]),
    ("windows", ["kind", "from", "to", "days", "set"]),
  ]

  @Test func `Keys stand in the order of the contract`() throws {
    let text = json(ReportSample.taken.findings)
    for (path, keys) in Self.contract {
      let found = KeyReader.keys(of: text, at: path)
      #expect(Array(found.prefix(keys.count)) == keys, "\(path)")
    }
  }

  @Test(arguments: ReportSample.allCases)
  func `It is JSON`(_ sample: ReportSample) throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(json(sample.findings).utf8))
    let object = try #require(parsed as? [String: Any])
    #expect(object["schema"] as? String == "tenmatsu.findings/1")
    #expect(object["affected"] is NSNull)
  }

  @Test func `Values come back as they were, NULL as null, unknown as U+FFFD`() throws {
    let rows = try obtained(0)["rows"] as? [[String: Any]]
    let second = try #require(rows?[1]["values"] as? [Any])
    #expect(second[1] is NSNull)
    #expect(second[3] as? String == "")
    let third = try #require(rows?[2]["values"] as? [Any])
    #expect(third[1] as? String == "佐\u{FFFD} 一郎")
    #expect((rows?[0]["evidence"] as? [String]) == ["1:4711-4713"])
  }

  @Test func `Rows are counted by grade and equal the rows listed`() throws {
    let counts = try #require(try obtained(0)["rowCount"] as? [String: Int])
    #expect(counts == ["proven": 2, "probable": 0, "possible": 1])
  }

  @Test func `Card numbers are first six and last four digits everywhere`() throws {
    let text = json(ReportSample.taken.findings)
    #expect(text.contains("\"411111******1111\""))
    #expect(!text.contains("4111111111111111"))
    #expect(!text.contains("4111 1111 1111 1111"))
  }

  @Test func `Control characters are escaped and other text is kept`() throws {
    let text = json(ReportSample.taken.findings)
    #expect(text.contains(#"次回\u001b[31m分"#))
    #expect(text.contains(#"\u009b2J"#))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test func `Equal findings give equal bytes`() {
    #expect(json(ReportSample.taken.findings) == json(ReportSample.taken.findings))
  }

  @Test func `Many rows arrive in pieces`() {
    var findings = ReportSample.taken.findings
    let row = findings.reconstruction.obtained[0].rows[0]
    findings.reconstruction.obtained[0].rows = Array(repeating: row, count: 2000)
    var sizes: [Int] = []
    withoutActuallyEscaping({ (piece: [UInt8]) in sizes.append(piece.count) }) {
      FindingsJSON(findings).write(to: $0)
    }
    #expect(sizes.count > 5)
    #expect(sizes.allSatisfy { $0 < 80 << 10 })
  }

  @Test func `A sink's error ends the writing`() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try FindingsJSON(ReportSample.taken.findings).write { (_: [UInt8]) throws(Full) in throw Full() }
    }
  }

  private func obtained(_ index: Int) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(json(ReportSample.taken.findings).utf8))
    let tables = try #require((object as? [String: Any])?["obtained"] as? [[String: Any]])
    return tables[index]
  }
}

/// Reads the keys of the first object at a path in the order in which they are written, which parsers forget.
private enum KeyReader {
  static func keys(of text: String, at path: String) -> [String] {
    var stack: [String] = []
    var found: [String: [String]] = [:]
    var seen: Set<String> = []
    var isOpen: [Bool] = []
    var pending: String?
    var rest = Substring(text)
    while let character = rest.first {
      rest = rest.dropFirst()
      switch character {
      case "\"":
        var word = ""
        while let next = rest.first, next != "\"" {
          rest = rest.dropFirst(next == "\\" ? 2 : 1)
          word.append(next)
        }
        rest = rest.dropFirst()
        guard rest.first == ":" else { continue }
        pending = word
        let place = stack.filter { !$0.isEmpty }.joined(separator: ".")
        if isOpen.last == true { found[place, default: []].append(word) }
      case "{":
        stack.append(pending ?? "")
        pending = nil
        let place = stack.filter { !$0.isEmpty }.joined(separator: ".")
        isOpen.append(seen.insert(place).inserted)
      case "[":
        stack.append(pending ?? "")
        pending = nil
        isOpen.append(false)
      case "}", "]":
        stack.removeLast()
        isOpen.removeLast()
      default: continue
      }
    }
    return found[path] ?? []
  }
}
