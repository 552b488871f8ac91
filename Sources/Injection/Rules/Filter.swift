/// The cheap question before the dear one: may this decoded value hold SQL at all?
///
/// It asks for what every live fragment has: a quote that breaks out, or one of the words that join
/// an expression or a clause to a query. Words that sentences are full of and that prove nothing by
/// themselves (`like`, `in`, `is`) are not among them.
enum Filter {
  static func mayHoldSQL(_ bytes: [UInt8]) -> Bool {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case 0x27, 0x22, 0x60: return true
      case 0x7C, 0x26:  // || and &&
        if at + 1 < bytes.count, bytes[at + 1] == byte { return true }
        at += 1
      case 0x3B:  // a stacked statement
        if bytes[(at + 1)...].contains(where: { $0 > 0x20 }) { return true }
        at += 1
      case 0x41...0x5A, 0x61...0x7A:
        var packed: UInt64 = 0
        var length = 0
        while at < bytes.count, isWord(bytes[at]) {
          if length < 8 { packed = packed << 8 | UInt64(bytes[at] | 0x20) }
          length += 1
          at += 1
        }
        if length <= 8 ? words.contains(packed) : longWords.contains(packed) { return true }
      case 0x2D:  // a comment behind something
        if at > 0, at + 1 < bytes.count, bytes[at + 1] == 0x2D { return true }
        at += 1
      case 0x2F:
        if at + 1 < bytes.count, bytes[at + 1] == 0x2A { return true }
        at += 1
      default: at += 1
      }
    }
    return false
  }

  /// Whether there is anything but words in it: mere words convict nobody, unless a number stands before them.
  static func hasStructure(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first(where: { $0 > 0x20 }) else { return false }
    if first >= 0x30 && first <= 0x39 { return true }
    return bytes.contains { byte in
      switch byte {
      case 0x21...0x2D, 0x2F, 0x3A...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7E: true
      default: false
      }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }

  private static func packed(_ word: String) -> UInt64 {
    word.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
  }

  private static let words = Set(
    [
      "and", "or", "xor", "union", "select", "order", "group", "having", "limit", "case", "sleep", "into",
      "div",
      "exec", "execute", "waitfor", "declare", "if", "elt", "rlike", "regexp", "exists", "pg_sleep", "insert",
      "update", "delete", "drop",
    ].map(packed))

  /// Known by their first eight letters.
  private static let longWords = Set(
    ["benchmark", "procedure", "extractvalue", "updatexml", "load_file", "dbms_pipe", "randomblob"].map(
      packed))
}
