import Investigation

/// What must never stand in a fact, since facts stand unsealed in the ledger: card numbers, and passwords as they come
/// in dumps.
enum Secrets {
  enum Kind: Sendable { case cardNumber, passwords }

  /// What the text holds of it; nil: nothing that can be told by its form.
  static func found(in text: String) -> Kind? {
    if CardNumbers.holds(text) { return .cardNumber }
    return holdsPasswords(text) ? .passwords : nil
  }

  private static func holdsPasswords(_ text: String) -> Bool {
    // mail:password, as lists of stolen accounts have it
    let account = #/[^\s@:;|]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}[:;|\t]\S{4,}/#
    // crypt(3), LDAP and PBKDF2 schemes with something of a digest behind
    let scheme =
      #/\$(?:1|2[abxy]?|5|6|7|y|argon2(?:id|i|d)|P|H|apr1)\$\S{8,}|\{(?:S?SHA(?:256|512)?|S?MD5|CRYPT)\}\S{8,}|pbkdf2[_:$]\S{16,}/#
    // password=…, with letters and digits mixed as people choose them
    let named = #/(?i:password|passwd|pwd|パスワード)\s?[:=：＝]\s?(?=[!-~]*[A-Za-z])(?=[!-~]*[0-9])[!-~]{6,}/#
    return text.contains(account) || text.contains(scheme) || text.contains(named) || digests(in: text) >= 3
  }

  /// Hexadecimal runs as long as MD5, SHA-1 or SHA-256: one may be a file's hash, several are a dump.
  private static func digests(in text: String) -> Int {
    text.split { !$0.isHexDigit }.count { [32, 40, 64].contains($0.utf8.count) }
  }
}
