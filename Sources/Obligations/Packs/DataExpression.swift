/// Which classes of data a person has to have lost: `card.number`, `(username | email) & password.plain`.
///
/// `&` binds closer than `|`. A class covers those under it: `bank` covers `bank.account`. A class of the case that is
/// named without its detail covers as well: where a data map says `card` only, that may be a `card.number`.
public struct DataExpression: Sendable, Hashable, CustomStringConvertible {
  /// As it was written, blanks brought into order.
  public let description: String
  let root: Part

  indirect enum Part: Sendable, Hashable {
    case dataClass(String)
    case any([Part])
    case all([Part])
  }

  /// - Throws: what is wrong, at an offset in characters.
  public init(_ text: String) throws(Fault) {
    var parser = Parser(text)
    root = try parser.whole()
    description = root.text(inAll: false)
  }

  /// Why a text is no expression, and where.
  public struct Fault: Error, Sendable, Hashable {
    /// In characters from the beginning.
    public let offset: Int
    public let message: String
    public let remedy: String
  }

  /// The classes that it names, in their order.
  public var classes: [String] { root.classes }

  /// Whether a person with these classes meets it.
  func isMet(by classes: some Collection<String>) -> Bool { root.isMet { Self.covers($0, classes) } }

  /// The classes of a person that make it so, in the order of the expression; none where it is not met.
  func meeting(_ classes: some Collection<String>) -> [String] {
    root.meeting { asked in classes.filter { Self.covers(asked, [$0]) }.sorted() } ?? []
  }

  private static func covers(_ asked: String, _ classes: some Collection<String>) -> Bool {
    classes.contains { $0 == asked || $0.hasPrefix(asked + ".") || asked.hasPrefix($0 + ".") }
  }
}

extension DataExpression.Part {
  fileprivate var classes: [String] {
    switch self {
    case .dataClass(let name): [name]
    case .any(let parts), .all(let parts): parts.flatMap(\.classes)
    }
  }

  fileprivate func isMet(_ has: (String) -> Bool) -> Bool {
    switch self {
    case .dataClass(let name): has(name)
    case .any(let parts): parts.contains { $0.isMet(has) }
    case .all(let parts): parts.allSatisfy { $0.isMet(has) }
    }
  }

  /// Nil where it is not met.
  fileprivate func meeting(_ found: (String) -> [String]) -> [String]? {
    switch self {
    case .dataClass(let name):
      let own = found(name)
      return own.isEmpty ? nil : own
    case .any(let parts):
      let met = parts.compactMap { $0.meeting(found) }
      return met.isEmpty ? nil : met.flatMap(\.self)
    case .all(let parts):
      let met = parts.compactMap { $0.meeting(found) }
      return met.count == parts.count ? met.flatMap(\.self) : nil
    }
  }

  fileprivate func text(inAll: Bool) -> String {
    switch self {
    case .dataClass(let name): name
    case .all(let parts): parts.map { $0.text(inAll: true) }.joined(separator: " & ")
    case .any(let parts):
      (inAll ? "(" : "") + parts.map { $0.text(inAll: false) }.joined(separator: " | ") + (inAll ? ")" : "")
    }
  }
}

extension DataExpression: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(Fault) { try self.init(text) } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.message)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

private struct Parser {
  private let characters: [Character]
  private var place = 0
  private var depth = 0
  /// Brackets within brackets.
  private static let depthLimit = 20

  init(_ text: String) { characters = Array(text) }

  mutating func whole() throws(DataExpression.Fault) -> DataExpression.Part {
    let part = try any()
    guard place == characters.count else {
      throw fault("“\(characters[place])” is not expected here", "Put & or | between two classes")
    }
    return part
  }

  private mutating func any() throws(DataExpression.Fault) -> DataExpression.Part {
    var parts = [try all()]
    while take("|") { parts.append(try all()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func all() throws(DataExpression.Fault) -> DataExpression.Part {
    var parts = [try one()]
    while take("&") { parts.append(try one()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func one() throws(DataExpression.Fault) -> DataExpression.Part {
    if take("(") {
      depth += 1
      guard depth <= Self.depthLimit else { throw fault("Brackets are nested too deep", "Unfold them") }
      let part = try any()
      guard take(")") else { throw fault("A bracket is not closed", "Add )") }
      depth -= 1
      return part
    }
    var name = ""
    while place < characters.count, characters[place].isClassPart {
      name.append(characters[place])
      place += 1
    }
    guard !name.isEmpty, name.first != ".", name.last != ".", !name.contains("..") else {
      throw fault("A class of data is missing", "Write one such as email, password.plain, card.number")
    }
    skipBlanks()
    return .dataClass(name)
  }

  private mutating func take(_ mark: Character) -> Bool {
    skipBlanks()
    guard place < characters.count, characters[place] == mark else { return false }
    place += 1
    skipBlanks()
    return true
  }

  private mutating func skipBlanks() {
    while place < characters.count, characters[place] == " " { place += 1 }
  }

  private func fault(_ message: String, _ remedy: String) -> DataExpression.Fault {
    DataExpression.Fault(offset: place, message: message, remedy: remedy)
  }
}

extension Character {
  fileprivate var isClassPart: Bool {
    isASCII && (isLetter || isNumber || self == "." || self == "-" || self == "_")
  }
}
