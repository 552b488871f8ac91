/// As much of XPath as tells where a text stops being any (MySQL and MariaDB, `my_xpath_parse` in `item_xmlfunc.cc`).
enum XPathText {
  /// Where the message of a syntax error begins to quote; nil where the text may be a path, or it is not certain.
  static func firstBadToken(in bytes: [UInt8]) -> Int? {
    let start = skippingBlanks(bytes, from: 0)
    guard start < bytes.count else { return nil }
    if bytes[start] == 0x2E {  // `.`, or `..`: a step that nothing but a slash or an operator may follow
      let isParent = start + 1 < bytes.count && bytes[start + 1] == 0x2E
      let next = skippingBlanks(bytes, from: start + (isParent ? 2 : 1))
      guard next < bytes.count, isNamePart(bytes[next]) || neverFits(bytes[next]) else { return nil }
      return next
    }
    if neverFits(bytes[start]) { return start }
    guard isNamePart(bytes[start]) else { return nil }
    var end = start
    while end < bytes.count, isNamePart(bytes[end]) || bytes[end] == 0x2D || bytes[end] == 0x2E { end += 1 }
    end = skippingBlanks(bytes, from: end)
    return end < bytes.count && neverFits(bytes[end]) ? end : nil
  }

  private static func skippingBlanks(_ bytes: [UInt8], from start: Int) -> Int {
    var at = start
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    return at
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
    default: false
    }
  }

  /// Characters that begin no token which could stand at the start of a path or behind a name.
  private static func neverFits(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23, 0x25, 0x26, 0x3A, 0x3B, 0x3F, 0x5C, 0x5E, 0x60, 0x7B, 0x7D, 0x7E: true
    default: false
    }
  }
}
