/// A whole card number, which leaves only into an encrypted file: ``write(to:)``.
///
/// Described, printed or dumped it shows its first six and last four digits (PCI DSS 3.4.1).
public struct CardNumber: Sendable, Hashable, Comparable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// Why a text is no card number.
  public enum Refusal: Error, Sendable, Hashable {
    /// Something other than digits and single separators stands in it, or there are too few or too many digits: it is
    /// masked, hashed, cut short, or something else.
    case notWhole
    /// The last digit does not fit the others.
    case wrongCheckDigit
  }

  /// ASCII.
  private let digits: [UInt8]
  public let brand: CardBrand

  /// Takes a number as people and programs write it: full-width digits are digits, and one blank, dash or their
  /// full-width forms may stand between two of them.
  ///
  /// UnionPay has issued numbers without a check digit, so that theirs may be any.
  public init(_ text: String) throws(Refusal) {
    var digits: [Int] = []
    var isAfterDigit = false
    for scalar in CardNumber.trimmed(text) {
      switch scalar.value {
      case 0x30...0x39: digits.append(Int(scalar.value) - 0x30)
      case 0xFF10...0xFF19: digits.append(Int(scalar.value) - 0xFF10)
      default:
        guard isAfterDigit, CardNumber.separators.contains(scalar) else { throw .notWhole }
        isAfterDigit = false
        continue
      }
      isAfterDigit = true
      guard digits.count <= 19 else { throw .notWhole }
    }
    guard isAfterDigit, let brand = CardBrand(digits: digits), Set(digits).count > 1 else { throw .notWhole }
    guard brand == .unionPay || Luhn.fits(digits) else { throw .wrongCheckDigit }
    self.brand = brand
    self.digits = digits.map { UInt8(0x30 + $0) }
  }

  /// Writes all digits, in ASCII, without separators.
  public func write<Sink: EncryptedSink>(to sink: Sink) throws(Sink.WriteFailure) { try sink.write(digits) }

  public static func < (a: CardNumber, b: CardNumber) -> Bool {
    a.digits.lexicographicallyPrecedes(b.digits)
  }

  public var description: String {
    String(decoding: digits.prefix(6), as: UTF8.self)
      + String(repeating: "*", count: digits.count - 10) + String(decoding: digits.suffix(4), as: UTF8.self)
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }

  private static let separators: Set<Unicode.Scalar> = [
    " ", "-", "\u{A0}", "\u{3000}", "\u{FF0D}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2212}",
    "\u{30FC}",
  ]

  private static func trimmed(_ text: String) -> Substring.UnicodeScalarView {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return scalars
  }
}
