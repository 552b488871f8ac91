import Documents
import Investigation

/// A passage with the places of its figures, links and sentences. All ranges count characters.
struct LintPassage: Sendable {
  struct Marked: Sendable {
    /// The figure's id, the reference's target, the link's address.
    let id: String
    let range: Range<Int>
  }

  let number: Int
  let heading: String
  let place: Passage.Place
  /// As it is written, without what was deleted.
  let original: [Character]
  /// The same, character for character, with full-width letters, digits and signs in half width.
  let characters: [Character]
  let text: String
  let figures: [Marked]
  let references: [Marked]
  let links: [Marked]
  let sentences: [Range<Int>]

  /// - Parameter showsDeleted: with what was struck out, as readers still see it.
  init(_ passage: Passage, number: Int, isJapanese: Bool, showsDeleted: Bool = false) {
    self.number = number
    heading = passage.heading ?? ""
    place = passage.place
    var reader = RunReader(showsDeleted: showsDeleted)
    reader.read(passage.runs)
    original = reader.characters
    characters = original.map(Folding.halfWidth)
    text = String(characters)
    figures = reader.figures
    references = reader.references
    links = reader.links
    sentences = LintPassage.sentences(of: original, isJapanese: isJapanese)
  }

  private static func sentences(of characters: [Character], isJapanese: Bool) -> [Range<Int>] {
    let text = String(characters)
    let cut = isJapanese ? Sentences.japanese(text) : Sentences.english(text)
    var ranges: [Range<Int>] = []
    var at = 0
    for sentence in cut {
      guard let range = characters.firstRange(of: Array(sentence), from: at) else { continue }
      ranges.append(range)
      at = range.upperBound
    }
    return ranges
  }

  subscript(_ range: Range<Int>) -> String { String(original[range.clamped(to: original.indices)]) }

  func folded(_ range: Range<Int>) -> String { String(characters[range.clamped(to: characters.indices)]) }

  /// The sentence that holds a place; the whole passage where none does.
  func sentence(at offset: Int) -> Range<Int> {
    sentences.first { $0.contains(offset) } ?? original.indices
  }

  /// The sentence around a place, cut to what shows on a line; of mail addresses and card numbers only what tells them
  /// apart, since findings go to logs and into the ledger.
  func excerpt(around range: Range<Int>) -> String {
    let limit = 80
    let sentence = sentence(at: range.lowerBound)
    let whole = self[sentence]
    let masked = CardNumbers.masked(whole).replacing(MailAddress.pattern) { match in
      "\(match.output.prefix(1))…\(match.output.drop { $0 != "@" })"
    }
    // A cut must not lay half a number bare that only the whole tells to be one.
    guard masked == whole else { return masked.count > limit ? masked.prefix(limit) + "…" : masked }
    guard sentence.count > limit else { return whole }
    let from = max(sentence.lowerBound, min(range.lowerBound - limit / 4, sentence.upperBound - limit))
    let to = min(sentence.upperBound, from + limit)
    return (from > sentence.lowerBound ? "…" : "") + self[from..<to] + (to < sentence.upperBound ? "…" : "")
  }

  // MARK: - Searching

  /// Where a word stands, letter for letter, in the folded text.
  func ranges(of word: String) -> [Range<Int>] {
    let word = word.map(Folding.halfWidth)
    var found: [Range<Int>] = []
    var at = 0
    while let range = characters.firstRange(of: word, from: at) {
      found.append(range)
      at = range.upperBound
    }
    return found
  }

  /// Where a pattern fits the folded text.
  ///
  /// - Parameter before: characters that must not stand right before it (Swift's patterns do not look behind).
  func matches<Output>(_ pattern: Regex<Output>, notAfter before: String = "") -> [(
    range: Range<Int>, output: Output
  )] {
    var start = text.startIndex
    var offset = 0
    return text.matches(of: pattern).compactMap { match in
      // Distances add up from match to match, so that a long passage is walked once.
      let from = offset + text.distance(from: start, to: match.range.lowerBound)
      let to = from + text.distance(from: match.range.lowerBound, to: match.range.upperBound)
      (start, offset) = (match.range.upperBound, to)
      if from > 0, before.contains(characters[from - 1]) { return nil }
      return (from..<to, match.output)
    }
  }
}

extension [Character] {
  /// The first place from `from` on where other characters stand.
  func firstRange(of other: [Character], from: Int) -> Range<Int>? {
    guard !other.isEmpty, count >= other.count, from <= count - other.count else { return nil }
    return (from...(count - other.count)).lazy.map { $0..<($0 + other.count) }
      .first { self[$0].elementsEqual(other) }
  }
}

/// Takes runs apart into characters and marks.
private struct RunReader {
  let showsDeleted: Bool
  var characters: [Character] = []
  var figures: [LintPassage.Marked] = []
  var references: [LintPassage.Marked] = []
  var links: [LintPassage.Marked] = []

  init(showsDeleted: Bool) { self.showsDeleted = showsDeleted }

  mutating func read(_ runs: [Run]) {
    for run in runs {
      let from = characters.count
      func marked(_ id: String, _ to: Int) -> LintPassage.Marked {
        LintPassage.Marked(id: id, range: from..<to)
      }
      switch run {
      case .text(let text), .code(let text): characters += Array(text)
      case .lineBreak: characters.append(" ")
      case .deleted(let runs, _): if showsDeleted { read(runs) }
      case .strong(let runs), .inserted(let runs, _), .unbroken(let runs): read(runs)
      case .figure(let id, let runs):
        read(runs)
        figures.append(marked(id, characters.count))
      case .reference(let id, let runs):
        read(runs)
        references.append(marked(id, characters.count))
      case .link(let address, let runs):
        read(runs)
        links.append(marked(address, characters.count))
      }
    }
  }
}
