/// The public key of somebody who is to read an encrypted file.
public enum Recipient: Sendable, Hashable {
  /// For `age`: `age1…`, or a public key of SSH as its file has it (`ssh-ed25519 …`, `ssh-rsa …`).
  case age(String)
  /// For OpenPGP: the file that holds the public key, armoured or not.
  case openPGP(keyFile: String)

  /// Takes a recipient as people give it: a key of age or SSH itself, or a file that holds one key or several.
  ///
  /// - Throws: `CaseError` for a secret key, and where it is none of those. The text is not repeated: it may be a secret.
  public static func reading(_ text: String) throws(CaseError) -> [Recipient] {
    let given = trimmed(text)
    if let key = try ageKey(given) { return [key] }
    guard !given.contains(where: \.isNewline) else { throw unknown("This") }
    let file = try InputFile(given)
    guard file.size <= 1 << 20 else { throw unknown(given) }
    var bytes: [UInt8] = []
    while let piece = try file.read(upTo: 64 << 10) { bytes += piece }
    // A public key packet, in its old and its new form (RFC 9580, section 4.2 and 5.5.1.1).
    if let first = bytes.first, [0x98, 0x99, 0x9A, 0xC6].contains(first) {
      return [.openPGP(keyFile: given)]
    }
    let content = String(decoding: bytes, as: UTF8.self)
    if content.contains("PRIVATE KEY") { throw secret }
    if content.contains("-----BEGIN PGP PUBLIC KEY BLOCK-----") { return [.openPGP(keyFile: given)] }
    var found: [Recipient] = []
    for line in content.split(whereSeparator: \.isNewline) {
      let line = trimmed(String(line))
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let key = try ageKey(line) else { throw unknown(given) }
      found.append(key)
    }
    guard !found.isEmpty else { throw unknown(given) }
    return found
  }

  private static func ageKey(_ text: String) throws(CaseError) -> Recipient? {
    let upper = text.uppercased()
    if upper.contains("SECRET-KEY-") || upper.contains("PRIVATE KEY") { throw secret }
    let isAge = text.hasPrefix("age1") && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }
    let isSSH = text.hasPrefix("ssh-ed25519 ") || text.hasPrefix("ssh-rsa ")
    return isAge || isSSH ? .age(text) : nil
  }

  private static var secret: CaseError {
    CaseError(
      .badInput, "This is a secret key, which only its owner may hold",
      remedy: "Give the public one: it begins with age1 or ssh-, or is a PGP PUBLIC KEY BLOCK")
  }

  private static func unknown(_ path: String) -> CaseError {
    CaseError(
      .badInput, "\(path) holds no public key that can be encrypted to",
      remedy: "Give an age recipient (age1…), a public key of SSH, or a file with an OpenPGP public key")
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
