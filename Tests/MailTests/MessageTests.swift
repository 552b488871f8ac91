import Foundation
import Mail
import Testing

@Suite("A mail that goes out")
struct MessageTests {
  static func message(
    subject: String = "お客様情報の流出に関するお知らせ", name: String = "山田 太郎", text: String = "山田 太郎 様\n\n.\nFrom here\n",
    html: String? = "<p>山田 太郎 様</p>"
  ) throws -> OutgoingMessage {
    try OutgoingMessage(
      from: Mailbox("株式会社例 <notice@example.jp>", as: "the sender"), replyTo: nil,
      to: Mailbox(name: name, address: MailAddress("taro@example.org", as: "the recipient")), subject: subject,
      messageID: "w1.1.abc@example.jp", date: Date(timeIntervalSince1970: 1_700_000_000), listID: "w1.example.jp",
      language: "ja", text: text, html: html)
  }

  @Test("It prints")
  func prints() throws {
    print(String(decoding: try Self.message().mime(), as: UTF8.self))
    print(String(decoding: try Self.message(subject: "Notice", name: "A \"B\", C", text: "Hello é\n.\nFrom x", html: nil).mime(), as: UTF8.self))
    print(try MailAddress("あ@日本語.jp".replacing("あ", with: "a"), as: "x"))
  }
}
