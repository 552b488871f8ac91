import TestSupport
import Testing

@testable import SQLSyntax

@Suite struct FragmentTests {
  @Test(
    "Values that continue a query are read in the context they break out of",
    arguments: [
      ("1 AND 1=1", Context.bare),
      ("-1 UNION ALL SELECT NULL,CONCAT(0x71,name,0x71),NULL FROM shop.t-- -", .bare),
      ("x' OR 'a'='a", .singleQuoted), ("x\" OR \"a\"=\"a", .doubleQuoted),
      ("price` FROM t-- -", .backquoted),
      ("3) ORDER BY 1-- x", .bare), ("2')) AS q WHERE 1=1 OR SLEEP(5)#", .singleQuoted),
      ("1 AND (6495=6495", .bare), ("(SELECT CONCAT(0x71,(SELECT MID(name,1,5) FROM t LIMIT 7,1)))", .bare),
      ("1;SELECT IF((ORD(MID((SELECT 1),1,1))>64),SLEEP(1),7747)#", .bare),
      ("1 PROCEDURE ANALYSE(EXTRACTVALUE(1,CONCAT(0x5c,VERSION())),1)", .bare),
      ("x' INTO OUTFILE '/tmp/a'-- -", .singleQuoted), ("a' IN BOOLEAN MODE) OR 1=1#", .singleQuoted),
      ("1 RLIKE (SELECT (CASE WHEN (1=1) THEN 1 ELSE 0x28 END))", .bare),
      ("price,(SELECT 1 FROM t)", .bare), ("1 LIMIT 1 OFFSET 4", .bare),
      ("1/**/UNION/**/SELECT/**/1,2", .bare),
      ("1 /*!50000UNION*/ /*!50000SELECT*/ 1,2", .bare), ("1 uNiOn(SeLeCt 1,2)", .bare),
      ("1\u{0b}UNION\u{0c}SELECT\u{0a}1", .bare),
      ("1 OR NOT EXISTS(SELECT 1 FROM t WHERE a BETWEEN 1 AND 2)", .bare),
    ])
  func continues(value: String, context: Context) {
    #expect(Fragment(Array(value.utf8), context: context, dialect: .mysql) != nil)
  }

  @Test(
    "Prose is nobody's continuation",
    arguments: [
      "O'Brien", "rock 'n' roll", "50% off", "L'Oréal", "x' men", "50's \"retro\" (lot)", "Boots; black",
      "if (you) can", "union jack", "order by phone and mail", "it's a dog's life", "d'artagnan",
    ])
  func prose(value: String) {
    for context in [Context.singleQuoted, .doubleQuoted] {
      #expect(Fragment(Array(value.utf8), context: context, dialect: .mysql) == nil)
    }
  }

  @Test("Endings, parentheses and open strings are told")
  func endings() throws {
    let cut = try #require(Fragment(Array("1') OR 1=1-- x".utf8), context: .singleQuoted, dialect: .mysql))
    #expect(cut.ending == .comment)
    #expect(cut.closedParentheses == 1)
    let open = try #require(
      Fragment(Array("1' AND (3=3 AND 'q'='q".utf8), context: .singleQuoted, dialect: .mysql))
    #expect(open.ending == .end)
    #expect(open.hasOpenString)
    #expect(open.openParentheses == 1)
    let bare = try #require(Fragment(Array("1 AND (3=3".utf8), context: .bare, dialect: .mysql))
    #expect(bare.openParentheses == 1)
  }

  @Test("Two dashes are a comment only before white space, as MySQL has it")
  func dashes() throws {
    let arithmetic = try #require(Fragment(Array("1 AND 5--3=8".utf8), context: .bare, dialect: .mysql))
    #expect(arithmetic.ending == .end)
    let comment = try #require(Fragment(Array("1 AND 5=5-- 3".utf8), context: .bare, dialect: .mysql))
    #expect(comment.ending == .comment)
  }

  @Test("Deep nesting is refused, not a crash", arguments: ["(", "NOT ", "-", "(SELECT ", "CASE WHEN "])
  func deep(piece: String) {
    let value = "1 AND " + String(repeating: piece, count: 20_000) + "1"
    #expect(Fragment(Array(value.utf8), context: .bare, dialect: .mysql) == nil)
  }

  @Test("Any bytes are read without a crash, and every token lies within them")
  func hostile() {
    var generator = SplitMix(state: 7)
    let pieces = [
      "'", "\"", "`", "/*", "*/", "/*!", "--", "#", "(", ")", "0x", "@@", "SELECT", " ", "\\", "UNION", ",",
      "x'", "1.", "e9", "\u{ff}",
    ]
    for _ in 0..<5_000 {
      var value: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<24, using: &generator) {
        if Bool.random(using: &generator) {
          value += Array(pieces.randomElement(using: &generator)!.utf8)
        } else {
          value.append(UInt8.random(in: 0...255, using: &generator))
        }
      }
      let tokens = Lexer.tokens(of: value, dialect: .mysql).tokens
      var end = 0
      for token in tokens {
        #expect(token.start >= end && token.end >= token.start && token.end <= value.count)
        end = token.end
      }
      for context in Context.allCases { _ = Fragment(value, context: context, dialect: .mysql) }
    }
  }
}
