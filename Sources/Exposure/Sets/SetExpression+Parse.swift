import YAMLText

extension SetExpression {
  /// Words that mean something of their own, so that no set may carry them as its id.
  public static let reservedWords = [
    "all", "withdrawn", "class", "service", "population", "country", "grade",
  ]

  /// The grades that `grade(…)` takes.
  public static let grades = ["proven", "probable", "possible", "reachable"]

  /// Reads an expression: `&` binds tighter than `+` and `-`, which bind from the left.
  ///
  /// Whether the sets, services and classes it names exist is not looked at here.
  public init(parsing text: String) throws(SetExpressionError) {
    var parser = SetExpressionParser(text)
    self = try parser.whole()
  }

  /// Letters of any script, digits, and `_ . -`; what an id may be made of.
  static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy(SetExpressionParser.isPart)
      && !text.hasPrefix("-") && !text.hasPrefix(".")
  }

  /// Every part of the expression that names something, from left to right.
  var names: [SetExpression] {
    switch self {
    case .all, .withdrawn: []
    case .set, .dataClass, .service, .population, .country, .grade: [self]
    case .union(let a, let b), .intersection(let a, let b), .difference(let a, let b): a.names + b.names
    }
  }
}

/// Reads a set expression by recursive descent, to a depth that a person would write.
struct SetExpressionParser {
  private static let depthLimit = 64
  private static let lengthLimit = 4_096

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var depth = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func whole() throws(SetExpressionError) -> SetExpression {
    guard scalars.count <= Self.lengthLimit else {
      throw SetExpressionError(
        at: Self.lengthLimit, "The expression is longer than \(Self.lengthLimit) characters",
        remedy: "Divide it into several sets")
    }
    let expression = try sum()
    guard at == scalars.count else { throw unexpected("where + & - or the end belongs") }
    return expression
  }

  private mutating func sum() throws(SetExpressionError) -> SetExpression {
    var left = try product()
    while true {
      if take("+") {
        left = .union(left, try product())
      } else if take("-") {
        left = .difference(left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(SetExpressionError) -> SetExpression {
    var left = try operand()
    while take("&") { left = .intersection(left, try operand()) }
    return left
  }

  private mutating func operand() throws(SetExpressionError) -> SetExpression {
    if take("(") {
      depth += 1
      guard depth <= Self.depthLimit else {
        throw SetExpressionError(
          at: at - 1, "Parentheses are nested more than \(Self.depthLimit) deep",
          remedy: "Name a part as a set")
      }
      let inner = try sum()
      guard take(")") else { throw unexpected("where a closing parenthesis belongs") }
      depth -= 1
      return inner
    }
    let start = skippingSpaces()
    guard let word = identifier() else { throw unexpected("where a set or class(…), service(…) … belongs") }
    guard take("(") else { return try plain(word, at: start) }
    let inside = skippingSpaces()
    guard let argument = identifier() else { throw unexpected("where a name belongs, as in \(word)(name)") }
    guard take(")") else { throw unexpected("where a closing parenthesis belongs") }
    switch word {
    case "class": return .dataClass(argument)
    case "service": return .service(argument)
    case "population": return .population(argument)
    case "country": return .country(argument)
    case "grade":
      guard SetExpression.grades.contains(argument) else {
        throw SetExpressionError(
          at: inside, "There is no grade \(argument)",
          remedy: Nearest.advice(argument, among: SetExpression.grades, noun: "grades"))
      }
      return .grade(argument)
    default:
      let functions = ["class", "service", "population", "country", "grade"]
      throw SetExpressionError(
        at: start, "There is no \(word)(…)", remedy: Nearest.advice(word, among: functions, noun: "functions")
      )
    }
  }

  private func plain(_ word: String, at start: Int) throws(SetExpressionError) -> SetExpression {
    switch word {
    case "all": return .all
    case "withdrawn": return .withdrawn
    case "class", "service", "population", "country", "grade":
      throw SetExpressionError(
        at: start, "\(word) needs a name in parentheses", remedy: "For example \(word)(…)")
    default: return .set(word)
    }
  }

  private mutating func identifier() -> String? {
    let start = skippingSpaces()
    guard start < scalars.count, Self.isPart(scalars[start]), scalars[start] != "-", scalars[start] != "."
    else {
      return nil
    }
    while at < scalars.count, Self.isPart(scalars[at]) { at += 1 }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[start..<at])
    return String(name)
  }

  @discardableResult
  private mutating func skippingSpaces() -> Int {
    while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
    return at
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard skippingSpaces() < scalars.count, scalars[at] == sign else { return false }
    at += 1
    return true
  }

  private func unexpected(_ place: String) -> SetExpressionError {
    guard at < scalars.count else {
      return SetExpressionError(
        at: at, "The expression ends \(place)", remedy: "Complete it, or take a part away")
    }
    let wide: [Unicode.Scalar: String] = [
      "＋": "+", "＆": "&", "－": "-", "−": "-", "（": "(", "）": ")", "　": "a space",
    ]
    let remedy =
      if let narrow = wide[scalars[at]] { "Write \(narrow)" } else {
        "Operators are + union, & intersection, - difference (with spaces around it), and parentheses"
      }
    return SetExpressionError(at: at, "“\(scalars[at])” stands \(place)", remedy: remedy)
  }

  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "."
      || scalar == "-" || scalar.properties.generalCategory == .nonspacingMark
  }
}
