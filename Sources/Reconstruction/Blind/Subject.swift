/// The unknown value that a question is about: an expression of the database and the query that it is the result of.
struct Subject: Hashable {
  /// SQL in lower case, by which the same unknown is known again however it was spelled, and as it was written.
  struct Text: Hashable {
    var folded: String
    var raw: String

    static func + (a: Text, b: Text) -> Text { Text(folded: a.folded + b.folded, raw: a.raw + b.raw) }
    static let none = Text(folded: "", raw: "")
  }

  let expression: Text
  /// The query around the expression, before and behind it.
  let before: Text
  let after: Text
  /// The value is read byte by byte: its characters are the bytes of the text.
  let isBytes: Bool
  /// What the application itself asked for, where the expression is a column of its own query: the row is that one.
  let own: String?
  /// The subject whose bytes the text shows in hexadecimal digits.
  private let encoded: [Subject]

  init(
    _ expression: Text, before: Text, after: Text, isBytes: Bool = false, own: String? = nil,
    hexadecimalOf: Subject? = nil
  ) {
    self.expression = expression
    self.before = before
    self.after = after
    self.isBytes = isBytes
    self.own = own
    encoded = hexadecimalOf.map { [$0] } ?? []
  }

  var hexadecimalOf: Subject? { encoded.first }

  /// Two subjects with one key are the same unknown.
  var key: String {
    before.folded + expression.folded + after.folded + (isBytes ? "#" : "") + (own.map { "@" + $0 } ?? "")
  }

  /// The query as it was asked for.
  var sql: String { (before + expression + after).raw }

  static func == (a: Subject, b: Subject) -> Bool {
    a.expression.folded == b.expression.folded && a.before.folded == b.before.folded
      && a.after.folded == b.after.folded && a.isBytes == b.isBytes && a.own == b.own
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(expression.folded)
    hasher.combine(before.folded)
    hasher.combine(after.folded)
    hasher.combine(isBytes)
    hasher.combine(own)
  }

  /// Another expression in place of this one, in the same query.
  func replaced(by expression: Text, hexadecimalOf: Subject? = nil) -> Subject {
    Subject(expression, before: before, after: after, own: own, hexadecimalOf: hexadecimalOf)
  }

  /// The bytes of the text.
  var bytes: Subject { Subject(expression, before: before, after: after, isBytes: true, own: own) }

  /// The codes of a constant that the value is compared with.
  func codes(_ bytes: [UInt8]) -> [UInt32] { isBytes ? bytes.map(UInt32.init) : QuestionReader.codes(bytes) }
}
