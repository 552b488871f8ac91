/// A LIKE or REGEXP pattern, as far as it says what stands at certain places: a sequence of characters from the
/// beginning or from the end of the text.
struct TextPattern: Hashable {
  /// What one place of the text must be.
  struct Place: Hashable {
    /// The characters that may pass, under some collation.
    var wide: CodeSet
    /// Those that pass under every one.
    var narrow: CodeSet
    static let anything = Place(
      wide: CodeSet([CodeSet.end]).complement, narrow: CodeSet([CodeSet.end]).complement)

    init(wide: CodeSet, narrow: CodeSet) {
      self.wide = wide
      self.narrow = narrow
    }

    init(_ code: UInt32, isBinary: Bool) {
      narrow = CodeSet([code])
      wide = isBinary ? narrow : Collation.equivalents(of: code)
    }

    /// Letters are letters in every collation, but which of those above ASCII are is not looked into.
    init(ascii: CodeSet, andPerhapsBeyond: Bool) {
      self.init(
        wide: andPerhapsBeyond ? ascii.union(CodeSet(0x80...0x10FFFF)) : ascii, narrow: ascii)
    }

    mutating func formUnion(_ other: Place) {
      wide = wide.union(other.wide)
      narrow = narrow.union(other.narrow)
    }

    var test: CharacterTest { CharacterTest(whenTrue: wide, whenFalse: narrow.complement, plain: narrow) }

    /// Any character but these.
    var negated: Place {
      Place(
        wide: narrow.complement.intersection(Place.anything.wide),
        narrow: wide.complement.intersection(Place.anything.wide))
    }
  }

  /// What each place holds, in order.
  var places: [Place] = []
  /// The places begin at the first character.
  var isAnchoredAtStart = false
  /// The places end at the last character.
  var isAnchoredAtEnd = false

  // MARK: - LIKE

  /// Nil where the pattern says nothing of single places (MySQL manual, "String Comparison Functions").
  init?(like pattern: [UInt8], escape: UInt8 = 0x5C, isBinary: Bool) {
    var isEscaped = false
    var wildcards: [Int] = []
    for scalar in String(decoding: pattern, as: UTF8.self).unicodeScalars {
      if isEscaped {
        places.append(Place(scalar.value, isBinary: isBinary))
        isEscaped = false
      } else if scalar.value == UInt32(escape) {
        isEscaped = true
      } else if scalar == "%" {
        if wildcards.last != places.count || wildcards.isEmpty { wildcards.append(places.count) }
      } else if scalar == "_" {
        places.append(.anything)
      } else {
        places.append(Place(scalar.value, isBinary: isBinary))
      }
    }
    switch wildcards {
    case []: (isAnchoredAtStart, isAnchoredAtEnd) = (true, true)
    case [places.count] where !places.isEmpty: isAnchoredAtStart = true
    case [0] where !places.isEmpty: isAnchoredAtEnd = true
    default: return nil
    }
  }

  // MARK: - REGEXP

  /// Nil where the expression holds anything but characters, classes, dots and counts, anchored at an end
  /// (MariaDB, "Regular Expressions Overview"; MySQL manual, "Regular Expressions").
  init?(regularExpression pattern: [UInt8], isBinary: Bool) {
    let scalars = Array(String(decoding: pattern, as: UTF8.self).unicodeScalars)
    var at = 0
    if scalars.first == "^" {
      isAnchoredAtStart = true
      at = 1
    }
    while at < scalars.count {
      if scalars[at] == "$", at == scalars.count - 1 {
        isAnchoredAtEnd = true
        break
      }
      // What may follow in any way ends what is said of places.
      if scalars[at] == ".", at + 1 < scalars.count, scalars[at + 1] == "*", at + 2 >= scalars.count - 1 {
        guard at + 2 == scalars.count || scalars[at + 2] == "$" else { return nil }
        break
      }
      guard let (place, next) = TextPattern.element(scalars, at, isBinary) else { return nil }
      at = next
      var times = 1
      if at < scalars.count, scalars[at] == "{" {
        guard let close = scalars[at...].firstIndex(of: "}"),
          let count = Int(String(String.UnicodeScalarView(scalars[(at + 1)..<close]))), count < 10_000
        else { return nil }
        times = count
        at = close + 1
      }
      if at < scalars.count, ["*", "+", "?"].contains(scalars[at]) { return nil }
      for _ in 0..<times { places.append(place) }
    }
    guard isAnchoredAtStart || isAnchoredAtEnd, !places.isEmpty || isAnchoredAtStart && isAnchoredAtEnd else {
      return nil
    }
  }

  private static func element(_ scalars: [Unicode.Scalar], _ start: Int, _ isBinary: Bool) -> (Place, Int)? {
    guard start < scalars.count else { return nil }
    switch scalars[start] {
    case "[": return characterClass(scalars, start, isBinary)
    case ".": return (.anything, start + 1)
    case "(":
      // One element in parentheses is that element.
      guard let (place, next) = element(scalars, start + 1, isBinary), next < scalars.count,
        scalars[next] == ")"
      else { return nil }
      return (place, next + 1)
    case "\\":
      guard start + 1 < scalars.count else { return nil }
      let escaped = scalars[start + 1]
      if escaped == "d" { return (Place(ascii: CodeSet(0x30...0x39), andPerhapsBeyond: false), start + 2) }
      if escaped == "w" { return (Place(ascii: CharacterSets.word, andPerhapsBeyond: true), start + 2) }
      guard escaped.value < 0x80, !CharacterSets.word.contains(escaped.value) else { return nil }
      return (Place(escaped.value, isBinary: isBinary), start + 2)
    case ")", "|", "*", "+", "?", "{", "}", "^", "$": return nil
    default: return (Place(scalars[start].value, isBinary: isBinary), start + 1)
    }
  }

  private static func characterClass(_ scalars: [Unicode.Scalar], _ start: Int, _ isBinary: Bool)
    -> (Place, Int)?
  {
    var at = start + 1
    let isNegated = at < scalars.count && scalars[at] == "^"
    if isNegated { at += 1 }
    var inside = Place(wide: .none, narrow: .none)
    var isEmpty = true
    var isOpen = true
    while at < scalars.count, isOpen || scalars[at] != "]" {
      isOpen = false
      if scalars[at] == "[", at + 1 < scalars.count, scalars[at + 1] == ":" {
        guard let (named, next) = CharacterSets.named(scalars, at) else { return nil }
        inside.formUnion(named)
        isEmpty = false
        at = next
        continue
      }
      if scalars[at] == "\\", at + 1 < scalars.count { at += 1 }
      let first = scalars[at].value
      if at + 2 < scalars.count, scalars[at + 1] == "-", scalars[at + 2] != "]" {
        let last = scalars[at + 2].value
        guard first <= last else { return nil }
        for code in first...max(first, min(last, 0x7F)) where code < 0x80 {
          inside.formUnion(Place(code, isBinary: isBinary))
        }
        if last >= 0x80 {
          let range = CodeSet(max(first, 0x80)...last)
          inside.formUnion(Place(wide: range, narrow: range))
        }
        isEmpty = false
        at += 3
      } else {
        inside.formUnion(Place(first, isBinary: isBinary))
        isEmpty = false
        at += 1
      }
    }
    guard at < scalars.count, !isEmpty else { return nil }
    if isNegated { return (inside.negated, at + 1) }
    return (inside, at + 1)
  }

  // MARK: - As a claim

  /// What the pattern says of a text that begins `before` characters into the unknown value.
  func claim(before: Int = 0) -> Claim {
    var parts: [Claim] = []
    for (offset, place) in places.enumerated() {
      let number = isAnchoredAtStart ? before + offset + 1 : offset - places.count
      parts.append(.test(.character(number, place.test)))
    }
    if isAnchoredAtStart, isAnchoredAtEnd {
      let length = Int64(before + places.count)
      parts.append(.test(.measure(.characters, NumberTest(IntegerSet(length...length)))))
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }
}

/// Named classes of characters.
private enum CharacterSets {
  static let digits = CodeSet(0x30...0x39)
  static let letters = CodeSet(0x41...0x5A).union(CodeSet(0x61...0x7A))
  static let word = digits.union(letters).union(CodeSet([0x5F]))

  /// `[:digit:]` and its like, read from the bracket at `start`.
  static func named(_ scalars: [Unicode.Scalar], _ start: Int) -> (TextPattern.Place, Int)? {
    guard let close = scalars[(start + 2)...].firstIndex(of: ":"), close + 1 < scalars.count,
      scalars[close + 1] == "]"
    else { return nil }
    let name = String(String.UnicodeScalarView(scalars[(start + 2)..<close]))
    let hexadecimal = digits.union(CodeSet(0x41...0x46)).union(CodeSet(0x61...0x66))
    let blanks = CodeSet([0x20]).union(CodeSet(0x09...0x0D))
    let place: TextPattern.Place
    switch name {
    case "digit": place = TextPattern.Place(ascii: digits, andPerhapsBeyond: false)
    case "xdigit": place = TextPattern.Place(ascii: hexadecimal, andPerhapsBeyond: false)
    case "space": place = TextPattern.Place(ascii: blanks, andPerhapsBeyond: true)
    case "alpha": place = TextPattern.Place(ascii: letters, andPerhapsBeyond: true)
    case "alnum": place = TextPattern.Place(ascii: letters.union(digits), andPerhapsBeyond: true)
    default: return nil
    }
    return (place, close + 2)
  }
}
