import Glibc

extension Span where Element == UInt8 {
  /// Where `byte` first stands in `from..<to`, or nil.
  ///
  /// - Parameter to: the end of the search, at most `count`.
  /// - Complexity: O(*n*), about 14 GB/s (`memchr`); for fields of a few bytes a plain loop is as fast.
  public func firstOffset(of byte: UInt8, from: Int, to: Int) -> Int? {
    precondition(from >= 0 && to <= count, "search range outside the span")
    if from >= to { return nil }
    return unsafe withUnsafeBytes { raw in
      // SAFETY: 0 <= from < to <= count was checked, so the searched bytes belong to the span.
      guard let base = raw.baseAddress, let hit = unsafe memchr(base + from, Int32(byte), to - from) else {
        return nil
      }
      return unsafe UnsafeRawPointer(hit) - base
    }
  }

  /// Where `byte` first stands at or after `from`, or nil.
  public func firstOffset(of byte: UInt8, from: Int = 0) -> Int? {
    firstOffset(of: byte, from: from, to: count)
  }

  /// Where `byte` last stands in `from..<to`, or nil.
  ///
  /// - Complexity: O(*n*) from the end, 16 bytes a step.
  public func lastOffset(of byte: UInt8, from: Int, to: Int) -> Int? {
    precondition(from >= 0 && to <= count, "search range outside the span")
    if from >= to { return nil }
    return unsafe withUnsafeBytes { raw in
      let needle = SIMD16<UInt8>(repeating: byte)
      var at = to
      while at &- 16 >= from {
        // SAFETY: 0 <= from <= at - 16 and at <= to <= count.
        let block = unsafe raw.loadUnaligned(fromByteOffset: at &- 16, as: SIMD16<UInt8>.self)
        if any(block .== needle) { break }
        at &-= 16
      }
      while at > from {
        at &-= 1
        // SAFETY: 0 <= from <= at < to <= count.
        if unsafe raw[at] == byte { return at }
      }
      return nil
    }
  }

  /// Where any of four bytes first stands in `from..<to`, or nil. Meant for bytes that are rare, such as
  /// those that make a request worth a second look; give a byte twice to search for fewer.
  ///
  /// - Complexity: O(*n*), about 23 GB/s while nothing is found.
  public func firstOffset(
    ofAny a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, from: Int, to: Int
  ) -> Int? {
    precondition(from >= 0 && to <= count, "search range outside the span")
    if from >= to { return nil }
    return unsafe withUnsafeBytes { raw in
      let first = SIMD16<UInt8>(repeating: a)
      let second = SIMD16<UInt8>(repeating: b)
      let third = SIMD16<UInt8>(repeating: c)
      let fourth = SIMD16<UInt8>(repeating: d)
      var at = from
      while at &+ 16 <= to {
        // SAFETY: 0 <= at and at + 16 <= to <= count.
        let block = unsafe raw.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
        if any((block .== first) .| (block .== second) .| (block .== third) .| (block .== fourth)) { break }
        at &+= 16
      }
      while at < to {
        // SAFETY: 0 <= at < to <= count.
        let byte = unsafe raw[at]
        if byte == a || byte == b || byte == c || byte == d { return at }
        at &+= 1
      }
      return nil
    }
  }
}
