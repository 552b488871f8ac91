extension Span where Element == UInt8 {
  /// Whether all bytes in `range` are ASCII.
  ///
  /// - Complexity: O(*n*), 16 bytes a step.
  public func isASCII(in range: Range<Int>) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range outside the span")
    return unsafe withUnsafeBytes { raw in
      var at = range.lowerBound
      while at &+ 16 <= range.upperBound {
        // SAFETY: 0 <= at and at + 16 <= upperBound <= count.
        let block = unsafe raw.loadUnaligned(fromByteOffset: at, as: SIMD2<UInt64>.self)
        if (block[0] | block[1]) & 0x8080_8080_8080_8080 != 0 { return false }
        at &+= 16
      }
      while at < range.upperBound {
        // SAFETY: 0 <= at < upperBound <= count.
        if unsafe raw[at] >= 0x80 { return false }
        at &+= 1
      }
      return true
    }
  }
}
