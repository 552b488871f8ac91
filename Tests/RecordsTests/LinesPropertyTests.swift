import Evidence
import TestSupport
import Testing

@testable import Records

/// Random patterns, filled with random values by the tests and read back.
struct LinesPropertyTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let words = [
    "x", "O'Brien", "{", "}", "表ソ", "ｶﾅ", "\\", "\"", "%41", "+", "&", "a=b", ",", "[", "7",
  ]

  private static func value(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      .joined()
  }

  /// A pattern whose literals no value has in it, as text and as what stands in a line for it.
  private struct Made {
    var pattern = ""
    var literals: [String] = []
    var contents: [LinePattern.Content?] = []

    init(_ random: inout SplitMix) {
      let literals = [" ", " - ", "|", " ip:", ";;", "{{", "}} ", "、", "\t<", " 会員:"]
      pattern = ["", "[", "会 "].randomElement(using: &random) ?? ""
      self.literals = [pattern]
      for index in 0..<Int.random(in: 1...6, using: &random) {
        let content =
          ([nil] + LinePattern.Content.allCases.map(Optional.some)).randomElement(using: &random) ?? nil
        contents.append(content)
        pattern += "{f\(index)\(content.map { ":" + $0.rawValue } ?? "")}"
        // Pairs have blanks between them, so that they come last.
        let literal = content == .pairs ? "" : literals.randomElement(using: &random) ?? " "
        pattern += literal
        self.literals.append(literal.replacing("{{", with: "{").replacing("}}", with: "}"))
        if content == .pairs { break }
      }
    }
  }

  @Test(arguments: 0..<40) func `values are read back, in any encoding and chunk size`(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let made = Made(&random)
    let pattern = try LinePattern(made.pattern)
    let columns = made.contents.enumerated().map { $1 == nil ? "f\($0)" : "f\($0).k" }
    var rows: [[String]] = []
    var text = ""
    for _ in 0..<20 {
      var row: [String] = []
      text += made.literals[0]
      for (index, content) in made.contents.enumerated() {
        let literal = made.literals[index + 1]
        var value = Self.value(&random)
        // An empty field beside blanks is none that could be told from them.
        if value.isEmpty { value = "v" }
        while !literal.isEmpty, literal != " ", value.contains(literal.first ?? " ") {
          value = value.replacing(String(literal.first ?? " "), with: "_")
        }
        row.append(value)
        text += Self.written(value, content, random: &random)
        text += literal.replacing(" ", with: Bool.random(using: &random) ? " " : "\t ")
      }
      rows.append(row)
      text += Bool.random(using: &random) ? "\n" : "\r\n"
    }
    for encoding in TextEncoding.allCases {
      let bytes = Encoded.bytes(text, encoding)
      for (number, form) in [bytes, Compressors.gzip(bytes), Compressors.zstd(bytes)].enumerated() {
        for chunkSize in number == 0 ? [1, 13, 1 << 20] : [1 << 20] {
          let path = try folder.write(form, as: "log-\(number)")
          var source = RecordSource(
            file: try EvidenceFile(path), format: .lines, encoding: encoding, patterns: [pattern])
          source.chunkSize = chunkSize
          let (records, summary) = try source.records([RecordRequest(columns: columns)])
          #expect(records.map(\.fields) == rows, "\(made.pattern) \(encoding)")
          #expect(summary.unparsed.count == 0 && summary.undecodableFields == 0)
        }
      }
    }
  }

  private static func written(_ value: String, _ content: LinePattern.Content?, random: inout SplitMix)
    -> String
  {
    let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    switch content {
    case nil: return value
    case .json: return "{\"other\":[1,\"}\"],\"k\":\"\(escaped)\"}"
    case .form:
      let plain = value.utf8.map { byte in
        byte >= 0x30 && byte < 0x3A ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16).leftPadded
      }
      return "a=1&k=\(plain.joined())&b=%20"
    case .pairs: return "a=1  k=\"\(escaped)\" b=\"\""
    }
  }

  @Test func `patterns that are anything give a pattern or an error, and lines that are anything are read`()
    throws
  {
    var random = SplitMix(state: 7)
    let pieces = [
      "{", "}", "{{", "}}", "{a}", "{b:json}", "{c:form}", "{d:pairs}", "{}", "{*}", " ", "=", "x", "表", ":",
      "\n",
    ]
    let bytes = Array("{}\"\\:,=&% +[]ab\n\r\t x".utf8) + [0, 0x83, 0x5C, 0xE3, 0xFF]
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      let pattern: LinePattern
      do throws(LinePatternError) {
        pattern = try LinePattern(text.joined())
      } catch {
        #expect(error.offset <= text.joined().unicodeScalars.count)
        continue
      }
      let log = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        bytes.randomElement(using: &random) ?? 0
      }
      let path = try folder.write(log, as: "random")
      for limit in [nil, log.count / 2] {
        var results: [[ReadRecord]] = []
        for chunkSize in [1, 9, 1 << 20] {
          var source = RecordSource(file: try EvidenceFile(path), format: .lines, patterns: [pattern])
          source.chunkSize = chunkSize
          let columns = ["a", "b", "b.a", "c.a", "d.b", "a.x.y"]
          results.append(try source.records([RecordRequest(columns: columns)], upTo: limit).records)
        }
        #expect(results[0] == results[1] && results[1] == results[2], "\(text.joined())")
      }
    }
  }
}

extension String {
  /// With a zero before a single digit.
  fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}
