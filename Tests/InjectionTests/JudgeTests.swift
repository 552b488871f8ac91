import SQLSyntax
import Testing

@testable import Injection

@Suite struct JudgeTests {
  @Test(
    "Live fragments are attacks, with the technique that they use",
    arguments: [
      ("1 and 1=1", Technique.boolean), ("1' or '1'='1", .boolean), ("admin'-- ", .boolean),
      ("99999' union select 1,2,3-- -", .union), ("3 ORDER BY 7-- a", .union),
      ("1 AND SLEEP(5)", .time), ("1' AND (SELECT 9 FROM (SELECT(SLEEP(5)))x) AND 'a'='a", .time),
      ("1 AND EXTRACTVALUE(1,CONCAT(0x5c,(SELECT user())))", .error), ("1;DROP TABLE users-- ", .stacked),
      ("(SELECT CONCAT(0x71,(SELECT email FROM members LIMIT 1,1),0x71))", .inline),
      ("1 AND ORD(MID((SELECT email FROM t LIMIT 0,1),3,1)) NOT BETWEEN 0 AND 96", .boolean),
      ("1' aNd/**/oRd(MiD((sElEcT/**/1),1,1))>1#", .boolean),
      ("-1 UNION SELECT 1,LOAD_FILE(0x2f6574),3", .union),
      ("1||(SELECT 1 FROM dual)", .boolean), ("x\"; WAITFOR DELAY '0:0:5'--", .stacked),
      ("-1 UNION SELECT email,password FROM members", .union), ("5 UNION SELECT a FROM t LIMIT 0,1", .union),
      ("-1\u{0B}UNION/**/SELECT\u{0C}1,2#", .union),
      ("1 AND 3=CAST((CHR(113))||(SELECT version())::text AS NUMERIC)", .boolean),
    ])
  func attacks(value: String, technique: Technique) throws {
    let verdict = try #require(Judge.verdict(on: Array(value.utf8), dialect: .mysql))
    #expect(verdict.confidence >= Verdict.threshold)
    #expect(verdict.technique == technique)
    #expect(!verdict.reasons.isEmpty)
  }

  @Test(
    "Odd but innocent input is none",
    arguments: [
      "select shoes or boots", "1 and 1", "update 2026", "size=M", "#1 mug", "--sale--", "between 10 and 20",
      "Boots; black", "O'Brien", "rock 'n' roll", "50% off", "C++", "c#", "order by price", "case when",
      "having fun",
      "if (you) can", "char siu", "count chocula", "benchmark", "sleep mask", "drop box", "insert sheet",
      "null",
      "group gift from japan", "where to buy miso", "table for 2", "like new", "x' men",
      "50's \"retro\" (lot)",
      "ラーメン(大盛り)", "{\"id\": 16, \"opts\": [\"a\", \"b(1)\"], \"q\": \"union jack\"}", "a/b",
      "tom@example.com",
      "red and 1=1", "price desc",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)",
      "it's me and you're you", "d'or et d'argent", "women's or men's", "6' - 8'",
      "union station plan from paris",
    ])
  func innocent(value: String) {
    let verdict = Judge.verdict(on: Array(value.utf8), dialect: .mysql)
    #expect(verdict?.confidence ?? 0 < Verdict.threshold)
  }
}

@Suite struct InspectorTests {
  private func inspect(_ target: String, userAgent: String = "", referer: String = "", cookie: String = "")
    -> [InjectedValue]
  {
    var bytes = Array(target.utf8)
    var ranges = [0..<bytes.count]
    for field in [referer, userAgent, cookie] {
      let start = bytes.count
      bytes += Array(field.utf8)
      ranges.append(start..<bytes.count)
    }
    var inspector = Inspector(dialect: .mysql)
    let fields = RequestFields(target: ranges[0], referer: ranges[1], userAgent: ranges[2], cookie: ranges[3])
    return inspector.inspect(bytes.span, fields)
  }

  @Test(
    "Encodings are undone, whatever they are",
    arguments: [
      "/a?id=1%20AND%201%3D1", "/a?id=1+AND+1=1", "/a?id=1%2520AND%25201%253D1", "/a?id=1%u0020AND%u00201=1",
      "/a?id=MSBBTkQgU0xFRVAoNSktLSAt", "/a?id=1%26%2339%3B%20or%20%26%2339%3B1%26%2339%3B%3D%26%2339%3B1",
      "/a?id=%7B%22q%22%3A%20%22x%27%20or%20%271%27%3D%271%22%7D",
      "/a?id=%2Fsearch%3Fq%3D1%2527%2520or%2520%25271%2527%253D%25271",
      "/a?id=1%09AND%0a1=1", "/a?id=1%20UN/**/ION%20SEL/**/ECT%201,2,3", "/a?x=2&id=1%20and%201=1&y=3",
    ])
  func encodings(target: String) throws {
    let found = try #require(inspect(target).first)
    #expect(found.place == .query)
    #expect(found.parameter == "id")
    #expect(found.path == "/a")
  }

  @Test("A path segment is named by its number among the variable ones, and may hold slashes")
  func path() throws {
    let plain = try #require(inspect("/shop/p/-1%20UNION%20SELECT%201,2-- -").first)
    #expect(plain.place == .path && plain.parameter == "1" && plain.path == "/shop/p/{}")
    let slashed = try #require(inspect("/shop/p/1/**/AND/**/SLEEP(5)/**/").first)
    #expect(slashed.place == .path && slashed.path == "/shop/p/{}")
    let middle = try #require(inspect("/shop/1'%20or%20'1'='1/detail").first)
    #expect(middle.path == "/shop/{}/detail")
  }

  @Test("Headers and cookies are places too")
  func headers() throws {
    let agent = try #require(inspect("/", userAgent: "x' AND EXTRACTVALUE(1,2)-- -").first)
    #expect(agent.place == .header && agent.parameter == "User-Agent")
    let referer = try #require(inspect("/", referer: "https://example.org/' AND SLEEP(5)-- -").first)
    #expect(referer.place == .header && referer.parameter == "Referer")
    let cookie = try #require(inspect("/", cookie: "a=b; cart=1 AND SLEEP(5); c=d").first)
    #expect(cookie.place == .cookie && cookie.parameter == "cart")
  }

  @Test("The page before an injected one is no injection of its own")
  func followed() {
    #expect(inspect("/style.css", referer: "https://example.org/item?id=1%20AND%20SLEEP(5)").isEmpty)
  }

  @Test("Random tokens, long or short, are read and found harmless")
  func tokens() {
    var state: UInt64 = 1
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    for length in 1..<400 {
      let token = String(
        (0..<length).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return letters[Int(state >> 58)]
        })
      #expect(inspect("/mypage?token=\(token)==").isEmpty)
    }
  }
}
