/// Turns names that stand in a dump into parts of a YAML document.
enum DraftText {
  /// An id made of a name: what ids cannot have becomes a hyphen.
  static func identifier(_ name: String, fallback: String) -> String {
    let parts = name.unicodeScalars.split { !SetExpressionParser.isPart($0) }
    let joined = parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    let id = String(joined.drop { $0 == "-" || $0 == "." })
    return SetExpression.isIdentifier(id) ? id : fallback
  }

  /// Whether a text comes back as it was: the reader of YAML loses NUL and byte order marks.
  static func canCarry(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.value == 0 || $0.value == 0xFEFF }
  }

  /// A plain scalar where that is safe, else one in double quotes.
  static func scalar(_ text: String) -> String {
    let reserved: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    let isWord = text.unicodeScalars.enumerated().allSatisfy { at, scalar in
      scalar.properties.isAlphabetic || scalar == "_"
        || (at > 0 && (scalar.properties.numericType != nil || ".-/".unicodeScalars.contains(scalar)))
        || (at == 0 && scalar == "/")
    }
    if !text.isEmpty, isWord, !reserved.contains(text.lowercased()) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        let isPlain =
          scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
          && !(0x2028...0x2029).contains(scalar.value) && scalar.value != 0xFEFF
          && scalar.value & 0xFFFE != 0xFFFE
        quoted += isPlain ? String(scalar) : "\\U" + padded(String(scalar.value, radix: 16, uppercase: true))
      }
    }
    return quoted + "\""
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Text for a comment: on one line.
  static func comment(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.properties.generalCategory == .control || (0x2028...0x2029).contains(scalar.value)
        || scalar.value == 0xFEFF || scalar.value & 0xFFFE == 0xFFFE
      scalars.append(isControl ? " " : scalar)
    }
    return String(scalars)
  }
}
