import DatabaseDump

/// How a column's values compare (MySQL manual, "Character Sets, Collations, Unicode").
struct Collation {
  enum Kind { case number, binary, caseInsensitive, unicode }
  let kind: Kind

  init(of column: ColumnDefinition) {
    if DatabaseTime.isNumeric(column.baseType) || ["decimal", "float", "double"].contains(column.baseType) {
      kind = .number
    } else if column.isText, column.collation?.hasSuffix("_bin") != true {
      let name = column.collation ?? ""
      kind =
        name.contains("unicode") || name.contains("uca") || name.contains("0900")
        ? .unicode : .caseInsensitive
    } else {
      kind = .binary
    }
  }

  init(kind: Kind) { self.kind = kind }

  /// A sort key; keys compare as the collation compares the values, NULL first.
  enum Key: Comparable, Hashable {
    case null
    case number(Double)
    case text([UInt32])

    static func < (a: Key, b: Key) -> Bool {
      switch (a, b) {
      case (.null, .null): false
      case (.null, _): true
      case (_, .null): false
      case (.number(let a), .number(let b)): a < b
      case (.text(let a), .text(let b)): a.lexicographicallyPrecedes(b)
      case (.number, .text): true
      case (.text, .number): false
      }
    }
  }

  func key(_ bytes: (some Collection<UInt8>)?) -> Key {
    guard let bytes else { return .null }
    switch kind {
    case .number: return .number(Collation.number(bytes))
    case .binary: return .text(bytes.map(UInt32.init))
    case .caseInsensitive: return .text(Collation.weights(String(decoding: bytes, as: UTF8.self)))
    case .unicode:
      let weights = Collation.weights(String(decoding: bytes, as: UTF8.self))
      return .text(weights.map { $0 < 0x80 ? Collation.unicodeOrder[Int($0)] : $0 + 0x80 })
    }
  }

  private static func number(_ bytes: some Collection<UInt8>) -> Double {
    guard bytes.count <= 15 else { return Double(String(decoding: bytes, as: UTF8.self)) ?? 0 }
    var value = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return Double(String(decoding: bytes, as: UTF8.self)) ?? 0 }
      value = value * 10 + Int(byte - 0x30)
    }
    return Double(value)
  }

  /// ASCII in the order of the Unicode Collation Algorithm's default table: blanks, punctuation, digits, letters.
  private static let unicodeOrder: [UInt32] = {
    var order = [UInt32](repeating: 0, count: 128)
    let sequence = Array(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    for (position, byte) in sequence.enumerated() { order[Int(byte)] = UInt32(position + 1) }
    return order
  }()

  /// The primary weights of utf8mb4_general_ci, near enough: letters folded to their base letter's capital,
  /// everything above the BMP alike, trailing blanks without weight (PAD SPACE).
  static func weights(_ text: String) -> [UInt32] {
    var weights = [UInt32]()
    for scalar in text.unicodeScalars {
      if scalar.value > 0xFFFF {
        weights.append(0xFFFD)
      } else if scalar.value < 0x80 {
        let isLower = scalar.value >= 0x61 && scalar.value <= 0x7A
        weights.append(isLower ? scalar.value - 32 : scalar.value)
      } else {
        weights.append(Collation.base(scalar))
      }
    }
    while weights.last == 0x20 { weights.removeLast() }
    return weights
  }

  private static func base(_ scalar: Unicode.Scalar) -> UInt32 {
    // Latin letters with marks (Latin-1, Latin Extended-A) weigh as their base letter.
    guard scalar.value < 0x0250 else {
      return scalar.properties.uppercaseMapping.unicodeScalars.first?.value ?? scalar.value
    }
    let folded = latin[scalar] ?? scalar
    return folded.properties.uppercaseMapping.unicodeScalars.first?.value ?? folded.value
  }

  private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, marked) in [
      ("A", "ÀÁÂÃÄÅàáâãäåĀāĂăĄą"), ("C", "ÇçĆćĈĉĊċČč"), ("D", "ĎďĐđ"), ("E", "ÈÉÊËèéêëĒēĔĕĖėĘęĚě"),
      ("G", "ĜĝĞğĠġĢģ"), ("I", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİ"), ("L", "ĹĺĻļĽľ"), ("N", "ÑñŃńŅņŇň"),
      ("O", "ÒÓÔÕÖòóôõöŌōŎŏŐő"), ("R", "ŔŕŖŗŘř"), ("S", "ŚśŜŝŞşŠšß"), ("T", "ŢţŤť"),
      ("U", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų"),
      ("Y", "ÝýÿŶŷŸ"), ("Z", "ŹźŻżŽž"),
    ] {
      for scalar in marked.unicodeScalars { table[scalar] = base.unicodeScalars.first }
    }
    return table
  }()
}
