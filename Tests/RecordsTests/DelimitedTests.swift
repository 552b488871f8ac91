import TestSupport
import Testing

@testable import Records

struct DelimitedTests {
  let reading: Reading

  init() throws { reading = try Reading() }

  @Test func `quotes, doubled quotes and line breaks in quotes are undone`() throws {
    let source = try reading.source("id,name,memo\r\n1,\"O\"\"Brien, Pat\",\"a\r\nb\"\r\n2,佐藤,\"\"\r\n")
    let (records, summary) = try source.records([RecordRequest(columns: ["memo", "id", "name"])])
    #expect(records.map(\.fields) == [["a\r\nb", "1", "O\"Brien, Pat"], ["", "2", "佐藤"]])
    #expect(records.map(\.line) == [2, 4])
    #expect(records.map(\.offset) == [14, 40])
    #expect(summary.tables == [TableContents(name: nil, columns: ["id", "name", "memo"])])
    #expect(summary.format == .csv && summary.isFormatDetected && summary.delimiter == 0x2C)
    #expect(summary.lines == 4 && summary.unparsed.count == 0)
  }

  @Test(arguments: [",", "\t", ";", "|"]) func `the separator is found`(separator: String) throws {
    let source = try reading.source("a\(separator)b\n1\(separator)2\n\"3\(separator)\"\(separator)4")
    #expect(try source.fields("b", "a") == [["2", "1"], ["4", "3\(separator)"]])
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    #expect(try reading.source("\u{FEFF}id,x\n1,2\n").fields("id") == [["1"]])
  }

  @Test func `a given header names the columns, and is no record where the file repeats it`() throws {
    for text in ["1,2\n3,4\n", "a,b\n1,2\n3,4\n"] {
      var source = try reading.source(text)
      source.header = ["a", "b"]
      #expect(try source.fields("b") == [["2"], ["4"]])
    }
  }

  @Test func `columns are matched exactly, else without regard to case; others are said not to be there`()
    throws
  {
    let source = try reading.source("ID,id,Email\n1,2,x\n")
    let (records, summary) = try source.records([RecordRequest(columns: ["id", "email", "phone"])])
    #expect(records.map(\.fields) == [["2", "x", nil]])
    #expect(records.map(\.missing) == [[2]])
    #expect(summary.answers[0].isColumnFound == [true, true, false])
  }

  @Test func `a line that cannot be read is counted, and reading goes on after it`() throws {
    let source = try reading.source("a,b\n1,\"x\"y\n2,z\n3,4,5\n6,7,\n8\n\n9,\"open\n")
    let (records, summary) = try source.records([RecordRequest(columns: ["a", "b"])])
    #expect(records.map(\.fields) == [["2", "z"], ["6", "7"], ["8", nil]])
    #expect(summary.unparsed == RecordsSummary.Unparsed(count: 3, lines: [2, 4, 8]))
  }

  @Test func `a quote that nobody closes does not swallow what follows`() throws {
    let source = try reading.source("a,b\n1,\"x\n2,y\n3,z\n")
    #expect(try source.fields("a") == [["2"], ["3"]])
  }

  @Test func `a record longer than the limit is left out`() throws {
    var bytes = Array("a,b\n1,\"".utf8)
    bytes += [UInt8](repeating: 0x78, count: 4000)
    bytes += Array("\"\n2,y\n".utf8)
    for chunkSize in [1, 1000, 4100, 1 << 20] {
      var source = try reading.source(bytes, chunkSize: chunkSize)
      source.longestRecord = 4000
      let (records, summary) = try source.records([RecordRequest(columns: ["a"])])
      #expect(records.map(\.fields) == [["2"]])
      #expect(summary.unparsed.lines == [2])
    }
  }

  @Test func `a limit in bytes cuts: whole records, and of the last the fields that are whole`() throws {
    let text = "a,b,c\n1,22,3\n4,\"5,5\",6\n"
    for limit in 0...text.utf8.count {
      let (records, summary) = try reading.source(text).records(
        [RecordRequest(columns: ["a", "b", "c"])], upTo: limit)
      #expect(summary.decodedBytes == limit)
      for record in records {
        let whole: [String?] = record.line == 2 ? ["1", "22", "3"] : ["4", "5,5", "6"]
        let end = record.line == 2 ? 12 : 22
        #expect(record.isCut == (limit < end), "\(limit)")
        for (index, field) in record.fields.enumerated() where !record.missing.contains(index) {
          #expect(field == whole[index], "\(limit)")
        }
        if !record.isCut { #expect(record.missing.isEmpty) }
      }
      if limit >= 12 { #expect(records.first?.fields == ["1", "22", "3"]) }
      if limit == 21 { #expect(records.last?.fields == ["4", "5,5", nil]) }
    }
  }

  @Test(arguments: TextEncoding.allCases) func `Japanese is read in any encoding, the separator | included`(
    encoding: TextEncoding
  ) throws {
    // 表 and ポ end with the bytes of \ and | in Shift_JIS.
    let rows = [["1", "表示ポ｜ｶﾅ①", "〜−"], ["2", "佐藤\n花子", ""], ["3", "ソ能", "\"十\""]]
    var text = "id|名前|memo\n"
    for row in rows {
      text += row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: "|") + "\n"
    }
    text += "4|ポ|表\n"
    let bytes = Encoded.bytes(text.replacing("〜−", with: "～－"), encoding)
    for given in [encoding, nil] {
      for chunkSize in [1, 7, 1 << 20] {
        var source = try reading.source(bytes, chunkSize: chunkSize)
        source.encoding = given
        let (records, summary) = try source.records([RecordRequest(columns: ["id", "名前"])])
        #expect(records.map(\.fields) == [["1", "表示ポ｜ｶﾅ①"], ["2", "佐藤\n花子"], ["3", "ソ能"], ["4", "ポ"]])
        #expect(summary.encoding == encoding && summary.undecodableFields == 0)
      }
    }
  }

  @Test func `bytes that are no characters become U+FFFD and are counted`() throws {
    var source = try reading.source(Array("a,b\n1,".utf8) + [0x82, 0xA0, 0xFF, 0x0A])
    source.encoding = .shiftJIS
    let (records, summary) = try source.records([RecordRequest(columns: ["b"])])
    #expect(records.map(\.fields) == [["あ\u{FFFD}"]])
    #expect(summary.undecodableFields == 1)
  }

  @Test func `several requests are answered in one pass`() throws {
    let (records, summary) = try reading.source("a,b\n1,2\n3,4\n").records([
      RecordRequest(columns: ["a"]), RecordRequest(columns: ["b", "a"]),
    ])
    #expect(records.map(\.request) == [0, 1, 0, 1])
    #expect(records.map(\.fields) == [["1"], ["2", "1"], ["3"], ["4", "3"]])
    #expect(summary.answers.map(\.records) == [2, 2])
  }

  @Test func `an error of the caller ends the reading, and comes back as the cause`() throws {
    struct Enough: Error {}
    let source = try reading.source("a,b\n1,2\n3,4\n")
    var count = 0
    do {
      _ = try source.read([RecordRequest(columns: ["a"])]) { _, _ in
        count += 1
        throw Enough()
      }
      Issue.record("nothing was thrown")
    } catch {
      #expect(error.code == .stopped && error.cause is Enough && error.line == 2)
    }
    #expect(count == 1)
  }
}
