import Testing

@testable import Exposure

@Suite("What a value looks like")
struct ValueKindTests {
  @Test(
    "is told",
    arguments: [
      ("a.b+c@example.co.jp", .email), ("090-1234-5678", .phone), ("０３−1234", nil),
      ("+49 30 1234567", .phone), ("(03)1234-5678", .phone),
      ("〒100-0001", .postal), ("SW1A 1AA", .postal), ("スズキ イチロウ", .katakana), ("佐々木 希", .personName),
      ("黃美華", .personName),
      ("Mary-Jane O’Neil", .personName), ("東京都港区芝公園4-2-8", .address), ("12 Baker Street", .address),
      ("Ringweg 4", .address),
      ("1985-04-01", .day), ("2016-12-22 08:30:00", .instant), ("4111 1111 1111 1111", .cardNumber),
      ("3530111333300000", .cardNumber),
      ("411111******1111", .maskedCard),
      ("$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub", .hash),
      ("$P$BWAh8Xx0x6AqLl9V0g2r3v4b5n6m7k1", .hash), ("5f4dcc3b5aa765d61d8327deb882cf99", .hash),
      ("2001:db8::1", .ip), ("192.0.2.7", .ip),
      ("TW", .country), ("zh-TW", .language), ("女", .gender), ("123e4567-e89b-12d3-a456-426614174000", .uuid),
      ("{\"a\":1}", .json), ("12/29", .expiry),
    ] as [(String, ValueKind?)])
  func tells(_ value: String, _ kind: ValueKind?) {
    if let kind { #expect(ValueKind.kinds(of: value).contains(kind)) }
  }

  @Test(
    "is not taken for what it is not",
    arguments: [
      ("4111111111111112", .cardNumber), ("1234567890123456", .cardNumber), ("0000000000000000", .cardNumber),
      ("user@localhost", .email),
      ("300.1.2.3", .ip), ("Shoes 14", .personName), ("急須", .personName), ("himawari", .hash),
      ("2023-04-01", .day),
      ("999-99", .postal), ("お知らせ 1", .address), ("タワーあなた自身", .katakana),
    ] as [(String, ValueKind)])
  func isNot(_ value: String, _ kind: ValueKind) { #expect(!ValueKind.kinds(of: value).contains(kind)) }
}
