import Exposure

/// Card numbers in any text, shown as first six and last four digits only (PCI DSS 3.4.1).
///
/// A card number is a run of 13 to 19 digits in an issuer's range that passes the Luhn check (ISO/IEC 7812-1, annex
/// B), one blank or dash allowed between digits, full-width forms included. Where a digit is unknown (U+FFFD) the
/// check cannot be made, and the check digit could fill the hole: such a run counts as a card number. One in ten bank
/// accounts passes the check; the ranges keep them whole.
public enum CardNumbers {
  /// The text with each card number reduced to its first six and last four digits: `411111******1111`.
  ///
  /// - Complexity: O(*n*).
  public static func masked(_ text: String) -> String {
    guard mayHoldOne(text) else { return text }
    var result = String.UnicodeScalarView()
    var run: [Symbol] = []
    for scalar in text.unicodeScalars {
      let symbol = Symbol(scalar)
      if symbol.digit != nil || (symbol.separates && run.last?.separates == false) {
        run.append(symbol)
        continue
      }
      flush(&run, into: &result)
      result.append(scalar)
    }
    flush(&run, into: &result)
    return String(result)
  }

  /// Whether the text holds a card number.
  public static func holds(_ text: String) -> Bool { masked(text) != text }

  /// Whether 13 digits may stand together: most texts are let through here. Bytes from 0x80 on may be separators;
  /// 0xEF begins full-width digits and U+FFFD.
  private static func mayHoldOne(_ text: String) -> Bool {
    var candidates = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0xEF:
        candidates += 1
        if candidates == 13 { return true }
      case 0x20, 0x2D, 0x80...0xFF: break
      default: candidates = 0
      }
    }
    return false
  }

  /// A scalar as the search sees it.
  private struct Symbol {
    /// Value of a digit, -1 for one that is not known; nil for what is no digit.
    let digit: Int?
    let separates: Bool
    let scalar: Unicode.Scalar

    init(_ scalar: Unicode.Scalar) {
      self.scalar = scalar
      switch scalar.value {
      case 0x30...0x39: digit = Int(scalar.value - 0x30)
      case 0xFF10...0xFF19: digit = Int(scalar.value - 0xFF10)
      case 0xFFFD: digit = -1
      default: digit = nil
      }
      separates = [" ", "-", "\u{3000}", "\u{FF0D}", "\u{2010}", "\u{2212}"].contains(scalar)
    }
  }

  /// Writes a run of digits and single separators, its card numbers reduced. A number may begin and end at any
  /// separator, so that an expiry date or a second number beside it does not hide it.
  private static func flush(_ run: inout [Symbol], into result: inout String.UnicodeScalarView) {
    defer { run.removeAll(keepingCapacity: true) }
    guard run.count >= 13 else {
      for symbol in run { result.append(symbol.scalar) }
      return
    }
    var starts = run.indices.filter { run[$0].digit != nil && ($0 == 0 || run[$0 - 1].separates) }[...]
    var at = 0
    while let start = starts.popFirst() {
      guard start >= at, let end = endOfCard(in: run, from: start) else { continue }
      result.append(contentsOf: run[at..<start].map(\.scalar))
      result.append(contentsOf: reduced(run[start..<end].filter { $0.digit != nil }))
      at = end
    }
    result.append(contentsOf: run[at...].map(\.scalar))
  }

  /// The end of the longest card number that begins at `start`.
  private static func endOfCard(in run: [Symbol], from start: Int) -> Int? {
    var digits: [Int] = []
    var end: Int?
    for index in run.indices[start...] {
      guard let digit = run[index].digit else { continue }
      digits.append(digit)
      if digits.count > 19 { break }
      let isBorder = index + 1 == run.count || run[index + 1].separates
      if isBorder, isCard(digits) { end = index + 1 }
    }
    return end
  }

  private static func isCard(_ digits: [Int]) -> Bool {
    guard digits.count >= 13 else { return false }
    let unknown = digits.count { $0 < 0 }
    // With fewer than eleven digits known, first six and last four would hide nothing.
    if unknown > 0 { return digits.count - unknown > 10 }
    guard ranges.contains(where: { $0.holds(digits) }) else { return false }
    return Luhn.fits(digits)
  }

  /// Numbers that cards are issued under.
  private struct Issued {
    let prefix: [Int]
    let lengths: ClosedRange<Int>

    init(_ prefix: String, _ lengths: ClosedRange<Int>) {
      self.prefix = prefix.compactMap(\.wholeNumberValue)
      self.lengths = lengths
    }

    func holds(_ digits: [Int]) -> Bool { lengths.contains(digits.count) && digits.starts(with: prefix) }
  }

  /// The networks' ranges (their published BIN tables): Visa, Mastercard, American Express, Diners Club, JCB,
  /// UnionPay, Discover, RuPay, Maestro, Mir, UATP and Troy. Ranges that a network shares out are taken whole.
  private static let ranges: [Issued] = [
    Issued("4", 13...19), Issued("5", 13...19), Issued("6", 13...19), Issued("2", 15...19),
    Issued("34", 15...15),
    Issued("37", 15...15), Issued("30", 14...19), Issued("36", 14...19), Issued("38", 14...19),
    Issued("39", 14...19),
    Issued("35", 16...19), Issued("1", 15...15), Issued("81", 16...19), Issued("82", 16...19),
    Issued("9792", 16...16),
  ]

  private static func reduced(_ digits: [Symbol]) -> [Unicode.Scalar] {
    digits.enumerated().map { index, symbol in
      guard let digit = symbol.digit, digit >= 0 else { return "\u{FFFD}" }
      return index < 6 || index >= digits.count - 4 ? Unicode.Scalar(UInt8(0x30 + digit)) : "*"
    }
  }
}
