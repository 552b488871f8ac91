/// An address and the name that is shown with it (RFC 5322, section 3.4).
public struct Mailbox: Sendable, Hashable {
  public let name: String?
  public let address: MailAddress

  /// - Throws: `MailError` where the name has line breaks or control characters.
  public init(name: String?, address: MailAddress) throws(MailError) {
    let name = name?.trimmingBlanks
    if let name { try HeaderText.check(name, as: "a name beside an address") }
    self.name = name.flatMap { $0.isEmpty ? nil : $0 }
    self.address = address
  }

  /// Reads `Name <name@example.com>` or an address alone.
  ///
  /// - Parameter what: what it is for, such as “the sender”.
  public init(_ text: String, as what: String) throws(MailError) {
    let text = text.trimmingBlanks
    guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
      try self.init(name: nil, address: try MailAddress(text, as: what))
      return
    }
    var name = String(text[..<open]).trimmingBlanks
    if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
      name = String(name.dropFirst().dropLast())
    }
    let address = text[text.index(after: open)...].dropLast()
    try self.init(name: name, address: try MailAddress(String(address), as: what))
  }
}

/// What may stand in a header.
enum HeaderText {
  /// - Throws: `MailError` where a text has line breaks, by which somebody could write headers of their own, or other
  ///   control characters, or more than a header may reasonably hold.
  static func check(_ text: String, as what: String) throws(MailError) {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
      default: true
      }
    }
    guard isPlain, text.utf8.count <= 1_000 else {
      throw MailError(
        .badValue,
        "A header cannot be made of \(what): it holds line breaks or control characters, or is too long",
        remedy: "Give one line of up to 1,000 bytes")
    }
  }
}
