/// The network that a card was issued under.
public enum CardBrand: String, Sendable, CaseIterable, Comparable {
  case visa = "Visa"
  case mastercard = "Mastercard"
  case jcb = "JCB"
  case americanExpress = "American Express"
  case dinersClub = "Diners Club"
  case discover = "Discover"
  case unionPay = "UnionPay"
  /// A network whose range is none of those: Maestro, Mir, RuPay and others.
  case other

  public static func < (a: CardBrand, b: CardBrand) -> Bool { a.rank < b.rank }

  private var rank: Int { CardBrand.allCases.firstIndex(of: self) ?? 0 }

  /// The brand of a number's digits, each 0 to 9, by the first of them, as the networks publish their ranges.
  ///
  /// UnionPay's 62 goes before Discover's 622126 to 622925: the cards of that range are UnionPay's, which Discover's
  /// network accepts.
  ///
  /// - Returns: nil where a network has the range but issues no numbers of this length.
  init?(digits: [Int]) {
    guard digits.count >= 4, (13...19).contains(digits.count) else { return nil }
    let four = digits.prefix(4).reduce(0) { $0 * 10 + $1 }
    guard let range = CardBrand.ranges.first(where: { $0.prefixes.contains(four) }) else {
      self = .other
      return
    }
    guard range.lengths.contains(digits.count) else { return nil }
    self = range.brand
  }

  /// By the first four digits.
  private static let ranges: [(brand: CardBrand, prefixes: ClosedRange<Int>, lengths: Set<Int>)] = [
    (.visa, 4000...4999, [13, 16, 19]),
    (.mastercard, 5100...5599, [16]), (.mastercard, 2221...2720, [16]),
    (.jcb, 3528...3589, [16, 17, 18, 19]),
    (.americanExpress, 3400...3499, [15]), (.americanExpress, 3700...3799, [15]),
    (.dinersClub, 3000...3059, [14, 15, 16, 17, 18, 19]),
    (.dinersClub, 3600...3699, [14, 15, 16, 17, 18, 19]),
    (.dinersClub, 3800...3899, [14, 15, 16, 17, 18, 19]),
    (.unionPay, 6200...6299, [16, 17, 18, 19]),
    (.discover, 6011...6011, [16, 17, 18, 19]), (.discover, 6440...6599, [16, 17, 18, 19]),
  ]
}
