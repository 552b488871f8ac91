import TestSupport
import Testing

@testable import Exposure

@Suite("Ways of writing one value")
struct NormaliserTests {
  /// Letters, each with its spellings: case, width, composed or not. No two letters together look like a third.
  private static let letters = [
    ["a", "A", "ａ", "Ａ"], ["z", "Z", "ｚ", "Ｚ"], ["7", "７"], ["@", "＠"], [".", "．"], ["-", "－"],
    ["é", "É", "e\u{301}", "E\u{301}"], ["ö", "Ö", "o\u{308}", "O\u{308}"], ["ß", "ẞ", "ss", "SS"],
    ["σ", "ς", "Σ"], ["ж", "Ж"], ["ẖ", "H\u{331}", "h\u{331}"], ["ǰ", "J\u{30C}"], ["ﬁ", "fi", "FI"],
    ["ガ", "ｶﾞ", "カ\u{3099}"], ["ポ", "ﾎﾟ", "ホ\u{309A}"], ["ナ", "ﾅ"], ["ー", "ｰ"], ["。", "｡"],
    ["佐", "佐"], ["髙", "髙"], ["𠮷", "𠮷"], ["神", "\u{FA19}"], ["㈱", "(株)", "（株）"],
  ]
  private static let blanks = ["", "", "", " ", "  ", "\t", "\n", "\u{3000}", "\u{A0}", "\u{2003}"]

  private func written(_ word: [Int], _ random: inout SplitMix) -> String {
    var text = Self.blanks.randomElement(using: &random) ?? ""
    for letter in word {
      text += Self.letters[letter].randomElement(using: &random) ?? ""
      text += Self.blanks.randomElement(using: &random) ?? ""
    }
    return text + (["", "\r\n", " "].randomElement(using: &random) ?? "")
  }

  @Test("have one hash, whatever the case, width and blanks, and other values have others", arguments: 0..<40)
  func spellings(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    var known: [UInt64: [Int]] = [:]
    for _ in 0..<60 {
      let word = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        Int.random(in: 0..<Self.letters.count, using: &random)
      }
      for meaning in ["email", "name", "birthday"] {
        let normaliser = Normaliser(word: meaning)
        let (one, other) = (written(word, &random), written(word, &random))
        let hash = normaliser.hash(one)
        #expect(hash != nil && hash == normaliser.hash(other), "\(one) \(other)")
        guard let hash else { continue }
        #expect((known[hash] ?? word) == word)
        known[hash] = word
      }
    }
  }

  @Test("are plain once they were made so: a second time changes nothing", arguments: 0..<40)
  func idempotent(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let blocks: [ClosedRange<UInt32>] = [
      0x01...0x7E, 0xA0...0x17F, 0x1C4...0x24F, 0x300...0x36F, 0x370...0x3FF, 0x400...0x4FF, 0x1E00...0x1FFF,
      0x2000...0x206F, 0x3000...0x30FF, 0x3300...0x33FF, 0x4E00...0x4FFF, 0xAC00...0xADFF, 0xF900...0xFAFF,
      0xFF01...0xFFEE,
    ]
    for _ in 0..<200 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...10, using: &random) {
        let block = blocks[Int.random(in: 0..<blocks.count, using: &random)]
        if let scalar = Unicode.Scalar(UInt32.random(in: block, using: &random)) { scalars.append(scalar) }
      }
      let bytes = Array(String(scalars).utf8)
      for word in ["email", "phone", "name", nil] {
        let normaliser = Normaliser(word: word)
        guard let once = normaliser.plain(bytes.span) else { continue }
        #expect(normaliser.plain(once.span) == once, "\(String(scalars).debugDescription)")
        #expect(normaliser.hash(once.span) == normaliser.hash(bytes.span))
      }
    }
  }

  @Test(
    "of a telephone are one number",
    arguments: [
      "090-1234-5678", "09012345678", "090 1234 5678", "(090)1234-5678", "０９０－１２３４－５６７８", "+81 90-1234-5678",
      "+819012345678", "+81 (0)90-1234-5678", "＋８１　９０　１２３４　５６７８", " 090.1234.5678\r\n",
    ])
  func telephone(_ written: String) {
    let normaliser = Normaliser(word: "phone")
    #expect(normaliser.hash(written) == normaliser.hash("09012345678"))
    #expect(normaliser.hash(written) != normaliser.hash("09012345679"))
  }

  @Test("that hold nothing have no hash", arguments: ["", " ", "\t\r\n", "\u{3000}", "\u{A0} \u{3000}"])
  func nothing(_ written: String) {
    for word in ["email", "phone", "name"] { #expect(Normaliser(word: word).hash(written) == nil) }
  }

  @Test("of a key are not taken for one: keys are compared byte by byte, blanks around them aside")
  func keys() {
    let key = Normaliser(word: nil)
    #expect(key.hash(" A1\r\n") == key.hash("A1"))
    for other in ["a1", "Ａ1", "A 1", "A01", "A1.0"] { #expect(key.hash(other) != key.hash("A1")) }
  }

  @Test("that are no UTF-8 are values like others")
  func broken() {
    let normaliser = Normaliser(word: "name")
    let (a, b): ([UInt8], [UInt8]) = ([0x41, 0xFF, 0x80], [0x61, 0xFF, 0x80])
    #expect(normaliser.hash(a.span) != nil && normaliser.hash(a.span) == normaliser.hash(b.span))
  }
}
