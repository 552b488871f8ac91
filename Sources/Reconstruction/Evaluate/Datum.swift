/// A value of the evaluator: what an expression yields, and which cells of the database it carries.
struct Datum {
  /// What is known of the value.
  enum Value: Equatable {
    case null
    /// Not known from the evidence; the reason says why.
    case unknown
    case integer(Int64)
    case real(Double)
    /// Text or, where `isBinary`, a byte string.
    case bytes([UInt8], isBinary: Bool)
  }

  var value: Value
  var cells: [CellUse] = []

  static let null = Datum(value: .null)
  static let unknown = Datum(value: .unknown)
  static func integer(_ value: Int64, _ cells: [CellUse] = []) -> Datum {
    Datum(value: .integer(value), cells: cells)
  }
  static func truth(_ value: Bool) -> Datum { Datum(value: .integer(value ? 1 : 0)) }
  static func text(_ bytes: [UInt8], isBinary: Bool = false, _ cells: [CellUse] = []) -> Datum {
    Datum(value: .bytes(bytes, isBinary: isBinary), cells: cells)
  }

  var isNull: Bool { value == .null }
  var isUnknown: Bool { value == .unknown }

  /// The value as the server would write it into a result.
  var bytes: [UInt8]? {
    switch value {
    case .null, .unknown: nil
    case .integer(let number): Array(String(number).utf8)
    case .real(let number): Array(Datum.written(number).utf8)
    case .bytes(let bytes, _): bytes
    }
  }

  var isBinary: Bool {
    if case .bytes(_, let isBinary) = value { return isBinary }
    return false
  }

  var isNumber: Bool {
    switch value {
    case .integer, .real: true
    default: false
    }
  }

  /// The value as a number, as MySQL converts strings: their numeric prefix, else zero
  /// (MySQL manual, "Type Conversion in Expression Evaluation").
  var number: Double? {
    switch value {
    case .null, .unknown: nil
    case .integer(let number): Double(number)
    case .real(let number): number
    case .bytes(let bytes, let isBinary):
      isBinary && bytes.count <= 8 && !Datum.looksNumeric(bytes)
        ? Double(bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) : Datum.numericPrefix(bytes)
    }
  }

  var integer: Int64? {
    if case .integer(let number) = value { return number }
    guard let number, number.magnitude < 9e18 else { return nil }
    return Int64(number.rounded())
  }

  /// Whether a condition holds; nil for NULL and for what is not known.
  var isTrue: Bool? { number.map { $0 != 0 } }

  private static func looksNumeric(_ bytes: [UInt8]) -> Bool {
    bytes.first.map { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D || $0 == 0x20 } ?? true
  }

  private static func numericPrefix(_ bytes: [UInt8]) -> Double {
    let text = bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    var end = text.startIndex
    var seenDot = false
    var seenExponent = false
    while end < text.endIndex {
      switch text[end] {
      case 0x30...0x39: break
      case 0x2B, 0x2D:
        guard end == text.startIndex || text[end - 1] | 0x20 == 0x65 else { return parsed(text[..<end]) }
      case 0x2E:
        if seenDot || seenExponent { return parsed(text[..<end]) }
        seenDot = true
      case 0x45, 0x65:
        if seenExponent || end == text.startIndex { return parsed(text[..<end]) }
        seenExponent = true
      default: return parsed(text[..<end])
      }
      end += 1
    }
    return parsed(text)
  }

  private static func parsed(_ text: ArraySlice<UInt8>) -> Double {
    var text = String(decoding: text, as: UTF8.self)
    while !text.isEmpty {
      if let number = Double(text) { return number }
      text.removeLast()
    }
    return 0
  }

  static func written(_ number: Double) -> String {
    if number == number.rounded(), number.magnitude < 1e15 { return String(Int64(number)) }
    return "\(number)"
  }
}

/// One cell of a table that a value carries, and how.
struct CellUse: Equatable {
  /// How much of the cell reaches the result.
  enum Manner: UInt8 {
    /// The whole value, perhaps written differently (HEX, CAST, quoted).
    case whole
    /// A stretch of its characters: `range` says which.
    case part
    /// Something computed from it: a length, a count, a hash, a comparison.
    case derived
  }

  let table: Int32
  let row: Int32
  let column: Int32
  var manner: Manner
  /// Characters delivered, for `.part`.
  var lower: Int32 = 0
  var upper: Int32 = .max
  /// Where the cell's text stands within the value, in bytes; a negative start: written in another form.
  var start: Int32 = -1
  var length: Int32 = 0
  /// The value holds the cell's bytes as hexadecimal digits, two for each.
  var isHexadecimal = false
}

extension Datum {
  /// The stretch of the value's bytes in `range`, with the cells that still stand in it, whole or in part.
  func clipped(to range: Range<Int>) -> Datum {
    guard let bytes else { return self }
    let range = range.clamped(to: 0..<bytes.count)
    if range == 0..<bytes.count { return self }
    return Datum(
      value: .bytes(Array(bytes[range]), isBinary: isBinary),
      cells: cells.compactMap { $0.clipped(to: range, of: bytes) })
  }

  /// The cells of a value that stands at `offset` within a longer one.
  func cells(movedBy offset: Int) -> [CellUse] {
    cells.map { use in
      var use = use
      if use.start >= 0 { use.start += Int32(offset) }
      return use
    }
  }

  /// The same cells, whose text stands in the value as hexadecimal digits.
  var cellsInHexadecimal: [CellUse] {
    cells.map { use in
      var use = use
      guard use.start >= 0, !use.isHexadecimal else {
        use.start = -1
        return use
      }
      use.start *= 2
      use.length *= 2
      use.isHexadecimal = true
      return use
    }
  }

  /// The same cells, whose text stands in the value in another form.
  var cellsRewritten: [CellUse] {
    cells.map { use in
      var use = use
      use.start = -1
      return use
    }
  }
}

extension CellUse {
  fileprivate func clipped(to range: Range<Int>, of bytes: [UInt8]) -> CellUse? {
    var use = self
    guard start >= 0 else {
      use.manner = .derived
      return use
    }
    let own = Int(start)..<Int(start + length)
    let kept = own.clamped(to: range)
    if own.isEmpty {
      return range.contains(own.lowerBound) || range.upperBound == own.lowerBound
        ? moved(by: -range.lowerBound) : nil
    }
    if kept.isEmpty { return nil }
    if kept == own { return moved(by: -range.lowerBound) }
    let before = manner == .part ? lower : 0
    use.manner = manner == .derived ? .derived : .part
    use.lower = before + characters(bytes[own.lowerBound..<kept.lowerBound], isCut: false)
    // The second digit of a byte that the stretch before has counted.
    let shared = isHexadecimal ? (kept.lowerBound - own.lowerBound) % 2 : 0
    use.upper = use.lower + characters(bytes[kept].dropFirst(shared), isCut: kept.upperBound < own.upperBound)
    use.start = Int32(kept.lowerBound - range.lowerBound)
    use.length = Int32(kept.count)
    return use
  }

  private func moved(by offset: Int) -> CellUse {
    var use = self
    use.start += Int32(offset)
    return use
  }

  /// How many characters of the cell begin in a stretch of the value; one that is cut within does not count, but in
  /// hexadecimal, where the next piece brings the rest of it.
  private func characters(_ bytes: ArraySlice<UInt8>, isCut: Bool) -> Int32 {
    if isHexadecimal {
      let leads = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).count { index in
        // A byte within a UTF-8 sequence is 80 to BF.
        !["8", "9", "A", "B"].contains(Character(Unicode.Scalar(bytes[index])))
      }
      return Int32(leads)
    }
    var count = bytes.count { $0 & 0xC0 != 0x80 }
    if isCut, let lead = bytes.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[lead] >= 0xC0 {
      let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
      if bytes.endIndex - lead < length { count -= 1 }
    }
    return Int32(count)
  }
}
