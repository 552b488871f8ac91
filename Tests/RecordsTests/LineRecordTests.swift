import TestSupport
import Testing

@testable import Records

/// What lines are is the same in every format in which a line is a record.
struct LineRecordTests {
  /// A format, and how it writes a record of one value.
  enum Form: CaseIterable {
    case json, pattern

    func line(_ value: String) -> String {
      switch self {
      case .json: #"{"a":{"b":"\#(value)"}}"#
      case .pattern: #"- {"b":"\#(value)"}"#
      }
    }
  }

  let reading: Reading

  init() throws { reading = try Reading() }

  private func source(_ form: Form, _ text: String, chunkSize: Int) throws -> RecordSource {
    var source = try reading.source(text, chunkSize: chunkSize)
    source.format = form == .json ? .jsonLines : .lines
    source.patterns = form == .json ? [] : [try LinePattern("- {a}")]
    return source
  }

  @Test(arguments: Form.allCases, [1, 2, 5, 1 << 20])
  func `a byte order mark, blank lines and line endings are no part of records, and every line is counted`(
    form: Form, chunkSize: Int
  ) throws {
    let text = "\u{FEFF}\(form.line("1"))\r\n\r\n \t \n\r\r\n\(form.line("表"))\n\n\(form.line("3"))\r"
    let request = RecordRequest(columns: ["a.b", "a.c"])
    let (records, summary) = try source(form, text, chunkSize: chunkSize).records([request, request])
    #expect(records.map(\.fields) == ["1", "1", "表", "表", "3", "3"].map { [$0, nil] })
    #expect(records.map(\.line) == [1, 1, 5, 5, 7, 7] && records.map(\.number) == [1, 1, 2, 2, 3, 3])
    #expect(records[0].offset == 3 && summary.unparsed.count == 0)
    #expect(summary.answers.map(\.isColumnFound) == [[true, false], [true, false]])
  }

  @Test(arguments: Form.allCases, ["\n", "\r\n"])
  func `a record is whole where its line ends behind the limit, and cut anywhere before`(
    form: Form, ending: String
  ) throws {
    let line = form.line("x")
    for chunkSize in [1, 1 << 20] {
      let source = try source(form, line + ending + line + ending, chunkSize: chunkSize)
      for limit in 3...line.utf8.count {
        let (records, summary) = try source.records([RecordRequest(columns: ["a.b"])], upTo: limit)
        #expect(records.map(\.isCut) == [limit < line.utf8.count], "\(limit)")
        #expect(summary.unparsed.count == 0)
      }
    }
  }

  @Test(arguments: Form.allCases, [1, 100, 4_000, 1 << 20])
  func `lines that are too long are counted once, at the end of the file too`(form: Form, chunkSize: Int)
    throws
  {
    let long = form.line(String(repeating: "x", count: 5_000))
    let text = [form.line("1"), long, form.line("2"), long].joined(separator: "\n")
    var source = try source(form, text, chunkSize: chunkSize)
    source.longestRecord = 3_000
    let (records, summary) = try source.records([RecordRequest(columns: ["a.b"])])
    #expect(records.map(\.fields) == [["1"], ["2"]])
    #expect(summary.unparsed == RecordsSummary.Unparsed(count: 2, lines: [2, 4]))
  }
}
