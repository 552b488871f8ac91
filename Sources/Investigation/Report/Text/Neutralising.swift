extension String {
  /// The text without anything that a terminal would obey or that would change how the text around it is read:
  /// control characters, escape sequences, line breaks, bidirectional marks and invisible characters are spelled
  /// out (`\x1b`, `\u202e`).
  ///
  /// - Complexity: O(*n*).
  package var neutralised: String {
    guard unicodeScalars.contains(where: \.isTreacherous) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      guard scalar.isTreacherous else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      let length = scalar.value < 0x100 ? 2 : 4
      result += scalar.value < 0x100 ? "\\x" : "\\u"
      result += String(repeating: "0", count: Swift.max(0, length - digits.count)) + digits
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isTreacherous: Bool {
    if value < 0x7F { return value < 0x20 }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return false
    }
  }
}
