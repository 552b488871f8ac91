import Evidence
import Foundation
import TestSupport
import Testing

@testable import Records

struct LinesTests {
  let reading: Reading

  init() throws { reading = try Reading() }

  private func source(_ text: String, _ patterns: String..., chunkSize: Int = 1 << 20) throws -> RecordSource
  {
    var source = try reading.source(text, chunkSize: chunkSize)
    source.format = .lines
    source.patterns = try patterns.map { pattern throws(LinePatternError) in try LinePattern(pattern) }
    return source
  }

  // MARK: - What a pattern means

  @Test func `a debug log is read, JSON inside it included`() throws {
    let log = try source(
      #"""
      [2026-11-22 23:49:26] DEBUG shop/card ip=192.0.2.7 POST={"email": "a@example.org", "card": {"no": "4000001540419462"}}
      [2026-11-22 23:49:27] DEBUG shop/card ip=192.0.2.8 POST={"email": "b@example.org", "name": "\u4f50 it's"}

      PHP Notice:  Undefined index

      """#, "[{time}] {level} {event} ip={ip} POST={body}")
    let columns = ["time", "event", "ip", "body.email", "body.card.no", "body.name", "nothing", "body.none"]
    let (records, summary) = try log.records([RecordRequest(columns: columns)])
    #expect(
      records.map(\.fields) == [
        [
          "2026-11-22 23:49:26", "shop/card", "192.0.2.7", "a@example.org", "4000001540419462", nil, nil, nil,
        ],
        ["2026-11-22 23:49:27", "shop/card", "192.0.2.8", "b@example.org", nil, "佐 it's", nil, nil],
      ])
    #expect(records.map(\.line) == [1, 2] && records.map(\.number) == [1, 2])
    #expect(summary.unparsed == RecordsSummary.Unparsed(count: 1, lines: [4]))
    #expect(summary.answers[0].isColumnFound == [true, true, true, true, true, true, false, false])
    #expect(
      summary.tables[0].columns
        == ["time", "level", "event", "ip", "body.email", "body.card.no", "body.name", "body"].dropLast())
    #expect(summary.format == .lines && !summary.isFormatDetected)
  }

  @Test func `the log of a shop is read, with what other programs wrote into it`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    var log = RecordSource(
      file: try EvidenceFile(folder.appending(path: "Fixtures/lines/app-debug.log").path), format: .lines)
    log.patterns = [try LinePattern("[{time}] {level} {event} ip={ip} POST={body}")]
    let columns = ["event", "body.email", "body.card_no", "body.password", "body.card_name"]
    let (records, summary) = try log.records([RecordRequest(columns: columns)])
    #expect(records.count == 26 && summary.unparsed == RecordsSummary.Unparsed(count: 2, lines: [25, 29]))
    let kinds = Dictionary(grouping: records) { $0.fields[0] ?? "" }.mapValues(\.count)
    #expect(kinds["clubjapan/card"] == 12 && kinds["magdeli/card"] == 3)
    #expect(records.allSatisfy { $0.fields[1]?.contains("@") == true })
    #expect(
      records[24].fields == ["clubjapan/card", "Taro.Reg@Example.org", "4000001540419462", nil, "SATO 太郎"])
    // What the logger cut off is not known; what stands before it is.
    #expect(records[25].fields == ["clubjapan/card", "cut@example.org", nil, nil, nil])
  }

  @Test(arguments: [
    ("{a} {b}", "x y z", ["x", "y z"]), ("{a} {b}", "x \t  y", ["x", "y"]),
    ("{a}: {b}", "x:y: z", ["x:y", "z"]),
    ("{a},{b}", ",", ["", ""]), ("[{a}]{b}", "[1]]", ["1", "]"]), ("{a}-->{b}", "x--->y", ["x-", "y"]),
    ("\"{a}\" \"{b}\"", "\"x\" \"y\" z\"", ["x", "y\" z"]), ("{a} ms{b}", "3  s 4 ms", ["3  s 4", ""]),
    ("({a}) {b})", "(x) y ) )", ["x", "y ) "]), ("{a} - {}", "x - -", ["x", nil]),
    ("{*} id={a} {}", "any thing id=7 more", ["7", nil]), ("{{{a}}} {b}", "{x} y", ["x", "y"]),
    ("会員={a}、{b}", "会員=佐藤、花子", ["佐藤", "花子"]), ("{日時} {a}", "x y", ["y", nil]),
    ("{a} {b} end", "x y end", ["x", "y"]),
  ])
  func `a field is the shortest text up to what follows it`(
    pattern: String, line: String, values: [String?]
  ) throws {
    #expect(try source(line, pattern).fields("a", "b") == [values])
    #expect(try source(line + "\r\n", pattern).fields("A", "B") == [values])
  }

  @Test(arguments: [
    ("[{a}] {b}", "[x y"), ("[{a}] {b}", "x] y"), ("[{a}] {b}", "[x]y"), ("{a} end", "x en"),
    ("{a} end", "xend"),
    ("{a}  x", "y"), ("a{a}", "ba"), ("{a} {b} end", "x end"),
  ])
  func `a line that does not fit is counted`(pattern: String, line: String) throws {
    let (records, summary) = try source(line, pattern).records([RecordRequest(columns: ["a"])])
    #expect(records.isEmpty && summary.unparsed == RecordsSummary.Unparsed(count: 1, lines: [1]))
  }

  @Test func `of several patterns the first that a line fits counts`() throws {
    let log = try source("in 7\nout 8 late\nout 9\nother\n", "in {id}", "out {id} {how}", "out {id}")
    let (records, summary) = try log.records([RecordRequest(columns: ["id", "how"])])
    #expect(records.map(\.fields) == [["7", nil], ["8", "late"], ["9", nil]])
    #expect(summary.unparsed.lines == [4])
  }

  @Test func `several requests are answered in one pass`() throws {
    let (records, _) = try source("1 {\"x\":2}", "{a} {b}").records([
      RecordRequest(columns: ["b", "b.x"]), RecordRequest(columns: ["B.x", "a"]),
    ])
    #expect(records.map(\.fields) == [["{\"x\":2}", "2"], ["2", "1"]])
  }

  // MARK: - Values inside fields

  @Test(arguments: [
    (#"{"k":"x took=1"} took=5"#, "x took=1"), (#"{"k":"\"} took=2"} took=5"#, "\"} took=2"),
    (#"{"o":[{"p":"]"}],"k":"v"} took=5"#, "v"), (#"{"k":"v", "cut": "by the logg took=5"#, "v"),
    ("null took=5", nil),
    (#"  {"k":"v"} took=5"#, "v"), (#"{"k":"v"} trailing took=5"#, "v"),
  ])
  func `JSON in the middle of a line is not ended by what stands inside it`(line: String, value: String?)
    throws
  {
    #expect(try source(line, "{body:json} took={ms}").fields("body.k", "ms") == [[value, "5"]])
  }

  @Test(arguments: [
    ("k=a+b%40c", "a b@c"), ("x=1&k=%E4%BD%90", "佐"), ("k=1&k=2", "2"), ("K=1", "1"), ("k=1&K=2", "1"),
    ("k", ""),
    ("k=", ""), ("k=%zz%4", "%zz%4"), ("%6B=x=y", "x=y"), ("&&k=1&", "1"), ("=k", nil), ("", nil),
    ("k%5B%5D=1", nil),
  ])
  func `forms are undone`(form: String, value: String?) throws {
    #expect(
      try source("POST " + form + " .", "POST {f:form} .").fields("f.k") == (form.isEmpty ? [] : [[value]]))
  }

  @Test func `forms of old programs are in the encoding of the file`() throws {
    let text = Encoded.bytes("表 n=", .shiftJIS) + Array("%95%5C%83A\n".utf8)
    for given in [TextEncoding.shiftJIS, nil] {
      var log = try reading.source(text)
      (log.format, log.encoding, log.patterns) = (.lines, given, [try LinePattern("表 {f:form}")])
      #expect(try log.fields("f.n") == [["表ア"]])
    }
  }

  @Test(arguments: [
    ("k=v", "v"), ("a=1 k=v b=2", "v"), ("k=\"a b\" c", "a b"),
    (#"k="a \"b\" \n\x \u4f50\ud83d\ude00""#, "a \"b\" \n\\x 佐😀"),
    ("k=\"open b", "\"open"), ("k", ""), ("k=", ""), ("k= v", ""), ("noise k=v", "v"), ("=v k=1", "1"),
    ("k=1 k=2", "2"),
    ("k=a=b", "a=b"), ("\"k\"=1", nil), ("k=\"\\", "\"\\"),
  ])
  func `pairs are read, quotes undone`(pairs: String, value: String?) throws {
    #expect(try source("- " + pairs, "- {p:pairs}").fields("p.k") == [[value]])
  }

  @Test func `columns are told from the beginning, those inside fields too`() throws {
    let log = try source("1 a=1&b%20c=2 x=3 y=\"4\"\n", "{n} {f:form} {p:pairs}")
    #expect(try log.inventory().map(\.table.columns) == [["n", "f.a", "f.b c", "p.x", "p.y"]])
    #expect(try log.inventory().map(\.samples) == [[["1", "1", "2", "3", "4"]]])
  }

  // MARK: - How files are

  @Test(arguments: TextEncoding.allCases) func `Japanese is read in any encoding`(encoding: TextEncoding)
    throws
  {
    // 表 and ポ end with the bytes of \ and | in Shift_JIS; ー with that of [.
    let text = "[1] 会員|ポ表ー|{\"名\":\"ソ|表\"}\n[2] 会員|ｶﾅ①|{}\n"
    for chunkSize in [1, 7, 1 << 20] {
      for given in [encoding, nil] {
        var log = try reading.source(Encoded.bytes(text, encoding), chunkSize: chunkSize)
        (log.format, log.encoding) = (.lines, given)
        log.patterns = [try LinePattern("[{n}] 会員|{a}|{b}")]
        let (records, summary) = try log.records([RecordRequest(columns: ["n", "a", "b.名"])])
        #expect(records.map(\.fields) == [["1", "ポ表ー", "ソ|表"], ["2", "ｶﾅ①", nil]])
        #expect(summary.encoding == encoding && summary.undecodableFields == 0)
      }
    }
  }

  @Test
  func `a limit in bytes cuts: of the last line the fields that are whole, and the values inside the next`()
    throws
  {
    let line = #"[1] id=77 {"a":"x","b":{"c":"y"}} f=1&g=2 k=v l="w w" end"#
    let whole: [String?] = ["1", "77", "x", "y", "1", "2", "v", "w w"]
    let ends = [
      line.range(of: "] "), line.range(of: " {"), line.range(of: ",\"b"), line.range(of: "}}"),
      line.range(of: "&g"),
      line.range(of: " k="), line.range(of: " l="), line.range(of: " end"),
    ].map { line.utf8.distance(from: line.startIndex, to: $0?.lowerBound ?? line.startIndex) }
    for limit in 1...line.utf8.count {
      let log = try source(line + "\n", "[{t}] id={id} {b:json} {f:form} {p:pairs} end")
      let columns = ["t", "id", "b.a", "b.b.c", "f.f", "f.g", "p.k", "p.l"]
      let (records, summary) = try log.records([RecordRequest(columns: columns)], upTo: limit)
      #expect(records.count == 1 && records[0].isCut == (limit < line.utf8.count), "\(limit)")
      #expect(summary.decodedBytes == limit && summary.unparsed.count == 0)
      for (place, field) in records[0].fields.enumerated() {
        if records[0].missing.contains(place) {
          // At most the literal behind a value has to be there for it to be known.
          #expect(limit < ends[place] + 5, "\(limit) \(columns[place])")
        } else {
          #expect(field == whole[place] && limit >= ends[place], "\(limit) \(columns[place])")
        }
      }
    }
  }

  @Test func `a cut line is read by the pattern that it fits furthest, or not at all`() throws {
    for (limit, fields) in [(6, [nil, nil]), (8, ["1", nil]), (10, ["1", "2"])] as [(Int, [String?])] {
      let log = try source("[1] out 2 3\n", "[{a}] in {b} {c}", "[{a}] out {b} {c}")
      #expect(try log.fields("a", "b", upTo: limit) == [fields])
    }
    let (records, summary) = try source("no\n", "[{a}] {b}").records([RecordRequest(columns: ["a"])], upTo: 1)
    #expect(records.isEmpty && summary.unparsed.count == 1)
  }

  @Test func `a line longer than the limit is left out`() throws {
    for chunkSize in [1, 1000, 4100, 1 << 20] {
      var log = try source("a=\(String(repeating: "x", count: 5000))\na=1\n", "a={a}", chunkSize: chunkSize)
      log.longestRecord = 4000
      let (records, summary) = try log.records([RecordRequest(columns: ["a"])])
      #expect(records.map(\.fields) == [["1"]] && summary.unparsed.lines == [1])
    }
  }

  // MARK: - Errors

  @Test(arguments: [
    ("{a}{b}", "character 4: Nothing stands between this field and the one before it"),
    ("{a}{}", "character 4: Nothing stands"), ("x {a", "character 3: This brace is not closed"),
    ("{a {b}", "character 1: This brace is not closed"), ("a} {b}", "character 2: This brace closes nothing"),
    ("{a:jsn}", "character 4: “jsn” is nothing that a field holds. There are: json, form, pairs"),
    ("{a} {b} {a}", "character 10: The field a stands twice"),
    ("plain", "character 1: The pattern has no field"),
    ("", "character 1: The pattern has no field"), ("{*} {}", "The pattern has no field"),
    ("{a.b}", "character 2: “a.b” is no name of a field"), ("{ a }", "“ a ” is no name of a field"),
    ("{:json}", "“” is no name of a field"), ("{a}\n{b}", "character 4: The pattern has a line break"),
    ("{{a}", "character 4: This brace closes nothing"),
  ])
  func `a pattern that is wrong says where`(pattern: String, says: String) {
    let error = #expect(throws: LinePatternError.self) { try LinePattern(pattern) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test func `lines without a pattern are refused`() throws {
    var log = try reading.source("x")
    log.format = .lines
    let error = #expect(throws: RecordsError.self) { try log.records([]) }
    #expect(error?.code == .missingPattern)
  }

  @Test func `a log is not taken for JSON or CSV`() throws {
    let error = #expect(throws: RecordsError.self) {
      try reading.source("[2026-11-22 23:49:26] DEBUG a, b\n").records([])
    }
    #expect(error?.code == .unknownFormat)
    #expect(error?.remedy.contains("pattern") == true)
    #expect(throws: RecordsError.self) { try reading.source("[ {\"a\": 1},\n {\"a\": 2}]").records([]) }
  }
}
