/// Writes the runs of a paragraph.
///
/// Changes are struck out and underlined by style, with their reason behind them, and are no tracked changes of Word: those
/// vanish as soon as somebody accepts them, and do not show at all where changes are hidden; what was published and
/// then corrected must stay to be seen.
struct DOCXRuns {
  private let words: Words
  private let bookmarks: [String: Int]
  private var links: [String]
  private var xml = ""

  static func xml(_ runs: [Run], words: Words, bookmarks: [String: Int], links: inout [String]) -> String {
    var writer = DOCXRuns(words: words, bookmarks: bookmarks, links: links)
    writer.write(runs, Look())
    links = writer.links
    return writer.xml
  }

  private init(words: Words, bookmarks: [String: Int], links: [String]) {
    self.words = words
    self.bookmarks = bookmarks
    self.links = links
  }

  /// How text looks by what it stands in.
  private struct Look {
    /// A style of characters; there can be one only.
    var style: String?
    var isStrong = false
    var isDeleted = false
    var isUnbroken = false

    var xml: String {
      let style = style.map { "<w:rStyle w:val=\"\($0)\"/>" } ?? ""
      let all = style + (isStrong ? "<w:b/><w:bCs/>" : "") + (isDeleted ? "<w:strike/>" : "")
      return all.isEmpty ? "" : "<w:rPr>\(all)</w:rPr>"
    }
  }

  private mutating func write(_ runs: [Run], _ look: Look) {
    var followsDeletion = false
    for part in runs.amended {
      // Between words, what replaces one stands apart from it.
      if !words.isJapanese, followsDeletion, part.run.isInsertion { text(" ", look) }
      followsDeletion = part.run.isDeletion
      write(part.run, look)
      guard let change = part.change, part.endsChange else { continue }
      text((words.isJapanese ? "" : " ") + words.note(change), Look(style: "Change"))
    }
  }

  private mutating func write(_ run: Run, _ look: Look) {
    var look = look
    switch run {
    case .text(let text): self.text(text, look)
    case .code(let text):
      look.style = "Code"
      self.text(text, look)
    case .lineBreak: xml += "<w:r>\(look.xml)<w:br/></w:r>"
    case .figure(_, let runs): write(runs, look)
    case .unbroken(let runs):
      look.isUnbroken = true
      write(runs, look)
    case .strong(let runs):
      look.isStrong = true
      write(runs, look)
    case .deleted(let runs, _):
      look.style = "Deleted"
      look.isDeleted = true
      write(runs, look)
    case .inserted(let runs, _):
      look.style = "Inserted"
      write(runs, look)
    case .reference(let id, let runs):
      guard let number = bookmarks[id] else { return write(runs, look) }
      look.style = look.style ?? "Hyperlink"
      hyperlink("w:anchor=\"\(DOCXBody.bookmark(number))\"", runs, look)
    case .link(let address, let runs):
      look.style = look.style ?? "Hyperlink"
      links.append(address)
      hyperlink("r:id=\"link\(links.count - 1)\"", runs, look)
    }
  }

  private mutating func hyperlink(_ target: String, _ runs: [Run], _ look: Look) {
    xml += "<w:hyperlink \(target)>"
    write(runs, look)
    xml += "</w:hyperlink>"
  }

  private mutating func text(_ text: String, _ look: Look) {
    let text = look.isUnbroken ? String(text.map { $0 == " " ? "\u{A0}" : $0 }) : text
    xml += "<w:r>\(look.xml)<w:t xml:space=\"preserve\">\(text.markupEscaped)</w:t></w:r>"
  }
}
