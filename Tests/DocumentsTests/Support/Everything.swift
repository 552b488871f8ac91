import Documents

/// Every run and every block once, each with a word of its own that must come through in every format.
enum Everything {
  static let amendment = Amendment(day: "2024-05-20", reason: "理由9")

  static let runs: [(name: String, run: Run)] = [
    ("text", .text("平文1")), ("strong", .strong([.text("強調2")])),
    ("figure", .figure(id: "a.b", [.text("312")])), ("deleted", .deleted([.text("削除3")], amendment)),
    ("inserted", .inserted([.text("追加4")], amendment)), ("reference", .reference("target", [.text("参照5")])),
    ("link", .link("https://www.example.jp/6", [.text("外部6")])), ("code", .code("code7")),
    ("unbroken", .unbroken([.text("不分8")])),
  ]

  static let words =
    [
      "平文1", "強調2", "312", "削除3", "追加4", "参照5", "外部6", "code7", "不分8", "理由9", "前行", "次行", "見出11", "見出12",
      "見出13", "見出14", "項目21", "項目22", "入子23", "用語31", "説明32", "説明33", "別紙41", "題名51", "列名52", "値53", "行名54",
    ] + Role.allCases.map { "役割\($0.rawValue)" }

  static func document(_ language: String) -> Document {
    let roles = Role.allCases.map { Block.paragraph($0, [.text("役割\($0.rawValue)")]) }
    let headings = (1...4).map {
      Block(.heading(level: $0, [.text("見出1\($0)")]), id: $0 == 1 ? "target" : nil)
    }
    let inner = Block(.list(isOrdered: true, [ListItem([.paragraph(.body, [.text("入子23")])])]))
    let list = Block(
      .list(
        isOrdered: false,
        [
          ListItem([.paragraph(.body, [.text("項目21")])]), ListItem([inner]),
          ListItem([.paragraph(.body, [.text("項目22")]), Block(.rule)]), ListItem([]),
        ]))
    let definitions = Block(
      .definitions([
        Definition(
          [.text("用語31")], [.paragraph(.body, [.text("説明32")]), .paragraph(.body, [.text("説明33")])]),
        Definition([], []),
      ]))
    let table = Block(
      .table(
        Table(
          caption: [.text("題名51")],
          head: [
            .init([.init(isHeader: true, []), .init(isHeader: true, [.paragraph(.body, [.text("列名52")])])])
          ],
          body: [
            .init([
              .init(isHeader: true, [.paragraph(.body, [.text("行名54")])]),
              .init([.paragraph(.body, [.text("値53")])]),
            ]), .init([.init([]), .init([])]),
          ])))
    let lines = Block.paragraph(.body, runs.map(\.run) + [.text("前行"), .lineBreak, .text("次行")])
    let annex = Block(.section(isAnnex: true, [.paragraph(.body, [.text("別紙41")])]))
    return Document(
      language: language, title: "題",
      blocks: roles + headings + [lines, list, definitions, table, Block(.rule), annex])
  }
}
