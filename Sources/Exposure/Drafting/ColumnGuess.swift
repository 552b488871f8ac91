import YAMLText

/// How sure the draft is of something.
enum Certainty: Int, Comparable, Sendable {
  case unsure, likely, sure

  static func < (a: Certainty, b: Certainty) -> Bool { a.rawValue < b.rawValue }

  var word: BilingualText {
    switch self {
    case .sure: .init(japanese: "確か", english: "sure")
    case .likely: .init(japanese: "おそらく", english: "likely")
    case .unsure: .init(japanese: "不確か", english: "unsure")
    }
  }
}

/// What a column probably holds, and why.
struct ColumnGuess: Equatable {
  let column: Int
  /// What its name or comment calls it.
  var meaning: NameLexicon.Meaning?
  /// Empty: no personal data.
  var classes: [String]
  var certainty: Certainty
  var reason: BilingualText

  var isPersonal: Bool { !classes.isEmpty }

  static func nothing(_ column: Int, _ meaning: NameLexicon.Meaning?) -> ColumnGuess {
    ColumnGuess(
      column: column, meaning: meaning, classes: [], certainty: .likely,
      reason: .init(japanese: "", english: ""))
  }
}

/// How many values of a column look like what.
struct ValueCounts {
  let total: Int
  private let counts: [ValueKind: Int]

  init(_ values: [String]) {
    total = values.count
    counts = values.reduce(into: [:]) { counts, value in
      for kind in ValueKind.kinds(of: value) { counts[kind, default: 0] += 1 }
    }
  }

  func count(_ kind: ValueKind) -> Int { counts[kind] ?? 0 }
  func share(_ kind: ValueKind) -> Double { total == 0 ? 0 : Double(count(kind)) / Double(total) }

  /// The kind of these with the most values, the first of equals.
  func best(_ kinds: [ValueKind]) -> ValueKind? {
    kinds.max { share($0) < share($1) }
  }
}
