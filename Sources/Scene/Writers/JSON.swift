/// A JSON value whose members keep their order, so that the same scene writes the same bytes.
indirect enum JSON {
  case null
  case flag(Bool)
  case integer(Int)
  case text(String)
  case list([JSON])
  case object([(String, JSON)])

  /// Indented by two blanks; short lists of plain values on one line.
  func pretty(_ indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .list(let values) where !values.isEmpty && !values.allSatisfy(\.isPlain):
      return "[\n" + values.map { inner + $0.pretty(inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members) where !members.isEmpty:
      return "{\n"
        + members.map { inner + JSON.text($0.0).compact + ": " + $0.1.pretty(inner) }.joined(separator: ",\n")
        + "\n\(indent)}"
    default: return compact
    }
  }

  /// On one line.
  var compact: String {
    switch self {
    case .null: "null"
    case .flag(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .text(let value): JSON.quoted(value)
    case .list(let values): "[" + values.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { JSON.quoted($0.0) + ": " + $0.1.compact }.joined(separator: ", ") + "}"
    }
  }

  private var isPlain: Bool {
    switch self {
    case .list, .object: false
    default: true
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 32 {
          result += scalar.value < 16 ? "\\u000" : "\\u00"
          result += String(scalar.value, radix: 16)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
