import TestSupport
import Testing

@testable import Records

struct JSONLinesTests {
  let reading: Reading

  init() throws { reading = try Reading() }

  @Test func `wanted fields are found at any depth, values as they are`() throws {
    let source = try reading.source(
      #"""
      {"ts":"2016-12-22","user":{"id":7,"tags":["x",{"id":1}],"name":"佐"},"ok":true,"none":null}

      {"user":{"id":-1.5e3},"user.name":"dotted","ok":false,"o":{"a": [1 , 2]}}

      """#)
    let request = RecordRequest(columns: ["user.id", "user.name", "ok", "none", "o", "user.tags"])
    let (records, summary) = try source.records([request])
    #expect(
      records.map(\.fields) == [
        ["7", "佐", "true", nil, nil, #"["x",{"id":1}]"#],
        ["-1.5e3", "dotted", "false", nil, #"{"a": [1 , 2]}"#, nil],
      ])
    #expect(records.map(\.missing) == [[4], [3, 5]])
    #expect(records.map(\.line) == [1, 3])
    #expect(summary.format == .jsonLines && summary.answers[0].isTableFound)
    #expect(summary.answers[0].isColumnFound == [true, true, true, true, true, true])
    #expect(
      summary.tables[0].columns
        == ["ts", "user.id", "user.tags", "user.name", "ok", "none", "user.name", "o.a"].uniqued)
  }

  @Test(arguments: [
    (#""\u0041\n\"\\\/\t""#, "A\n\"\\/\t"), (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"),
    (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\u8868""#, "表"), (#""""#, ""),
  ])
  func `escapes and surrogates are undone`(written: String, value: String) throws {
    #expect(try reading.source(#"{"a":\#(written),"b":1}"#).fields("a", "b") == [[value, "1"]])
  }

  @Test func `escapes in keys are undone, exact keys stand before others, and the last of two counts`() throws
  {
    #expect(try reading.source(#"{"\u0061b":1}"#).fields("ab") == [["1"]])
    #expect(try reading.source(#"{"AB":1,"ab":2,"Ab":3}"#).fields("ab") == [["2"]])
    #expect(try reading.source(#"{"Ab":1,"AB":3}"#).fields("ab") == [["3"]])
    #expect(try reading.source(#"{"a":1,"a":2}"#).fields("a") == [["2"]])
    #expect(try reading.source(#"{"A":{"b":1},"a":{"B":2}}"#).fields("a.b") == [["2"]])
  }

  @Test(arguments: [
    "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\":01}", "{\"a\":1.}",
    "{\"a\":tru}",
    "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "[1]", "1", "x", "{\"a\":1}}", "{a:1}", "{\"a\":1 \"b\":2}",
    "{\"a\":-}",
    "{\"a\":[1,]}", "{\"a\":\"\\", "{\"a\":\"\\u12", "{,}", "{\"a\":1e}", "\u{0}",
  ])
  func `a line that is no object is counted`(line: String) throws {
    var source = try reading.source("{\"a\":1}\n\(line)\n{\"a\":2}\n")
    source.format = .jsonLines
    let (records, summary) = try source.records([RecordRequest(columns: ["a"])])
    #expect(records.map(\.fields) == [["1"], ["2"]])
    #expect(summary.unparsed == RecordsSummary.Unparsed(count: 1, lines: [2]))
  }

  @Test func `nesting has a limit`() throws {
    for (depth, isRead) in [(200, true), (300, false), (100_000, false)] {
      let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      let source = try reading.source("{\"a\":1,\"b\":\(nested)}\n")
      #expect(try source.fields("a") == (isRead ? [["1"]] : []))
      let objects = String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
      #expect(try reading.source(objects).fields("x").count == (isRead ? 1 : 0))
    }
  }

  @Test func `a limit in bytes leaves the fields that are whole`() throws {
    let text = "{\"a\":12,\"b\":\"xy\",\"c\":{\"d\":true}}\n{\"a\":2}\n"
    for limit in 0...text.utf8.count {
      let (records, _) = try reading.source(text).records(
        [RecordRequest(columns: ["a", "b", "c.d"])], upTo: limit)
      let whole: [String?] = ["12", "xy", "true"]
      guard let first = records.first else {
        #expect(limit == 0)
        continue
      }
      #expect(first.isCut == (limit < 32))
      for (index, end) in [8, 16, 30].enumerated() {
        #expect(first.fields[index] == (limit >= end ? whole[index] : nil), "\(limit) \(index)")
      }
    }
  }

  @Test func `Shift_JIS lines are read, backslashes in characters included`() throws {
    for encoding in TextEncoding.allCases {
      let bytes = Encoded.bytes("{\"名前\":\"表ソ\",\"b\":\"能\\n\"}\n", encoding)
      #expect(try reading.source(bytes).fields("名前", "b") == [["表ソ", "能\n"]])
    }
  }

  @Test func `an array of objects is told from lines, with what to do`() throws {
    do {
      _ = try reading.source("[\n{\"a\":1}\n]\n").fields("a")
      Issue.record("nothing was thrown")
    } catch let error as RecordsError {
      #expect(error.code == .unsupportedFormat && error.description.contains("jq -c '.[]'"))
    }
  }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of the first.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
