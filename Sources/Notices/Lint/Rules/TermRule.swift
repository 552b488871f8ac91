import Documents
import YAMLText

/// `term`: a term is defined once, before it is used, is used afterwards, and always in the same words.
struct TermRule: LintRule {
  let id = "term"
  let summary = BilingualText(
    "定義語が一度だけ、使う前に定義され、その後は同じ語で使われていること",
    "A term is defined once, before its use, and used in the same words afterwards")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    let definitions = text.passages.flatMap { passage in
      Definition.all(in: passage, isJapanese: text.isJapanese)
    }
    var found: [LintFinding] = []
    var seen: [String: Definition] = [:]
    for definition in definitions {
      if seen[definition.term] != nil {
        found.append(
          finding(
            .error, definition.passage, definition.range,
            BilingualText("「\(definition.term)」が二度定義されています", "“\(definition.term)” is defined a second time"),
            remedy: BilingualText("最初の定義だけを残してください", "Keep the first definition only")))
        continue
      }
      seen[definition.term] = definition
      found += uses(of: definition, in: text)
    }
    return found
  }

  private func uses(of definition: Definition, in text: LintText) -> [LintFinding] {
    let term = definition.term
    var found: [LintFinding] = []
    var isUsed = false
    for passage in text.passages where passage.place != .heading {
      // The text may set spaces between scripts at one place and not at another: 「第1次」, 「第 1 次」.
      for range in SpacelessSearch(passage).ranges(of: term) {
        let isBefore =
          passage.number < definition.passage.number
          || passage.number == definition.passage.number && range.upperBound <= definition.range.lowerBound
        let isDefinition = passage.number == definition.passage.number && range.overlaps(definition.range)
        // 「第1次報告書（以下「第1次報告書」…）」, “Example Forensics (“Example”)”: part of what is defined.
        let isDefined =
          isBefore && passage.number == definition.passage.number
          && passage.sentence(at: definition.range.lowerBound).contains(range.lowerBound)
        if isDefinition || isDefined { continue }
        if let longer = passage.longerWord(around: range), !longer.hasPrefix("各") {
          guard !isBefore, definition.full.map({ longer.hasPrefix($0.prefix(2)) }) ?? false else { continue }
          found.append(
            finding(
              .warning, passage, range,
              BilingualText(
                "「\(term)」と定義した後で「\(longer)」と書かれています", "“\(longer)” is written although “\(term)” was defined"
              ),
              remedy: BilingualText("「\(term)」に統一してください", "Write “\(term)”")))
          continue
        }
        isUsed = isUsed || !isBefore
        guard isBefore else { continue }
        found.append(
          finding(
            .error, passage, range,
            BilingualText("「\(term)」が定義される前に使われています", "“\(term)” is used before it is defined"),
            remedy: BilingualText("最初に使うところで定義してください", "Define it where it is first used")))
      }
    }
    if !isUsed {
      found.append(
        finding(
          .hint, definition.passage, definition.range,
          BilingualText("「\(term)」は定義された後で一度も使われていません", "“\(term)” is defined and never used"),
          remedy: BilingualText("定義を外してください", "Leave the definition out")))
    }
    return found + fullAgain(definition, in: text)
  }

  /// The long form, written again after the short one was defined.
  private func fullAgain(_ definition: Definition, in text: LintText) -> [LintFinding] {
    guard let full = definition.full, full.count > definition.term.count, full != definition.term else {
      return []
    }
    return text.passages.filter { $0.number >= definition.passage.number && $0.place != .heading }.flatMap {
      passage in
      passage.ranges(of: full).filter {
        passage.number > definition.passage.number || $0.lowerBound >= definition.range.upperBound
      }.map { range in
        finding(
          .hint, passage, range,
          BilingualText(
            "「\(definition.term)」と定義した後で「\(full)」と書かれています",
            "“\(full)” is written although “\(definition.term)” was defined"),
          remedy: BilingualText("「\(definition.term)」と書いてください", "Write “\(definition.term)”"))
      }
    }
  }

  /// A definition in brackets: 「以下「X」といいます。」「以降、Xと記述します。」, (the “X”), (hereinafter “X”).
  struct Definition {
    let passage: LintPassage
    /// The brackets.
    let range: Range<Int>
    let term: String
    /// What it stands for, where that can be told.
    let full: String?

    static func all(in passage: LintPassage, isJapanese: Bool) -> [Definition] {
      if isJapanese {
        let pattern =
          #/\((?:以下|以降)(?:では|は)?、? ?(?:(?:総称して|単に|併せて|あわせて)、?)?(?:[「『"“]([^」』"”)]+)[」』"”]|([^)、。「『]+?))(?:という|といいます|と言います|と記述します|と表記します|と呼びます|と略します|と称します|とします|とする|と記載します)?。?\)/#
        return passage.matches(pattern).compactMap { range, output in
          guard let term = (output.1 ?? output.2).map({ String($0).trimmingBlanks }), !term.isEmpty,
            !term.hasPrefix("同"), !term.hasPrefix("略")
          else { return nil }
          return Definition(
            passage: passage, range: range, term: term, full: passage.quoted(before: range.lowerBound))
        }
      }
      let pattern =
        #/\((?:(?:hereinafter|hereafter|below|together|collectively),? ?(?:called |referred to as |the )?|the |our |“|")(?:the )?[“"]?([A-Z][^”")]*)[”"]\)/#
      return passage.matches(pattern).map { range, output in
        Definition(passage: passage, range: range, term: String(output.1), full: nil)
      }
    }
  }
}

/// Finds a word whatever spaces stand between its characters.
struct SpacelessSearch {
  private let characters: [Character]
  private let offsets: [Int]

  init(_ passage: LintPassage) {
    offsets = passage.characters.indices.filter { !passage.characters[$0].isWhitespace }
    characters = offsets.map { passage.characters[$0] }
  }

  func ranges(of word: String) -> [Range<Int>] {
    let word = word.map(Folding.halfWidth).filter { !$0.isWhitespace }
    var found: [Range<Int>] = []
    var at = 0
    while let range = characters.firstRange(of: word, from: at) {
      at = range.upperBound
      found.append(offsets[range.lowerBound]..<(offsets[range.upperBound - 1] + 1))
    }
    return found
  }
}

extension LintPassage {
  /// What stands in 「」 or 『』, or as one run of kanji and katakana, right before a place.
  fileprivate func quoted(before place: Int) -> String? {
    guard place > 0 else { return nil }
    if "」』".contains(original[place - 1]),
      let open = original[..<(place - 1)].lastIndex(where: { "「『".contains($0) })
    {
      return folded((open + 1)..<(place - 1))
    }
    var from = place
    while from > 0, characters[from - 1].isKanji || characters[from - 1].isKatakana { from -= 1 }
    return place - from > 1 ? folded(from..<place) : nil
  }

  /// The word that a place is part of, where letters of the same script go on before or after it.
  fileprivate func longerWord(around range: Range<Int>) -> String? {
    func isSame(_ a: Character, _ b: Character) -> Bool {
      a.isKatakana && b.isKatakana || a.isLatin && b.isLatin
    }
    var from = range.lowerBound
    var to = range.upperBound
    while from > 0, isSame(characters[from - 1], characters[from]) { from -= 1 }
    while to < characters.count, isSame(characters[to - 1], characters[to]) { to += 1 }
    return from..<to == range ? nil : folded(from..<to)
  }
}
