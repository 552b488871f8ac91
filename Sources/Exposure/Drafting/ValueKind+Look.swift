import Foundation

extension ValueKind {
  /// Everything that a value looks like.
  static func kinds(of value: String) -> Set<ValueKind> {
    let text = ColumnWords.narrow(value).trimmed
    guard !text.isEmpty, text.utf8.count <= 20_000 else { return [] }
    var kinds: Set<ValueKind> = []
    if text.hasPrefix("{"), text.hasSuffix("}") { kinds.insert(.json) }
    guard text.utf8.count <= 600 else { return kinds }
    if text.hasPrefix("Mozilla/") || text.hasPrefix("Opera/") { kinds.insert(.userAgent) }
    if fits(text, Form.email) { kinds.insert(.email) }
    if isPhone(text) { kinds.insert(.phone) }
    if fits(text, Form.postal) { kinds.insert(.postal) }
    if fits(text, Form.katakana) { kinds.insert(.katakana) }
    if isPersonName(text) { kinds.insert(.personName) }
    if isAddress(text) { kinds.insert(.address) }
    if isBirthday(text) { kinds.insert(.day) }
    if fits(text, Form.instant) { kinds.insert(.instant) }
    if isCardNumber(text) { kinds.insert(.cardNumber) }
    if fits(text, Form.masked), text.contains(where: { "*xX•＊".contains($0) }) { kinds.insert(.maskedCard) }
    if isHash(text) { kinds.insert(.hash) }
    if fits(text, Form.ip4) || (fits(text, Form.ip6) && text.contains(":")) { kinds.insert(.ip) }
    if countries.contains(text.uppercased()) || countryNames.contains(text.lowercased()) {
      kinds.insert(.country)
    }
    if languages.contains(text.lowercased()) || fits(text, Form.locale) { kinds.insert(.language) }
    if genders.contains(text.lowercased()) { kinds.insert(.gender) }
    if fits(text, Form.uuid) { kinds.insert(.uuid) }
    if text.utf8.count >= 24, fits(text, Form.token), text.contains(where: \.isNumber) {
      kinds.insert(.token)
    }
    if fits(text, Form.expiry) { kinds.insert(.expiry) }
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) { kinds.insert(.digits) }
    return kinds
  }

  private static func fits(_ text: String, _ pattern: NSRegularExpression) -> Bool {
    pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  private static func isHash(_ text: String) -> Bool { fits(text, Form.hashForm) }

  private static func isPhone(_ text: String) -> Bool { text.utf8.count <= 24 && fits(text, Form.phoneForm) }

  /// A day in the last 120 years that is no day of the last five.
  private static func isBirthday(_ text: String) -> Bool {
    let digits = text.prefix(10).filter(\.isNumber)
    guard digits.count == 8, text.utf8.count <= 19, let year = Int(digits.prefix(4)),
      let month = Int(digits.dropFirst(4).prefix(2)), let day = Int(digits.suffix(2))
    else { return false }
    let rest = text.dropFirst(10)
    guard rest.isEmpty || rest.allSatisfy({ "T 0:".contains($0) }) else { return false }
    return (1905...2020).contains(year) && (1...12).contains(month) && (1...31).contains(day)
  }

  /// Length and first digits of an issuer, and the check digit of Luhn.
  static func isCardNumber(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x20 }) else {
      return false
    }
    let digits = text.compactMap(\.wholeNumberValue)
    guard (13...19).contains(digits.count), Set(digits).count > 1 else { return false }
    let head = digits.prefix(4).reduce(0) { $0 * 10 + $1 }
    let isIssued =
      switch (digits[0], head / 100, head) {
      case (4, _, _): [13, 16, 19].contains(digits.count)
      case (5, 51...55, _), (2, _, 2221...2720): digits.count == 16
      case (3, 34, _), (3, 37, _): digits.count == 15
      case (3, 36, _), (3, 38, _), (3, _, 3000...3059): digits.count == 14 || digits.count == 16
      case (3, _, 3528...3589): digits.count >= 16
      case (6, _, 6011), (6, 64...65, _), (6, 62, _): digits.count >= 16
      case (5, 50, _), (5, 56...58, _), (6, 63, _), (6, 67, _): true
      default: false
      }
    return isIssued && Luhn.fits(digits)
  }
}

/// The forms that values are written in.
private enum Form {
  static let email = pattern(
    #"[^\s@<>"(),:;]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,24}"#)
  static let postal = pattern(
    #"〒?\d{3}-\d{4}|\d{5}(?:-\d{4})?|\d{7}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d"#)
  static let katakana = pattern(
    #"[ァ-ヺー・ｦ-ﾟ]{2,20}(?:[ ]?[ァ-ヺー・ｦ-ﾟ]{1,20}){0,2}"#)
  static let instant = pattern(
    #"\d{4}[-/]\d{2}[-/]\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?|1[0-9]{9}(?:\d{3})?"#
  )
  static let masked = pattern(
    #"(?:\d{0,6})[-* xX•＊]{4,}[-* xX•＊]*\d{2,4}"#)
  static let ip4 = pattern(
    #"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)"#)
  static let ip6 = pattern(
    #"(?=.*:.*:)[0-9A-Fa-f:]{3,39}"#)
  static let locale = pattern(
    #"[a-z]{2}[-_][A-Z]{2}"#)
  static let uuid = pattern(
    #"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"#)
  static let token = pattern(
    #"[A-Za-z0-9_\-+/=.]+"#)
  static let expiry = pattern(
    #"(?:0[1-9]|1[0-2])[/-]?(?:20)?[1-4]\d|20[1-4]\d[/-]?(?:0[1-9]|1[0-2])|0?[1-9]|1[0-2]|20[1-4]\d"#)
  static let hashForm = pattern(
    #"\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}|\$argon2(?:id|i|d)\$.+|\$[156]\$.+|\$5\$.+|\$[PHS]\$[./A-Za-z0-9]{31,}|\$scrypt\$.+|\$pbkdf2.*|pbkdf2_sha\d+\$.+|\{S?SHA\d*\}.+|sha\d+\$.+|\*[0-9A-F]{40}|(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})(?::.{1,64})?"#
  )
  static let phoneForm = pattern(
    #"0\d{1,4}[- ]\d{1,4}[- ]\d{3,4}|0[5789]0\d{8}|0\d{9}|\+\d{1,3}[-. ()\d]{7,16}|\(\d{2,5}\) ?\d{2,4}[- ]?\d{3,4}|\d{3}[-.]\d{3}[-.]\d{4}|0\d{2,5}[/ ]\d{4,9}"#
  )

  private static func pattern(_ text: String) -> NSRegularExpression {
    guard let pattern = try? NSRegularExpression(pattern: "\\A(?:" + text + ")\\z") else {
      preconditionFailure("a pattern of the program is wrong: \(text)")
    }
    return pattern
  }
}
