extension String {
  /// As it stands in the text and in the attributes of HTML and XML; what XML has no character for is left out.
  var markupEscaped: String {
    var escaped = ""
    escaped.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where scalar.isAllowedInMarkup: escaped.unicodeScalars.append(scalar)
      default: break
      }
    }
    return escaped
  }
}

extension Unicode.Scalar {
  /// XML 1.0, production 2, without the controls that it discourages (U+007F to U+009F).
  var isAllowedInMarkup: Bool {
    switch value {
    case 0x9, 0xA, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD: true
    case 0x10000...0x10FFFF: value & 0xFFFE != 0xFFFE
    default: false
    }
  }
}
