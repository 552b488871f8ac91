import DatabaseDump

/// Where a server cuts the text that it quotes in an error message.
///
/// Which one a server applies depends on product and version; the responses' sizes decide among those that a
/// function's message may have.
enum MessageCut: Hashable {
  /// Nowhere.
  case nowhere
  /// Behind so many bytes (MySQL up to 5.1, `%.*s`).
  case bytes(Int)
  /// Behind the last whole character that ends within so many bytes (MySQL 5.5 on: `my_vsnprintf` cuts well-formed).
  case characters(Int)
  /// Text of more bytes than these is cut at a whole character to make room for three dots within them
  /// (MariaDB 10.3 on: `%T` of `my_vsnprintf`).
  case dots(Int)

  /// The most bytes that the message carries.
  var limit: Int? {
    switch self {
    case .nowhere: nil
    case .bytes(let limit), .characters(let limit), .dots(let limit): limit
    }
  }

  /// A value as the message quotes it, with the cells of which something is left.
  func quoted(_ value: Datum) -> Datum {
    guard let bytes = value.bytes else { return value }
    var text = Datum(value: .bytes(bytes, isBinary: false), cells: value.cells)
    guard let limit, bytes.count > limit else { return text }
    switch self {
    case .nowhere, .bytes: text = text.clipped(to: 0..<limit)
    case .characters: text = text.clipped(to: 0..<MessageCut.wholeCharacters(of: bytes, within: limit))
    case .dots:
      text = text.clipped(to: 0..<MessageCut.wholeCharacters(of: bytes, within: max(0, limit - 3)))
      text.value = .bytes((text.bytes ?? []) + [0x2E, 0x2E, 0x2E], isBinary: false)
    }
    return text
  }

  private static func wholeCharacters(of bytes: [UInt8], within limit: Int) -> Int {
    var end = limit
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
