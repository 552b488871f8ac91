import Foundation

/// What is known of an unknown value: each of its characters a set of code points, its lengths and its number as sets.
///
/// Answers only ever narrow the sets, so their order does not matter. A set that becomes empty is a contradiction.
///
/// - Complexity: memory is linear in the number of characters asked about.
struct UnknownValue: Sendable {
  /// What each character from the first on may be, as far as somebody asked.
  private(set) var characters: [CodeSet] = []
  /// The same if characters are what their code points are, as the attacker's tool takes it: no collation in between.
  private(set) var plain: [CodeSet] = []
  /// What the characters counted from the end may be, the last first.
  private(set) var fromEnd: [CodeSet] = []
  private(set) var plainFromEnd: [CodeSet] = []
  private(set) var lengths = UnknownValue.anyLength
  private(set) var byteLengths = UnknownValue.anyLength
  private(set) var number = IntegerSet(NumberTest.universe)
  /// NULL makes every question false; nil: not asked for by itself.
  private(set) var isNull: Bool?
  /// Whether some question was answered with true, which NULL never does.
  private(set) var wasEverTrue = false
  /// Whether names exist, as far as somebody asked.
  private(set) var exists: Bool?
  /// Alternatives of which one holds, none of them certain yet.
  private var open: [Claim] = []

  private static let anyLength = IntegerSet(0...(1 << 40))

  /// What the character at a place may be, from 1.
  func character(_ place: Int) -> CodeSet {
    if place >= 1, place <= characters.count { return characters[place - 1] }
    // Behind the end of a text that is known there is nothing.
    return characters.last?.single == CodeSet.end && place > characters.count ? CodeSet([CodeSet.end]) : .all
  }

  /// Sets anew what a character may be.
  mutating func replace(_ place: Int, with set: CodeSet) {
    guard place >= 1, place <= characters.count else { return }
    characters[place - 1] = set
    plain[place - 1] = set
  }

  /// Takes the length in bytes of the same text for the number of its bytes.
  mutating func takeLength(from text: UnknownValue) {
    lengths = lengths.intersection(text.byteLengths)
    wasEverTrue = wasEverTrue || text.wasEverTrue
    settle()
  }

  /// The value that a text is: every test of it has an answer.
  init(_ text: [UInt32]) {
    characters = text.map { CodeSet([$0]) } + [CodeSet([CodeSet.end])]
    plain = characters
    fromEnd = text.reversed().map { CodeSet([$0]) }
    plainFromEnd = fromEnd
    lengths = IntegerSet([Int64(text.count)])
    byteLengths = IntegerSet([Int64(text.reduce(0) { $0 + CharacterFunction.bytes(of: $1).count })])
    let written = String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init)))
    number = IntegerSet([Datum.text(Array(written.utf8)).integer ?? 0])
    isNull = false
    exists = true
  }

  init() {}

  /// Narrows the value by an answer.
  mutating func learn(_ claim: Claim, _ answer: Bool) {
    if answer { wasEverTrue = true }
    assume(claim, answer)
  }

  private mutating func assume(_ claim: Claim, _ answer: Bool) {
    switch claim {
    case .not(let inner): assume(inner, !answer)
    case .all(let parts):
      if answer {
        parts.forEach { assume($0, true) }
      } else {
        chooseAmong(parts.map { .not(simplifying: $0) })
      }
    case .any(let parts):
      if answer { chooseAmong(parts) } else { parts.forEach { assume($0, false) } }
    case .test(let test): assume(test, answer)
    }
  }

  /// One of several claims holds: where all but one are known to fail, it is that one.
  private mutating func chooseAmong(_ parts: [Claim]) {
    let possible = parts.filter { verdict(on: $0) != false }
    if possible.contains(where: { verdict(on: $0) == true }) { return }
    if possible.count == 1 {
      assume(possible[0], true)
    } else if let merged = UnknownValue.merged(possible) {
      assume(merged, true)
    } else if !possible.isEmpty {
      open.append(.any(possible))
    } else {
      contradict(parts)
    }
  }

  /// Nothing that was claimed is possible: the sets that the claim is about have no member left.
  private mutating func contradict(_ parts: [Claim]) {
    for part in parts { assume(part, true) }
  }

  /// Alternatives about one and the same character are one test of it.
  private static func merged(_ parts: [Claim]) -> Claim? {
    var place: Int?
    var (set, plain) = (CodeSet.none, CodeSet.none)
    for part in parts {
      let (inner, answer): (Claim, Bool) =
        if case .not(let inner) = part { (inner, false) } else { (part, true) }
      guard case .test(.character(let at, let test)) = inner, place == nil || place == at else {
        return place == nil ? mergedNumbers(parts) : nil
      }
      place = at
      set = set.union(test.set(answer))
      plain = plain.union(test.plain(answer))
    }
    guard let place else { return mergedNumbers(parts) }
    return .test(.character(place, CharacterTest(whenTrue: set, whenFalse: .all, plain: plain)))
  }

  /// Alternatives about one and the same length or number are one test of it.
  private static func mergedNumbers(_ parts: [Claim]) -> Claim? {
    var measure: Measure?
    var set = IntegerSet.empty
    for part in parts {
      let (inner, answer): (Claim, Bool) =
        if case .not(let inner) = part { (inner, false) } else { (part, true) }
      guard case .test(.measure(let measured, let test)) = inner, measure == nil || measure == measured else {
        return nil
      }
      measure = measured
      set = set.union(test.set(answer))
    }
    return measure.map { .test(.measure($0, NumberTest(set))) }
  }

  private mutating func assume(_ test: Test, _ answer: Bool) {
    switch test {
    case .character(let place, let test):
      if place > 0 {
        narrow(place, to: test.set(answer), plain: test.plain(answer))
      } else {
        narrow(fromEnd: -place, to: test.set(answer), plain: test.plain(answer))
      }
    case .measure(.characters, let test): lengths = lengths.intersection(test.set(answer))
    case .measure(.bytes, let test): byteLengths = byteLengths.intersection(test.set(answer))
    case .measure(.value, let test): number = number.intersection(test.set(answer))
    case .order(let from, let order):
      if let (place, set) = decidingCharacter(from, order, answer) {
        narrow(place, to: set, plain: order.binary.allowed(place - from, answer))
        // The characters before it may still change the meaning, and equal ones lead on to the next.
        if character(place).intersects(order.equals(place - from)), order.reaches(place - from) {
          open.append(answer ? .test(test) : .not(.test(test)))
        }
      }
    case .isNull: isNull = answer
    case .exists: exists = answer
    }
  }

  private mutating func narrow(_ place: Int, to set: CodeSet, plain: CodeSet) {
    guard place <= UnknownValue.longest else { return }
    while characters.count < place {
      characters.append(.all)
      self.plain.append(.all)
    }
    characters[place - 1] = characters[place - 1].intersection(set)
    self.plain[place - 1] = self.plain[place - 1].intersection(plain)
  }

  private mutating func narrow(fromEnd place: Int, to set: CodeSet, plain: CodeSet) {
    guard place <= UnknownValue.longest else { return }
    while fromEnd.count < place {
      fromEnd.append(.all)
      plainFromEnd.append(.all)
    }
    fromEnd[place - 1] = fromEnd[place - 1].intersection(set)
    plainFromEnd[place - 1] = plainFromEnd[place - 1].intersection(plain)
  }

  /// Places further on are asked for by mistake or to do harm.
  private static let longest = 1 << 20

  // MARK: - Order

  /// The first character in which the text may differ from the one it is compared with, and what it may be.
  private func decidingCharacter(_ from: Int, _ order: TextOrder, _ answer: Bool) -> (Int, CodeSet)? {
    for offset in 0...order.text.count {
      let equal = order.equals(offset)
      if offset < order.text.count, character(from + offset).isSubset(of: equal) { continue }
      return (from + offset, order.allowed(offset, answer))
    }
    return nil
  }

  // MARK: - What is certain

  /// Whether a claim holds for every value that is still possible (true), for none (false), or for some (nil).
  func verdict(on claim: Claim) -> Bool? {
    switch claim {
    case .not(let inner): return verdict(on: inner).map { !$0 }
    case .all(let parts):
      var isCertain = true
      for part in parts {
        switch verdict(on: part) {
        case false?: return false
        case nil: isCertain = false
        default: break
        }
      }
      return isCertain ? true : nil
    case .any(let parts):
      var isCertain = true
      for part in parts {
        switch verdict(on: part) {
        case true?: return true
        case nil: isCertain = false
        default: break
        }
      }
      return isCertain ? false : nil
    case .test(let test): return verdict(on: test)
    }
  }

  private func verdict(on test: Test) -> Bool? {
    switch test {
    case .character(let place, let test):
      let set = place > 0 ? character(place) : place >= -fromEnd.count ? fromEnd[-place - 1] : .all
      return UnknownValue.verdict(set.intersects(test.whenTrue), set.intersects(test.whenFalse))
    case .measure(let measure, let test):
      let set =
        switch measure {
        case .characters: lengths
        case .bytes: byteLengths
        case .value: number
        }
      return UnknownValue.verdict(set.intersects(test.whenTrue), set.intersects(test.whenFalse))
    case .order(let from, let order):
      guard let (place, _) = decidingCharacter(from, order, true) else { return nil }
      let set = character(place)
      if !set.intersects(order.allowed(place - from, true)) { return false }
      return set.intersects(order.allowed(place - from, false)) ? nil : true
    case .isNull: return isNull
    case .exists: return exists
    }
  }

  private static func verdict(_ canHold: Bool, _ canFail: Bool) -> Bool? {
    canHold && canFail ? nil : canHold ? true : canFail ? false : nil
  }

  // MARK: - Bringing it together

  /// Lets go of all but the last alternatives: less is known then, nothing is wrong.
  mutating func keepAlternatives(atMost count: Int) {
    if open.count > count { open.removeFirst(open.count - count) }
  }

  /// Follows up alternatives and what lengths and ends say of each other, until nothing changes.
  mutating func settle() {
    for _ in 0..<64 {
      let before = (characters, lengths, open.count)
      let waiting = open
      open = []
      for claim in waiting { assume(claim, true) }
      settleLength()
      if before.0 == characters, before.1 == lengths, before.2 == open.count { return }
    }
  }

  /// A character that is there makes the text at least so long; behind a known length there is none.
  private mutating func settleLength() {
    if let place = characters.lastIndex(where: { !$0.contains(CodeSet.end) && !$0.isEmpty }) {
      lengths = lengths.intersection(IntegerSet(Int64(place + 1)...(1 << 40)))
    }
    if let place = characters.firstIndex(where: { $0.single == CodeSet.end }) {
      lengths = lengths.intersection(IntegerSet(0...Int64(place)))
    }
    guard let shortest = lengths.ranges.first?.lowerBound, let longest = lengths.ranges.last?.upperBound
    else {
      return
    }
    let ended = CodeSet([CodeSet.end])
    for place in characters.indices {
      if Int64(place) < shortest {
        characters[place] = characters[place].intersection(ended.complement)
      } else if Int64(place) >= longest {
        characters[place] = characters[place].intersection(ended)
      }
    }
    guard shortest == longest, shortest <= 1 << 20 else { return }
    for (offset, set) in fromEnd.enumerated() where set != .all && Int64(offset) < shortest {
      narrow(Int(shortest) - offset, to: set, plain: plainFromEnd[offset])
    }
  }

  /// Whether a text may be the value, as far as the answers go.
  func admits(_ text: [UInt32]) -> Bool {
    for place in 1...max(1, characters.count, text.count) {
      guard character(place).contains(place <= text.count ? text[place - 1] : CodeSet.end) else {
        return false
      }
    }
    for (offset, set) in fromEnd.enumerated() where offset < text.count {
      guard set.contains(text[text.count - 1 - offset]) else { return false }
    }
    let bytes = text.reduce(0) { $0 + CharacterFunction.bytes(of: $1).count }
    guard lengths.contains(Int64(text.count)), byteLengths.contains(Int64(bytes)), isNull != true else {
      return false
    }
    guard number != IntegerSet(NumberTest.universe) else { return true }
    let written = String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init)))
    return number.contains(Datum.text(Array(written.utf8)).integer ?? 0)
  }

  /// Whether some character is none of ASCII.
  var leavesASCII: Bool { characters.contains { $0.ascii.isEmpty && $0.reachesBeyondASCII } }

  /// Whether NULL may be the value: it makes no question true.
  var admitsNull: Bool { isNull ?? !wasEverTrue }

  /// How unlikely it is that a text of the usual characters fits by chance, in bits.
  var bits: Double {
    let usual = CodeSet(0x20...0x7E)
    return characters.reduce(0) { sum, set in
      let left = set.intersection(usual).count + (set.contains(CodeSet.end) ? 1 : 0)
      return sum + (left >= 96 ? 0 : left == 0 ? 6 : 6.6 - log2(Double(left)))
    }
  }

  /// Whether no value fits all the answers.
  var isContradictory: Bool {
    lengths.isEmpty || byteLengths.isEmpty || number.isEmpty || characters.contains(where: \.isEmpty)
  }
}

extension TextOrder {
  /// The same comparison by code points.
  var binary: TextOrder { TextOrder(text: text, includesEqual: includesEqual, isBinary: true) }

  /// Characters that count as equal to the compared text's at an offset; behind its end, the end of the text.
  func equals(_ offset: Int) -> CodeSet {
    guard offset < text.count else { return CodeSet([CodeSet.end]) }
    return isBinary ? CodeSet([text[offset]]) : Collation.equivalents(of: text[offset])
  }

  /// Whether a character equal at this offset leads on to the next.
  func reaches(_ offset: Int) -> Bool { offset < text.count }

  /// What the character at an offset may be, all before it being equal, if the text is less (or not).
  func allowed(_ offset: Int, _ isLess: Bool) -> CodeSet {
    guard offset < text.count else {
      // The text begins with the whole of what it is compared with: less or equal only if it ends here too.
      // Blanks at the end may count or not, and what sorts before a blank is less than the end.
      if isLess, !isBinary { return CodeSet(0...0x20) }
      if isLess { return includesEqual ? CodeSet([CodeSet.end]) : .none }
      if !isBinary { return .all }
      return includesEqual ? CodeSet([CodeSet.end]).complement : .all
    }
    let literal = text[offset]
    // Symbols sort before digits and letters or behind them.
    if !isBinary, Collation.isSymbol(literal) { return .all }
    var less = CodeSet.none
    var greater = CodeSet.none
    let kinds: [Collation.Kind] = isBinary ? [.binary] : [.binary, .caseInsensitive, .unicode]
    for kind in kinds {
      less = less.union(CodeSet(below: literal, kind))
      greater = greater.union(CodeSet(above: literal, kind))
    }
    if !isBinary {
      let untold = CodeSet(ascii: { _ in false }, beyond: Collation.untold(comparedWith: [literal]))
      (less, greater) = (less.union(untold), greater.union(untold))
    }
    return (isLess ? less.union(CodeSet([CodeSet.end])) : greater).union(equals(offset))
  }
}
