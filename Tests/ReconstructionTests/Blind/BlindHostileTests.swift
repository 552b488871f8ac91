import SQLSyntax
import Testing

@testable import Injection
@testable import Reconstruction

/// Questions that nobody asks but to make a reader fall.
@Suite("Blind questions, hostile")
struct BlindHostileTests {
  struct Hostile: Sendable, CustomTestStringConvertible {
    let name: String
    let payload: [UInt8]

    init(_ name: String, _ payload: String) {
      self.name = name
      self.payload = Array(payload.utf8)
    }

    init(_ name: String, bytes: [UInt8]) {
      self.name = name
      payload = bytes
    }

    var testDescription: String { name }
  }

  private static let query = "(SELECT name FROM people LIMIT 1)"
  private static let deep = String(repeating: "(", count: 10_000)
  private static let closed = String(repeating: ")", count: 10_000)
  private static let members = (0..<150_000).map(String.init).joined(separator: ",")
  private static let texts = (0..<100_000).map { "'k\($0)'" }.joined(separator: ",")

  static let all = [
    Hostile("ten thousand parentheses", "5 AND \(deep)ORD(SUBSTR(\(query),1,1))\(closed)>64"),
    Hostile("parentheses never closed", "5 AND \(deep)ORD(SUBSTR(\(query),1,1))>64"),
    Hostile(
      "ten thousand NOT", "5 AND " + String(repeating: "NOT ", count: 10_000) + "ORD(SUBSTR(\(query),1,1))>64"
    ),
    Hostile(
      "ten thousand minus signs", "5 AND " + String(repeating: "- ", count: 10_000) + "ORD(\(query))>64"),
    Hostile(
      "ten thousand nested IF", "5 AND " + String(repeating: "IF(", count: 10_000) + "ORD(\(query))>64"),
    Hostile("a megabyte of numbers in a list", "5 AND ORD(SUBSTR(\(query),1,1)) IN (\(members))"),
    Hostile("a megabyte of texts in a list", "5 AND \(query) IN (\(texts))"),
    Hostile("a megabyte of texts for one character", "5 AND SUBSTR(\(query),1,1) NOT IN (\(texts))"),
    Hostile("a length among a megabyte", "5 AND LENGTH(\(query)) NOT IN (\(members))"),
    Hostile(
      "ten thousand conditions",
      "5 AND " + Array(repeating: "ORD(\(query))>64", count: 10_000).joined(separator: " AND ")),
    Hostile(
      "ten thousand alternatives",
      "5 OR " + (0..<10_000).map { "LENGTH(\(query))=\($0)" }.joined(separator: " OR ")),
    Hostile("a bomb of REPEAT", "5 AND \(query)=REPEAT(REPEAT('a',1000000),1000000)"),
    Hostile("a bomb of SPACE", "5 AND \(query) LIKE CONCAT(SPACE(999999999),'x')"),
    Hostile("a bomb of LPAD", "5 AND SUBSTR(LPAD(BIN(ORD(SUBSTR(\(query),1,1))),999999999,0),1,1)"),
    Hostile("a bomb of RPAD of a text", "5 AND ORD(SUBSTR(RPAD(\(query),99999999999,'x'),1,1))>64"),
    Hostile(
      "a pattern of a million places", "5 AND \(query) LIKE '\(String(repeating: "_", count: 1_000_000))a%'"),
    Hostile("a count in an expression", "5 AND \(query) REGEXP '^.{9999}{9999}{9999}a'"),
    Hostile("a class that is never closed", "5 AND \(query) REGEXP '^[a-'"),
    Hostile("a named class that is never closed", "5 AND \(query) REGEXP '^[[:alpha'"),
    Hostile("a class turned round", "5 AND \(query) REGEXP '^[z-a]'"),
    Hostile("a class of everything", "5 AND SUBSTR(\(query),1,1) REGEXP '[\u{1}-\u{10FFFF}]'"),
    Hostile("an expression that explodes", "5 AND \(query) REGEXP '^(a+)+$'"),
    Hostile("a group never closed", "5 AND \(query) REGEXP '((((((((('"),
    Hostile("a place far away", "5 AND ORD(SUBSTR(\(query),9999999999,1))>64"),
    Hostile("a place beyond any number", "5 AND ORD(SUBSTR(\(query),99999999999999999999999,1))>64"),
    Hostile("a place at the edge", "5 AND ORD(SUBSTR(\(query),9223372036854775807,1))>64"),
    Hostile("a place below the edge", "5 AND ORD(SUBSTR(\(query),-9223372036854775808,1))>64"),
    Hostile(
      "a stretch of a stretch at the edge",
      "5 AND SUBSTR(SUBSTR(\(query),9223372036854775807),9223372036854775807)='a'"),
    Hostile("place zero", "5 AND SUBSTR(\(query),0,1)='a'"),
    Hostile("a negative length", "5 AND SUBSTR(\(query),1,-1)='a'"),
    Hostile("a negative LEFT", "5 AND LEFT(\(query),-5)='a'"),
    Hostile(
      "RIGHT of LEFT turned round", "5 AND RIGHT(LEFT(\(query),-9223372036854775808),9223372036854775807)='a'"
    ),
    Hostile(
      "a LIMIT beyond any number", "5 AND ORD((SELECT name FROM people LIMIT 99999999999999999999,1))>64"),
    Hostile("a length beyond any number", "5 AND LENGTH(\(query))>99999999999999999999999999"),
    Hostile("a length at the edge", "5 AND LENGTH(\(query))=-9223372036854775808"),
    Hostile("a length times itself", "5 AND LENGTH(\(query))*9223372036854775807>9223372036854775807"),
    Hostile("shifts beyond the width", "5 AND ORD(\(query))<<9999999999>>-9999999999"),
    Hostile("division by nothing", "5 AND ORD(\(query))%0=0 AND ORD(\(query)) DIV 0"),
    Hostile("bounds turned round", "5 AND ORD(\(query)) BETWEEN 200 AND 100"),
    Hostile(
      "empty literals",
      "5 AND SUBSTR(\(query),1,1)='' AND \(query)='' AND \(query) LIKE '' AND \(query) REGEXP ''"),
    Hostile("empty functions", "5 AND ORD()>1 AND SUBSTR()='a' AND INSTR()=1 AND IF()=1 AND ELT()=1"),
    Hostile("an empty list", "5 AND ORD(\(query)) IN ()"),
    Hostile("an empty hexadecimal literal", "5 AND \(query)=0x AND \(query)=x''"),
    Hostile("a literal of half a byte", "5 AND \(query)=0xabc"),
    Hostile("nothing", ""),
    Hostile("NUL", bytes: [0x35, 0x00, 0x20, 0x41, 0x4E, 0x44, 0x20, 0x31, 0x3D, 0x31]),
    Hostile(
      "no UTF-8",
      bytes: Array("5 AND SUBSTR(\(query),1,1)='".utf8) + [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80]
        + Array("'".utf8)),
    Hostile(
      "a pattern of no UTF-8",
      bytes: Array("5 AND \(query) LIKE '".utf8) + [0xF4, 0x90, 0x80, 0x80, 0x25] + Array("'".utf8)),
    Hostile("a megabyte of no SQL", bytes: [UInt8](repeating: 0x27, count: 1 << 20)),
    Hostile("a megabyte of a name", "5 AND " + String(repeating: "a", count: 1 << 20) + ">1"),
    Hostile(
      "ten thousand queries in each other", "5 AND " + String(repeating: "(SELECT ", count: 10_000) + "1"),
    Hostile(
      "a thousand UNIONs",
      "5 AND (" + Array(repeating: "SELECT name FROM people", count: 1_000).joined(separator: " UNION ")
        + ")='a'"),
    Hostile(
      "a thousand CASEs",
      "5 AND CASE " + (0..<1_000).map { "WHEN ORD(\(query))=\($0) THEN \($0)" }.joined(separator: " ")
        + " END"),
  ]

  @Test("Nothing makes the reader fall, and two answers prove nothing", arguments: all)
  func reads(_ hostile: Hostile) {
    for context in [Context.bare, .singleQuoted] {
      let verdict = Verdict(
        context: context, technique: .boolean, touchesFile: false, product: nil, confidence: 1, reasons: [])
      let attacks = (1...2).map { line in
        AttackRequest(
          item: 1, line: line, time: readTime, utcOffset: 0, client: "192.0.2.7", host: nil, method: "GET",
          userAgent: "x",
          value: InjectedValue(
            place: .query, parameter: "id", path: "/item", payload: hostile.payload, wrappings: [],
            verdict: verdict),
          status: 200, bytes: line * 100, duration: nil)
      }
      let reader = BlindReader(Array(attacks), ordinary: [:], tests: CharacterTests())
      let values = reader.read().values
      #expect(values.allSatisfy { $0.written() == nil || $0.grade < .proven })
    }
  }
}
