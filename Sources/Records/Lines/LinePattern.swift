/// How the lines of a text are made: literal text with named fields in braces.
///
///     [{time}] {level} {event} ip={ip} POST={body:json}
///
/// - A field is the shortest text up to the literal that follows it; the last one goes to the end of the line, or to a
///   literal that ends it.
/// - A blank stands for one or more blanks and tabs.
/// - `{name:json}`, `{name:form}` and `{name:pairs}` say that the field holds values of its own, see ``Content``. They
///   are addressed with a dot: `body.card_no`. A field that no word describes is addressed in the same way where a JSON
///   object stands in it.
/// - `{}` and `{*}` are passed over. `{{` and `}}` are braces as they stand.
public struct LinePattern: Sendable, Hashable, CustomStringConvertible {
  /// How the values inside a field are written.
  public enum Content: String, Sendable, CaseIterable {
    /// A JSON object (RFC 8259), with objects inside it to any depth. Literals inside it do not end the field.
    case json
    /// `key=value&key=value`, percent signs and `+` undone (application/x-www-form-urlencoded).
    case form
    /// `key=value key="quoted value"`, as logfmt writes it.
    case pairs
  }

  /// A named field.
  public struct Field: Sendable, Hashable {
    public let name: String
    /// Nil where the pattern does not say.
    public let content: Content?
  }

  /// A field, or text that is passed over, and the literal behind it.
  struct Step: Hashable {
    /// Nil for text that is passed over.
    var field: Field?
    /// UTF-8, a blank standing for one or more; empty only for the last.
    var literal: [UInt8] = []
  }

  /// The pattern as it was written.
  public let description: String
  /// What stands before the first field.
  let opening: [UInt8]
  let steps: [Step]

  /// Reads a pattern.
  ///
  /// - Throws: what is wrong with it, and where in it.
  public init(_ text: String) throws(LinePatternError) {
    var parser = LinePatternParser(text)
    try parser.parse()
    description = text
    opening = parser.opening
    steps = parser.steps
  }

  /// The named fields, in their order.
  public var fields: [Field] { steps.compactMap(\.field) }

  /// The field that a column addresses: by its name, else as what stands before a dot of it.
  ///
  /// - Returns: the field's place in ``fields``, and what is addressed inside it; nil for the field as a whole.
  public func field(of column: String) -> (place: Int, inner: String?)? {
    let names = fields.map(\.name)
    func place(_ name: String) -> Int? {
      names.firstIndex(of: name) ?? names.firstIndex { $0.lowercased() == name.lowercased() }
    }
    if let whole = place(column) { return (whole, nil) }
    guard let dot = column.firstIndex(of: "."), let outer = place(String(column[..<dot])) else { return nil }
    let inner = column[column.index(after: dot)...]
    return inner.isEmpty ? nil : (outer, String(inner))
  }
}
