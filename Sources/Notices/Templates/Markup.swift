/// Text that may stand in XHTML as it is: either it was escaped, or it was made here.
///
/// Templates show nothing else, so that no value of a case can become markup.
struct Markup: Sendable, Hashable {
  private(set) var xhtml: String

  /// Escapes a text. Characters of the private use area are dropped: ``Mention`` and ``Numbering`` mean something by them.
  init(_ text: String) {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "<br/>"
      case "\t": escaped.unicodeScalars.append(scalar)
      case "\u{E000}"..."\u{F8FF}", "\u{0}"..."\u{1F}", "\u{7F}": continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    xhtml = escaped
  }

  /// XHTML that this module made.
  init(xhtml: String) { self.xhtml = xhtml }

  static let empty = Markup(xhtml: "")

  static func + (a: Markup, b: Markup) -> Markup { Markup(xhtml: a.xhtml + b.xhtml) }
  static func += (a: inout Markup, b: Markup) { a.xhtml += b.xhtml }
}

/// Interpolated texts are escaped, interpolated markup is not; so is what stands in the literal itself.
extension Markup: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = Markup.empty

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { markup += Markup(literal) }
    mutating func appendInterpolation(_ text: String) { markup += Markup(text) }
    mutating func appendInterpolation(_ markup: Markup) { self.markup += markup }
  }

  init(stringLiteral value: String) { self.init(value) }
  init(stringInterpolation: StringInterpolation) { self = stringInterpolation.markup }
}

extension Sequence<Markup> {
  func joined(_ separator: Markup) -> Markup {
    var result = Markup.empty
    var isFirst = true
    for part in self {
      if !isFirst { result += separator }
      result += part
      isFirst = false
    }
    return result
  }
}
