import Testing

@testable import SQLSyntax

@Suite struct TreeTests {
  @Test("Operators bind as the manual says")
  func precedence() throws {
    let tree = try #require(
      SyntaxTree(statement: Array("SELECT 1 OR 2 AND NOT a = 3 + 4 * 5 | 6".utf8), dialect: .mysql))
    let or = try #require(tree.nodes.first { $0.op == .or })
    let index = try #require(tree.nodes.firstIndex(of: or))
    let right = try #require(tree.children(of: index).dropFirst().first { _ in true })
    #expect(tree.nodes[right].op == .and)
    #expect(tree.source(of: right) == "2 AND NOT a = 3 + 4 * 5 | 6")
  }

  @Test(
    "Statements parse whole, and a node's source is what was written",
    arguments: [
      "SELECT COUNT(*) FROM shop.members", "SELECT a FROM t WHERE b IN (1,2) ORDER BY c DESC LIMIT 5,1",
      "SELECT GROUP_CONCAT(DISTINCT a,0x3a,b ORDER BY c SEPARATOR 0x0a) FROM t",
      "SELECT x.a FROM t AS x LEFT JOIN u ON x.id=u.id WHERE u.id IS NOT NULL",
      "SELECT CAST(a AS CHAR CHARACTER SET utf8mb4) FROM (SELECT a FROM t LIMIT 3) q",
      "SELECT CONVERT(a USING utf8) COLLATE utf8_bin FROM t UNION SELECT 2 LIMIT 1 OFFSET 4",
      "SELECT SUBSTRING(a FROM 2 FOR 3), TRIM(LEADING 'x' FROM b) FROM t",
    ])
  func whole(statement: String) throws {
    let tree = try #require(SyntaxTree(statement: Array(statement.utf8), dialect: .mysql))
    #expect(tree.source(of: tree.root) == statement)
  }

  @Test("Names come without their quotes and with their schemas")
  func names() throws {
    let tree = try #require(
      SyntaxTree(statement: Array("SELECT `a``b` FROM `shop`.`t.x`".utf8), dialect: .mysql))
    let table = try #require(tree.nodes.firstIndex { $0.kind == .tableName })
    #expect(tree.name(of: table) == "t.x")
    #expect(tree.qualifiers(of: table) == ["shop"])
    let column = try #require(tree.nodes.firstIndex { $0.kind == .name })
    #expect(tree.name(of: column) == "a`b")
  }

  @Test(
    "Literals stand for their bytes",
    arguments: [
      ("0x41", "A"), ("x'4142'", "AB"), ("0b01000001", "A"), ("'it''s'", "it's"), ("'a\\'b\\n'", "a'b\n"),
      ("'a' 'b'", "ab"),
      ("\"say \"\"x\"\"\"", "say \"x\""), ("_utf8'q'", "q"),
    ])
  func literals(text: String, value: String) throws {
    let tree = try #require(SyntaxTree(statement: Array("SELECT \(text)".utf8), dialect: .mysql))
    let literal = try #require(tree.nodes.firstIndex { [.string, .hexadecimal, .bits].contains($0.kind) })
    #expect(String(decoding: tree.literalBytes(of: literal), as: UTF8.self) == value)
  }
}
