/// What a value of a fact may be: one description, from which files and stored facts are checked and the JSON Schema
/// is made.
indirect enum FactShape: Sendable {
  /// A mapping with these keys.
  case object([FactField])
  /// A list; in a file, one thing alone stands for a list of it.
  case list(FactShape, least: Int = 0)
  case text
  /// A text in Japanese and English, or one for both.
  case bilingual
  case time
  /// The fact's own name.
  case id
  /// Another fact of one of these kinds.
  case reference([Fact.Kind])
  /// The name of a service, a system, a set: declared by the organisation, or by the data map.
  case name(Named)
  /// A service or system where it is declared.
  case declared(Named)
  case choice([String])
  /// A word of a list to which a company may add words that begin with `x-`.
  case word([FactTerm])
  case limit
  case whole
  case sha256
  case zone
  /// `09:00`.
  case timeOfDay
  case flag

  enum Named: String, Sendable, CaseIterable { case service, system, set }

  /// What it is, in an error message.
  var words: String {
    switch self {
    case .object: "a mapping (key: value)"
    case .list(let shape, _): "a list; in it, " + shape.words
    case .text: "a text"
    case .bilingual: "a text, or { ja: …, en: … }"
    case .time:
      "a time such as 2016-12-23 12:35, about 2016-12-23 12:35, 2016-12-23 afternoon, 2016-12-23, 2016-12"
    case .id: "a name of its own: a-z, 0-9 and dashes"
    case .reference(let kinds): "the id of a fact: " + kinds.map(\.rawValue).joined(separator: ", ")
    case .name(let named), .declared(let named): "the id of a \(named.rawValue)"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .word(let terms):
      "one of " + terms.map(\.word).joined(separator: ", ") + ", or x- and a word of your own"
    case .limit: "a time limit such as 24 hours, 3 days, 5 business days"
    case .whole: "a whole number"
    case .sha256: "a SHA-256 of 64 hexadecimal digits"
    case .zone: "a time zone such as Asia/Tokyo, +09:00 or UTC"
    case .timeOfDay: "a time of day such as 09:00"
    case .flag: "true or false"
    }
  }

  /// The path of the first key, by the alphabet, that this shape does not have.
  func unknownKey(in tree: JSONTree?, at path: String) -> String? {
    switch (self, tree) {
    case (.object(let fields), .object(let members)):
      for key in members.keys.sorted() {
        guard let field = fields.first(where: { $0.name == key }) else { return "\(path).\(key)" }
        if let inner = field.shape.unknownKey(in: members[key], at: "\(path).\(key)") { return inner }
      }
      return nil
    case (.list(let shape, _), .list(let values)):
      return values.lazy.compactMap { shape.unknownKey(in: $0, at: path) }.first
    case (.bilingual, .object(let members)):
      return members.keys.sorted().first { $0 != "ja" && $0 != "en" }.map { "\(path).\($0)" }
    default: return nil
    }
  }
}

/// A key of a fact.
struct FactField: Sendable {
  let name: String
  let shape: FactShape
  let isRequired: Bool
  /// What it means, in a sentence.
  let help: String

  init(_ name: String, _ shape: FactShape, required: Bool = false, _ help: String) {
    self.name = name
    self.shape = shape
    isRequired = required
    self.help = help
  }
}
