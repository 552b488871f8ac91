import Bytes

/// Kinds of evidence that are recognised by their first lines but not read yet, so that the report can name them.
enum ForeignKind {
  /// The kind's name, nil where the sample looks like none of them.
  static func name(of sample: Span<UInt8>) -> String? {
    let head = sample.text(in: 0..<min(sample.count, 4_096))
    let lines = head.split(separator: "\n", maxSplits: 12).map(String.init)
    guard let first = lines.first(where: { !$0.isEmpty }) else { return nil }
    if first.hasPrefix("{") && first.contains("\":") { return "application log (JSON lines)" }
    if first.hasPrefix("--"),
      first.hasSuffix("-A--") || lines.contains(where: { $0.hasPrefix("--") && $0.hasSuffix("-B--") })
    {
      return "ModSecurity audit log"
    }
    if first.contains("Version:"), head.contains("Argument") || head.contains("started with:") {
      return "MySQL or MariaDB general query log"
    }
    if lines.contains(where: {
      $0.contains("\t") && ($0.contains(" Query\t") || $0.contains(" Connect\t") || $0.contains("Execute\t"))
    }) {
      return "MySQL or MariaDB general query log"
    }
    if first.hasPrefix("# Time:") || first.hasPrefix("# User@Host:") {
      return "MySQL or MariaDB slow query log"
    }
    if first.hasPrefix("#Software:") || first.hasPrefix("#Fields:") { return "W3C extended log (IIS)" }
    if isCSVLog(first) { return "PostgreSQL csvlog" }
    return nil
  }

  /// PostgreSQL's csvlog: a time with milliseconds and a zone, then quoted fields (PostgreSQL manual, section 20.8.4).
  private static func isCSVLog(_ line: String) -> Bool {
    let fields = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
    guard fields.count >= 4, let time = fields.first, time.count >= 23 else { return false }
    let characters = Array(time.utf8)
    return characters[4] == 0x2D && characters[7] == 0x2D && characters[13] == 0x3A && characters[19] == 0x2E
  }

  /// Whether the sample is no text: NULs or control characters all over.
  static func isBinary(_ sample: Span<UInt8>) -> Bool {
    let length = min(sample.count, 8_192)
    var strange = 0
    for index in 0..<length {
      let byte = sample[index]
      if byte < 0x09 || (byte > 0x0D && byte < 0x20 && byte != 0x1B) { strange += 1 }
    }
    return strange * 20 > length
  }
}
