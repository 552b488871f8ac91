/// What collations make of single characters, as sets: which count as equal, which sort before and behind.
///
/// No request says which collation a column has; what holds under any of the usual ones is possible (MySQL manual,
/// "Collation Naming Conventions").
extension Collation {
  /// The characters that some collation takes for the same as `code`.
  static func equivalents(of code: UInt32) -> CodeSet {
    (classes[fold(code)] ?? CodeSet([code])).union(CodeSet([code]))
  }

  private static let classes: [UInt32: CodeSet] = {
    var members: [UInt32: [UInt32]] = [:]
    for range in [UInt32(0x21)...0x24F, 0x3041...0x30FF, 0xFF01...0xFF5E] {
      for code in range { members[fold(code), default: []].append(code) }
    }
    return members.filter { $0.value.count > 1 }.mapValues { CodeSet($0) }
  }()

  /// A letter without its marks, its case and its width; katakana for kana.
  private static func fold(_ code: UInt32) -> UInt32 {
    switch code {
    case 0x3041...0x3096: return code + 0x60
    case 0xFF01...0xFF5E: return fold(code - 0xFEE0)
    case 0...0x24F:
      guard let scalar = Unicode.Scalar(code) else { return code }
      return weights(String(scalar)).first ?? code
    default: return code
    }
  }

  /// Sort keys of the characters up to the Greek letters, from where on code points sort as they are.
  fileprivate static let keys: [Kind: [Key]] = {
    var keys: [Kind: [Key]] = [:]
    for kind in [Kind.caseInsensitive, .unicode] {
      let collation = Collation(kind: kind)
      keys[kind] = (UInt32(0)..<0x370).map { code in
        // Blanks at the end weigh nothing; a lone one sorts before everything that is printed.
        code == 0x20 ? .text([0]) : collation.key(CharacterFunction.bytes(of: code))
      }
    }
    return keys
  }()
}

extension CodeSet {
  /// Characters that sort before `literal`; the end of a text is none of them.
  init(below literal: UInt32, _ kind: Collation.Kind) {
    self = CodeSet(sortingLike: literal, kind) { $0 < $1 }
  }

  /// Characters that sort behind `literal`.
  init(above literal: UInt32, _ kind: Collation.Kind) {
    self = CodeSet(sortingLike: literal, kind) { $0 > $1 }
  }

  private init(
    sortingLike literal: UInt32, _ kind: Collation.Kind, _ fits: (Collation.Key, Collation.Key) -> Bool
  ) {
    let isBelow = fits(.number(0), .number(1))
    guard kind != .binary, literal < 0x370, let keys = Collation.keys[kind] else {
      self = isBelow ? (literal > 1 ? CodeSet(1...(literal - 1)) : .none) : CodeSet((literal + 1)...0x10FFFF)
      return
    }
    let key = keys[Int(literal)]
    self = CodeSet((UInt32(1)..<0x370).filter { fits(keys[Int($0)], key) })
    if !isBelow { self = union(CodeSet(0x370...0x10FFFF)) }
  }
}
