/// How a value reads, as far as it is known.
struct BlindText {
  /// Text with U+FFFD for each character that is not known; nil where the value was shown to be NULL.
  var text: String?
  /// Every character is known, and where the text ends.
  var isComplete: Bool
  /// Whether nothing of it is known.
  var isBlank: Bool { text?.unicodeScalars.allSatisfy { $0 == "\u{FFFD}" } ?? false }
  /// Every character follows from the answers alone; otherwise letter case or characters nobody uses are assumed.
  var isCertain: Bool
}

extension BlindValue {
  /// The value in words, or nil where nothing at all was learnt of it.
  func written() -> BlindText? {
    if known.isNull == true { return BlindText(text: nil, isComplete: true, isCertain: true) }
    if known.characters.allSatisfy({ $0 == .all }), known.fromEnd.isEmpty {
      if let number = known.number.single {
        return BlindText(text: String(number), isComplete: true, isCertain: true)
      }
      if known.lengths.single == 0 || known.byteLengths.single == 0 {
        return BlindText(text: "", isComplete: true, isCertain: true)
      }
      return nil
    }
    if known.characters.allSatisfy({ $0 == .all }), !known.fromEnd.isEmpty, known.lengths.single == nil {
      return writtenFromEnd
    }
    let end = end
    var codes: [UInt32?] = []
    var isCertain = true
    for place in 1...max(1, end ?? known.characters.count) {
      if let end, place > end { break }
      let (code, certain) = character(place)
      codes.append(code)
      isCertain = isCertain && certain
    }
    // Places behind the last that is known to hold a character were asked for, but nothing shows that they exist.
    if end == nil {
      while codes.last == .some(nil), known.character(codes.count).contains(CodeSet.end) {
        codes.removeLast()
      }
      if codes.isEmpty { codes.append(nil) }
    }
    let written =
      subject.isBytes
      ? ValueTemplate.text(ofBytes: codes.map { $0.flatMap(UInt8.init(exactly:)) })
      : codes.map { $0 ?? 0xFFFD }
    let isWhole = !written.contains(0xFFFD)
    let bytes = written.reduce(Int64(0)) { $0 + Int64(CharacterFunction.bytes(of: $1).count) }
    // The length in bytes tells the end as well.
    let isEnded = end != nil || isWhole && known.byteLengths.single == bytes
    let text = String(String.UnicodeScalarView(written.map { Unicode.Scalar($0) ?? "\u{FFFD}" }))
    return BlindText(text: text, isComplete: isWhole && isEnded, isCertain: isCertain)
  }

  /// The end of a text of which nothing else is known.
  private var writtenFromEnd: BlindText {
    var codes: [UInt32] = []
    var isCertain = true
    for (offset, set) in known.fromEnd.enumerated() {
      let plain = known.plainFromEnd[offset].single
      guard let code = set.single ?? plain, code != CodeSet.end, set.contains(code) else { break }
      codes.append(code)
      isCertain = isCertain && set.single != nil
    }
    let text = String(String.UnicodeScalarView(codes.reversed().map { Unicode.Scalar($0) ?? "\u{FFFD}" }))
    return BlindText(text: text.isEmpty ? "\u{FFFD}" : text, isComplete: false, isCertain: isCertain)
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

  /// The character at a place, nil where it is not known, and whether it is beyond doubt.
  private func character(_ place: Int) -> (UInt32?, certain: Bool) {
    let set = known.character(place)
    if let code = set.single { return (code == CodeSet.end ? nil : code, true) }
    guard !set.isEmpty, set != .all else { return (nil, false) }
    // Comparisons that take no notice of case or marks leave open which of the letters stands there; the attacker's
    // tool read the one that it asked for.
    if let code = known.plain[place - 1].single, code != CodeSet.end, set.contains(code) {
      return (code, false)
    }
    // Who asks for seven bits takes the text for ASCII. DEL is in no text: it is what is left below those above.
    if set.reachesBeyondASCII, let code = set.ascii.single, code >= 0x20, code != 0x7F {
      return (code, false)
    }
    return (nil, false)
  }

  /// How sure the value is.
  var grade: Grade {
    let answered = questions.filter { $0.answer != nil }
    guard !answered.isEmpty, conflicts == 0, known.wasEverTrue, !answered.contains(where: \.isPresumed) else {
      return .possible
    }
    let isShown = answered.allSatisfy {
      $0.isCalibrated || $0.byResponse != nil && $0.byResponse == $0.byNextQuestion
    }
    return isShown && written()?.isCertain != false ? .proven : .probable
  }
}
