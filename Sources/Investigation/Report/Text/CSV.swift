/// Comma-separated values (RFC 4180): lines that end in CR LF, fields in quotes where they need them.
package enum CSV {
  /// A line of fields.
  ///
  /// - Parameter guardsFormulas: puts an apostrophe before what a spreadsheet would take for a formula. A file that
  ///   only programs read is written without, so that its values are those of the evidence.
  package static func line(_ fields: [String], guardsFormulas: Bool = true) -> [UInt8] {
    Array((fields.map { field($0, guardsFormulas: guardsFormulas) }.joined(separator: ",") + "\r\n").utf8)
  }

  /// One field: in quotes where it holds a comma, quote or line break (section 2, rules 5 to 7).
  package static func field(_ text: String, guardsFormulas: Bool = true) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    let quotable = quotable(text, guardsFormulas: guardsFormulas)
    return needsQuotes ? "\"\(quotable)\"" : quotable
  }

  /// What stands between the quotes of a field, its own quotes doubled.
  package static func quotable(_ text: String, guardsFormulas: Bool) -> String {
    var text = text
    if guardsFormulas, let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
      text = "'" + text
    }
    guard text.utf8.contains(0x22) else { return text }
    return text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
  }
}
