extension Document {
  /// Its sentences in reading order, headings and cells among them; without what was deleted. For comparing documents
  /// and for checking their words.
  public var plainSentences: [String] {
    passages.flatMap { isJapanese ? Sentences.japanese($0.text) : Sentences.english($0.text) }
  }
}

/// Cuts text into sentences.
package enum Sentences {
  /// At 。！？ outside brackets, so that 「承知した。」と述べた stays one.
  package static func japanese(_ text: String) -> [String] {
    var sentences: [String] = []
    var current = ""
    var depth = 0
    var hasEnded = false
    for character in text {
      if hasEnded, !"。！？!?」』）)】".contains(character) {
        take(&current, into: &sentences)
        hasEnded = false
      }
      current.append(character)
      switch character {
      case "「", "『", "（", "(", "【": depth += 1
      case "」", "』", "）", ")", "】": depth = max(0, depth - 1)
      case "。", "！", "？": if depth == 0 { hasEnded = true }
      default: break
      }
    }
    take(&current, into: &sentences)
    return sentences
  }

  /// At . ! ? before a space and what can begin a sentence: not within numbers, nor after abbreviations and initials.
  package static func english(_ text: String) -> [String] {
    var sentences: [String] = []
    var current = ""
    let characters = Array(text)
    var at = 0
    while at < characters.count {
      current.append(characters[at])
      let isEnd = ".!?".contains(characters[at])
      at += 1
      guard isEnd else { continue }
      while at < characters.count, "\"'”’)]!?.".contains(characters[at]) {
        current.append(characters[at])
        at += 1
      }
      guard at < characters.count, characters[at].isWhitespace,
        let next = characters[at...].first(where: { !$0.isWhitespace }), begins(next),
        !endsInAbbreviation(current, before: next)
      else { continue }
      take(&current, into: &sentences)
    }
    take(&current, into: &sentences)
    return sentences
  }

  private static func begins(_ character: Character) -> Bool {
    !character.isLowercase && (character.isLetter || character.isNumber || "\"'“‘([*".contains(character))
  }

  /// Such as stand before a name or go on.
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "cf", "vs", "approx", "e.g", "i.e",
  ]
  /// Such as are abbreviations before a number only: “No. 5”, but “Was it mine? No. It was not.”
  private static let abbreviationsOfNumbers: Set<String> = [
    "no", "nos", "art", "arts", "sec", "para", "fig", "vol", "ch", "tel", "ext", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// Such as can end a sentence too, before a capital: “at 9 p.m. We stopped it”, but “at 9 p.m. (GMT)”.
  private static let abbreviationsAtEnds: Set<String> = [
    "a.m", "p.m", "inc", "ltd", "co", "corp", "etc", "jr", "u.s", "u.k",
  ]

  private static func endsInAbbreviation(_ text: String, before next: Character) -> Bool {
    guard text.last == "." else { return false }
    let word = text.dropLast().split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
    let bare = word.drop { "(\"'“‘[".contains($0) }
    let start = text.drop(while: \.isWhitespace).count
    // The number of a heading: "1. What happened", “2.1. Cards”
    if bare.allSatisfy({ $0.isDigit || $0 == "." }), start == word.count + 1 || bare.count < word.count {
      return true
    }
    if !next.isLetter, abbreviationsAtEnds.contains(bare.lowercased()) { return true }
    // "J. Smith"
    if bare.count == 1, bare.allSatisfy(\.isUppercase) { return true }
    if next.isNumber, abbreviationsOfNumbers.contains(bare.lowercased()) { return true }
    return abbreviations.contains(bare.lowercased())
  }

  private static func take(_ current: inout String, into sentences: inout [String]) {
    let start = current.drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    if let end { sentences.append(String(start[...end])) }
    current = ""
  }
}
