import AccessLog
import Bytes
import TestSupport
import Testing

@Suite struct LineTests {
  private let combined = LogFormat.named("combined")!

  private func line(_ request: String, referer: String = "-", agent: String = "-") -> String {
    "192.0.2.7 - - [22/Nov/2026:23:15:49 +0900] \"\(request)\" 200 5 \"\(referer)\" \"\(agent)\""
  }

  @Test(arguments: [
    ("GET / HTTP/1.1", "GET", "/", "1.1"),
    ("GET /a?q=1 union select HTTP/2.0", "GET", "/a?q=1 union select", "2.0"),
    ("GET /a HTTP/1.1 union select 1 HTTP/1.0", "GET", "/a HTTP/1.1 union select 1", "1.0"),
    ("GET /a HTTP/1.1 union select", "GET", "/a HTTP/1.1 union select", ""),
    ("GET /old", "GET", "/old", ""),
    ("PROPFIND * HTTP/1.1", "PROPFIND", "*", "1.1"),
    ("CONNECT shop.example:443 HTTP/1.1", "CONNECT", "shop.example:443", "1.1"),
    ("-", "", "", ""),
    ("", "", "", ""),
    (#"\x16\x03\x01\x00\xEE"#, "", #"\x16\x03\x01\x00\xEE"#, ""),
    ("/?id=1' OR 1=1 HTTP/1.1", "", "/?id=1' OR 1=1", "1.1"),
    ("quit", "", "quit", ""),
    ("some words", "", "some words", ""),
    ("GET  /two HTTP/1.1", "GET", " /two", "1.1"),
    (#"GET /?q=\"a\" HTTP/1.1"#, "GET", #"/?q=\"a\""#, "1.1"),
    (#"GET /?q="a" b" 404 HTTP/1.1"#, "GET", #"/?q="a" b" 404"#, "1.1"),
    (#"GET /c:\ HTTP/1.1"#, "GET", #"/c:\"#, "1.1"),
    (#"GET /\\"#, "GET", #"/\\"#, ""),
    (#"GET /raw\"#, "GET", #"/raw\"#, ""),
  ])
  func `a request line gives method, target and version`(
    _ request: String, _ method: String, _ target: String, _ version: String
  ) throws {
    let reading = try #require(Reading(line(request), as: combined))
    #expect(reading.method == method && reading.target == target && reading.version == version)
    #expect(reading.record.status == 200 && reading.record.bytes == 5)
  }

  @Test func `quotes that were not escaped do not end a field`() throws {
    let reading = try #require(
      Reading(line("GET / HTTP/1.1", referer: #"http://a/"b"c"#, agent: #"x "y" z\"#), as: combined))
    #expect(reading.referer == #"http://a/"b"c"# && reading.userAgent == #"x "y" z\"#)
  }

  @Test(arguments: [
    ("192.0.2.7 - - [22/Nov/2026:23:15:49 +0900] \"GET / HTTP/1.1\" 200 - \"-\" \"-\"  ", true),
    ("\u{feff}192.0.2.7 - - [22/Nov/2026:23:15:49 +0900] \"GET / HTTP/1.1\" 200 0 \"-\" \"-\"", true),
    ("2001:db8::1 - john doe [22/Nov/2026:23:15:49 +0900] \"GET / HTTP/1.1\" 499 0 \"\" \"\"", true),
    ("192.0.2.7 - - [29/Feb/2024:23:59:60 -0330] \"GET / HTTP/1.1\" 200 0 \"-\" \"-", true),
    ("192.0.2.7 - - [29/Feb/2026:23:15:49 +0900] \"GET / HTTP/1.1\" 200 0 \"-\" \"-\"", false),
    ("192.0.2.7 - - [22/Foo/2026:23:15:49 +0900] \"GET / HTTP/1.1\" 200 0 \"-\" \"-\"", false),
    ("192.0.2.7 - - [22/Nov/2026:24:15:49 +0900] \"GET / HTTP/1.1\" 200 0 \"-\" \"-\"", false),
    ("192.0.2.7 - - [22/Nov/2026:23:15:49 +0900] \"GET / HTTP/1.1\" 20 0 \"-\" \"-\"", false),
    ("192.0.2.7 - - [22/Nov/2026:23:15:49 +0900] \"GET / HTTP/1.1\"", false),
    ("192.0.2.7 - - [22/Nov/2026:23:15:49 +0900] \"GET / HTT", false),
    ("", false), (" ", false), ("-", false),
  ])
  func `a line fits or does not`(_ line: String, _ fits: Bool) {
    #expect((Reading(line, as: combined) != nil) == fits)
  }

  @Test(
    arguments: [
      ("01/Jan/1970:00:00:00 +0000", 0), ("31/Dec/1969:23:59:59 +0000", -1),
      ("29/Feb/2000:12:00:00 +0000", 951_825_600),
      ("22/Nov/2026:23:15:49 +0900", 1_795_356_949), ("22/Nov/2026:09:15:49 -0500", 1_795_356_949),
      ("22/NOV/2026:14:15:49 +0000", 1_795_356_949), ("01/Mar/2100:00:00:00 +0000", 4_107_542_400),
    ] as [(String, Int64)])
  func `a stamp is a count of seconds`(_ stamp: String, _ seconds: Int64) throws {
    // The same record twice and with another date between, so that nothing remembered goes stale.
    var record = RequestRecord()
    for text in [stamp, "11/Oct/2019:01:02:03 +0100", stamp, stamp] {
      let bytes = Array("a - - [\(text)] \"GET / HTTP/1.1\" 200 0".utf8)
      let fits = LogFormat.named("common")!.parse(bytes.span, line: 0..<bytes.count, into: &record)
      #expect(fits && record.time == (text == stamp ? seconds : 1_570_752_123))
    }
  }

  @Test func `random bytes never crash, in any format`() throws {
    var random = SplitMix(state: 31)
    let pieces =
      LogFormat.predefined + [
        try LogFormat(#"%{%Y %j %e %p %Z}t%{%H:%M}t %h "%r" %q %T"#),
        try LogFormat(#"$msec,$time_iso8601,$remote_addr,$upstream_response_time,$uri"#),
      ]
    let valid = Array(line("GET /a HTTP/1.1").utf8)
    for round in 0..<10_000 {
      var bytes: [UInt8]
      if round % 2 == 0 {
        bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
      } else {
        bytes = valid
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let at = Int.random(in: bytes.indices, using: &random)
          switch Int.random(in: 0...2, using: &random) {
          case 0: bytes[at] = [0x22, 0x5c, 0x20, 0x5b, 0x2d, 0].randomElement(using: &random)!
          case 1: bytes.remove(at: at)
          default: bytes.insert(0x22, at: at)
          }
        }
      }
      for format in pieces {
        guard let reading = Reading(bytes, as: format) else { continue }
        let length = UInt32(bytes.count) + 1
        for field in [
          reading.record.client, reading.record.target, reading.record.userAgent, reading.record.referer,
        ] {
          #expect(field.start + field.count <= length)
        }
      }
    }
  }

  @Test func `a line full of quotes is given up after bounded work`() {
    let bytes =
      Array("a - - [22/Nov/2026:23:15:49 +0900] \"".utf8)
      + Array(String(repeating: "\" ", count: 500_000).utf8)
    #expect(Reading(bytes, as: combined) == nil)
  }

  @Test func `what the servers escape is undone`() throws {
    var random = SplitMix(state: 41)
    let json = try LogFormat(#"escape=json $remote_addr "$time_iso8601" "$request""#)
    let none = try LogFormat(#"escape=none $remote_addr "$time_iso8601" "$request""#)
    var result: [UInt8] = []
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in
        [UInt8.random(in: 0...255, using: &random), 0x22, 0x5c, 0x0a, 0x09].randomElement(using: &random)!
      }
      for (format, escaped) in [
        (combined, nginx(bytes)), (combined, apache(bytes)), (json, self.json(bytes)), (none, bytes),
      ] {
        format.unescape(escaped.span, into: &result)
        #expect(result == bytes)
      }
    }
  }

  @Test(arguments: [
    (#"\"#, #"\"#), (#"\x4"#, #"\x4"#), (#"\xzz"#, #"\xzz"#), (#"a\qb"#, #"a\qb"#), (#"\\x41"#, #"\x41"#),
    (#"\v"#, "\u{b}"),
  ])
  func `what is no escape stays`(_ escaped: String, _ plain: String) {
    var result: [UInt8] = []
    let bytes = Array(escaped.utf8)
    combined.unescape(bytes.span, into: &result)
    #expect(String(decoding: result, as: UTF8.self) == plain)
  }

  @Test(arguments: [
    (#"\u0041\u00e9\ud83d\ude00\/"#, "Aé😀/"), (#"\u12"#, #"\u12"#), (#"\ud83d"#, #"\ud83d"#),
    (#"\x41"#, #"\x41"#),
  ])
  func `JSON escapes are undone in JSON formats`(_ escaped: String, _ plain: String) throws {
    let format = try LogFormat(#"escape=json $remote_addr "$time_iso8601" "$request""#)
    var result: [UInt8] = []
    let bytes = Array(escaped.utf8)
    format.unescape(bytes.span, into: &result)
    #expect(String(decoding: result, as: UTF8.self) == plain)
  }

  // MARK: What the servers do

  private func hex(_ byte: UInt8, _ prefix: String, upper: Bool) -> [UInt8] {
    let digits = String(byte, radix: 16, uppercase: upper)
    return Array((prefix + (digits.count == 1 ? "0" : "") + digits).utf8)
  }

  private func nginx(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 < 0x20 || $0 > 0x7e || $0 == 0x22 || $0 == 0x5c ? hex($0, "\\x", upper: true) : [$0] }
  }

  private func apache(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x22, 0x5c: [0x5c, byte]
      case 0x0a: Array(#"\n"#.utf8)
      case 0x09: Array(#"\t"#.utf8)
      case 0x0d: Array(#"\r"#.utf8)
      case 0x0b: Array(#"\v"#.utf8)
      case 0x08: Array(#"\b"#.utf8)
      case 0x00..<0x20, 0x7f...: hex(byte, "\\x", upper: false)
      default: [byte]
      }
    }
  }

  private func json(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x22, 0x5c: [0x5c, byte]
      case 0x0a: Array(#"\n"#.utf8)
      case 0x09: Array(#"\t"#.utf8)
      case 0x00..<0x20: hex(byte, "\\u00", upper: true)
      default: [byte]
      }
    }
  }
}
