import Foundation
package import Yams

/// From the bytes of a file to YAML nodes, with bounds that a file written by a person never meets.
package struct YAMLSyntax {
  /// Bytes that a file may have.
  package static let sizeLimit = 4 << 20

  /// What errors call the file: “The data map”.
  private let noun: String
  /// What to do about a file without content.
  private let remedyForNothing: String

  package init(noun: String, remedyForNothing: String) {
    self.noun = noun
    self.remedyForNothing = remedyForNothing
  }

  /// The bytes as text, which has to be UTF-8.
  package func text(of bytes: [UInt8]) throws(YAMLProblem) -> String {
    guard bytes.count <= Self.sizeLimit else { throw tooLarge }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw YAMLProblem(.syntax, at: Self.start, "\(noun) is UTF-16 text", remedy: "Save it as UTF-8")
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let good = Self.firstInvalid(bytes)
    let line = bytes[..<good].count { $0 == 0x0A } + 1
    let column = good - (bytes[..<good].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    throw YAMLProblem(
      .syntax, at: Mark(line: line, column: column),
      "\(noun) is not UTF-8: byte \(good + 1) begins no character",
      remedy: "Save it as UTF-8; editors often call Shift_JIS “ANSI” or “Japanese”")
  }

  /// The one document of the text.
  package func compose(_ text: String) throws(YAMLProblem) -> Node {
    guard text.utf8.count <= Self.sizeLimit else { throw tooLarge }
    let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    if let mark = Self.entangled(body) {
      throw YAMLProblem(
        .tooLarge, at: mark, "A list or mapping, or an alias, is used as a key",
        remedy: "Keys are plain words")
    }
    let composed: Node?
    do { composed = try Parser(yaml: body, encoding: .utf8).singleRoot() } catch {
      throw problem(for: error, in: body)
    }
    guard let composed else {
      throw YAMLProblem(.missingKey, at: Self.start, "\(noun) is empty", remedy: remedyForNothing)
    }
    return composed
  }

  private static let start = Mark(line: 1, column: 1)

  private var tooLarge: YAMLProblem {
    YAMLProblem(
      .tooLarge, at: Self.start, "\(noun) has more than \(Self.sizeLimit >> 20) MiB",
      remedy: "Is it the right file?")
  }

  /// Where a list, a mapping or an alias stands as a key: comparing such keys can take for ever when aliases nest.
  private static func entangled(_ text: String) -> Mark? {
    let anchor = #/^[^#\n]*(?:[\s\[{,]|^)&[\p{L}\p{N}_-]/#.anchorsMatchLineEndings()
    guard text.contains("*"), text.firstMatch(of: anchor) != nil else { return nil }
    let key = #/^(?!\s*#)(?:[ \-]*\?[ \t]|.*[\]}]\s*:\s|(?:.*[ \[{,])?\*[^\s,\[\]{}"']+\s*:\s)/#
      .anchorsMatchLineEndings()
    guard let match = text.firstMatch(of: key) else { return nil }
    let line = text[..<match.range.lowerBound].utf8.count { $0 == 0x0A } + 1
    return Mark(line: line, column: 1)
  }

  private func problem(for error: any Error, in text: String) -> YAMLProblem {
    guard let error = error as? YamlError else {
      return .init(.syntax, at: Self.start, "\(noun) cannot be read as YAML")
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = Mark(line: mark.line, column: mark.column)
      let said = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
      if problem.contains("another document") {
        return .init(
          .syntax, at: place, "A second YAML document begins here",
          remedy: "Put everything into one, without ---")
      }
      if problem.contains("recursion") || problem.contains("nest") || problem.contains("depth") {
        return .init(.tooLarge, at: place, "Lists or mappings are nested too deep", remedy: "Unfold them")
      }
      return .init(
        .syntax, at: place, "This is not YAML: \(said)",
        remedy: Self.remedy(for: said, at: mark.line, in: text))
    case .duplicatedKeysInMapping(let keys, let context):
      return .init(
        .duplicate, at: Mark(line: context.mark.line, column: context.mark.column),
        "\(keys.sorted().joined(separator: ", ")) stands twice in one mapping",
        remedy: "Keep one; values of one key go into a list, `key: [a, b]`")
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      let line = before.count { $0.isNewline } + 1
      let column = before.reversed().prefix { !$0.isNewline }.count + 1
      return .init(
        .syntax, at: Mark(line: line, column: column), "This character cannot stand in YAML: \(problem)",
        remedy: "Remove it; an editor that shows invisible characters helps")
    default:
      return .init(.syntax, at: Self.start, "\(noun) cannot be read as YAML")
    }
  }

  private static func remedy(for said: String, at number: Int, in text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let near = lines.indices.contains(number - 1) ? lines[max(0, number - 2)...(number - 1)] : []
    if near.contains(where: { $0.prefix { $0 == " " || $0 == "\t" }.contains("\t") }) {
      return "Indent with spaces; YAML takes no tabs"
    }
    if near.contains(where: { $0.contains("：") }) {
      return "Write a colon and a space, “: ”, in place of “：”"
    }
    if said.contains("mapping values are not allowed") {
      return "Put a text with a colon into quotes, or look at the indentation"
    }
    if said.contains("quoted scalar") { return "A quotation mark is missing" }
    if said.contains("flow") { return "A bracket or a comma is missing" }
    if said.contains("alias") { return "Declare it before it is used, with &" }
    return "Look at the indentation, quotes and brackets of this line and the one before"
  }

  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var (low, high) = (0, bytes.count)
    // What is valid up to a character's end stays valid; the cut may fall within one, so up to 3 bytes are given back.
    while low < high {
      let middle = (low + high + 1) / 2
      let isGood = (0...min(3, middle)).contains {
        String(validating: bytes[..<(middle - $0)], as: UTF8.self) != nil
      }
      if isGood { low = middle } else { high = middle - 1 }
    }
    return (0...min(3, low)).first { String(validating: bytes[..<(low - $0)], as: UTF8.self) != nil }.map {
      low - $0
    } ?? 0
  }
}
