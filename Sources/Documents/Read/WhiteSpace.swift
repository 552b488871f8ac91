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
      default: tidied += container(run)
      }
    }
    return tidied
  }

  /// Space at the start of a container stands before it: what is deleted, struck out or underlined begins with a word.
  private mutating func container(_ run: Run) -> [Run] {
    let lead = lead(run.children)
    if lead.hasSpace { waiting = (true, waiting.hasLineEnd || lead.hasLineEnd) }
    let space = lead.first.map { spaceBefore($0) } ?? []
    let inner = tidied(run.children)
    return space + [run.holding(inner)]
  }

  /// What the runs begin with.
  private func lead(_ runs: [Run]) -> (hasSpace: Bool, hasLineEnd: Bool, first: Character?) {
    var lead: (hasSpace: Bool, hasLineEnd: Bool, first: Character?) = (false, false, nil)
    for run in runs {
      switch run {
      case .text(let text):
        for character in text {
          guard character.isMarkupSpace else { return (lead.hasSpace, lead.hasLineEnd, character) }
          lead.hasSpace = true
          lead.hasLineEnd = lead.hasLineEnd || character.isNewline
        }
      case .code(let text): if let first = text.first { return (lead.hasSpace, lead.hasLineEnd, first) }
      case .lineBreak: return lead
      default:
        let inner = self.lead(run.children)
        lead.hasSpace = lead.hasSpace || inner.hasSpace
        lead.hasLineEnd = lead.hasLineEnd || inner.hasLineEnd
        if let first = inner.first { return (lead.hasSpace, lead.hasLineEnd, first) }
      }
    }
    return lead
  }

  private mutating func text(_ text: String) -> String {
    var tidied = ""
    for character in text {
      if character.isMarkupSpace {
        waiting = (true, waiting.hasLineEnd || character.isNewline)
        continue
      }
      if needsSpace(before: character) { tidied.append(" ") }
      tidied.append(character)
      last = character
    }
    return tidied
  }

  private mutating func spaceBefore(_ character: Character) -> [Run] {
    guard needsSpace(before: character) else { return [] }
    last = " "
    return [.text(" ")]
  }

  private mutating func needsSpace(before next: Character) -> Bool {
    defer { waiting = (false, false) }
    // A space that is there already, before a container.
    guard waiting.isThere, let last, last != " " else { return false }
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
