/// What one character of an unknown text may be: Unicode code points, and the end of the text, which is 0 as the
/// databases' functions for the first character of an empty text have it.
///
/// ASCII is a mask of bits, since that is what nearly all questions are about; code points above are ranges.
public struct CodeSet: Sendable, Hashable {
  private var low: UInt64
  private var high: UInt64
  private var beyond: IntegerSet

  /// Code points above ASCII. The surrogates, which no text holds, are left out.
  static let beyondASCII = IntegerSet(0x80...0xD7FF).union(IntegerSet(0xE000...0x10FFFF))
  /// The end of the text, as a code.
  public static let end: UInt32 = 0
  public static let all = CodeSet(low: .max, high: .max, beyond: beyondASCII)
  public static let none = CodeSet(low: 0, high: 0, beyond: .empty)

  private init(low: UInt64, high: UInt64, beyond: IntegerSet) {
    self.low = low
    self.high = high
    self.beyond = beyond
  }

  public init(_ codes: some Sequence<UInt32>) {
    self = .none
    var above: [Int64] = []
    for code in codes {
      switch code {
      case 0..<64: low |= 1 << UInt64(code)
      case 64..<128: high |= 1 << UInt64(code - 64)
      default: above.append(Int64(code))
      }
    }
    if !above.isEmpty { beyond = IntegerSet(above).intersection(CodeSet.beyondASCII) }
  }

  public init(_ range: ClosedRange<UInt32>) {
    self = .none
    for code in range.clamped(to: 0...127) where range.contains(code) {
      if code < 64 { low |= 1 << UInt64(code) } else { high |= 1 << UInt64(code - 64) }
    }
    guard range.upperBound > 127 else { return }
    beyond = IntegerSet(Int64(max(128, range.lowerBound))...Int64(range.upperBound))
      .intersection(CodeSet.beyondASCII)
  }

  /// Those of ASCII for which `holds` answers true, and the given ranges above.
  init(ascii holds: (UInt32) -> Bool, beyond: IntegerSet) {
    self = .none
    self.beyond = beyond
    for code in UInt32(0)..<128 where holds(code) {
      if code < 64 { low |= 1 << UInt64(code) } else { high |= 1 << UInt64(code - 64) }
    }
  }

  public var isEmpty: Bool { low | high == 0 && beyond.isEmpty }

  /// How many code points it holds.
  public var count: Int { low.nonzeroBitCount + high.nonzeroBitCount + beyond.count }

  /// The only member, if there is just one.
  public var single: UInt32? {
    let ascii = low.nonzeroBitCount + high.nonzeroBitCount
    if ascii == 1, beyond.isEmpty {
      return low != 0 ? UInt32(low.trailingZeroBitCount) : UInt32(high.trailingZeroBitCount + 64)
    }
    return ascii == 0 ? beyond.single.map { UInt32($0) } : nil
  }

  /// Members in order, at most `limit` of them.
  public func members(limit: Int) -> [UInt32] {
    var found: [UInt32] = []
    for code in UInt32(0)..<128 where contains(code) && found.count < limit { found.append(code) }
    for range in beyond.ranges {
      var code = range.lowerBound
      while code <= range.upperBound, found.count < limit {
        found.append(UInt32(code))
        code += 1
      }
    }
    return found
  }

  /// The members in ASCII only.
  public var ascii: CodeSet { CodeSet(low: low, high: high, beyond: .empty) }

  /// With everything above ASCII.
  var widened: CodeSet { CodeSet(low: low, high: high, beyond: CodeSet.beyondASCII) }

  /// Whether it holds code points above ASCII.
  public var reachesBeyondASCII: Bool { !beyond.isEmpty }

  /// The ranges above ASCII.
  var rangesBeyond: IntegerSet { beyond }

  public func contains(_ code: UInt32) -> Bool {
    switch code {
    case 0..<64: low & 1 << UInt64(code) != 0
    case 64..<128: high & 1 << UInt64(code - 64) != 0
    default: beyond.contains(Int64(code))
    }
  }

  /// - Complexity: O(1) where one of the two holds ASCII alone, which is nearly always so.
  public func intersection(_ other: CodeSet) -> CodeSet {
    CodeSet(low: low & other.low, high: high & other.high, beyond: beyond.intersection(other.beyond))
  }

  public func union(_ other: CodeSet) -> CodeSet {
    CodeSet(low: low | other.low, high: high | other.high, beyond: beyond.union(other.beyond))
  }

  public var complement: CodeSet {
    CodeSet(
      low: ~low, high: ~high,
      beyond: beyond.complement(in: 0x80...0x10FFFF).intersection(CodeSet.beyondASCII))
  }

  public func intersects(_ other: CodeSet) -> Bool {
    low & other.low != 0 || high & other.high != 0 || beyond.intersects(other.beyond)
  }

  public func isSubset(of other: CodeSet) -> Bool {
    low & ~other.low == 0 && high & ~other.high == 0 && beyond.intersection(other.beyond) == beyond
  }
}
