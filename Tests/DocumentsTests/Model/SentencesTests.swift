import Testing

@testable import Documents

@Suite("Sentences")
struct SentencesTests {
  @Test(arguments: [
    ("一つ目です。二つ目です！三つ目ですか？", ["一つ目です。", "二つ目です！", "三つ目ですか？"]),
    ("「承知しました。」と述べました。次です。", ["「承知しました。」と述べました。", "次です。"]),
    ("件数（内訳は別表。）は30件です。", ["件数（内訳は別表。）は30件です。"]),
    ("「そうです。」", ["「そうです。」"]),
    ("（閉じない括弧。次の文。", ["（閉じない括弧。次の文。"]),
    ("見出し", ["見出し"]), ("", []), ("　", []), ("本当に！？はい。", ["本当に！？", "はい。"]),
  ])
  func `Japanese ends at 。！？ outside brackets`(_ text: String, _ sentences: [String]) {
    #expect(Sentences.japanese(text) == sentences)
  }

  @Test(arguments: [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("It was 3.5 GB on example.com. Then it ended.", ["It was 3.5 GB on example.com.", "Then it ended."]),
    (
      "Mr. Hollis of Hollybrook Ltd. wrote. We answered.",
      ["Mr. Hollis of Hollybrook Ltd. wrote.", "We answered."]
    ),
    ("At 9 p.m. We stopped it.", ["At 9 p.m.", "We stopped it."]),
    ("At 9 p.m. (GMT) it ended.", ["At 9 p.m. (GMT) it ended."]),
    ("See No. 5 and Art. 33. It applies.", ["See No. 5 and Art. 33.", "It applies."]),
    ("Was it mine? No. It was not.", ["Was it mine?", "No.", "It was not."]),
    ("1. What happened", ["1. What happened"]), ("2.1. Cards", ["2.1. Cards"]),
    ("It is in “2. Whose data it was”. Read it.", ["It is in “2. Whose data it was”.", "Read it."]),
    ("We counted 30. The rest is unknown.", ["We counted 30.", "The rest is unknown."]),
    ("“It ended.” She left.", ["“It ended.”", "She left."]),
    ("J. Smith signed. Done.", ["J. Smith signed.", "Done."]),
    ("", []),
  ])
  func `English ends at . ! ? but not within numbers, nor after abbreviations`(
    _ text: String, _ sentences: [String]
  ) {
    #expect(Sentences.english(text) == sentences)
  }
}
