import Bytes
import TestSupport
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    ("0", 0), ("007", 7), ("18446744073709551616", nil), ("9223372036854775807", Int.max),
    ("9223372036854775808", nil), ("999999999999999999", 999_999_999_999_999_999), ("", nil), ("-1", nil),
    ("12a", nil), ("0000000000000000000000000000000012", 12), ("٣", nil),
  ])
  func `a decimal is read whole or not at all`(_ text: String, _ value: Int?) {
    let bytes = Array(text.utf8)
    #expect(bytes.span.decimal(in: 0..<bytes.count) == value)
  }

  @Test func `a decimal is read from its range only`() {
    let bytes = Array("x123y".utf8)
    #expect(bytes.span.decimal(in: 1..<4) == 123)
  }

  @Test(
    arguments: [
      ("", 2_848_347_703_916_586_884), ("a", 3_208_981_898_618_857_706),
      ("The quick brown fox jumps over the lazy dog", 273_521_157_647_958_701),
    ] as [(String, UInt64)])
  func `a hash is the same in every run and on every machine`(_ text: String, _ hash: UInt64) {
    let bytes = Array(text.utf8)
    #expect(bytes.span.stableHash == hash)
  }

  @Test func `a hash depends on every byte and on the length, not on the place`() {
    var random = SplitMix(state: 7)
    var seen: Set<UInt64> = []
    for length in 0...70 {
      seen.insert([UInt8](repeating: 0, count: length).span.stableHash)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let shifted = [1, 2, 3] + bytes + [4]
      #expect(bytes.span.stableHash == shifted.span.stableHash(in: 3..<3 + length))
      for index in bytes.indices {
        var other = bytes
        other[index] ^= 1
        #expect(other.span.stableHash != bytes.span.stableHash)
      }
    }
    #expect(seen.count == 71)
  }

  @Test func `hexadecimal digits have their values`() {
    for byte in UInt8.min...UInt8.max {
      let expected =
        Character(UnicodeScalar(byte)).isASCII ? Character(UnicodeScalar(byte)).hexDigitValue : nil
      #expect(byte.hexDigitValue.map(Int.init) == expected)
    }
  }
}
