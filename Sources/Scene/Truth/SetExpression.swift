/// Which records are in a set: the data map's expressions, as the scene itself understands them.
indirect enum SetExpression {
  case all
  case set(String)
  case dataClass(String)
  case service(String)
  case population(String)
  case country(String)
  case withdrawn
  case union(SetExpression, SetExpression)
  case intersection(SetExpression, SetExpression)
  case difference(SetExpression, SetExpression)

  /// What is asked about a record.
  struct Subject {
    let service: String
    let population: String
    let country: Country
    let isWithdrawn: Bool
    let classes: [String]
    /// The sets it is in, of those before.
    var sets: Set<String> = []
  }

  func holds(_ subject: Subject) -> Bool {
    switch self {
    case .all: true
    case .set(let id): subject.sets.contains(id)
    case .dataClass(let id): subject.classes.contains { $0 == id || $0.hasPrefix(id + ".") }
    case .service(let id): subject.service == id
    case .population(let id): subject.population == id
    case .country(let code): subject.country.rawValue == code
    case .withdrawn: subject.isWithdrawn
    case .union(let a, let b): a.holds(subject) || b.holds(subject)
    case .intersection(let a, let b): a.holds(subject) && b.holds(subject)
    case .difference(let a, let b): a.holds(subject) && !b.holds(subject)
    }
  }

  /// What it names of one kind, to be checked against what there is.
  var names: [(kind: String, name: String)] {
    switch self {
    case .all, .withdrawn: []
    case .set(let id): [("set", id)]
    case .dataClass(let id): [("class", id)]
    case .service(let id): [("service", id)]
    case .population(let id): [("population", id)]
    case .country(let id): [("country", id)]
    case .union(let a, let b), .intersection(let a, let b), .difference(let a, let b): a.names + b.names
    }
  }

  // MARK: - Reading

  /// - Returns: nil with the reason where it is no expression.
  static func read(_ text: String) -> Result<SetExpression, Fault> {
    var reader = Reader(words: words(of: text))
    guard let expression = reader.sum(depth: 0) else {
      return .failure(Fault(reason: reader.fault ?? "it ends too early"))
    }
    if let rest = reader.next { return .failure(Fault(reason: "`\(rest.shortened)` is not expected there")) }
    return .success(expression)
  }

  struct Fault: Error { let reason: String }

  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      if character.isASCII,
        character.isLetter || character.isNumber || "_.".contains(character)
          || (character == "-" && !word.isEmpty)
      {
        word.append(character)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
      if character != " " { words.append(String(character)) }
    }
    return word.isEmpty ? words : words + [word]
  }

  private struct Reader {
    let words: [String]
    var at = 0
    var fault: String?

    var next: String? { at < words.count ? words[at] : nil }

    mutating func take() -> String? {
      defer { at += 1 }
      return next
    }

    mutating func sum(depth: Int) -> SetExpression? {
      guard depth < 50 else {
        fault = "it is nested too deeply"
        return nil
      }
      guard var left = product(depth: depth) else { return nil }
      while let sign = next, sign == "+" || sign == "-" {
        at += 1
        guard let right = product(depth: depth) else { return nil }
        left = sign == "+" ? .union(left, right) : .difference(left, right)
      }
      return left
    }

    private mutating func product(depth: Int) -> SetExpression? {
      guard var left = operand(depth: depth) else { return nil }
      while next == "&" {
        at += 1
        guard let right = operand(depth: depth) else { return nil }
        left = .intersection(left, right)
      }
      return left
    }

    private mutating func operand(depth: Int) -> SetExpression? {
      guard let word = take() else { return nil }
      if word == "(" {
        guard let inner = sum(depth: depth + 1), close() else { return nil }
        return inner
      }
      guard let first = word.first, first.isLetter || first.isNumber else {
        fault = "`\(word)` is not expected there"
        return nil
      }
      guard next == "(" else { return word == "all" ? .all : word == "withdrawn" ? .withdrawn : .set(word) }
      at += 1
      guard let name = take(), close() else { return nil }
      switch word {
      case "class": return .dataClass(name)
      case "service": return .service(name)
      case "population": return .population(name)
      case "country": return .country(name)
      default:
        fault = "there is no `\(word)(…)`; use class, service, population or country"
        return nil
      }
    }

    private mutating func close() -> Bool {
      if take() == ")" { return true }
      fault = fault ?? "a closing parenthesis is missing"
      return false
    }
  }
}
