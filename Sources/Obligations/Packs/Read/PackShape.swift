import CaseFile
import Exposure

/// What a value of a rule pack may be: one description, from which files are checked and the JSON Schema is made.
indirect enum PackShape: Sendable {
  /// A mapping with these keys.
  case object([PackField])
  /// One condition of a trigger: a mapping with one key that names the test, and `because`.
  case condition
  /// A list; in a file, one thing alone stands for a list of it.
  case list(PackShape, least: Int = 0)
  case text
  /// A text in Japanese and English, or one for both.
  case bilingual
  /// The name of a pack, a rule, a source, a content item.
  case id(Named)
  /// A source that the pack declares.
  case source
  case day
  case choice([String])
  /// A known word, or one of the company's own that begins with `x-`.
  case word([FactTerm])
  case data
  case area
  case limit
  case zone
  case link
  /// A whole number from 1.
  case count
  case flag

  enum Named: String, Sendable { case pack, rule, source, content }

  /// What it is, in an error message.
  var words: String {
    switch self {
    case .object: "a mapping (key: value)"
    case .condition: "a condition: " + PackTable.tests.map(\.name).joined(separator: ", ")
    case .list(let shape, _): "a list; in it, " + shape.words
    case .text: "a text"
    case .bilingual: "a text, or { ja: …, en: … }"
    case .id: "a name of a-z, 0-9, dots and dashes, such as jp.appi.prompt"
    case .source: "the id of a source of the pack"
    case .day: "a day such as 2024-04-01"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .word(let terms):
      "one of " + terms.map(\.word).joined(separator: ", ") + ", or x- and a word of your own"
    case .data: "classes of data such as card.number, or (username | email) & password.plain"
    case .area: "a country or part of one by ISO 3166, such as JP or US-CA, or EU, EEA"
    case .limit: "promptly, or a time such as 72 hours, 30 days, 3-5 days, 5 business days"
    case .zone: "a time zone such as Asia/Tokyo, +09:00 or UTC, or organisation"
    case .link: "an address that begins with https:// or http://"
    case .count: "a whole number from 1"
    case .flag: "true or false"
    }
  }
}

/// A key of a pack.
struct PackField: Sendable {
  let name: String
  let shape: PackShape
  let isRequired: Bool
  /// What it means, in a sentence.
  let help: String

  init(_ name: String, _ shape: PackShape, required: Bool = false, _ help: String) {
    self.name = name
    self.shape = shape
    isRequired = required
    self.help = help
  }
}
