/// Reads the text of a ``LinePattern``.
struct LinePatternParser {
  private(set) var opening: [UInt8] = []
  private(set) var steps: [LinePattern.Step] = []

  private let text: [Unicode.Scalar]
  private var at = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  mutating func parse() throws(LinePatternError) {
    while at < text.count {
      let scalar = text[at]
      switch scalar {
      case "{" where follows(scalar), "}" where follows(scalar):
        add(scalar)
        at += 2
      case "{": try field()
      case "}":
        throw LinePatternError(
          .unmatchedBrace, at: at, "This brace closes nothing", remedy: "Write }} for a brace as it stands")
      case "\n", "\r":
        throw LinePatternError(
          .lineBreak, at: at, "The pattern has a line break", remedy: "A pattern describes one line")
      case " ", "\t":
        add(" ")
        while at < text.count, text[at] == " " || text[at] == "\t" { at += 1 }
      default:
        add(scalar)
        at += 1
      }
    }
    guard steps.contains(where: { $0.field != nil }) else {
      throw LinePatternError(
        .noField, at: 0, "The pattern has no field",
        remedy: "Write what changes from line to line as {name}: [{time}] {level} {message}")
    }
  }

  private func follows(_ scalar: Unicode.Scalar) -> Bool {
    at + 1 < text.count && text[at + 1] == scalar
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    let bytes = Array(String(scalar).utf8)
    if steps.isEmpty { opening += bytes } else { steps[steps.count - 1].literal += bytes }
  }

  private mutating func field() throws(LinePatternError) {
    let start = at
    guard let close = text[at...].firstIndex(of: "}"), !text[(at + 1)..<close].contains("{") else {
      throw LinePatternError(
        .unmatchedBrace, at: at, "This brace is not closed",
        remedy: "Write {name} for a field, {{ for a brace as it stands")
    }
    if let last = steps.last, last.literal.isEmpty {
      throw LinePatternError(
        .adjacentFields, at: at, "Nothing stands between this field and the one before it",
        remedy: "Put the text between them that tells where the first one ends")
    }
    at = close + 1
    let written = text[(start + 1)..<close]
    if written.isEmpty || Array(written) == ["*"] {
      steps.append(LinePattern.Step())
      return
    }
    let colon = written.firstIndex(of: ":")
    let name = written[..<(colon ?? close)]
    if name.isEmpty || name.contains(where: { !Self.belongsInNames($0) }) {
      throw LinePatternError(
        .badName, at: start + 1, "“\(Self.string(name))” is no name of a field",
        remedy: "Names are made of letters, digits, _ and -")
    }
    var content: LinePattern.Content?
    if let colon {
      let word = Self.string(written[(colon + 1)...])
      content = LinePattern.Content(rawValue: word)
      if content == nil {
        let known = LinePattern.Content.allCases.map(\.rawValue).joined(separator: ", ")
        throw LinePatternError(
          .unknownContent, at: colon + 1, "“\(word)” is nothing that a field holds",
          remedy: "There are: \(known)")
      }
    }
    let field = LinePattern.Field(name: Self.string(name), content: content)
    if steps.contains(where: { $0.field?.name == field.name }) {
      throw LinePatternError(
        .duplicateName, at: start + 1, "The field \(field.name) stands twice in the pattern",
        remedy: "Give each its own name, or write {} for what is passed over")
    }
    steps.append(LinePattern.Step(field: field))
  }

  /// A dot leads into a field, so that no name has one.
  private static func belongsInNames(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "-"
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
