/// Reads well-formed XML (XML 1.0, fifth edition) of one root element, without what a document has no use for and an
/// attacker has: no DOCTYPE, no entities of one's own, no processing instructions, no CDATA. So nothing outside the text
/// can be asked for, and nothing in it can grow. Depth and size are limited.
struct MarkupReader {
  static let deepest = 32
  /// In Unicode scalars.
  static let longest = 4_000_000

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var place = MarkupPlace(line: 1, column: 1)

  static func read(_ text: String) throws(DocumentError) -> MarkupElement {
    var reader = MarkupReader(text)
    guard reader.scalars.count <= longest else {
      throw reader.error(
        "The text is longer than \(longest) characters", "Split it into documents that a person can read")
    }
    try reader.skipBetween()
    guard reader.peek == "<" else {
      throw reader.error("The text does not begin with an element", "Begin with <article lang=\"ja\">")
    }
    let root = try reader.element(depth: 1)
    try reader.skipBetween()
    guard reader.peek == nil else {
      throw reader.error(
        "Something follows after </\(root.name)>", "Put everything into the one <\(root.name)>")
    }
    return root
  }

  private init(_ text: String) {
    // XML 1.0, 2.11: one kind of line end.
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(min(text.utf8.count, MarkupReader.longest + 1))
    for scalar in text.unicodeScalars {
      if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
      scalars.append(scalar)
      if scalars.count > MarkupReader.longest { break }
    }
    self.scalars = scalars.map { $0 == "\r" ? "\n" : $0 }
  }

  // MARK: - Elements

  private mutating func element(depth: Int) throws(DocumentError) -> MarkupElement {
    let start = place
    guard depth <= MarkupReader.deepest else {
      throw error(
        "Elements are nested deeper than \(MarkupReader.deepest)", "Nest lists and sections less deeply")
    }
    advance()
    var element = MarkupElement(name: try name("an element"), place: start)
    try readAttributes(of: &element)
    if peek == "/" {
      advance()
      try expect(">", in: element.name)
      return element
    }
    try expect(">", in: element.name)
    while true {
      guard let scalar = peek else {
        throw DocumentError(start, "<\(element.name)> is not closed", remedy: "Write </\(element.name)>")
      }
      if scalar != "<" {
        let place = place
        element.children.append(.text(try text(), place))
      } else if starts("</") {
        try close(element)
        return element
      } else if starts("<!") || starts("<?") {
        try skipComment()
      } else {
        element.children.append(.element(try self.element(depth: depth + 1)))
      }
    }
  }

  private mutating func close(_ element: MarkupElement) throws(DocumentError) {
    let place = place
    advance(2)
    let name = try name("an element")
    guard name == element.name else {
      throw DocumentError(
        place, "</\(name)> closes <\(element.name)> of line \(element.place.line)",
        remedy: "Write </\(element.name)> before it")
    }
    skipSpace()
    try expect(">", in: name)
  }

  private mutating func readAttributes(of element: inout MarkupElement) throws(DocumentError) {
    while true {
      let hadSpace = skipSpace()
      guard let scalar = peek, scalar != ">", scalar != "/" else { return }
      let start = place
      let name = try name("an attribute")
      guard hadSpace, !element.attributes.contains(where: { $0.name == name }) else {
        throw DocumentError(
          start, "The attribute \(name) of <\(element.name)> stands twice, or without a space before it",
          remedy: "Write each attribute once, with spaces between them")
      }
      skipSpace()
      try expect("=", in: element.name)
      skipSpace()
      element.attributes.append(.init(name: name, value: try attributeValue(name), place: start))
    }
  }

  private mutating func attributeValue(_ name: String) throws(DocumentError) -> String {
    guard let quote = peek, quote == "\"" || quote == "'" else {
      throw error("The value of the attribute \(name) is not in quotes", "Write \(name)=\"…\"")
    }
    advance()
    var value = String.UnicodeScalarView()
    while let scalar = peek, scalar != quote {
      guard scalar != "<" else { throw error("A < stands in the attribute \(name)", "Write &lt;") }
      // XML 1.0, 3.3.3: white space in attributes is a space.
      value.append(scalar == "\n" || scalar == "\t" ? " " : try character())
      if scalar == "\n" || scalar == "\t" { advance() }
    }
    guard peek == quote else {
      throw error("The value of the attribute \(name) does not end", "Close it with \(quote)")
    }
    advance()
    return String(value)
  }

  // MARK: - Text

  private mutating func text() throws(DocumentError) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = peek, scalar != "<" { text.append(try character()) }
    return String(text)
  }

  /// The next character, references resolved.
  private mutating func character() throws(DocumentError) -> Unicode.Scalar {
    let scalar = scalars[at]
    if scalar == "&" { return try reference() }
    guard scalar.isAllowedInMarkup else {
      throw error("A control character (U+\(hex(scalar.value))) stands in the text", "Remove it")
    }
    advance()
    return scalar
  }

  private mutating func reference() throws(DocumentError) -> Unicode.Scalar {
    let start = place
    advance()
    var name = ""
    while let scalar = peek, scalar != ";", name.utf8.count < 12,
      scalar == "#" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    {
      name.unicodeScalars.append(scalar)
      advance()
    }
    let found: Unicode.Scalar? =
      if name.hasPrefix("#x") {
        UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
      } else {
        MarkupReader.entities[name]
      }
    guard peek == ";", let found, found.isAllowedInMarkup else {
      throw DocumentError(
        start, "& begins no reference that is known",
        remedy: "Write &amp; for the character itself; &lt; &gt; &quot; &apos; &nbsp; and &#number; are known"
      )
    }
    advance()
    return found
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
  ]

  // MARK: - Small parts

  private var peek: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private func starts(_ text: String) -> Bool {
    var index = at
    for scalar in text.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where at < scalars.count {
      if scalars[at] == "\n" {
        place.line += 1
        place.column = 1
      } else {
        place.column += 1
      }
      at += 1
    }
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = at
    while let scalar = peek, " \n\t".unicodeScalars.contains(scalar) { advance() }
    return at > start
  }

  private mutating func skipBetween() throws(DocumentError) {
    skipSpace()
    while starts("<!") || starts("<?") {
      try skipComment()
      skipSpace()
    }
  }

  private mutating func skipComment() throws(DocumentError) {
    let start = place
    guard starts("<!--") else {
      throw error(
        "DOCTYPE, CDATA, entities and processing instructions are not taken",
        "Leave them out: text stands for itself, with &amp; and &lt;")
    }
    advance(4)
    while peek != nil, !starts("-->") { advance() }
    guard peek != nil else {
      throw DocumentError(start, "The comment does not end", remedy: "Close it with -->")
    }
    advance(3)
  }

  private mutating func name(_ what: String) throws(DocumentError) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = peek, scalar.isASCII, name.count < 64,
      scalar.properties.isAlphabetic || (!name.isEmpty && "0123456789-_.:".unicodeScalars.contains(scalar))
    {
      name.append(scalar)
      advance()
    }
    guard !name.isEmpty else {
      throw error("A name of \(what) is missing", "Write &lt; for the character < itself")
    }
    return String(name)
  }

  private mutating func expect(_ scalar: Unicode.Scalar, in name: String) throws(DocumentError) {
    guard peek == scalar else {
      throw error("\(scalar) is missing in the tag of \(name)", "Write it as XHTML: <\(name) name=\"value\">")
    }
    advance()
  }

  private func error(_ message: String, _ remedy: String) -> DocumentError {
    DocumentError(place, message, remedy: remedy)
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
