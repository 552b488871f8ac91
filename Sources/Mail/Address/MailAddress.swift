import CGMime

/// An address to which mail can be sent by SMTP (RFC 5321, section 4.1.2): checked, its domain in ASCII.
///
/// Domains beyond ASCII are turned into their A-labels (IDNA 2008). Local parts beyond ASCII would need SMTPUTF8 (RFC
/// 6531) on the whole way, and are refused. Local parts with dots in a row or at an end, which Japanese mobile carriers
/// once gave out against RFC 5321, are sent as quoted strings, as those carriers ask.
public struct MailAddress: Sendable, Hashable, CustomStringConvertible {
  /// Without quotes.
  public let localPart: String
  /// In lower case, A-labels for what is beyond ASCII.
  public let domain: String

  /// What is wrong with an address, as a word that can stand in lists and be counted.
  public enum Fault: String, Error, Sendable, Codable, CaseIterable {
    case empty, noAtSign, localPart, localPartTooLong, localPartNotASCII, domain, domainTooLong
  }

  /// - Parameter text: an address alone: no name, no angle brackets. Blanks around it are left out.
  public init(checking text: String) throws(Fault) {
    let text = text.trimmingBlanks
    guard !text.isEmpty else { throw .empty }
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { throw .noAtSign }
    localPart = try Self.localPart(text[..<at])
    domain = try Self.domain(text[text.utf8.index(after: at)...])
    // RFC 5321, section 4.5.3.1.3: a path has 256 octets, angle brackets included.
    guard path.utf8.count <= 254 else { throw .domainTooLong }
  }

  /// As ``init(checking:)``, with words for a person.
  ///
  /// - Parameter what: what the address is for, such as “the sender's address”.
  public init(_ text: String, as what: String) throws(MailError) {
    do throws(Fault) { try self.init(checking: text) } catch {
      throw MailError(
        .badAddress, "\(what) is no address that mail can be sent to: \(error.words)",
        remedy: "Write it as name@example.com")
    }
  }

  /// As it stands in `MAIL FROM` and in headers.
  public var path: String {
    if Self.isDotString(localPart) { return localPart + "@" + domain }
    var quoted = "\""
    for character in localPart {
      if character == "\"" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "\"@" + domain
  }

  /// Equal for addresses of one mailbox: no provider known tells letter cases apart, though RFC 5321 would let it.
  public var key: String { localPart.lowercased() + "@" + domain }

  public var description: String { path }
}

extension MailAddress {
  private static func localPart(_ text: Substring) throws(Fault) -> String {
    var local = String(text)
    if local.count >= 2, local.hasPrefix("\""), local.hasSuffix("\"") {
      guard let plain = unquoted(local.dropFirst().dropLast()) else { throw .localPart }
      local = plain
    } else {
      // Outside quotes nothing but atoms and dots; where the dots stand is looked past, see above.
      guard local.utf8.allSatisfy({ $0 >= 0x80 || isAtom($0) || $0 == UInt8(ascii: ".") }) else {
        throw .localPart
      }
    }
    guard !local.isEmpty else { throw .localPart }
    guard local.utf8.allSatisfy({ $0 < 0x80 }) else { throw .localPartNotASCII }
    guard local.utf8.count <= 64 else { throw .localPartTooLong }
    return local
  }

  /// The content of a quoted string; nil where it holds what RFC 5321 does not let it hold.
  private static func unquoted(_ text: Substring) -> String? {
    var plain = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar.isASCII, !(0x20...0x7E).contains(scalar.value) { return nil }
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
        continue
      } else if scalar == "\"" {
        return nil
      }
      plain.unicodeScalars.append(scalar)
    }
    return isEscaped ? nil : plain
  }

  private static func isDotString(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.utf8.allSatisfy(isAtom)
    }
  }

  /// `atext` of RFC 5322, section 3.2.3.
  private static func isAtom(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }

  /// A domain name of two labels or more (RFC 1035, section 2.3.1); address literals are no places for personal data.
  private static func domain(_ text: Substring) throws(Fault) -> String {
    var name = String(text)
    if !name.utf8.allSatisfy({ $0 < 0x80 }) {
      guard let ascii = asciiDomain(name) else { throw .domain }
      name = ascii
    }
    name = name.lowercased()
    guard name.utf8.count <= 253 else { throw .domainTooLong }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
    // The last label is a top-level domain, and no digits alone: that would be an IPv4 address.
    guard isName, labels.count >= 2, let last = labels.last,
      !last.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { throw .domain }
    return name
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }

  /// A domain's A-labels, by the IDNA library that GMime is built with; nil where it has none.
  private static func asciiDomain(_ name: String) -> String? {
    GMimeLibrary.start()
    // SAFETY: the mailbox is ours until it is released, and so is the text of it that is copied before.
    return unsafe "x@\(name)".withCString { address -> String? in
      guard let mailbox = unsafe internet_address_mailbox_new(nil, address) else { return nil }
      defer { unsafe g_object_unref(mailbox) }
      guard let made = unsafe gmime_mailbox(mailbox),
        let ascii = unsafe GMimeLibrary.text(internet_address_mailbox_get_idn_addr(made)),
        ascii.hasPrefix("x@"), ascii.utf8.allSatisfy({ $0 < 0x80 })
      else { return nil }
      return String(ascii.dropFirst(2))
    }
  }
}

extension MailAddress.Fault {
  /// For a person to read; no part of the address is in it.
  public var words: String {
    switch self {
    case .empty: "it is empty"
    case .noAtSign: "it has no @"
    case .localPart: "what stands before the @ is none of RFC 5321"
    case .localPartTooLong: "what stands before the @ is longer than 64 octets"
    case .localPartNotASCII: "what stands before the @ is not ASCII, and SMTPUTF8 is not supported"
    case .domain: "what stands after the @ is no domain name"
    case .domainTooLong: "it is longer than RFC 5321 lets it be"
    }
  }
}

extension String {
  /// Without blanks at its ends, the ideographic one included.
  var trimmingBlanks: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    let scalars = unicodeScalars.drop(while: isBlank)
    guard let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(scalars[...last])
  }
}
