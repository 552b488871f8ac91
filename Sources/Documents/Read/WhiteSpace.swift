import Bytes

/// White space as HTML has it: a run of it is one space, none at the ends of a line. A line end between Japanese
/// characters is none at all (CSS Text 3, 4.1.3); in a Japanese document beside one of them already, since templates are
/// wrapped anywhere and Japanese text has no spaces.
struct WhiteSpace {
  let isJapanese: Bool
  /// The character before, nil at the start of a line.
  private var last: Character?
  /// Space that waits for a character to stand before.
  private var waiting: (isThere: Bool, hasLineEnd: Bool) = (false, false)

  init(isJapanese: Bool) { self.isJapanese = isJapanese }

  mutating func tidied(_ runs: [Run]) -> [Run] {
    var tidied: [Run] = []
    for run in runs {
      switch run {
      case .text(let text):
        let text = self.text(text)
        if !text.isEmpty { tidied.append(.text(text)) }
      case .code(let text):
        if let first = text.first { tidied += spaceBefore(first) + [run] }
        last = text.last ?? last
      case .lineBreak:
        waiting = (false, false)
        last = nil
        tidied.append(run)
      case .strong(let runs): tidied.append(.strong(self.tidied(runs)))
      case .unbroken(let runs): tidied.append(.unbroken(self.tidied(runs)))
      case .figure(let id, let runs): tidied.append(.figure(id: id, self.tidied(runs)))
      case .deleted(let runs, let amendment): tidied.append(.deleted(self.tidied(runs), amendment))
      case .inserted(let runs, let amendment): tidied.append(.inserted(self.tidied(runs), amendment))
      case .reference(let id, let runs): tidied.append(.reference(id, self.tidied(runs)))
      case .link(let address, let runs): tidied.append(.link(address, self.tidied(runs)))
      }
    }
    return tidied
  }

  private mutating func text(_ text: String) -> String {
    var tidied = ""
    for character in text {
      if character.isMarkupSpace {
        waiting = (true, waiting.hasLineEnd || character == "\n")
        continue
      }
      if needsSpace(before: character) { tidied.append(" ") }
      tidied.append(character)
      last = character
    }
    return tidied
  }

  private mutating func spaceBefore(_ character: Character) -> [Run] {
    needsSpace(before: character) ? [.text(" ")] : []
  }

  private mutating func needsSpace(before next: Character) -> Bool {
    defer { waiting = (false, false) }
    guard waiting.isThere, let last else { return false }
    guard waiting.hasLineEnd else { return true }
    let (before, after) = (last.displayWidth == 2, next.displayWidth == 2)
    return isJapanese ? !(before || after) : !(before && after)
  }
}

extension Character {
  /// The white space of HTML; the ideographic space and the one that does not break are characters.
  var isMarkupSpace: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" || self == "\r\n" }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
  }
}
