/// A server's answer: its code, and the enhanced status that newer servers give with it.
public struct SMTPReply: Sendable, Hashable, Codable {
  /// Three digits (RFC 5321, section 4.2).
  public let code: Int
  /// Such as `5.1.1` (RFC 3463).
  public let status: EnhancedStatus?
  /// The server's words, its lines joined by blanks: what it says may quote an address.
  public let text: String

  /// Longest text that is kept.
  static let longest = 500

  public init(code: Int, status: EnhancedStatus?, text: String) {
    self.code = code
    self.status = status
    self.text = text
  }

  /// Reads the lines of an answer; nil where they are none, or the last one announces a further one.
  public init?(lines: [String]) {
    var text = ""
    var isEnded = false
    guard let first = lines.first.flatMap(Self.code) else { return nil }
    for line in lines {
      guard !isEnded, Self.code(line) == first else { return nil }
      let rest = line.dropFirst(3)
      isEnded = !rest.hasPrefix("-")
      let words = rest.dropFirst().filter { $0.isASCII ? ("\u{20}"..."\u{7E}").contains($0) : !$0.isNewline }
      text += (text.isEmpty ? "" : " ") + words
    }
    guard isEnded else { return nil }
    code = first
    status = EnhancedStatus(prefixing: text)
    self.text = String(text.prefix(Self.longest))
  }

  private static func code(_ line: String) -> Int? {
    let digits = line.utf8.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard line.utf8.count == 3 || "- ".utf8.contains(line.utf8.dropFirst(3).first ?? 0) else { return nil }
    return Int(line.prefix(3)).flatMap { (200...599).contains($0) ? $0 : nil }
  }

  public var isPositive: Bool { code < 400 }
  /// To be tried again later.
  public var isTransient: Bool { (400...499).contains(code) }
  public var isPermanent: Bool { code >= 500 }

  /// Code and status, without the server's words, in which an address may stand.
  public var short: String { status.map { "\(code) \($0)" } ?? String(code) }
}

/// `class.subject.detail` (RFC 3463).
public struct EnhancedStatus: Sendable, Hashable, Codable, CustomStringConvertible {
  public enum Class: Int, Sendable, Codable { case success = 2, transient = 4, permanent = 5 }

  public let `class`: Class
  public let subject: Int
  public let detail: Int

  /// Reads exactly a status.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3, let kind = Class(rawValue: numbers[0]) else { return nil }
    `class` = kind
    subject = numbers[1]
    detail = numbers[2]
  }

  /// Reads the status with which a text begins.
  public init?(prefixing text: String) {
    self.init(text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") })
  }

  public var description: String { "\(`class`.rawValue).\(subject).\(detail)" }
}
