import CaseFile
import Documents

/// A change to a document that is out: words are struck through, with day and reason, and others may stand in their
/// place. Nothing is taken away.
public struct NoticeEdit: Sendable, Hashable {
  /// The words as they stand, or `#` and the id of a block for all of it.
  public var words: String
  /// What stands in their place; nil: nothing.
  public var replacement: String?

  public init(strike words: String, replacement: String? = nil) {
    self.words = words
    self.replacement = replacement
  }
}

extension Document {
  /// The document with an edit made in it.
  ///
  /// - Throws: `CaseError` where the words do not stand in it exactly once, or cut a figure in two.
  func edited(_ edit: NoticeEdit, _ amendment: Amendment) throws(CaseError) -> Document {
    if edit.words.hasPrefix("#") { return try struck(block: String(edit.words.dropFirst()), edit, amendment) }
    let words = Array(edit.words)
    var places = 0
    var cutsFigure = false
    let blocks = blocks.map { block in
      block.mappingRuns { runs in
        let characters = runs.characters
        guard let range = characters.firstRange(of: words, from: 0) else { return runs }
        places += 1
        if characters.firstRange(of: words, from: range.lowerBound + 1) != nil { places += 1 }
        var cutter = RunCutter(range: range, amendment: amendment, replacement: edit.replacement)
        let cut = cutter.cut(runs)
        cutsFigure = cutsFigure || cutter.cutsFigure
        return cut
      }
    }
    let shown = edit.words.count > 30 ? edit.words.prefix(30) + "…" : edit.words[...]
    guard places == 1, !words.isEmpty else {
      throw CaseError(
        .usage,
        "“\(shown)” stands in \(places == 0 ? "no" : "more than one") place of the document (\(language))",
        remedy: places == 0
          ? "Give the words as they stand in one paragraph, without line breaks"
          : "Give more words, so that one place is meant")
    }
    guard !cutsFigure else {
      throw CaseError(
        .usage, "“\(shown)” cuts a figure in two", remedy: "Name all of its digits, or none")
    }
    return Document(language: language, title: title, blocks: blocks)
  }

  private func struck(block id: String, _ edit: NoticeEdit, _ amendment: Amendment) throws(CaseError)
    -> Document
  {
    var isThere = false
    let replacement = edit.replacement.map { Run.inserted([.text($0)], amendment) }
    func strike(_ block: Block) -> Block {
      guard block.id == id else { return block.mappingBlocks(strike) }
      isThere = true
      var pending = replacement
      return block.mappingRuns { runs in
        guard !runs.isEmpty else { return runs }
        defer { pending = nil }
        return [.deleted(runs, amendment)] + (pending.map { [$0] } ?? [])
      }
    }
    let blocks = blocks.map(strike)
    guard isThere else {
      throw CaseError(
        .usage, "The document (\(language)) has no block #\(id)", remedy: "Name the words to strike instead")
    }
    return Document(language: language, title: title, blocks: blocks)
  }
}

extension [Run] {
  /// What counts as said, character by character; a line break as a space.
  fileprivate var characters: [Character] { Array<Character>(plainText) }
}

/// Strikes out a range of characters, and puts what replaces them behind.
private struct RunCutter {
  let range: Range<Int>
  let amendment: Amendment
  let replacement: String?
  private(set) var cutsFigure = false
  private var at = 0

  init(range: Range<Int>, amendment: Amendment, replacement: String?) {
    self.range = range
    self.amendment = amendment
    self.replacement = replacement
  }

  mutating func cut(_ runs: [Run]) -> [Run] { runs.flatMap { cut($0) } }

  private mutating func cut(_ run: Run) -> [Run] {
    let span = at..<(at + [run].characters.count)
    guard span.overlaps(range) else {
      at = span.upperBound
      return [run]
    }
    if range.lowerBound <= span.lowerBound, span.upperBound <= range.upperBound {
      at = span.upperBound
      return struck([run])
    }
    switch run {
    case .text(let text):
      defer { at = span.upperBound }
      let characters = Array(text)
      let from = max(range.lowerBound, span.lowerBound) - span.lowerBound
      let to = min(range.upperBound, span.upperBound) - span.lowerBound
      func part(_ range: Range<Int>) -> [Run] { range.isEmpty ? [] : [.text(String(characters[range]))] }
      at = span.lowerBound + to
      return part(0..<from) + struck(part(from..<to)) + part(to..<characters.count)
    case .strong(let runs): return [.strong(cut(runs))]
    case .inserted(let runs, let amendment): return [.inserted(cut(runs), amendment)]
    case .reference(let id, let runs): return [.reference(id, cut(runs))]
    case .link(let address, let runs): return [.link(address, cut(runs))]
    case .unbroken(let runs): return [.unbroken(cut(runs))]
    case .figure, .code:
      cutsFigure = true
      at = span.upperBound
      return [run]
    case .deleted, .lineBreak:
      at = span.upperBound
      return [run]
    }
  }

  /// What was struck, with the replacement behind its end.
  private func struck(_ runs: [Run]) -> [Run] {
    let deleted: [Run] = [.deleted(runs, amendment)]
    guard at >= range.upperBound, let replacement, !replacement.isEmpty else { return deleted }
    return deleted + [.inserted([.text(replacement)], amendment)]
  }
}
