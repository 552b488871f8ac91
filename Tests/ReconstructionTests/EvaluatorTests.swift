import SQLSyntax
import TestSupport
import Testing

@testable import Reconstruction

@Suite struct EvaluatorTests {
  private func value(_ expression: String, asOf: Int64 = readTime, limit: Int = 1 << 20) throws -> String? {
    let tree = try #require(SyntaxTree(statement: Array("SELECT \(expression)".utf8), dialect: .mysql))
    var assumptions = Snapshot.Assumptions(asOf: asOf)
    assumptions.groupConcatLimit = limit
    let evaluator = Evaluator(tree: tree, snapshot: snapshot(try shop(), assumptions))
    let datum = try evaluator.rows(ofQuery: tree.root, in: Evaluator.Scope())[0][0]
    if datum.isUnknown { return "unknown" }
    return datum.bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "Expressions yield what MySQL's manual says",
    arguments: [
      ("CONCAT(0x71,'a',3)", "qa3"), ("CONCAT('a',NULL)", nil), ("CONCAT_WS('-','a',NULL,'b')", "a-b"),
      ("IFNULL(NULL,0x20)", " "), ("CASE WHEN 1=2 THEN 'x' ELSE 'y' END", "y"), ("IF(3>2,'t','f')", "t"),
      ("HEX('abc')", "616263"), ("TO_BASE64('abcd')", "YWJjZA=="), ("MID('abcdef',2,3)", "bcd"),
      ("RIGHT('abc',2)", "bc"),
      ("SUBSTRING('abc',-2)", "bc"), ("LENGTH('安')", "3"), ("CHAR_LENGTH('安')", "1"),
      ("ORD('安')", "15052425"),
      ("ASCII('a')", "97"), ("CHAR(97,98)", "ab"), ("LOCATE('c','abc')", "3"), ("FIELD('b','a','b')", "2"),
      ("'a'='A'", "1"), ("BINARY 'a'=1", "0"), ("'10'=10", "1"), ("'abc' LIKE '%B%'", "1"),
      ("5 BETWEEN 3 AND 7", "1"),
      ("5 IN (1,5)", "1"), ("NULL IS NULL", "1"), ("NULL XOR 1", nil), ("ELT(2,'a','b')", "b"),
      ("7 DIV 2", "3"),
      ("QUARTER(NULL)", nil), ("LPAD('7',3,'0')", "007"), ("REVERSE('abc')", "cba"),
      ("REPLACE('aXa','X','b')", "aba"),
      ("GREATEST(1,9,3)", "9"), ("@@version_compile_os", "unknown"), ("@@a=@@a", "1"), ("1<<4|3", "19"),
      ("NOT 0", "1"),
      ("QUOTE('it''s')", "'it\\'s'"),
      ("(SELECT mail FROM people ORDER BY mail LIMIT 0,1)", "abe@example.com"),
      ("(SELECT COUNT(*) FROM people)", "3"), ("(SELECT COUNT(name) FROM shop.people)", "2"),
      ("(SELECT GROUP_CONCAT(id ORDER BY id DESC SEPARATOR ';') FROM people)", "3;2;1"),
      (
        "(SELECT JSON_ARRAYAGG(CONCAT_WS('|',id,IFNULL(name,' '))) FROM people)",
        "[\"1|Bea O'Neil\",\"2|安部 花子\",\"3| \"]"
      ),
      ("(SELECT mail FROM people LIMIT 7,1)", nil),
      ("(SELECT MAX(mail) FROM people WHERE id<3)", "bea@example.org"),
      ("(SELECT q.m FROM (SELECT mail AS m FROM people WHERE name IS NULL) q)", "cid@example.jp"),
      ("EXISTS(SELECT 1 FROM people WHERE id=9)", "0"),
      ("(SELECT GROUP_CONCAT(schema_name) FROM information_schema.schemata)", "information_schema,shop"),
      (
        "(SELECT column_type FROM information_schema.columns WHERE table_name='people' AND column_name='mail')",
        "varchar(190)"
      ),
    ] as [(String, String?)])
  func expressions(expression: String, expected: String?) throws {
    #expect(try value(expression) == expected)
  }

  @Test("GROUP_CONCAT is cut at the server's limit, and what was cut off was not delivered")
  func cut() throws {
    #expect(
      try value("(SELECT GROUP_CONCAT(mail ORDER BY id) FROM people)", limit: 20) == "bea@example.org,abe@")
  }

  @Test("A row that came after the read is not there at the time of the read")
  func time() throws {
    #expect(try value("(SELECT COUNT(*) FROM people)", asOf: readTime + 3_600) == "4")
    #expect(try value("(SELECT COUNT(left_at) FROM people)", asOf: readTime) == "1")
    // Before the second person left, the time of leaving was NULL.
    #expect(try value("(SELECT COUNT(left_at) FROM people)", asOf: 1_769_000_000) == "0")
  }

  @Test(
    "What no evidence holds is a gap, not a guess",
    arguments: ["(SELECT a FROM nowhere)", "SOUNDEX('x')", "(SELECT mail FROM people)"])
  func gaps(expression: String) {
    #expect(throws: EvaluationGap.self) { try value(expression) }
  }
}

@Suite struct SizeModelTests {
  @Test("A model is found again from the pages that it made, whatever its numbers", arguments: 0..<60)
  func learnt(seed: Int) throws {
    var generator = SplitMix(state: UInt64(seed))
    let encoding = Encoding.allCases.randomElement(using: &generator) ?? .plain
    let weight = Int.random(in: 1...3, using: &generator)
    let echoes = Int.random(in: 0...1, using: &generator)
    let base = Int.random(in: 200...9_000, using: &generator)
    func sample(_ length: Int) -> (MeasuredDelivery, Int) {
      let alphabet = Array("abc<>&\"'漢é \\/").map(String.init)
      let text = (0..<length).map { _ in alphabet.randomElement(using: &generator)! }.joined()
      let payload = Array(
        "1 UNION SELECT '\(text.prefix(5))'-- \(Int.random(in: 0...99_999, using: &generator))".utf8)
      let delivery = MeasuredDelivery(rows: [[Array(text.utf8)]], columns: 1, payload: payload)
      let size =
        base + weight * encoding.length(of: Array(text.utf8)) + echoes * Encoding.html.length(of: payload)
      return (delivery, size)
    }
    var samples = (0..<8).map { _ in sample(Int.random(in: 5...80, using: &generator)) }
    samples += (0..<2).map { _ in (sample(20).0, 4_321) }  // failures, which deliver nothing
    let model = try #require(
      SizeModel.learn(from: samples.map { SizeModel.Sample(delivery: $0.0, size: $0.1) }))
    #expect(model.explained >= 8)
    for (delivery, size) in samples.prefix(8) { #expect(model.size(of: delivery) == size) }
  }

  @Test("Pages that do not depend on the delivery teach nothing")
  func nothing() {
    let samples = (1...30).map { number in
      SizeModel.Sample(
        delivery: MeasuredDelivery(
          rows: [[[UInt8](repeating: 0x61, count: number)]], columns: 1,
          payload: [UInt8](repeating: 0x62, count: 9)),
        size: 1_500)
    }
    #expect(SizeModel.learn(from: samples) == nil)
  }

  @Test("Pages that only repeat the payload teach nothing")
  func echo() {
    let samples = (1...30).map { number in
      let payload = Array("-1 UNION SELECT '\(String(repeating: "a", count: number))'".utf8)
      return SizeModel.Sample(
        delivery: MeasuredDelivery(
          rows: [[[UInt8](repeating: 0x61, count: 7)]], columns: 1, payload: payload),
        size: 1_500 + payload.count)
    }
    #expect(SizeModel.learn(from: samples) == nil)
  }
}

@Suite struct HostileArithmeticTests {
  @Test(
    "Numbers at the edge of 64 bits are no crash",
    arguments: [
      "-9223372036854775807-1 DIV -1", "(-9223372036854775807-1) DIV -1", "(-9223372036854775807-1) % -1",
      "MOD(-9223372036854775807-1,-1)", "ABS(-9223372036854775807-1)", "MID('abc',9223372036854775807,5)",
      "MID('abc',2,9223372036854775807)", "SUBSTRING('abc',-9223372036854775807)",
      "RIGHT('abc',9223372036854775807)",
      "LEFT('abc',-9223372036854775807)", "9223372036854775807+1", "9223372036854775807*9",
      "1<<9223372036854775807",
      "SPACE(9223372036854775807)", "REPEAT('ab',9223372036854775807)", "LPAD('a',9223372036854775807,'b')",
      "7 DIV 0",
      "CHAR(-1,9223372036854775807)", "ELT(9223372036854775807,'a')", "1e400", "-1e400 = 1", "CEIL(1e300)",
      "(SELECT mail FROM people LIMIT 9223372036854775806,9223372036854775806)",
      "(SELECT SUM(9223372036854775807) FROM people)", "CAST('x' AS CHAR(9223372036854775807))",
    ])
  func edges(expression: String) throws {
    let tree = try #require(SyntaxTree(statement: Array("SELECT \(expression)".utf8), dialect: .mysql))
    let evaluator = Evaluator(
      tree: tree, snapshot: snapshot(try shop(), Snapshot.Assumptions(asOf: readTime)))
    _ = try? evaluator.rows(ofQuery: tree.root, in: Evaluator.Scope())
    let payload = "-1 UNION SELECT \(expression),2-- -"
    _ = Reconstructor(database: try shop(), utcOffset: 0).reconstruct([
      try attack(payload, line: 1, bytes: 900)
    ])
  }
}
