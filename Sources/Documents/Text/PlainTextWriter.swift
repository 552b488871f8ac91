import Bytes

/// Writes blocks as lines.
struct PlainTextWriter {
  let words: Words
  private let binding: Binding
  private let topLevel: Int

  init(_ document: Document) {
    words = Words(document)
    binding = Binding(isJapanese: document.isJapanese)
    topLevel = document.headingLevels.min() ?? 1
  }

  /// Blocks with an empty line between them; lines of one sender or addressee stay together.
  func lines(_ blocks: [Block], width: Int) -> [String] {
    var lines: [String] = []
    var before: Block.Content?
    for block in blocks {
      let own = self.lines(block, width: width)
      if own.isEmpty { continue }
      if let before, !before.isContinued(by: block.content) { lines.append("") }
      lines += own
      before = block.content
    }
    return lines
  }

  private func lines(_ block: Block, width: Int) -> [String] {
    switch block.content {
    case .heading(let level, let runs): heading(runs, level: level, width)
    case .paragraph(let role, let runs): paragraph(role, runs, width)
    case .list(let isOrdered, let items): list(items, isOrdered: isOrdered, width)
    case .definitions(let definitions): self.definitions(definitions, width)
    case .table(let table): PlainTextTable(table, self).lines(width: width)
    case .section(let isAnnex, let blocks):
      (isAnnex ? [String(repeating: "=", count: width), ""] : []) + lines(blocks, width: width)
    case .rule: [String(repeating: "-", count: width)]
    }
  }

  private func heading(_ runs: [Run], level: Int, _ width: Int) -> [String] {
    if words.isJapanese {
      return hanging(level <= topLevel ? "■ " : "● ", wrapped(runs, width - 3))
    }
    let lines = wrapped(runs, width)
    return level <= topLevel ? underlined(lines, "-") : lines
  }

  private func underlined(_ lines: [String], _ mark: String) -> [String] {
    lines + [String(repeating: mark, count: lines.map(\.displayWidth).max() ?? 0)]
  }

  private func paragraph(_ role: Role, _ runs: [Run], _ width: Int) -> [String] {
    switch role {
    case .body, .lead: body(runs, width)
    case .note: words.isJapanese ? hangingMark(runs, width) : wrapped(runs, width)
    case .date, .sender, .signature, .ijo: words.isJapanese ? right(runs, width) : wrapped(runs, width)
    case .title: words.isJapanese ? centred(runs, width) : underlined(wrapped(runs, width), "=")
    case .subtitle, .ki: words.isJapanese ? centred(runs, width) : wrapped(runs, width)
    case .addressee, .caption: wrapped(runs, width)
    case .warning:
      [String(repeating: "*", count: width)] + wrapped(runs, width) + [String(repeating: "*", count: width)]
    }
  }

  /// The first line of a Japanese paragraph begins one character further in.
  private func body(_ runs: [Run], _ width: Int) -> [String] {
    guard words.isJapanese else { return wrapped(runs, width) }
    let indent = "\u{2060}\u{3000}\u{2060}"
    return wrapped([.text(indent)] + runs, width)
  }

  private func right(_ runs: [Run], _ width: Int) -> [String] {
    wrapped(runs, width).map { $0.padded(width: width, alignedRight: true) }
  }

  private func centred(_ runs: [Run], _ width: Int) -> [String] {
    wrapped(runs, width).map { String(repeating: " ", count: max(0, width - $0.displayWidth) / 2) + $0 }
  }

  /// The lines after the first begin below the text, not below its mark (※).
  private func hangingMark(_ runs: [Run], _ width: Int) -> [String] {
    let lines = wrapped(runs, width - 2)
    let whole = wrapped(runs, width)
    if whole.count == 1 { return whole }
    return lines.enumerated().map { $0.offset == 0 ? $0.element : "  " + $0.element }
  }

  private func list(_ items: [ListItem], isOrdered: Bool, _ width: Int) -> [String] {
    let last = String(items.count)
    return items.enumerated().flatMap { index, item in
      let mark =
        isOrdered
        ? "\(index + 1)".padded(width: last.count, alignedRight: true) + ". "
        : words.isJapanese ? "・" : "- "
      return hanging(mark, unindented(item.blocks, width - mark.displayWidth))
    }
  }

  private func definitions(_ definitions: [Definition], _ width: Int) -> [String] {
    definitions.flatMap { definition in
      labelled(plain(definition.term), definition.blocks, width)
    }
  }

  /// What stands beside a label: on its line, hanging from it where it is short, else below it, further in.
  func labelled(_ label: String, _ blocks: [Block], _ width: Int) -> [String] {
    guard !label.isEmpty else { return unindented(blocks, width) }
    let label = label + (words.isJapanese ? "：" : ": ")
    let rest = width - label.displayWidth
    let beside = unindented(blocks, max(8, rest))
    if beside.count <= 1, (beside.first ?? "").displayWidth <= rest { return [label + (beside.first ?? "")] }
    if label.displayWidth <= PlainTextWriter.longestLabel, rest >= 2 * PlainTextWriter.longestLabel {
      return hanging(label, beside)
    }
    return label.wrapped(width: width) + unindented(blocks, width - 4).map { "    " + $0 }
  }

  /// In columns: text hangs from a label that is no longer.
  private static let longestLabel = 14

  /// A mark, and the lines that hang from it.
  func hanging(_ mark: String, _ lines: [String]) -> [String] {
    let blank = String(repeating: " ", count: mark.displayWidth)
    let lines = lines.isEmpty ? [""] : lines
    return lines.enumerated().map { line in
      line.offset == 0 ? mark + line.element : line.element.isEmpty ? "" : blank + line.element
    }
  }

  /// Blocks within a list or a cell, where paragraphs do not begin further in.
  func unindented(_ blocks: [Block], _ width: Int) -> [String] {
    var lines: [String] = []
    for block in blocks {
      if case .paragraph(.body, let runs) = block.content {
        lines += wrapped(runs, width)
      } else {
        lines += self.lines(block, width: width)
      }
    }
    return lines
  }

  // MARK: - Runs

  func wrapped(_ runs: [Run], _ width: Int) -> [String] {
    text(binding.bound(runs)).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { String($0).wrapped(width: max(8, width)) }
      .map(PlainTextWriter.withoutJoiners)
  }

  /// On one line.
  func plain(_ runs: [Run]) -> String {
    PlainTextWriter.withoutJoiners(String(text(runs).map { $0 == "\n" ? " " : $0 }))
  }

  private static func withoutJoiners(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\u{2060}" {
      plain.append(scalar == "\u{A0}" ? " " : scalar)
    }
    return String(plain)
  }

  /// The text with `\n` for line breaks, and word joiners where no line may break.
  private func text(_ runs: [Run]) -> String {
    var text = ""
    for part in runs.amended {
      let own = self.text(part.run, part.change)
      let isChange = part.change != nil && !own.isEmpty && own != " "
      if isChange, !words.isJapanese, !text.isEmpty, !text.hasSuffix(" ") { text += " " }
      text += own
      if let change = part.change, part.endsChange {
        text += (words.isJapanese ? "" : " ") + words.note(change)
      }
    }
    return text
  }

  private func text(_ run: Run, _ change: AmendmentNote?) -> String {
    let inner = text(run.children)
    return switch run {
    case .text(let text), .code(let text): text
    case .lineBreak: "\n"
    case .strong, .figure, .reference: inner
    case .unbroken: joined(inner)
    case .deleted: bracketed(words.deleted, inner)
    case .inserted: change?.kind == .correction ? inner : bracketed(words.inserted, inner)
    case .link(let address, _):
      address.hasPrefix("tel:") || address.hasSuffix(inner) ? inner : "\(inner) <\(address)>"
    }
  }

  private func bracketed(_ word: String, _ inner: String) -> String {
    words.isJapanese ? "［\(word)：\(inner)］" : "[\(word): \(inner)]"
  }

  private func joined(_ text: String) -> String {
    var joined = ""
    for character in text {
      if !joined.isEmpty { joined.append("\u{2060}") }
      joined.append(character == " " ? "\u{A0}" : character)
    }
    return joined
  }
}

extension Block.Content {
  fileprivate func isContinued(by next: Block.Content) -> Bool {
    if case .paragraph(let role, _) = self, case .paragraph(let other, _) = next, role == other {
      return role == .sender || role == .addressee || role == .signature
    }
    return false
  }
}
