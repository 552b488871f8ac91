import AccessLog
import Bytes
import TestSupport
import Testing

private let combined =
  #"192.0.2.7 - eve [22/Nov/2026:23:15:49 +0900] "GET /item?id=1 HTTP/1.1" 200 2041 "http://shop.example/" "Mozilla/5.0 (X11)""#

@Suite struct PredefinedTests {
  static let examples: [(name: String, line: String)] = [
    ("vhost_combined", "shop.example:443 " + combined),
    ("vhost_combined, with further fields", "shop.example:443 " + combined + " 17"),
    ("combined + request_time + upstream_response_time", combined + " 0.002 0.001"),
    ("combined + request_time", combined + " 0.002"),
    (
      "combined + Cookie + request_time + upstream_response_time",
      combined + #" "sid=a1; lang=ja" 0.002 0.001"#
    ),
    ("combined + Cookie + request_time", combined + #" "sid=a1; lang=ja" 0.002"#),
    ("combined + Cookie + %D", combined + #" "sid=a1; lang=ja" 2000"#),
    ("combined + %D", combined + " 2000"),
    ("combined + %T", combined + " 2"),
    ("combined + X-Forwarded-For", combined + #" "198.51.100.1, 10.0.0.1""#),
    ("combined + Cookie", combined + #" "sid=a1; lang=ja""#),
    ("combined", combined),
    ("combined, with further fields", combined + #" host=a "b" 17"#),
    ("common", String(combined.prefix(while: { $0 != "\u{0}" }).split(separator: " \"http").first!)),
    ("common, with further fields", String(combined.dropLast(5))),
  ]

  @Test func `every predefined format has an example`() {
    #expect(Self.examples.map(\.name) == LogFormat.names)
  }

  @Test(arguments: examples)
  func `a predefined format reads its example`(_ name: String, _ line: String) throws {
    let format = try LogFormat(name)
    let reading = try #require(Reading(line, as: format))
    #expect(reading.client == "192.0.2.7" && reading.user == "eve")
    #expect(reading.method == "GET" && reading.target == "/item?id=1" && reading.version == "1.1")
    #expect(reading.record.status == 200 && reading.record.bytes == 2041)
    #expect(
      reading.record.time == 1_795_356_949 && reading.record.utcOffsetSeconds == 32_400
        && reading.record.hasZone)
    if !name.hasPrefix("common") {
      #expect(reading.referer == "http://shop.example/" && reading.userAgent == "Mozilla/5.0 (X11)")
    }
    switch name {
    case let name where name.contains("request_time") || name.hasSuffix("+ %D"):
      #expect(reading.record.requestMicroseconds == 2000)
    case "combined + %T": #expect(reading.record.requestMicroseconds == 2_000_000)
    default: #expect(reading.record.requestMicroseconds == -1)
    }
    if name.hasPrefix("vhost") {
      #expect(reading.text(\.host) == "shop.example" && format.bytesIncludeHeaders)
    }
    if name.contains("Cookie") { #expect(reading.text(\.cookie) == "sid=a1; lang=ja") }
    if name.contains("Forwarded") { #expect(reading.text(\.forwardedFor) == "198.51.100.1, 10.0.0.1") }
  }

  @Test(arguments: examples)
  func `a predefined format is recognised by its lines`(_ name: String, _ line: String) throws {
    let sample = Array((String(repeating: line + "\n", count: 5) + line.dropLast(20)).utf8)
    let detection = LogFormat.detect(in: sample.span)
    let found = try #require(detection)
    #expect(found.format.name == name && found.matched == 5 && found.sampled == 5)
  }

  @Test func `a format that changes in the middle loses no request`() throws {
    let lines = Array(repeating: combined + " 0.002", count: 30) + Array(repeating: combined, count: 10)
    let sample = Array(lines.joined(separator: "\r\n").utf8) + [10]
    let detection = LogFormat.detect(in: sample.span)
    let found = try #require(detection)
    #expect(found.format.name == "combined + request_time" && found.matched == 40)
  }

  @Test func `hostile requests, binary noise and foreign messages do not hide an access log`() throws {
    var random = SplitMix(state: 11)
    var sample: [UInt8] = []
    for number in 0..<100 {
      let request = [#"\x16\x03\x01\x02"#, "-", "GET /?q=' OR \"1\"=\"1 HTTP/1.1", "\\\"", "GET /a b c"][
        number % 5]
      sample += Array(
        "192.0.2.\(number) - - [22/Nov/2026:23:15:49 +0900] \"\(request)\" 400 0 \"-\" \"-\"\n".utf8)
      sample += (0..<40).map { _ in UInt8.random(in: 0...31, using: &random) } + [10]
      sample += Array("PHP Warning:  Undefined variable $a in /srv/a.php on line \(number)\n".utf8)
    }
    let detection = LogFormat.detect(in: sample.span)
    let found = try #require(detection)
    #expect(found.format.name == "combined" && found.matched == 100)
  }

  @Test(arguments: [
    "",
    "\n\n",
    #"{"ts": "2026-11-22T23:34:51.614+09:00", "ip": "127.35.15.213", "method": "GET", "uri": "/p/50", "status": 200}"#,
    "INSERT INTO `access` VALUES (1,'192.0.2.7 - - [22/Nov/2026:23:15:49 +0900] \"GET / HTTP/1.1\" 200 1');",
    "261122 23:34:51\t     5 Query\tSELECT id,name FROM items WHERE id=50",
    #"2026-11-22 23:44:32.593 JST,,,19613,,6b02ffd0.4c9d,1,,2026-11-22 23:44:32 JST,,0,LOG,00000,"x","y""#,
    "[22/Nov/2026:23:34:51.664407 +0900] awL9i3E_ACi96DFdQLN0fAAAAAA 127.35.15.213 49113 127.0.0.1 18280",
    "[Sun Nov 22 23:34:51 2026] [error] [client 192.0.2.7] File does not exist: /favicon.ico",
    "2026/11/22 23:15:49 [error] 1#1: *1 open() failed, client: 192.0.2.7, request: \"GET / HTTP/1.1\"",
    #"2026-11-22 23:15:49 GET /a - 80 - 192.0.2.7 Mozilla/5.0 200 0 0 15"#,
  ])
  func `what is no access log is not taken for one`(_ line: String) {
    let sample = Array(String(repeating: line + "\n", count: 50).utf8)
    let detection = LogFormat.detect(in: sample.span)
    #expect(detection == nil)
  }
}
