/// Any JSON value that facts are made of.
package enum JSONTree: Sendable, Hashable {
  case object([String: JSONTree])
  case list([JSONTree])
  case text(String)
  case whole(Int)
  case flag(Bool)
}

extension JSONTree: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Int.self) {
      self = .whole(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONTree].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .list(let values): try container.encode(values)
    case .text(let value): try container.encode(value)
    case .whole(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    }
  }

  /// Every value that is no object and no list, by its path: `what.ja`, `channels[2].value`.
  var leaves: [String: String] {
    var leaves: [String: String] = [:]
    collect(into: &leaves, at: "")
    return leaves
  }

  private func collect(into leaves: inout [String: String], at path: String) {
    switch self {
    case .object(let members):
      for (key, value) in members { value.collect(into: &leaves, at: path.isEmpty ? key : path + "." + key) }
    case .list(let values):
      for (index, value) in values.enumerated() { value.collect(into: &leaves, at: "\(path)[\(index + 1)]") }
    case .text(let value): leaves[path] = value
    case .whole(let value): leaves[path] = String(value)
    case .flag(let value): leaves[path] = String(value)
    }
  }
}
