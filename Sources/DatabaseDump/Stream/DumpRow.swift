import Bytes

/// One row of a dump as it passes by: the wanted values, in the wanted order.
///
/// A ``DumpStream`` fills the same row again and again; take out of it what is to be kept.
public struct DumpRow: Sendable {
  /// The place of the table in ``DumpStream/tables``.
  public internal(set) var table = 0
  /// The table, as it was defined before the row.
  public internal(set) var definition = TableDefinition(name: "", line: 0)
  /// The character set of the text (`SET NAMES`), as it was given before the row.
  public internal(set) var characterSet: String?
  /// The line of the dump, from 1, on which the row's opening parenthesis stands.
  public internal(set) var line = 0
  /// Where that parenthesis stands in the dump, in bytes from 0.
  public internal(set) var offset = 0
  /// Whether the dump was cut inside the row: values that are not wholly there are ``Cell/absent``.
  public internal(set) var isCut = false
  /// The bytes of the values; the ranges of ``cells`` point into it.
  public internal(set) var arena: [UInt8] = []
  /// The wanted values.
  public internal(set) var cells: [Cell] = []

  mutating func clear() {
    arena.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
  }

  /// Adds a value that stands in `range` as it is to be read.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>, isNumber: Bool) {
    let start = arena.count
    arena.append(bytes, in: range)
    cells.append(.bytes(start..<arena.count, isNumber: isNumber))
  }

  /// Adds the content of a quoted string that has escapes or doubled quotes in it.
  mutating func append(escaped bytes: Span<UInt8>, _ range: Range<Int>, backslashEscapes: Bool) {
    let start = arena.count
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\\"), backslashEscapes, at < range.upperBound {
        let next = bytes[at]
        if next == UInt8(ascii: "%") || next == UInt8(ascii: "_") { arena.append(byte) }
        arena.append(LiteralDecoding.unescaped(next))
        at += 1
      } else {
        arena.append(byte)
        // A quote inside the string is doubled.
        if byte == UInt8(ascii: "'") { at += 1 }
      }
    }
    cells.append(.bytes(start..<arena.count, isNumber: false))
  }

  /// Adds what hexadecimal digits stand for.
  mutating func append(hexadecimal bytes: Span<UInt8>, _ digits: Range<Int>) {
    let start = arena.count
    var isHigh = digits.count.isMultiple(of: 2)
    var pending: UInt8 = 0
    for at in digits {
      let value = bytes[at].hexDigitValue ?? 0
      if isHigh { pending = value << 4 } else { arena.append(pending | value) }
      if !isHigh { pending = 0 }
      isHigh.toggle()
    }
    cells.append(.bytes(start..<arena.count, isNumber: false))
  }
}
