/// What a value in a scenario file may be: one description, from which files are checked and the JSON Schema is made.
indirect enum Shape: Sendable {
  /// A mapping with these keys.
  case object([Field])
  /// A mapping from words of the scenario's own to values of one shape.
  case map(Shape)
  case list(Shape, least: Int)
  /// One value, or a list of them.
  case oneOrMore(Shape)
  case text
  /// A name that other places refer to: letters, digits, `_ . -`.
  case identifier
  /// `schema.table`.
  case table
  /// A path on the server or of a URL: begins with a slash.
  case path
  /// A path of a URL with its query, if any.
  case target
  /// A file's name in the evidence: no slash, no leading dot.
  case fileName
  case integer(ClosedRange<Int>)
  /// A number from 0 to 1.
  case share
  /// `2016-12-23T12:35:00+09:00`.
  case time
  /// `2016-12-23`.
  case date
  case flag
  case choice([String])
  /// A text, or one for each of `ja` and `en`.
  case titles

  struct Field: Sendable {
    let name: String
    let shape: Shape
    let isRequired: Bool
    let help: String

    init(_ name: String, _ shape: Shape, required: Bool = false, _ help: String) {
      self.name = name
      self.shape = shape
      isRequired = required
      self.help = help
    }
  }

  /// What it is, in an error message.
  var words: String {
    switch self {
    case .object: "a mapping (key: value)"
    case .map: "a mapping (name: value)"
    case .list: "a list"
    case .oneOrMore(let shape): shape.words + ", or a list of such"
    case .text: "a text"
    case .identifier: "a name of letters, digits, _ . and -"
    case .table: "a table's name as schema.table"
    case .path: "a path that begins with / and holds no blanks"
    case .target: "a path that begins with /, with its query if any, and holds no blanks"
    case .fileName: "a file's name of letters, digits, _ . and -, without a folder"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .share: "a number from 0 to 1"
    case .time: "a time with its offset such as 2016-12-23T12:35:00+09:00"
    case .date: "a date such as 2016-12-23"
    case .flag: "true or false"
    case .choice(let names): "one of " + names.joined(separator: ", ")
    case .titles: "a text, or a mapping with ja and en"
    }
  }
}
