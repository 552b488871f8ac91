extension Span where Element == UInt8 {
  /// Whether `literal` occurs in `range`, ASCII letters in either case. An empty literal always occurs.
  ///
  /// - Complexity: O(*n*) while nothing resembles the literal.
  public func containsIgnoringASCIICase(_ literal: StaticString, in range: Range<Int>) -> Bool {
    firstOffset(ofIgnoringASCIICase: literal, in: range) != nil
  }

  /// Whether the bytes of `literal` occur in `range`, ASCII letters in either case.
  public func containsIgnoringASCIICase(_ literal: Span<UInt8>, in range: Range<Int>) -> Bool {
    firstOffset(ofIgnoringASCIICase: literal, in: range) != nil
  }

  /// Where `literal` first stands in `range`, ASCII letters in either case, or nil.
  public func firstOffset(ofIgnoringASCIICase literal: StaticString, in range: Range<Int>) -> Int? {
    precondition(literal.hasPointerRepresentation, "the literal must be a string, not one scalar")
    // SAFETY: a StaticString's bytes live as long as the program.
    let bytes = unsafe UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    return unsafe firstOffset(ofIgnoringASCIICase: bytes.span, in: range)
  }

  /// Where the bytes of `literal` first stand in `range`, ASCII letters in either case, or nil.
  ///
  /// Sixteen places are tried at once by their first and last byte; only where both agree is the rest
  /// compared.
  public func firstOffset(ofIgnoringASCIICase literal: Span<UInt8>, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "search range outside the span")
    let length = literal.count
    if length == 0 { return range.lowerBound }
    if length > range.count { return nil }
    let firstFold = literal[0].caseBit
    let lastFold = literal[length - 1].caseBit
    let firstFolds = SIMD16<UInt8>(repeating: firstFold)
    let lastFolds = SIMD16<UInt8>(repeating: lastFold)
    let first = SIMD16<UInt8>(repeating: literal[0] | firstFold)
    let last = SIMD16<UInt8>(repeating: literal[length - 1] | lastFold)
    let stop = range.upperBound - length + 1  // the place after the last possible beginning
    var at = range.lowerBound
    return unsafe withUnsafeBytes { raw in
      while at &+ 16 <= stop {
        // SAFETY: at + 16 <= stop, and stop + length - 1 <= count, so both loads stay inside.
        let heads = unsafe raw.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
        let tails = unsafe raw.loadUnaligned(fromByteOffset: at &+ length &- 1, as: SIMD16<UInt8>.self)
        let hits = ((heads | firstFolds) .== first) .& ((tails | lastFolds) .== last)
        if any(hits) {
          for lane in 0..<16 where hits[lane] && equalsIgnoringASCIICase(literal, at: at &+ lane) {
            return at &+ lane
          }
        }
        at &+= 16
      }
      while at < stop {
        if equalsIgnoringASCIICase(literal, at: at) { return at }
        at &+= 1
      }
      return nil
    }
  }

  /// Whether the bytes from `at` on are those of `literal`, ASCII letters in either case.
  public func equalsIgnoringASCIICase(_ literal: Span<UInt8>, at: Int) -> Bool {
    if at < 0 || literal.count > count - at { return false }
    for index in literal.indices {
      let fold = literal[index].caseBit
      if self[at &+ index] | fold != literal[index] | fold { return false }
    }
    return true
  }

  /// Whether the bytes from `at` on are exactly those of `literal`.
  public func matches(_ literal: Span<UInt8>, at: Int) -> Bool {
    if at < 0 || literal.count > count - at { return false }
    for index in literal.indices where self[at &+ index] != literal[index] { return false }
    return true
  }
}

extension UInt8 {
  /// The bit in which the two cases of this ASCII letter differ; 0 where the byte is no letter.
  @inlinable
  var caseBit: UInt8 {
    let lowered = self | 0x20
    return lowered >= UInt8(ascii: "a") && lowered <= UInt8(ascii: "z") ? 0x20 : 0
  }
}
