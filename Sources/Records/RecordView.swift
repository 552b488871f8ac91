import Bytes

/// One record as it passes by: where it stands, and the wanted fields.
///
/// It is filled again for the next record; take out of it what is to be kept. The bytes of the fields are
/// UTF-8 and lie in ``arena``, so that a loop over them allocates nothing:
///
/// ```swift
/// if case .bytes(let range) = record[0], let id = record.arena.span.decimal(in: range) { … }
/// ```
public struct RecordView: ~Copyable {
  /// A field of a record.
  public enum Field: Equatable, Sendable {
    /// The record does not have the field, or its value is not a literal that could be read.
    case missing
    /// NULL in SQL and JSON. CSV has no NULL: a field with nothing in it has no bytes.
    case null
    /// The value, as the range of its bytes in ``RecordView/arena``.
    ///
    /// Text of a UTF-8 file stands as written, also where it is no valid UTF-8; of other encodings it is
    /// converted, U+FFFD standing for what cannot be. Numbers, objects and arrays of JSON stand as written.
    case bytes(Range<Int>)
  }

  /// The number of the record among those of its table, from 1.
  public internal(set) var number = 0
  /// The line, from 1, on which the record begins; for SQLite its rowid, or its number where it has none.
  public internal(set) var line = 0
  /// Where the record begins in the decoded file, in bytes from 0; 0 for SQLite.
  public internal(set) var offset = 0
  /// Whether the data end inside the record: fields that are not wholly there are missing.
  public internal(set) var isCut = false
  /// The bytes of all fields.
  public internal(set) var arena: [UInt8] = []

  /// The fields of all requests that the record answers.
  var fields: [Field] = []
  /// Where those of the present request begin, and how many they are.
  var first = 0
  /// How many fields there are: one for each wanted column.
  public internal(set) var count = 0

  init() {}

  /// The field of the wanted column `index`.
  ///
  /// - Complexity: O(1).
  public subscript(_ index: Int) -> Field {
    precondition(index >= 0 && index < count, "no such column was asked for")
    return fields[first + index]
  }

  /// The field as text, invalid UTF-8 as U+FFFD; nil for NULL and missing fields.
  public func text(_ index: Int) -> String? {
    guard case .bytes(let range) = self[index] else { return nil }
    return arena.span.text(in: range)
  }

  /// Calls `body` with the bytes of a field; returns nil, without a call, for NULL and missing fields.
  public func withBytes<Result>(_ index: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result? {
    guard case .bytes(let range) = self[index] else { return nil }
    return try body(arena.span.extracting(range))
  }

  /// Makes ready for a record of `slots` fields, all missing.
  mutating func clear(slots: Int) {
    arena.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    for _ in 0..<slots { fields.append(.missing) }
    isCut = false
  }
}
