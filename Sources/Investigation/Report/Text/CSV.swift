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
    var quoted = "".unicodeScalars
    if guardsFormulas, text.unicodeScalars.first.map(formulaStarts.contains) ?? false { quoted.append("'") }
    // A quote counts by itself, also where a mark over it makes one character of the two.
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    return String(quoted)
  }

  /// What begins a formula, or is passed over before one (OWASP, CSV Injection); signs of full width are narrowed by
  /// Japanese spreadsheets.
  private static let formulaStarts = Set("=+-@＝＋－＠\t\r\n\0".unicodeScalars)
}
