/// One value of a row.
public enum Cell: Sendable, Equatable {
  /// SQL NULL.
  case null
  /// The row was written without this column: it is generated, or took its default.
  case absent
  /// A value, as the range of its bytes in ``TableRows/arena``.
  ///
  /// Escapes are undone and hexadecimal and bit literals decoded to the bytes they stand for.
  /// A number stands as written; `isNumber` tells it from a quoted value.
  case bytes(Range<Int>, isNumber: Bool)
  /// Not a literal, as in hand-written dumps (`NOW()`): the expression's text in the arena. A
  /// literal at its front stands there decoded.
  case expression(Range<Int>)

  /// Where the value's bytes lie in the arena; nil for NULL and absent values.
  public var range: Range<Int>? {
    switch self {
    case .null, .absent: nil
    case .bytes(let range, _), .expression(let range): range
    }
  }
}
