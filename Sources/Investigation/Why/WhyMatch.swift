public import Exposure
public import Reconstruction

/// Something obtained that a person asked about, and the questions and deliveries by which it was learnt.
public struct WhyMatch: Sendable {
  /// What it is.
  public enum Thing: Sendable, Hashable {
    case cell(schema: String?, table: String, column: String, key: String?, position: Int?)
    case scalar(expression: String)
    /// A schema's, table's or column's name.
    case name(String)
    case file(path: String)
  }

  /// How what was typed compares with it.
  public enum Fit: Sendable, Hashable, Comparable {
    /// It is that very text.
    case exact
    /// The text is part of it.
    case contained
    /// It is known in part only, and what is known agrees with the text.
    case partlyKnown
    /// It was not named by its content, but by where it stood.
    case place
  }

  public let thing: Thing
  public let fit: Fit
  /// Nil for NULL.
  public let value: String?
  public let grade: Grade
  public let isComplete: Bool
  /// All the lines that it rests on.
  public let evidence: [EvidenceLine]
  public let values: [LearntValue]
  public let deliveries: [LearntDelivery]

  /// The lines of the questions and deliveries, else those of the finding as a whole.
  public var lines: [EvidenceLine] {
    let own = values.flatMap { $0.questions.map(\.line) } + deliveries.map(\.line)
    return own.isEmpty ? evidence : Array(Set(own)).sorted()
  }
}

/// A figure that a person asked about: how many rows of a table, or of one of its columns, by grade.
public struct WhyFigure: Sendable {
  /// A row as a person would name it again.
  public struct Row: Sendable {
    /// `members:12` by its key, `members#3` by its position in the order asked for.
    public let reference: String
    public let grade: Grade
    public let isComplete: Bool
    public let evidence: [EvidenceLine]
  }

  public let schema: String?
  public let table: String
  public let column: String?
  public let tally: Tally
  public let rowsAtMost: Int?
  public let rows: [Row]

  /// `schema.table` or `schema.table.column`.
  public var name: String {
    ([schema, table, column] as [String?]).compactMap(\.self).joined(separator: ".")
  }
}

/// What was found of what a person asked about.
public struct WhyAnswer: Sendable {
  public let typed: String
  public let figures: [WhyFigure]
  public var matches: [WhyMatch]
  /// Figures about people.
  public var peopleFigures: [WhyPeopleFigure] = []
  /// Records of the people asked about.
  public var people: [AffectedRecord] = []
  /// Where nothing else was found: records of people of whom nothing was exposed.
  public var unaffected: [UnaffectedRecord] = []

  public var isEmpty: Bool {
    figures.isEmpty && matches.isEmpty && peopleFigures.isEmpty && people.isEmpty && unaffected.isEmpty
  }

  /// Every line that it cites.
  public var lines: [EvidenceLine] {
    let people = people.flatMap { $0.reasons.flatMap(\.evidence) + [$0.line].compactMap(\.self) }
    let figures =
      figures.flatMap { $0.rows.flatMap(\.evidence) } + peopleFigures.flatMap { $0.parts.flatMap(\.evidence) }
    return Array(Set(matches.flatMap(\.lines) + figures + people)).sorted()
  }
}
