/// How a value reads, as far as it is known.
struct BlindText {
  /// Text with U+FFFD for each character that is not known; nil where the value was shown to be NULL.
  var text: String?
  /// Every character is known, and where the text ends.
  var isComplete: Bool
  /// Every character follows from the answers alone; otherwise letter case or characters nobody uses are assumed.
  var isCertain: Bool
}

extension BlindValue {
  /// The value in words, or nil where nothing at all was learnt of it.
  func written() -> BlindText? {
    if known.isNull == true { return BlindText(text: nil, isComplete: true, isCertain: true) }
    if known.characters.isEmpty, known.fromEnd.isEmpty {
      if let number = known.number.single { return BlindText(text: String(number), isComplete: true, isCertain: true) }
      if known.lengths.single == 0 || known.byteLengths.single == 0 {
        return BlindText(text: "", isComplete: true, isCertain: true)
      }
      return nil
    }
    let literals = literals
    let end = end
    var text = String.UnicodeScalarView()
    var isCertain = true
    var isWhole = true
    var bytes: Int64 = 0
    for place in 1...max(1, end ?? known.characters.count) {
      if let end, place > end { break }
      let (scalar, certain) = character(place, literal: literals[place])
      text.append(scalar ?? "\u{FFFD}")
      isWhole = isWhole && scalar != nil
      isCertain = isCertain && certain
      bytes += scalar.map { Int64(CharacterFunction.bytes(of: $0.value).count) } ?? 0
    }
    // Places behind the last that is known to hold a character were asked for, but nothing shows that they exist.
    if end == nil {
      while text.last == "\u{FFFD}", known.character(text.count).contains(CodeSet.end) { text.removeLast() }
      if text.isEmpty { text.append("\u{FFFD}") }
    }
    // The length in bytes tells the end as well.
    let isEnded = end != nil || isWhole && known.byteLengths.single == bytes
    return BlindText(text: String(text), isComplete: isWhole && isEnded, isCertain: isCertain)
  }

  /// How many characters the text has, where the answers show it.
  private var end: Int? {
    let ends = CodeSet([0, 1]).union(CodeSet([0x20]))
    // A tool takes code 1 for the end as well as 0, and a blank behind the text does not count in comparisons.
    let place = known.characters.firstIndex { set in
      set.contains(CodeSet.end) && set.isSubset(of: ends)
    }
    if let place { return place }
    return known.lengths.single.map { Int($0) }
  }

  /// The character at a place, and whether it is beyond doubt.
  private func character(_ place: Int, literal: UInt32?) -> (Unicode.Scalar?, certain: Bool) {
    let set = known.character(place)
    if let code = set.single { return (code == CodeSet.end ? nil : Unicode.Scalar(code), true) }
    guard !set.isEmpty, set != .all else { return (nil, false) }
    // Comparisons that take no notice of case or marks leave open which of the letters stands there; the attacker read
    // the one that he wrote.
    if let literal, set.contains(literal), set.isSubset(of: Collation.equivalents(of: literal)) {
      return (Unicode.Scalar(literal), false)
    }
    // Who asks for seven bits takes the text for ASCII.
    if set.reachesBeyondASCII, let code = set.ascii.single, code >= 0x20, set.count < CodeSet.all.count / 8 {
      return (Unicode.Scalar(code), false)
    }
    return (nil, false)
  }

  /// The characters that the attacker wrote in questions that were answered with yes.
  private var literals: [Int: UInt32] {
    var literals: [Int: UInt32] = [:]
    func note(_ claim: Claim, _ answer: Bool) {
      switch claim {
      case .not(let inner): note(inner, !answer)
      case .all(let parts) where answer: parts.forEach { note($0, true) }
      case .any(let parts) where !answer: parts.forEach { note($0, false) }
      case .test(.character(let place, let test)) where answer:
        if let literal = test.literal {
          literals[place > 0 ? place : (known.lengths.single.map { Int($0) + place + 1 } ?? 0)] = literal
        }
      default: return
      }
    }
    for question in questions { if let answer = question.answer { note(question.claim, answer) } }
    return literals
  }

  /// How sure the value is.
  var grade: Grade {
    let answered = questions.filter { $0.answer != nil }
    guard !answered.isEmpty, conflicts == 0, known.wasEverTrue else { return .possible }
    let isShown = answered.allSatisfy { $0.isCalibrated || $0.byResponse != nil && $0.byResponse == $0.byNextQuestion }
    return isShown && written()?.isCertain != false ? .proven : .probable
  }
}
