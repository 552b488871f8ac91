import Testing

@testable import Bytes

@Suite("Text in columns")
struct TextTests {
  @Test(arguments: [
    ("abc", 3), ("漢字", 4), ("ｶﾞ", 2), ("ア", 2), ("e\u{301}", 1), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("😀", 2), ("葛\u{E0100}", 2), ("•••", 3), ("～", 2), ("", 0), ("𠮷", 2),
  ])
  func `Text takes the columns that a terminal gives it`(_ text: String, _ width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `Words stay whole and ideographs break anywhere`() {
    #expect("one two  three".wrapped(width: 8) == ["one two", "three"])
    #expect("漢字仮名".wrapped(width: 5) == ["漢字", "仮名"])
    #expect("漢字ABC仮名".wrapped(width: 5) == ["漢字", "ABC仮", "名"])
    #expect("".wrapped(width: 5) == [""])
  }

  @Test func `Nothing is broken beside a word joiner, which takes no column`() {
    let day = "13\u{2060}日"
    #expect("1月\(day)付".wrapped(width: 4) == ["1月", day, "付"])
  }

  @Test func `Closing marks do not begin a line and opening ones do not end it`() {
    #expect("漢字。仮名".wrapped(width: 4) == ["漢", "字。", "仮名"])
    #expect("漢（字）".wrapped(width: 4) == ["漢", "（字", "）"])
  }

  @Test func `A word wider than a line is broken`() {
    #expect("aaaaaaa b".wrapped(width: 3) == ["aaa", "aaa", "a b"])
  }

  @Test func `Clipping and filling count columns`() {
    #expect("漢字仮名".clipped(width: 6) == "漢字…")
    #expect("漢字".clipped(width: 4) == "漢字")
    #expect("漢".padded(width: 4) == "漢  ")
    #expect("7".padded(width: 3, alignedRight: true) == "  7")
  }
}
