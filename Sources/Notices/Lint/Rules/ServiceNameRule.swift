import YAMLText

/// `service-name`: a service is spelt in one way: not “Exampleshop” or “Example-Shop” where it is “ExampleShop”.
///
/// A name of the organisation's services counts as the right one; its spelling without the reading in brackets too.
struct ServiceNameRule: LintRule {
  let id = "service-name"
  let summary = BilingualText(
    "サービス名の表記が一通りであること", "Each service's name is spelt in one way")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    let names = context.services.map(Spellings.init)
    return text.passages.flatMap { passage in
      names.flatMap { name in variants(of: name, in: passage) }
    }
  }

  private func variants(of name: Spellings, in passage: LintPassage) -> [LintFinding] {
    let search = LooseSearch(passage)
    var taken: [Range<Int>] = []
    // The longest form first, so that a name with its reading counts once.
    return name.loose.sorted { $0.count > $1.count }.flatMap { loose in
      search.ranges(of: loose).compactMap { range -> LintFinding? in
        guard !taken.contains(where: { $0.overlaps(range) }) else { return nil }
        taken.append(range)
        let written = passage[range]
        let isRight = name.accepted.contains { right in
          right == written || right.hasPrefix(written) && name.loose.contains(Folding.loose(written))
        }
        guard !isRight, !passage.isAddress(range) else { return nil }
        return finding(
          .error, passage, range,
          BilingualText(
            "サービス名「\(name.right)」が「\(written)」と表記されています",
            "The service “\(name.right)” is spelt “\(written)” here"),
          remedy: BilingualText("「\(name.right)」に統一してください", "Write “\(name.right)” throughout"))
      }
    }
  }

  /// How a service's name may be written.
  private struct Spellings {
    let right: String
    let accepted: Set<String>
    let loose: Set<[Character]>

    init(_ service: LintContext.Service) {
      right = service.name.japanese
      var all: Set<String> = []
      for name in [service.name.japanese, service.name.english] {
        all.insert(name)
        // 「ExampleShop（イグザンプルショップ）」: the name also stands alone.
        if let bracket = name.firstIndex(where: { "（(".contains($0) }) {
          all.insert(String(name[..<bracket]).trimmingBlanks)
        }
      }
      accepted = all
      // Two or three letters mean too much else.
      loose = Set(all.map(Folding.loose)).filter { $0.count >= 4 }
    }
  }
}

/// Finds words whatever their case and width, and whatever is put between their letters.
struct LooseSearch {
  private let passage: LintPassage
  private let letters: [Character]
  private let offsets: [Int]

  init(_ passage: LintPassage) {
    self.passage = passage
    var letters: [Character] = []
    var offsets: [Int] = []
    for (offset, character) in passage.original.enumerated() {
      for letter in Folding.loose(character) {
        letters.append(letter)
        offsets.append(offset)
      }
    }
    self.letters = letters
    self.offsets = offsets
  }

  /// - Parameter word: folded by `Folding.loose`.
  func ranges(of word: [Character]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while let range = letters.firstRange(of: word, from: at) {
      at = range.upperBound
      guard let first = word.first, let last = word.last else { break }
      let from = offsets[range.lowerBound]
      let to = offsets[range.upperBound - 1] + 1
      // A whole word: no Latin letter goes on where the name begins or ends in one.
      let isInWord =
        first.isLatin && from > 0 && passage.characters[from - 1].isLatin
        || last.isLatin && to < passage.characters.count && passage.characters[to].isLatin
      if !isInWord { found.append(from..<to) }
    }
    return found
  }
}

extension LintPassage {
  /// Whether a place lies within an address of the web or of mail.
  func isAddress(_ range: Range<Int>) -> Bool {
    func isPart(_ character: Character) -> Bool {
      character.isASCII && !character.isWhitespace && !"()<>\"',".contains(character)
    }
    var from = range.lowerBound
    var to = range.upperBound
    while from > 0, isPart(characters[from - 1]) { from -= 1 }
    while to < characters.count, isPart(characters[to]) { to += 1 }
    let word = String(characters[from..<to])
    return word.contains("@") || word.contains("://") || word.hasPrefix("www.")
      || word.contains(#/[a-z0-9-]\.(?:com|jp|org|net)\b/#)
  }
}

extension String {
  var trimmingBlanks: String {
    let start = drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
  }
}
