import Testing

@testable import Exposure

/// Takes what is written to it, as an encrypted file would.
final class TestSink: EncryptedSink {
  var bytes: [UInt8] = []
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func write(_ bytes: [UInt8]) { self.bytes += bytes }
}

@Suite("A card number")
struct CardNumberTests {
  private func digits(_ number: CardNumber) -> String {
    let sink = TestSink()
    number.write(to: sink)
    return sink.text
  }

  // Test numbers that the networks and payment companies publish.
  @Test(
    "tells its brand by its first digits",
    arguments: [
      ("4111111111111111", CardBrand.visa), ("4222222222222", .visa), ("5555555555554444", .mastercard),
      ("2223003122003222", .mastercard), ("2720990000000007", .mastercard),
      ("378282246310005", .americanExpress),
      ("341111111111111", .americanExpress), ("3530111333300000", .jcb), ("3566002020360505", .jcb),
      ("30569309025904", .dinersClub), ("38520000023237", .dinersClub), ("36227206271667", .dinersClub),
      ("6011111111111117", .discover), ("6445644564456445", .discover), ("6200000000000005", .unionPay),
      ("6221260000000000", .unionPay), ("6759649826438453", .other),
    ])
  func brand(_ text: String, _ brand: CardBrand) throws {
    let number = try CardNumber(text)
    #expect(number.brand == brand)
    #expect(digits(number) == text)
  }

  @Test(
    "is the same however it is written",
    arguments: [
      "4111 1111 1111 1111", "4111-1111-1111-1111", "  4111111111111111\n", "４１１１１１１１１１１１１１１１",
      "４１１１－１１１１－１１１１－１１１１", "４１１１　１１１１　１１１１　１１１１", "4111ー1111ー1111ー1111",
      "4111\u{2212}1111\u{2010}1111\u{A0}1111",
    ])
  func writing(_ text: String) throws { #expect(digits(try CardNumber(text)) == "4111111111111111") }

  @Test(
    "is never made of what is not one",
    arguments: [
      "", " ", "1111", "************1111", "411111******1111", "4111 1111 1111 111\u{FFFD}",
      "4111  1111 1111 1111", "4111-1111-1111-1111-", "-4111111111111111", "4111111111111111 01/19",
      "411111111111111", "41111111111111111", "0000000000000000", "1111111111111111", "378282246310005 0",
      "5f4dcc3b5aa765d61d8327deb882cf99", "4111111111111111111111", "٤١١١١١١١١١١١١١١١",
      "4.111111111111111E15",
    ])
  func notWhole(_ text: String) { #expect(throws: CardNumber.Refusal.notWhole) { try CardNumber(text) } }

  @Test(
    "has the check digit that it needs",
    arguments: ["4111111111111112", "3530111333300001", "6759649826438454"])
  func wrongCheckDigit(_ text: String) {
    #expect(throws: CardNumber.Refusal.wrongCheckDigit) { try CardNumber(text) }
  }

  @Test("shows no more than its first six and last four digits, however it is printed")
  func shown() throws {
    let number = try CardNumber("4111112233531111")
    var dumped = ""
    dump(number, to: &dumped)
    for text in [
      "\(number)", String(reflecting: number), dumped, "\([number])", "\(Optional(number) as Any)",
    ] {
      #expect(text.contains("411111******1111"), "\(text)")
      #expect(!text.contains("2233"), "\(text)")
    }
    let holder = ConfidentialText("HANAKO YAMADA")
    dumped = ""
    dump(holder, to: &dumped)
    for text in ["\(holder)", String(reflecting: holder), dumped, "\([holder])"] {
      #expect(!text.contains("HANAKO"))
    }
  }
}
