extension Span where Element == UInt8 {
  /// The eight bytes at `offset` as one little-endian number, the same on every machine.
  @inlinable
  public func littleEndianWord(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && count - offset >= 8, "word outside the span")
    return unsafe withUnsafeBytes { raw in
      // SAFETY: offset + 8 <= count was checked.
      UInt64(littleEndian: unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  /// A 64-bit hash of the bytes in `range`, equal for equal bytes in every run and on every machine.
  ///
  /// Built like wyhash (Wang Yi, public domain): words are folded in by 64 × 64 → 128 bit multiplication.
  /// It is for tables and sampling, not for proof: whoever writes the bytes can make two ranges collide, so
  /// compare the bytes where it matters and use SHA-256 for evidence.
  ///
  /// - Complexity: O(*n*), 16 bytes a step.
  public func stableHash(in range: Range<Int>) -> UInt64 {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "hash range outside the span")
    var at = range.lowerBound
    var state: UInt64 = 0x2d35_8dcc_aa6c_78a5
    while range.upperBound &- at >= 16 {
      state = fold(
        littleEndianWord(at: at) ^ 0x8bb8_4b93_962e_acc9, littleEndianWord(at: at &+ 8) ^ state)
      at &+= 16
    }
    let low = paddedWord(from: at, to: min(at &+ 8, range.upperBound))
    let high = paddedWord(from: min(at &+ 8, range.upperBound), to: range.upperBound)
    state = fold(low ^ 0x4b33_a62e_d433_d4a3, high ^ state)
    return fold(state ^ 0x4d5a_2da5_1de1_aa47, UInt64(range.count) ^ 0x2d35_8dcc_aa6c_78a5)
  }

  /// A hash of all bytes; see ``stableHash(in:)``.
  public var stableHash: UInt64 { stableHash(in: 0..<count) }

  /// Up to eight bytes as a little-endian number, missing bytes being 0.
  private func paddedWord(from: Int, to: Int) -> UInt64 {
    if to &- from == 8 { return littleEndianWord(at: from) }
    var word: UInt64 = 0
    var shift: UInt64 = 0
    var at = from
    while at < to {
      word |= UInt64(self[at]) &<< shift
      shift &+= 8
      at &+= 1
    }
    return word
  }
}

/// Both halves of the 128-bit product, one over the other.
private func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = a.multipliedFullWidth(by: b)
  return product.high ^ product.low
}
