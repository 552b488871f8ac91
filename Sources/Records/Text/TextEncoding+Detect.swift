import Bytes

extension TextEncoding {
  /// The encoding that bytes are written in; nil where they are all ASCII, which is the same in each.
  ///
  /// Valid UTF-8 is UTF-8: text in the others all but never is. Between the two others the number of
  /// characters that are no valid ones of the encoding decides, then how much of what is left is half-width
  /// katakana, which is rare in Shift_JIS and is what EUC-JP looks like there. Cut characters at the end do
  /// not count.
  static func detect(_ bytes: Span<UInt8>, _ range: Range<Int>) -> TextEncoding? {
    if bytes.isASCII(in: range) { return nil }
    let utf8 = utf8Faults(bytes, range)
    if utf8.faults == 0 { return .utf8 }
    let euc = eucFaults(bytes, range)
    let shift = shiftJISFaults(bytes, range)
    // Some broken bytes do not make a UTF-8 file another one.
    if utf8.characters > 8 * utf8.faults, utf8.faults < min(euc, shift.faults) { return .utf8 }
    if euc != shift.faults { return euc < shift.faults ? .eucJP : .shiftJIS }
    if euc > 0, utf8.faults <= euc { return .utf8 }
    return shift.halfWidth > shift.doubleByte ? .eucJP : .shiftJIS
  }

  private static func utf8Faults(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (faults: Int, characters: Int) {
    var faults = 0
    var characters = 0
    var at = range.lowerBound
    while at < range.upperBound {
      let lead = bytes[at]
      at += 1
      if lead < 0x80 { continue }
      let trails =
        switch lead {
        case 0xC2...0xDF: 1
        case 0xE0...0xEF: 2
        case 0xF0...0xF4: 3
        default: 0
        }
      var seen = 0
      while seen < trails, at < range.upperBound, bytes[at] & 0xC0 == 0x80 {
        at += 1
        seen += 1
      }
      if trails > 0, seen == trails {
        characters += 1
      } else if trails == 0 || at < range.upperBound {
        faults += 1
      }
    }
    return (faults, characters)
  }

  private static func eucFaults(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var faults = 0
    var at = range.lowerBound
    while at < range.upperBound {
      let lead = bytes[at]
      at += 1
      if lead < 0x80 { continue }
      var trails = 0
      switch lead {
      case 0x8E, 0xA1...0xFE: trails = 1
      case 0x8F: trails = 2
      default: faults += 1
      }
      while trails > 0, at < range.upperBound {
        if bytes[at] < 0xA1 {
          faults += 1
          break
        }
        at += 1
        trails -= 1
      }
    }
    return faults
  }

  private static func shiftJISFaults(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (faults: Int, halfWidth: Int, doubleByte: Int) {
    var found = (faults: 0, halfWidth: 0, doubleByte: 0)
    var at = range.lowerBound
    while at < range.upperBound {
      let lead = bytes[at]
      at += 1
      if lead < 0x80 { continue }
      if (0xA1...0xDF).contains(lead) {
        found.halfWidth += 1
      } else if isShiftJISLead(lead) {
        guard at < range.upperBound else { break }
        let trail = bytes[at]
        if trail >= 0x40, trail != 0x7F, trail <= 0xFC {
          found.doubleByte += 1
          at += 1
        } else {
          found.faults += 1
        }
      } else {
        found.faults += 1
      }
    }
    return found
  }
}
