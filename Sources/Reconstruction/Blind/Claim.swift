/// What a question says of its unknown value.
///
/// A claim is built of tests of single characters, of lengths and of numbers. A test knows which values make it true
/// and which make it false; the two may overlap where the collation, which no request names, decides.
indirect enum Claim: Hashable, Sendable {
  case test(Test)
  case all([Claim])
  case any([Claim])
  case not(Claim)

  static func not(simplifying claim: Claim) -> Claim {
    if case .not(let inner) = claim { return inner }
    return .not(claim)
  }
}

/// One test of an unknown value.
enum Test: Hashable, Sendable {
  /// The character at a place: from 1, or from -1 for the last one.
  case character(Int, CharacterTest)
  case measure(Measure, NumberTest)
  /// How the text from a place on compares with a constant text.
  case order(from: Int, TextOrder)
  case isNull
  /// The query has a result at all: the names in it exist.
  case exists
}

/// What is measured of a value.
enum Measure: Hashable {
  case characters
  case bytes
  /// The value itself, read as a number.
  case value
}

/// Which characters make a test true, and which false.
struct CharacterTest: Hashable {
  let whenTrue: CodeSet
  let whenFalse: CodeSet
  /// Those that make it true if characters are what their code points are: as the attacker's tool takes it.
  let plain: CodeSet
  private let otherwise: CodeSet

  init(whenTrue: CodeSet, whenFalse: CodeSet, plain: CodeSet) {
    self.whenTrue = whenTrue
    self.whenFalse = whenFalse
    self.plain = plain
    // Where whole planes may be either way, they may be so here too.
    let complement = plain.complement
    otherwise = whenFalse.rangesBeyond == CodeSet.beyondASCII ? complement.widened : complement
  }

  func set(_ answer: Bool) -> CodeSet { answer ? whenTrue : whenFalse }
  func plain(_ answer: Bool) -> CodeSet { answer ? plain : otherwise }
}

/// Which numbers make a test true, and which false.
struct NumberTest: Hashable {
  let whenTrue: IntegerSet
  let whenFalse: IntegerSet

  /// Numbers that a length, a count or a key may be. Beyond them nothing is concluded.
  static let universe: ClosedRange<Int64> = -(1 << 52)...(1 << 52)

  init(whenTrue: IntegerSet, whenFalse: IntegerSet) {
    self.whenTrue = whenTrue
    self.whenFalse = whenFalse
  }

  /// A test that a number passes exactly if it is in the set.
  init(_ set: IntegerSet) {
    whenTrue = set
    whenFalse = set.complement(in: NumberTest.universe)
  }

  func set(_ answer: Bool) -> IntegerSet { answer ? whenTrue : whenFalse }
}

/// A comparison of a text with a constant one, `<` or `<=`.
struct TextOrder: Hashable {
  let text: [UInt32]
  /// Whether the equal text passes too.
  let includesEqual: Bool
  let isBinary: Bool
}
