/// Solves an unknown text from answers about its characters: the core of the blind reader by itself, for tools that
/// bring questions of their own and for the benchmark.
public struct TextSolver {
  private var value = UnknownValue()

  public init() {}

  /// A question whether the character at a place is one of some, made once and asked of many places.
  public struct Question: Sendable {
    let test: CharacterTest

    public init(among codes: CodeSet) {
      test = CharacterTest(whenTrue: codes, whenFalse: codes.complement, plain: codes)
    }
  }

  /// Narrows the character at a place, from 1, by an answer.
  ///
  /// - Complexity: O(1) for sets within ASCII or of whole ranges.
  public mutating func learn(place: Int, _ question: Question, _ answer: Bool) {
    value.learn(.test(.character(place, question.test)), answer)
  }

  /// The text, with U+FFFD for each character that the answers leave open; nil where they contradict each other.
  public func text() -> String? {
    guard !value.isContradictory else { return nil }
    var text = String.UnicodeScalarView()
    for set in value.characters {
      if set.single == CodeSet.end { break }
      text.append(set.single.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
    }
    return String(text)
  }
}
