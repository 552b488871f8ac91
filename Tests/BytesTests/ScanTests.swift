import Bytes
import TestSupport
import Testing

/// The plain loops that the fast paths replace.
private enum Plain {
  static func occurrences(of byte: UInt8, in bytes: [UInt8]) -> Int {
    bytes.count { $0 == byte }
  }

  static func firstOffset(ofAny wanted: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    range.first { wanted.contains(bytes[$0]) }
  }

  static func firstOffset(ofIgnoringCase literal: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }
    return range.first { start in
      start + literal.count <= range.upperBound
        && literal.indices.allSatisfy { lower(bytes[start + $0]) == lower(literal[$0]) }
    }
  }
}

@Suite struct ScanTests {
  /// Few values, so that hits are frequent; every length from 0 to 130.
  private static func samples() -> [[UInt8]] {
    var random = SplitMix(state: 1)
    return (0...130).map { length in (0..<length).map { _ in UInt8.random(in: 0x58...0x7c, using: &random) } }
  }

  @Test func `counting equals the plain loop for every length and alignment`() {
    for bytes in Self.samples() {
      for start in 0..<min(17, bytes.count + 1) {
        let rest = Array(bytes[start...])
        #expect(
          bytes.span.extracting(start..<bytes.count).occurrences(of: 0x61)
            == Plain.occurrences(of: 0x61, in: rest))
      }
    }
  }

  @Test func `counting does not overflow its lanes`() {
    let bytes = [UInt8](repeating: 10, count: 255 * 32 * 3 + 7)
    #expect(bytes.span.occurrences(of: 10) == bytes.count)
  }

  @Test func `finding the last of a byte equals the plain loop within every range`() {
    for bytes in Self.samples() where bytes.count % 9 == 0 {
      for from in 0...bytes.count {
        for to in from...bytes.count {
          let expected = (from..<to).last { bytes[$0] == 0x61 }
          #expect(bytes.span.lastOffset(of: 0x61, from: from, to: to) == expected)
        }
      }
    }
  }

  @Test func `telling ASCII equals the plain loop within every range`() {
    for length in stride(from: 0, through: 70, by: 5) {
      for place in 0...length {
        var bytes = [UInt8](repeating: 0x7F, count: length + 1)
        bytes[place] = 0x80
        for from in 0...length {
          for to in from...length {
            #expect(bytes.span.isASCII(in: from..<to) == !bytes[from..<to].contains { $0 >= 0x80 })
          }
        }
      }
    }
  }

  @Test func `finding a byte equals the plain loop within every range`() {
    for bytes in Self.samples() where bytes.count % 7 == 0 {
      for from in 0...bytes.count {
        for to in from...bytes.count {
          let span = bytes.span
          #expect(span.firstOffset(of: 0x61, from: from, to: to) == (from..<to).first { bytes[$0] == 0x61 })
          #expect(span.lastOffset(of: 0x61, from: from, to: to) == (from..<to).last { bytes[$0] == 0x61 })
          let any = span.firstOffset(ofAny: 0x61, 0x62, 0x63, 0x63, from: from, to: to)
          #expect(any == Plain.firstOffset(ofAny: [0x61, 0x62, 0x63], in: bytes, from..<to))
        }
      }
    }
  }

  @Test(arguments: ["a", "aB", "[A", "{a", "xyz", "z[", "@`"])
  func `finding text without regard to case equals the plain loop`(_ literal: String) {
    let wanted = Array(literal.utf8)
    for bytes in Self.samples() {
      for from in 0..<min(3, bytes.count + 1) {
        let range = from..<bytes.count
        let found = bytes.span.firstOffset(ofIgnoringASCIICase: wanted.span, in: range)
        #expect(found == Plain.firstOffset(ofIgnoringCase: wanted, in: bytes, range))
      }
    }
  }

  @Test func `text is found at the very end and not beyond the range`() {
    let bytes = Array("…………………… UnIoN SELECT".utf8)
    let span = bytes.span
    let within = span.containsIgnoringASCIICase("union select", in: 0..<bytes.count)
    let beyond = span.containsIgnoringASCIICase("union select", in: 0..<bytes.count - 1)
    let nothing = span.containsIgnoringASCIICase("", in: 3..<3)
    #expect(within && !beyond && nothing)
  }

  @Test func `lines end at line feeds, with or without carriage return, and at the end`() {
    let bytes = Array("a\r\n\n\r\nb\rc\nd\u{0}\nlast".utf8)
    var lines = LineCursor(0..<bytes.count)
    var found: [String] = []
    while let line = lines.next(in: bytes.span) { found.append(bytes.span.text(in: line)) }
    #expect(found == ["a", "", "", "b\rc", "d\u{0}", "last"])
  }
}
