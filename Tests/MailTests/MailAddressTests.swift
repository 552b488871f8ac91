import Mail
import Testing

@Suite("An address")
struct MailAddressTests {
  static let goodOnes: [(String, String)] = [
    ("taro@example.jp", "taro@example.jp"), ("  Taro@EXAMPLE.jp　", "Taro@example.jp"),
    ("o'brien+x@example.org", "o'brien+x@example.org"),
    // As Japanese mobile carriers once gave them out.
    ("foo..bar@example.ne.jp", "\"foo..bar\"@example.ne.jp"),
    ("foo.@example.ne.jp", "\"foo.\"@example.ne.jp"),
    (".foo@example.ne.jp", "\".foo\"@example.ne.jp"),
    ("\"a b\"@example.org", "\"a b\"@example.org"), ("\"a\\\"b\"@example.org", "\"a\\\"b\"@example.org"),
    ("\"plain\"@example.org", "plain@example.org"), ("taro@日本語.jp", "taro@xn--wgv71a119e.jp"),
    ("a@b.c.example", "a@b.c.example"),
  ]

  @Test("A good one is kept as the servers want it", arguments: goodOnes)
  func good(_ text: String, _ path: String) throws {
    #expect(try MailAddress(checking: text).path == path)
  }

  static let badOnes: [(String, MailAddress.Fault)] = [
    ("", MailAddress.Fault.empty), ("  ", .empty), ("taro", .noAtSign), ("@example.jp", .localPart),
    ("taro@", .domain),
    ("taro@example", .domain), ("taro@.jp", .domain), ("taro@example..jp", .domain), ("taro@-a.jp", .domain),
    ("taro@exa mple.jp", .domain), ("taro@[192.0.2.1]", .domain), ("taro@192.0.2.1", .domain),
    ("ta ro@example.jp", .localPart), ("a@b@example.jp", .localPart), ("\"a@example.jp", .localPart),
    ("\"a\"b\"@example.jp", .localPart), ("\"a\\\"@example.jp", .localPart), ("a<b@example.jp", .localPart),
    ("太郎@example.jp", .localPartNotASCII), ("taro@example.jp,jiro@example.jp", .localPart),
    (String(repeating: "a", count: 65) + "@example.jp", .localPartTooLong),
    ("a@" + String(repeating: "a", count: 64) + ".jp", .domain),
    ("a@" + String(repeating: "abcdefgh.", count: 30) + "jp", .domainTooLong), ("a@example.jp\n.", .domain),
    ("a\r\nRCPT@example.jp", .localPart), ("taro＠example.jp", .noAtSign),
  ]

  @Test("A bad one is refused, and why is told", arguments: badOnes)
  func bad(_ text: String, _ fault: MailAddress.Fault) {
    #expect(throws: fault) { try MailAddress(checking: text) }
  }

  @Test("Ways of writing one address have one key")
  func keys() throws {
    let keys = try ["Taro@Example.jp", "taro@example.JP", "\"taro\"@example.jp"].map {
      try MailAddress(checking: $0).key
    }
    #expect(Set(keys) == ["taro@example.jp"])
  }
}
