import DatabaseDump

/// A function of one character of an unknown text, as SQL computes it: `ORD(c)`, `HEX(c)`, `INSTR('abc', c)`.
struct CharacterFunction {
  /// What it computes, for memory of what was worked out before.
  let key: String
  /// Whether it goes by the character's code, so that nothing holds for a whole range of characters at once.
  let isNumeric: Bool
  /// Code points that the function knows by name.
  let literals: [UInt32]
  /// The result for a character, under a collation.
  let value: (UInt32, Collation.Kind) -> Datum
  /// Which code of the character it is, where it is nothing but that.
  let code: Code?
  /// Whether it looks at the first byte alone, as ASCII does.
  let goesByFirstByte: Bool
  /// Whether its characters are bytes.
  let isByte: Bool
  /// Characters above ASCII of which collations after Unicode's rules make more than is looked into.
  let untold: IntegerSet
  /// The same computed from ORD's number in whole numbers, where it can be: for all code points at a glance.
  let integer: ((Int64) -> Int64?)?

  init(
    key: String, isNumeric: Bool, literals: [UInt32], value: @escaping (UInt32, Collation.Kind) -> Datum,
    code: Code?, goesByFirstByte: Bool = false, isByte: Bool = false,
    untold: IntegerSet = .empty, integer: ((Int64) -> Int64?)? = nil
  ) {
    self.key = key
    self.isNumeric = isNumeric
    self.literals = literals
    self.value = value
    self.code = code
    self.goesByFirstByte = goesByFirstByte
    self.isByte = isByte
    self.untold = untold
    self.integer = integer
  }

  enum Code { case ord, ascii, byte }

  /// The character itself, as text.
  static var identity: CharacterFunction {
    CharacterFunction(
      key: "c", isNumeric: false, literals: [],
      value: { code, _ in .text(CharacterFunction.bytes(of: code)) },
      code: nil)
  }

  /// One byte of a byte string.
  static var byte: CharacterFunction {
    CharacterFunction(
      key: "b", isNumeric: true, literals: [],
      value: { code, _ in .text(code == CodeSet.end || code > 0xFF ? [] : [UInt8(code)], isBinary: true) },
      code: nil,
      isByte: true)
  }

  /// The character of a subject at a place, before anything is done with it.
  static func plain(_ subject: Subject) -> CharacterFunction { subject.isBytes ? .byte : .identity }

  /// Whether it is the character as it stands.
  var isIdentity: Bool { key == "c" || key == "b" }

  /// The code of the first character: ORD its bytes as one big-endian number, ASCII its first byte
  /// (MySQL manual, "String Functions").
  static func code(_ code: Code) -> CharacterFunction {
    guard code != .byte else {
      return CharacterFunction(
        key: "ord(b)", isNumeric: true, literals: [], value: { code, _ in .integer(Int64(code)) },
        code: .byte,
        isByte: true)
    }
    return CharacterFunction(
      key: code == .ord ? "ord(c)" : "ascii(c)", isNumeric: true, literals: [],
      value: { character, _ in .integer(CharacterFunction.number(character, code)) }, code: code,
      goesByFirstByte: code == .ascii, integer: { $0 })
  }

  /// The function with another one applied to its result.
  func mapped(
    _ name: String, isNumeric: Bool = false, literals: [UInt32] = [], untold: IntegerSet = .empty,
    integer transformInteger: ((Int64) -> Int64?)? = nil,
    _ transform: @escaping (Datum, Collation.Kind) -> Datum
  ) -> CharacterFunction {
    let inner = value
    var composed: ((Int64) -> Int64?)?
    if let transformInteger, let integer { composed = { integer($0).flatMap(transformInteger) } }
    return CharacterFunction(
      key: name + "<" + key + ">", isNumeric: isNumeric || self.isNumeric, literals: self.literals + literals,
      value: { code, kind in
        let known = inner(code, kind)
        return known.isUnknown ? .unknown : transform(known, kind)
      }, code: nil, goesByFirstByte: goesByFirstByte,
      isByte: isByte, untold: self.untold.union(untold), integer: composed)
  }

  /// UTF-8 of a code point; nothing for the end of the text.
  static func bytes(of code: UInt32) -> [UInt8] {
    guard code != CodeSet.end, let scalar = Unicode.Scalar(code) else { return [] }
    return Array(String(scalar).utf8)
  }

  static func number(_ code: UInt32, _ kind: Code) -> Int64 {
    if kind == .byte { return Int64(code) }
    return switch code {
    case 0..<0x80: Int64(code)
    case 0x80..<0x800:
      kind == .ascii ? Int64(0xC0 | code >> 6) : Int64((0xC0 | code >> 6) << 8 | 0x80 | code & 0x3F)
    case 0x800..<0x10000:
      kind == .ascii
        ? Int64(0xE0 | code >> 12)
        : Int64((0xE0 | code >> 12) << 16 | (0x80 | code >> 6 & 0x3F) << 8 | 0x80 | code & 0x3F)
    default:
      kind == .ascii
        ? Int64(0xF0 | code >> 18)
        : Int64(0xF0 | code >> 18) << 24 | Int64(0x80 | code >> 12 & 0x3F) << 16
          | Int64(0x80 | code >> 6 & 0x3F) << 8 | Int64(0x80 | code & 0x3F)
    }
  }
}

extension CharacterFunction {
  /// The characters for which the function's result counts as true, and as false.
  ///
  /// Functions that go by the code are asked for every code point, others for ASCII, for the letters with marks and
  /// for those that the function names; between those all characters are the same to it.
  ///
  /// - Parameter isExact: whether a function of the code is asked for every code point, or where it cannot be computed
  ///   in whole numbers for those of the Basic Multilingual Plane. That takes up to a second, and a test of one bit of
  ///   the code is half a million ranges; else anything above ASCII may be either.
  func truth(isExact: Bool) -> CharacterTest {
    if isByte { return truthOfBytes() }
    if isExact, isNumeric, !goesByFirstByte, let integer { return CharacterFunction.truth(integer) }
    var plain = CodeSet.none
    var whenTrue = CodeSet.none
    var whenFalse = CodeSet.none
    let kinds: [Collation.Kind] = isNumeric ? [.binary] : [.binary, .caseInsensitive, .unicode]
    for kind in kinds {
      var (holds, fails) = (Spans(), Spans())
      var isTrueInASCII = [Bool?](repeating: nil, count: 128)
      for code in UInt32(0)..<128 { isTrueInASCII[Int(code)] = answer(code, kind) }
      for span in spansBeyondASCII(isExact: isExact) {
        switch answer(span.lowerBound, kind) {
        case true?: holds.add(span)
        case false?: fails.add(span)
        case nil:
          holds.add(span)
          fails.add(span)
        }
      }
      // What was not asked for may be either.
      let untold =
        !isNumeric || goesByFirstByte
        ? (kind == .unicode ? self.untold : .empty)
        : isExact ? IntegerSet(0x10000...0x10FFFF) : CodeSet.beyondASCII
      let passing = CodeSet(ascii: { isTrueInASCII[Int($0)] != false }, beyond: holds.set.union(untold))
      if kind == .binary { plain = passing }
      whenTrue = whenTrue.union(passing)
      whenFalse = whenFalse.union(
        CodeSet(ascii: { isTrueInASCII[Int($0)] != true }, beyond: fails.set.union(untold)))
    }
    return CharacterTest(whenTrue: whenTrue, whenFalse: whenFalse, plain: plain)
  }

  /// The same for bytes, all of which are tried.
  private func truthOfBytes() -> CharacterTest {
    let answers = (UInt32(0)..<256).map { answer($0, .binary) }
    let holds = CodeSet((UInt32(0)..<256).filter { answers[Int($0)] != false })
    return CharacterTest(
      whenTrue: holds, whenFalse: CodeSet((UInt32(0)..<256).filter { answers[Int($0)] != true }), plain: holds
    )
  }

  /// The same for a function of ORD's number, tried for every code point.
  private static func truth(_ integer: (Int64) -> Int64?) -> CharacterTest {
    var (holds, fails) = (Spans(), Spans())
    for range in CodeSet.beyondASCII.ranges {
      var start = range.lowerBound
      var isTrue = (integer(number(UInt32(start), .ord)) ?? 0) != 0
      for code in range.dropFirst() {
        let next = (integer(number(UInt32(code), .ord)) ?? 0) != 0
        guard next != isTrue else { continue }
        if isTrue { holds.add(start...code - 1) } else { fails.add(start...code - 1) }
        (start, isTrue) = (code, next)
      }
      if isTrue { holds.add(start...range.upperBound) } else { fails.add(start...range.upperBound) }
    }
    let passing = CodeSet(ascii: { (integer(Int64($0)) ?? 0) != 0 }, beyond: holds.set)
    return CharacterTest(
      whenTrue: passing, whenFalse: CodeSet(ascii: { (integer(Int64($0)) ?? 0) == 0 }, beyond: fails.set),
      plain: passing)
  }

  /// NULL counts as false, as it does in every condition; nil where the result is not known.
  private func answer(_ code: UInt32, _ kind: Collation.Kind) -> Bool? {
    let result = value(code, kind)
    return result.isUnknown ? nil : result.isTrue ?? false
  }

  /// Stretches above ASCII of which one member stands for all.
  private func spansBeyondASCII(isExact: Bool) -> [ClosedRange<UInt32>] {
    if goesByFirstByte {
      return (UInt32(0xC2)...0xF4).flatMap { byte -> [ClosedRange<UInt32>] in
        switch byte {
        case ..<0xE0: [(byte & 0x1F) << 6...((byte & 0x1F) << 6 | 0x3F)]
        case 0xE0: [0x800...0xFFF]
        case 0xED: [0xD000...0xD7FF]
        case ..<0xF0: [(byte & 0xF) << 12...((byte & 0xF) << 12 | 0xFFF)]
        case 0xF0: [0x10000...0x3FFFF]
        case 0xF4: [0x100000...0x10FFFF]
        default: [(byte & 7) << 18...((byte & 7) << 18 | 0x3FFFF)]
        }
      }
    }
    if isNumeric {
      return isExact
        ? (UInt32(0x80)...0xD7FF).map { $0...$0 } + (UInt32(0xE000)...0xFFFF).map { $0...$0 } : []
    }
    // Letters with marks compare as others do; each is asked for by itself.
    var starts = Set<UInt32>(0x80...0x250)
    for literal in literals where literal >= 0x80 { starts.formUnion([literal, literal + 1]) }
    starts.formUnion([0xD800, 0xE000, 0x10000])
    let sorted = starts.sorted()
    return zip(sorted, sorted.dropFirst() + [0x110000]).compactMap { start, next in
      start == 0xD800 || start >= next ? nil : start...(next - 1)
    }
  }

  private struct Spans {
    var set = IntegerSet.empty
    mutating func add(_ span: ClosedRange<UInt32>) { add(Int64(span.lowerBound)...Int64(span.upperBound)) }
    mutating func add(_ span: ClosedRange<Int64>) { set.extend(with: span) }
  }
}

/// Character tests worked out before: an attacker asks the same thing of every character.
///
/// One thread reads the questions; the memory is not shared between threads.
final class CharacterTests {
  private var known: [String: CharacterTest] = [:]
  private var codes: [CodeComparison: CharacterTest] = [:]

  private struct CodeComparison: Hashable {
    let code: CharacterFunction.Code
    let numbers: IntegerSet
  }

  /// Whether functions of the code are worked out for every code point, however long it takes.
  private(set) var isExact = false
  /// Whether some test holds more than it need, since it was not.
  private(set) var isApproximate = false

  /// Works everything out anew, for every code point: a text is not ASCII.
  func beExact() {
    isExact = true
    isApproximate = false
    known = [:]
  }

  func test(_ function: CharacterFunction) -> CharacterTest {
    if let test = known[function.key] { return test }
    let isTriedInPart = function.isNumeric && !function.goesByFirstByte && !function.isByte
    if isTriedInPart, !isExact { isApproximate = true }
    var test = function.truth(isExact: isExact)
    if !isExact, test.whenTrue.rangesBeyond.ranges.count > CharacterTests.mostRanges {
      // Single bits of codes above ASCII: too many stretches to carry through every answer where nothing needs them.
      isApproximate = true
      test = CharacterTest(
        whenTrue: test.whenTrue.widened, whenFalse: test.whenFalse.widened, plain: test.plain.widened)
    }
    known[function.key] = test
    return test
  }

  private static let mostRanges = 2_000

  /// Whether a character's code is one of `numbers`. Codes rise with the code points, so that ranges stay ranges.
  ///
  /// - Complexity: O(ranges × log code points).
  func test(_ code: CharacterFunction.Code, among numbers: IntegerSet) -> CharacterTest {
    let key = CodeComparison(code: code, numbers: numbers)
    if let test = codes[key] { return test }
    var set = CodeSet.none
    for range in numbers.ranges where range.upperBound >= 0 {
      let first = CharacterTests.firstCode(atLeast: max(0, range.lowerBound), code)
      let last = CharacterTests.firstCode(atLeast: range.upperBound &+ 1, code)
      if first < last { set = set.union(CodeSet(first...(last - 1))) }
    }
    if code == .byte { set = set.intersection(CodeSet(0...0xFF)) }
    let others = code == .byte ? set.complement.intersection(CodeSet(0...0xFF)) : set.complement
    let test = CharacterTest(whenTrue: set, whenFalse: others, plain: set)
    codes[key] = test
    return test
  }

  /// The first code point whose code is `number` or more; behind the last one where there is none.
  private static func firstCode(atLeast number: Int64, _ code: CharacterFunction.Code) -> UInt32 {
    var low: UInt32 = 0
    var high: UInt32 = 0x110000
    while low < high {
      let middle = (low + high) / 2
      if CharacterFunction.number(middle, code) < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
