import Bytes

/// How a value was written.
enum CellForm: UInt64, Sendable {
  case null
  case absent
  case text
  case number
  case expression
}

/// A cell's end in the arena and its form, in eight bytes.
struct PackedCell: Sendable, Equatable {
  private let packed: UInt64

  init(end: Int, form: CellForm) { packed = UInt64(end) << 3 | form.rawValue }

  var end: Int { Int(packed >> 3) }
  var form: CellForm { CellForm(rawValue: packed & 7) ?? .null }
}

/// One value of a packed row: a code that tells form and length, then the bytes.
///
///     0…159     text of so many bytes
///     160, 161  NULL, absent
///     162…164   text, number, expression: the length follows as a variable-length number
///     165…196   a number of so many characters less 165
///     197…204   digits without a leading zero, as an integer of 1 to 8 bytes
///     205       `YYYY-MM-DD hh:mm:ss` in five bytes
enum PackedValue {
  private static let null: UInt8 = 160
  private static let absent: UInt8 = 161
  private static let longText: UInt8 = 162
  private static let longNumber: UInt8 = 163
  private static let expression: UInt8 = 164
  private static let shortNumber: UInt8 = 165
  private static let integer: UInt8 = 197
  private static let time: UInt8 = 205

  /// What stands at a place of a packed row.
  enum Content {
    case bytes(Range<Int>)
    case integer(UInt64)
    case time(UInt64)
    case nothing
  }

  // MARK: - Writing

  static func append(_ form: CellForm, _ bytes: Span<UInt8>, _ range: Range<Int>, to packed: inout [UInt8]) {
    switch form {
    case .null: packed.append(null)
    case .absent: packed.append(absent)
    case .text:
      if range.count == 19, let word = timeWord(bytes, range.lowerBound) {
        packed.append(time)
        append(word, bytes: 5, to: &packed)
      } else if range.count < Int(null) {
        packed.append(UInt8(range.count))
        packed.append(bytes, in: range)
      } else {
        append(longText, bytes, range, to: &packed)
      }
    case .number:
      if let value = plainInteger(bytes, range) {
        let width = max(1, (71 - value.leadingZeroBitCount) / 8)
        packed.append(integer + UInt8(width - 1))
        append(value, bytes: width, to: &packed)
      } else if range.count < 32 {
        packed.append(shortNumber + UInt8(range.count))
        packed.append(bytes, in: range)
      } else {
        append(longNumber, bytes, range, to: &packed)
      }
    case .expression: append(expression, bytes, range, to: &packed)
    }
  }

  private static func append(
    _ code: UInt8, _ bytes: Span<UInt8>, _ range: Range<Int>, to packed: inout [UInt8]
  ) {
    packed.append(code)
    append(number: range.count, to: &packed)
    packed.append(bytes, in: range)
  }

  private static func append(_ word: UInt64, bytes: Int, to packed: inout [UInt8]) {
    for place in 0..<bytes { packed.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(place)))) }
  }

  /// Writes a number of any size, seven bits a byte.
  static func append(number: Int, to packed: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      packed.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    packed.append(UInt8(rest))
  }

  /// What digits stand for, where writing it again gives the same digits.
  private static func plainInteger(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
    guard range.count >= 1, range.count <= 18,
      bytes[range.lowerBound] != UInt8(ascii: "0") || range.count == 1
    else { return nil }
    var value: UInt64 = 0
    for at in range {
      guard bytes[at].isDigit else { return nil }
      value = value &* 10 &+ UInt64(bytes[at] &- 0x30)
    }
    return value
  }

  /// The fields of a time in 14, 4, 5, 5, 6 and 6 bits; nil where the text is none, or a field does not fit.
  private static func timeWord(_ bytes: Span<UInt8>, _ start: Int) -> UInt64? {
    guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
      bytes[start + 10] == 0x20, bytes[start + 13] == UInt8(ascii: ":"),
      bytes[start + 16] == UInt8(ascii: ":")
    else { return nil }
    var word: UInt64 = 0
    for (at, digits, bits) in timeFields {
      var value: UInt64 = 0
      for place in (start + at)..<(start + at + digits) {
        guard bytes[place].isDigit else { return nil }
        value = value * 10 + UInt64(bytes[place] - 0x30)
      }
      guard value < 1 << bits else { return nil }
      word = word << bits | value
    }
    return word
  }

  private static let timeFields: [(at: Int, digits: Int, bits: UInt64)] = [
    (0, 4, 14), (5, 2, 4), (8, 2, 5), (11, 2, 5), (14, 2, 6), (17, 2, 6),
  ]

  // MARK: - Reading

  /// The value at `at`, which then stands behind it.
  static func read(_ packed: [UInt8], _ at: inout Int) -> (form: CellForm, content: Content) {
    let code = packed[at]
    at += 1
    func bytes(_ count: Int) -> Content {
      at += count
      return .bytes((at - count)..<at)
    }
    switch code {
    case 0..<null: return (.text, bytes(Int(code)))
    case null: return (.null, .nothing)
    case absent: return (.absent, .nothing)
    case longText: return (.text, bytes(number(packed, &at)))
    case longNumber: return (.number, bytes(number(packed, &at)))
    case expression: return (.expression, bytes(number(packed, &at)))
    case shortNumber..<integer: return (.number, bytes(Int(code - shortNumber)))
    case integer..<time: return (.number, .integer(word(packed, &at, bytes: Int(code - integer) + 1)))
    default: return (.text, .time(word(packed, &at, bytes: 5)))
    }
  }

  private static func word(_ packed: [UInt8], _ at: inout Int, bytes: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<bytes { word |= UInt64(packed[at + place]) << (8 * UInt64(place)) }
    at += bytes
    return word
  }

  static func number(_ packed: [UInt8], _ at: inout Int) -> Int {
    var number = 0
    var shift = 0
    while true {
      let byte = packed[at]
      at += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  /// The text of a packed time.
  static func text(ofTime word: UInt64) -> [UInt8] {
    var text = [UInt8](repeating: 0, count: 19)
    var rest = word
    for (at, digits, bits) in timeFields.reversed() {
      var value = rest & (1 << bits - 1)
      rest >>= bits
      for place in (at..<(at + digits)).reversed() {
        text[place] = 0x30 + UInt8(value % 10)
        value /= 10
      }
    }
    (text[4], text[7], text[10], text[13], text[16]) = (0x2D, 0x2D, 0x20, 0x3A, 0x3A)
    return text
  }
}
