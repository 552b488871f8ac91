extension Span where Element == UInt8 {
  /// The bytes of `range` as text; what is no UTF-8 becomes U+FFFD. For what is shown, not for hot loops.
  public func text(in range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "text range outside the span")
    return unsafe withUnsafeBytes { raw in
      // SAFETY: the range was checked.
      unsafe String(decoding: UnsafeRawBufferPointer(rebasing: raw[range]), as: UTF8.self)
    }
  }

  /// All bytes as text; what is no UTF-8 becomes U+FFFD.
  public var text: String { text(in: 0..<count) }
}

extension [UInt8] {
  /// Adds the bytes of `range` of a span.
  ///
  /// - Complexity: O(*n*), one copy.
  public mutating func append(_ bytes: Span<UInt8>, in range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range outside the span")
    unsafe bytes.withUnsafeBytes { raw in
      // SAFETY: the range was checked.
      unsafe append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[range]))
    }
  }
}
