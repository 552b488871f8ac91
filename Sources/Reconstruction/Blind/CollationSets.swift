import Foundation

/// What collations make of single characters, as sets: which count as equal, which sort before and behind.
///
/// No request says which collation a column has; what holds under any of the usual ones is possible (MySQL manual,
/// "Collation Naming Conventions").
extension Collation {
  /// The characters that some collation takes for the same as `code`.
  static func equivalents(of code: UInt32) -> CodeSet {
    if code > 0xFFFF { return CodeSet(0x10000...0x10FFFF) }
    return (classes[fold(code)] ?? CodeSet([code])).union(CodeSet([code]))
  }

  /// Characters that may count as equal to one of `literals` under the Unicode Collation Algorithm though no table here
  /// says so: kana of one sound, voiced or not.
  static func untold(equalTo literals: [UInt32]) -> IntegerSet {
    literals.contains { kana.contains($0) }
      ? IntegerSet(Int64(kana.lowerBound)...Int64(kana.upperBound)) : .empty
  }

  /// Characters that may sort before `literals` or behind them under the Unicode Collation Algorithm: symbols sort
  /// before digits and letters, wherever their code points are.
  static func untold(comparedWith literals: [UInt32]) -> IntegerSet {
    literals.allSatisfy { $0 < 0x370 } ? symbols : CodeSet.beyondASCII
  }

  /// Whether a character sorts somewhere else under the Unicode Collation Algorithm than where its code point is.
  static func isSymbol(_ code: UInt32) -> Bool { code >= 0x80 && symbols.contains(Int64(code)) }

  private static let kana: ClosedRange<UInt32> = 0x3041...0x30FF

  /// Signs, punctuation, pictures and letter-like signs; for brevity with some letters among them.
  private static let symbols = [
    0x80...0xBF, 0xD7...0xD7, 0xF7...0xF7, 0x2B0...0x36F, 0x2000...0x2BFF, 0x2E00...0x303F, 0x3100...0x33FF,
    0xE000...0xF8FF,
    0xFE00...0xFFFF, 0x1D000...0x1FFFF, 0xE0000...0x10FFFF,
  ].reduce(IntegerSet.empty) { $0.union(IntegerSet($1)) }

  private static let classes: [UInt32: CodeSet] = {
    var members: [UInt32: [UInt32]] = [:]
    for range in [UInt32(0x21)...0x24F, kana, 0xFF01...0xFF5E] {
      for code in range { members[fold(code), default: []].append(code) }
    }
    return members.filter { $0.value.count > 1 }.mapValues { CodeSet($0) }
  }()

  /// A letter without its marks, its case and its width; unvoiced katakana for kana.
  private static func fold(_ code: UInt32) -> UInt32 {
    switch code {
    case 0x3041...0x3096: return fold(code + 0x60)
    case 0x30A1...0x30F6:
      let plain =
        Unicode.Scalar(code).flatMap {
          String($0).decomposedStringWithCanonicalMapping.unicodeScalars.first?.value
        } ?? code
      return small.contains(plain) ? plain + 1 : plain
    case 0xFF01...0xFF5E: return fold(code - 0xFEE0)
    case 0...0x24F:
      guard let scalar = Unicode.Scalar(code) else { return code }
      return weights(String(scalar)).first ?? code
    default: return code
    }
  }

  private static let small: Set<UInt32> = [
    0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE,
  ]

  /// The order of the characters up to the Greek letters, from where on code points sort as they are.
  fileprivate static let ranks: [Kind: [Int]] = {
    var ranks: [Kind: [Int]] = [:]
    for kind in [Kind.caseInsensitive, .unicode] {
      let collation = Collation(kind: kind)
      let keys: [Key] = (UInt32(0)..<0x370).map { code in
        // Blanks at the end weigh nothing; a lone one sorts before everything that is printed.
        code == 0x20 ? .text([0]) : collation.key(CharacterFunction.bytes(of: code))
      }
      let sorted = Array(Set(keys)).sorted()
      let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
      ranks[kind] = keys.map { places[$0] ?? 0 }
    }
    return ranks
  }()
}

extension CodeSet {
  /// Characters that sort before `literal`; the end of a text is none of them.
  init(below literal: UInt32, _ kind: Collation.Kind) {
    self = CodeSet(sortingLike: literal, kind, isBelow: true)
  }

  /// Characters that sort behind `literal`.
  init(above literal: UInt32, _ kind: Collation.Kind) {
    self = CodeSet(sortingLike: literal, kind, isBelow: false)
  }

  private init(sortingLike literal: UInt32, _ kind: Collation.Kind, isBelow: Bool) {
    guard kind != .binary, literal < 0x370, let ranks = Collation.ranks[kind] else {
      self = isBelow ? (literal > 1 ? CodeSet(1...(literal - 1)) : .none) : CodeSet((literal + 1)...0x10FFFF)
      return
    }
    let rank = ranks[Int(literal)]
    self = CodeSet((UInt32(1)..<0x370).filter { isBelow ? ranks[Int($0)] < rank : ranks[Int($0)] > rank })
    if !isBelow { self = union(CodeSet(0x370...0x10FFFF)) }
  }
}
