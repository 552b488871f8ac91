import Exposure
import Testing
import YAMLText

@Suite("Drafting a data map")
struct MapDraftTests {
  /// What the draft says a column holds, as the map that is read back has it.
  private func classes(_ tables: [SampledTable], _ table: String) throws -> [String: String] {
    let map = try DataMap(yaml: MapDraft(tables).yaml(.english), path: "draft.yml")
    for store in map.stores {
      guard case .table(let place, let columns) = store.kind, case .table(_, table, _) = place.source.value
      else {
        continue
      }
      return Dictionary(columns.map { ($0.field.value, $0.dataClass.value) }) { "\($0), \($1)" }
    }
    return [:]
  }

  @Test("English names and abbreviations are understood")
  func english() throws {
    let tables = Inventories.english
    #expect(
      try classes(tables, "users") == [
        "id": "memberId", "e_mail": "email", "passwd": "password.hashed", "firstName": "name",
        "lastName": "name",
        "dob": "birthDate", "sex": "gender", "zip": "address.postal", "tel": "phone",
      ])
    #expect(
      try classes(tables, "payments") == [
        "user_id": "memberId", "cc_num": "card.number", "cc_exp": "card.expiry", "cvv": "card.cvv",
        "note": "memo",
      ])
    #expect(try classes(tables, "activity_log") == ["user_id": "memberId", "payload": "email"])
    let map = try DataMap(yaml: MapDraft(tables).yaml(.english), path: "draft.yml")
    #expect(map.populations.map(\.id.value) == ["users"])
    #expect(map.populations[0].fields.mapValues(\.value)["withdrawnAt"] == "deleted_at")
    #expect(map.sets.map(\.id.value) == ["users", "cards"])
    #expect(map.identity.count == 1)
  }

  @Test("Japanese names are understood, and plain passwords are told")
  func japanese() throws {
    let tables = Inventories.japanese
    #expect(
      try classes(tables, "会員") == [
        "会員番号": "memberId", "氏名": "name", "フリガナ": "name.kana", "メールアドレス": "email", "郵便番号": "address.postal",
        "住所": "address",
        "電話番号": "phone", "生年月日": "birthDate", "性別": "gender", "パスワード": "password.plain",
      ])
    #expect(
      try classes(tables, "カード情報") == [
        "会員番号": "memberId", "カード番号": "card.number", "有効期限": "card.expiry", "名義人": "bank.holder",
      ])
    let map = try DataMap(yaml: MapDraft(tables).yaml(.japanese), path: "draft.yml")
    #expect(map.populations.map(\.key.value) == ["会員番号"])
    #expect(map.populations[0].fields["createdAt"]?.value == "登録日")
    #expect(map.populations[0].fields["withdrawnAt"]?.value == "退会日")
    #expect(map.stores[1].person.by.map(\.store.value) == ["会員番号"])
    #expect(map.sets.map(\.id.value) == ["会員", "cards", "plain-passwords"])
    #expect(map.stores.count == 2)
  }

  @Test("Romaji is understood")
  func romaji() throws {
    #expect(
      try classes(Inventories.romaji, "t_kaiin") == [
        "kaiin_no": "memberId", "shimei": "name", "furigana": "name.kana", "mailaddress": "email",
        "jusho": "address",
        "denwa": "phone", "seibetsu": "gender", "seinengappi": "birthDate", "yubin": "address.postal",
      ])
    #expect(
      try classes(Inventories.romaji, "t_chumon") == [
        "kaiin_no": "memberId", "todofuken": "address", "biko": "memo",
      ])
  }

  @Test("German is understood")
  func german() throws {
    #expect(
      try classes(Inventories.german, "kunden") == [
        "kunden_nr": "memberId", "vorname": "name", "nachname": "name", "email": "email",
        "strasse": "address",
        "plz": "address.postal", "ort": "address", "telefon": "phone", "geburtsdatum": "birthDate",
        "iban": "bank.account",
      ])
    let map = try DataMap(yaml: MapDraft(Inventories.german).yaml(.english), path: "draft.yml")
    #expect(map.populations.map(\.id.value) == ["kunden"])
    #expect(map.stores.map(\.person.by.count) == [0, 1])
  }

  @Test("Column comments and values speak where names say nothing")
  func comments() throws {
    let rows: [[String?]] = (1...4).map { ["\($0)", "x\($0)@example.org", "●", "****-****-****-123\($0)"] }
    let table = Inventories.table(
      "t01", ["c1", "c2", "c3", "c4"], rows, key: "c1", comments: ["c3": "顧客の氏名"])
    #expect(
      try classes([table], "t01") == ["c1": "memberId", "c2": "email", "c3": "name", "c4": "card.masked"])
  }

  @Test("Tables that refer to nobody are people of their own, or left out with the reason")
  func orphans() throws {
    let inquiry = Inventories.table(
      "inquiries", ["id", "email", "message"], (1...3).map { ["\($0)", "q\($0)@example.net", "hello"] })
    let stats = Inventories.table(
      "stats", ["ip", "ua"], [["192.0.2.1", "Mozilla/5.0"], ["192.0.2.2", "Mozilla/5.0"]])
    let draft = MapDraft([inquiry, stats]).yaml(.english)
    let map = try DataMap(yaml: draft, path: "draft.yml")
    #expect(map.populations.map(\.id.value) == ["inquiries"])
    #expect(draft.contains("unsure: holds data of people, but nothing leads to a list of people"))
    #expect(draft.contains("stats: holds ip, but no column tells whose"))
  }

  @Test("A log file becomes a file store, and a table of deeds a suggested capture")
  func files() throws {
    let log = SampledTable(
      source: .file("app-debug.log"), format: .jsonl,
      columns: ["ts", "event", "user_id", "card.number"].map { .init(name: $0) }, rowCount: 3,
      samples: [
        ["2020-01-01T00:00:00Z", "card", "1", "4111111111111111"],
        ["2020-01-01T00:00:00Z", "card", "2", "5555555555554444"],
        ["2020-01-01T00:00:00Z", "card", "3", "4012888888881881"],
      ])
    let draft = MapDraft(Inventories.english + [log]).yaml(.english)
    let map = try DataMap(yaml: draft, path: "draft.yml")
    guard case .file(let path, let copy, _, let fields) = map.stores.last?.kind else { throw Wrong() }
    #expect(path.value == "/PATH/ON/THE/SERVER/app-debug.log")
    #expect(copy.source.value == .file("app-debug.log"))
    #expect(fields.map(\.dataClass.value) == ["memberId", "card.number"])
    #expect(draft.contains("shop.activity_log tells who did what when"))
    #expect(
      draft.contains("#   events: { table: shop.activity_log, time: at, where: { event_type: [KIND] } }"))
  }

  @Test(
    "No value is printed", arguments: Inventories.styles.map(\.1), [MapDraft.Language.english, .japanese])
  func noValues(_ tables: [SampledTable], _ language: MapDraft.Language) {
    let draft = MapDraft(tables).yaml(language)
    let values = tables.flatMap { $0.samples.flatMap { $0.compactMap(\.self) } }.filter { $0.count > 5 }
    #expect(values.filter { draft.contains($0) } == [])
  }

  @Test("The order of columns changes only the order of lines", arguments: Inventories.styles.map(\.1))
  func shuffled(_ tables: [SampledTable]) {
    func lines(_ tables: [SampledTable]) -> [String] {
      MapDraft(tables).yaml(.english).split(separator: "\n").map(String.init).sorted()
    }
    let expected = lines(tables)
    for turn in 1..<12 {
      let turned = tables.map { table in
        let count = table.columns.count
        let order = (0..<count).map { ($0 * (turn.isMultiple(of: 2) ? 1 : count - 1) + turn) % count }
        return SampledTable(
          source: table.source, format: table.format, columns: order.map { table.columns[$0] },
          rowCount: table.rowCount,
          samples: table.samples.map { row in order.map { row[$0] } })
      }
      #expect(lines(turned) == expected)
    }
  }

  @Test("A draft reads back, whatever names and values there are")
  func property() throws {
    var random = Lots(state: 7)
    let words = [
      "id", "email", "名前", "user_id", "a: b", "#x", "'", "\"", "- ", "null", "yes", "1", "{", "*a", "&b",
      "\u{0}", "\n", "\u{2028}", "カード番号",
      "password", "all", "members", ".", "a.b", " ", "", "-", "created_at", "type", "at", "\u{FEFF}", "😀",
      "<<", "e\u{301}", "\u{FFFE}", "at", "key", "\t",
    ]
    let values: [String?] = [
      nil, "", "1", "2", "a@example.org", "佐藤", "4111111111111111", "{\"email\": \"x@example.org\"}",
      "2020-01-01", "\u{0}",
    ]
    for _ in 0..<400 {
      let tables = (0..<random.pick(5)).map { _ in
        let columns = (0..<random.pick(7)).map { _ in words[random.pick(words.count)] }
        let name = words[random.pick(words.count)]
        let schema = random.pick(2) == 0 ? nil : words[random.pick(words.count)]
        let isFile = random.pick(4) == 0
        return SampledTable(
          source: isFile
            ? .file(name.isEmpty ? "f" : name)
            : .table(schema: schema, name: name, isView: random.pick(5) == 0),
          format: isFile ? .csv : nil, columns: columns.map { .init(name: $0, isKey: random.pick(6) == 0) },
          rowCount: random.pick(2) == 0 ? nil : 3,
          samples: (0..<random.pick(4)).map { _ in columns.map { _ in values[random.pick(values.count)] } })
      }
      for language in [MapDraft.Language.english, .japanese] {
        let draft = MapDraft(tables).yaml(language)
        #expect(throws: Never.self, "\(draft)") { try DataMap(yaml: draft, path: "draft.yml") }
      }
    }
  }

  /// The same numbers in every run.
  private struct Lots {
    var state: UInt64

    mutating func pick(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }
}
