import Testing

@testable import Investigation

@Suite struct ReportMaskingTests {
  @Test(arguments: [
    ("山田 花子", "name", "山•••"), ("林", "name", "•••"), ("O'Brien", "name", "O•••"), ("", "name", ""),
    ("j.smith@example.org", "email", "j•••@e•••.org"), ("太郎@例え.jp", "email", "太•••@例•••.jp"),
    ("a@b.org,c@d.org", "emails", "a•••"), ("not@mail", "x", "n•••"),
    ("090-1234-5678", "phone", "•••78"), ("+81 (90) 1234 5678", "phone", "•••78"),
    ("〒150-0002", "zip", "•••02"),
    ("1980", "pin", "•••"), ("34", "age", "•••"), ("-12,500", "balance", "•••00"),
    ("東京都渋谷区神南1-2-3", "address", "東•••"), ("1984-05-17", "birthday", "••••-••-••"),
    ("1984/5/7", "birthday", "••••/•/•"), ("1984年5月17日", "birthday", "••••年•月••日"),
    ("2016-12-23 12:35:00", "created_at", "••••-••-•• ••:••:••"),
    ("5f4dcc3b5aa765d61d8327deb882cf99", "password", "5••• (32 hex)"),
    ("$2y$10$N9qo8uLOickgx2ZMRZoMye", "password", "$2y$•••"),
    ("115590", "id", "115590"), ("115590", "member_id", "115590"), ("115590", "memberId", "115590"),
    ("taro84", "login_id", "t•••"), ("09012345678", "contact_no", "•••78"),
    ("\u{FFFD}", "email", "\u{FFFD}"), ("\u{FFFD}\u{FFFD}", "email", "\u{FFFD}\u{FFFD}"),
    ("\u{FFFD}ano", "name", "\u{FFFD}•••"), ("j\u{FFFD}n@example.org", "email", "j•••@e•••.org"),
    ("4111111111111111", "card", "411111******1111"), ("4111-1111-1111-1111", "id", "411111******1111"),
    ("T YAMADA 4111111111111111 12/25 123", "memo", "411111******1111 •••"),
  ])
  func `A value keeps its shape and loses its content`(_ value: String, _ column: String, _ shown: String) {
    #expect(Masking.masked(value, column: column) == shown)
  }

  @Test(arguments: [
    ("4111111111111111", "411111******1111"), ("4111 1111 1111 1111", "411111******1111"),
    ("card=3530-1113-3330-0000;", "card=353011******0000;"), ("378282246310005", "378282*****0005"),
    ("４１１１１１１１１１１１１１１１", "411111******1111"),
    ("4111111111111111 12/20", "411111******1111 12/20"), ("12 4111111111111111", "12 411111******1111"),
    ("4111111111111111 5555555555554444", "411111******1111 555555******4444"),
    ("411111111111111\u{FFFD}", "411111******111\u{FFFD}"),
    ("4111111\u{FFFD}\u{FFFD}1111111", "411111*\u{FFFD}\u{FFFD}***1111"),
    ("4111111111111112", "4111111111111112"), ("0000000000000000", "0000000000000000"),
    ("8549-678-3531955", "8549-678-3531955"), ("03-1234-5678", "03-1234-5678"),
    ("41111111111111111111111", "41111111111111111111111"),
    ("4111\n111111111111", "4111\n111111111111"), ("", ""),
  ])
  func `Card numbers are reduced and nothing else`(_ text: String, _ shown: String) {
    #expect(CardNumbers.masked(text) == shown)
    #expect(CardNumbers.holds(text) == (text != shown))
  }

  @Test func `Mails in free text are masked`() {
    #expect(
      Masking.maskedInText("1' AND email='hanako@example.jp'-- 4111111111111111")
        == "1' AND email='h•••@e•••.jp'-- 411111******1111")
  }

  @Test func `Literals of SQL are masked, single characters and open ends too`() {
    #expect(
      Masking.maskedInSQL("name = '山田' AND sex = 'f' AND x = 'open")
        == "name = '山•••' AND sex = 'f' AND x = 'o•••")
  }
}
