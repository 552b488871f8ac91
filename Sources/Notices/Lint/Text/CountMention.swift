import YAMLText

/// A number of people or of records as a text states it: 「30件」, “38 people”.
struct CountMention: Sendable {
  enum Unit: Sendable, Hashable { case records, people }

  let passage: LintPassage
  /// The number with its unit.
  let range: Range<Int>
  let digits: Range<Int>
  let number: Int
  let unit: Unit
  /// The figure that the number is, where it is one.
  let figure: String?

  static func all(in passage: LintPassage, isJapanese: Bool) -> [CountMention] {
    isJapanese ? japanese(passage) : english(passage)
  }

  private static func japanese(_ passage: LintPassage) -> [CountMention] {
    passage.matches(#/([0-9][0-9,]*) ?(万)? ?(件|名様?|人(?!目))/#, notAfter: ".第").compactMap { range, output in
      make(passage, range, output.1, output.3 == "件" ? .records : .people, isTenThousands: output.2 != nil)
    }
  }

  private static func english(_ passage: LintPassage) -> [CountMention] {
    let pattern =
      #/\b([0-9][0-9,]*) (?:(?:affected|such|distinct|registered|of the|of our|of these|payment|credit|individual) )*(records?|cards?|accounts?|entries|passwords?|people|persons?|customers?|members?|individuals?|affiliates?|residents?|data subjects?)\b/#
    return passage.matches(pattern).compactMap { range, output in
      let isRecords = output.2.contains(#/^(?:record|card|account|entr|password)/#)
      return make(passage, range, output.1, isRecords ? .records : .people)
    }
  }

  private static func make(
    _ passage: LintPassage, _ range: Range<Int>, _ digits: Substring, _ unit: Unit,
    isTenThousands: Bool = false
  ) -> CountMention? {
    guard let number = Int(digits.filter { $0 != "," }) else { return nil }
    guard let at = passage.characters[range].firstIndex(where: \.isDigit) else { return nil }
    let place = at..<(at + digits.count)
    return CountMention(
      passage: passage, range: range, digits: place, number: isTenThousands ? number * 10_000 : number,
      unit: unit,
      figure: passage.figures.first { $0.range.overlaps(place) }?.id)
  }
}

extension LintText {
  var counts: [CountMention] { passages.flatMap { CountMention.all(in: $0, isJapanese: isJapanese) } }
}
