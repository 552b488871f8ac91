import Foundation
import Yams

/// From the bytes of a data map to YAML nodes, with bounds that a map written by a person never meets.
enum MapSyntax {
  /// Bytes that a map may have.
  static let sizeLimit = 4 << 20

  static func text(of bytes: [UInt8], path: String) throws(DataMapError) -> String {
    guard bytes.count <= sizeLimit else { throw tooLarge(path) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw fault(path, Mark(line: 1, column: 1), "The data map is UTF-16 text", "Save it as UTF-8")
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let good = firstInvalid(bytes)
    let line = bytes[..<good].count { $0 == 0x0A } + 1
    let column = good - (bytes[..<good].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    throw fault(
      path, Mark(line: line, column: column),
      "The data map is not UTF-8: byte \(good + 1) begins no character",
      "Save it as UTF-8; editors often call Shift_JIS “ANSI” or “Japanese”")
  }

  /// The one document of the text.
  static func compose(_ text: String, path: String) throws(DataMapError) -> Node {
    guard text.utf8.count <= sizeLimit else { throw tooLarge(path) }
    let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    if let mark = entangled(body) {
      throw DataMapError(
        path: path,
        problems: [
          .init(
            .tooLarge, at: mark, "A list or mapping, or an alias, is used as a key",
            remedy: "Keys are plain words")
        ])
    }
    let composed: Node?
    do { composed = try Parser(yaml: body, encoding: .utf8).singleRoot() } catch {
      throw DataMapError(path: path, problems: [problem(for: error, in: body)])
    }
    guard let composed else {
      throw DataMapError(
        path: path,
        problems: [
          .init(
            .missingKey, at: Mark(line: 1, column: 1), "The data map is empty",
            remedy: "It needs services, populations and stores; `tenmatsu map DUMP` drafts one")
        ])
    }
    return composed
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

  private static func problem(for error: any Error, in text: String) -> DataMapError.Problem {
    guard let error = error as? YamlError else {
      return .init(.syntax, at: Mark(line: 1, column: 1), "The data map cannot be read as YAML")
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
        .syntax, at: place, "This is not YAML: \(said)", remedy: remedy(for: said, at: mark.line, in: text))
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
      return .init(.syntax, at: Mark(line: 1, column: 1), "The data map cannot be read as YAML")
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

  private static func tooLarge(_ path: String) -> DataMapError {
    DataMapError(
      path: path,
      problems: [
        .init(
          .tooLarge, at: Mark(line: 1, column: 1), "The data map has more than \(sizeLimit >> 20) MiB",
          remedy: "Is it the right file?")
      ])
  }

  private static func fault(_ path: String, _ mark: Mark, _ message: String, _ remedy: String) -> DataMapError
  {
    DataMapError(path: path, problems: [.init(.syntax, at: mark, message, remedy: remedy)])
  }
}
