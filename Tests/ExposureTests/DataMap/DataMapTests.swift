import Exposure
import Records
import Testing
import YAMLText

@Suite("Reading a data map")
struct DataMapTests {
  @Test("Every part of the format is read")
  func whole() throws {
    let map = try DataMap(yaml: Examples.whole, path: "map.yml")
    #expect(map.timeZone?.value == "Asia/Tokyo")
    #expect(map.services.map(\.name.japanese) == ["クラブジャパン", "MagDeli"])
    #expect(map.services.map(\.name.english) == ["CLUB JAPAN", "MagDeli"])
    let customers = try #require(map.populations.first)
    #expect(customers.place.source.value == .table(schema: "clubjapan", name: "members", isView: false))
    #expect(customers.place.conditions.map(\.values) == [["member", "vip", nil]])
    #expect(customers.fields["withdrawnAt"]?.value == "withdrawn_at")
    let affiliates = map.populations[1].place
    #expect(affiliates.source.value == .file("backup/affiliates.csv"))
    #expect(affiliates.format?.value == .csv)
    #expect(affiliates.encoding?.value == .shiftJIS)
    #expect(affiliates.delimiter?.value == ";")
    #expect(affiliates.header == ["no", "mail", "tel"])
    #expect(map.identity.map { $0.fields.map(\.value) } == [["email"], ["name", "phone"]])
    #expect(map.sets.map(\.superset?.value) == [nil, "clubjapan", "all"])
    #expect(
      map.sets[2].people.value == .difference(.all, .intersection(.set("cards"), .withdrawn)))
    #expect(map.ownClasses == [DataClass(id: "loyalty.rank", japanese: "会員ランク", english: "loyalty rank")])
  }

  @Test("Stores say what they hold and whose it is")
  func stores() throws {
    let stores = try DataMap(yaml: Examples.whole, path: "map.yml").stores
    #expect(stores.map(\.person.by.count) == [0, 1, 1, 1, 1, 1])
    #expect(stores[1].person.by.map(\.population.value) == ["id"])
    #expect(stores[1].person.by.map(\.store.value) == ["no"])
    guard case .table(let orders, let columns) = stores[2].kind else { throw Wrong() }
    #expect(orders.conditions.map(\.column.value) == ["status"])
    #expect(columns.map(\.dataClass.value) == ["address", "email", "phone"])
    guard case .file(let path, let copy, let time, let fields) = stores[3].kind else { throw Wrong() }
    #expect(path.value == "/srv/shop/logs/app-*.log")
    #expect(copy.source.value == .file("app-debug.log"))
    #expect(copy.format?.value == .jsonl)
    #expect(copy.conditions.map(\.values) == [["card_update"]])
    #expect(time?.value == "ts")
    #expect(fields.map(\.field.value) == ["card.no"])
    guard case .capture(let window, let events, let at, let classes) = stores[5].kind else { throw Wrong() }
    #expect(window.from.value == "2016-12-22T08:30+09:00")
    #expect(events.conditions.map(\.values) == [["register", "update"]])
    #expect(at.value == "at")
    #expect(classes.map(\.value) == ["card.number", "card.expiry", "loyalty.rank"])
  }

  @Test("Lines of text are described by patterns")
  func lines() throws {
    let store = try DataMap(yaml: Examples.whole, path: "map.yml").stores[4]
    guard case .file(_, let copy, let time, let fields) = store.kind else { throw Wrong() }
    #expect(copy.format?.value == .lines && time?.value == "time")
    #expect(copy.patterns.map { "\($0.value)" }.last == "{time} {} {event} {body:form}")
    #expect(fields.map(\.field.value) == ["body.card.no", "ip"])
    #expect(store.person.by.map(\.store.value) == ["body.email"])
  }

  @Test(
    "Every column of a store of lines has to be one of the pattern's",
    arguments: [
      (
        "{ evnt: x }", "time", "body.email",
        "map.yml:3:109: The pattern has no field evnt. Did you mean event?"
      ),
      ("{ event: x }", "tim", "body.email", "The pattern has no field tim. Did you mean time?"),
      ("{ event: x }", "time", "bdy.email", "The pattern has no field bdy.email. Did you mean body.email?"),
      ("{ event: x }", "time", "zzz", "The pattern has no field zzz. The fields: time, event, body"),
    ])
  func linesColumns(condition: String, time: String, person: String, says: String) {
    let text = Examples.least(
      "stores: [{ table: users, population: p, columns: { email: email } }]",
      """
      stores: [{ file: /a.log, records: { format: lines, pattern: '[{time}] {event} {body}', time: \(time), where: \(condition) },
        person: { population: p, by: { email: \(person) } }, fields: { body.no: card.number } }]
      """)
    let error = #expect(throws: DataMapError.self) { try DataMap(yaml: text, path: "map.yml") }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test("Places are kept, so that later errors can name them")
  func marks() throws {
    let map = try DataMap(yaml: Examples.whole, path: "map.yml")
    #expect(map.populations[0].key.mark == Mark(line: 10, column: 10))
    #expect(map.stores[2].mark.line == 27)
  }

  @Test("What YAML takes for numbers, booleans and dates is text as it is written")
  func scalars() throws {
    let text = Examples.least(
      "key: id,", "key: 1, where: { a: no, b: 1, c: 0x1F, d: [null, ~, 'null', ''], e: 2016-12-22 },")
    let population = try DataMap(yaml: text, path: "map.yml").populations[0]
    #expect(population.key.value == "1")
    #expect(
      population.place.conditions.map(\.values) == [
        ["no"], ["1"], ["0x1F"], [nil, nil, "null", ""], ["2016-12-22"],
      ])
  }

  @Test("A service needs no name, a file no copy, a view may be a population")
  func defaults() throws {
    let text = """
      services: [{ id: 店 }]
      populations: [{ id: 会員, service: 店, view: v_users, key: id }]
      stores:
        - { file: /var/www/uploads/list.csv, person: { population: 会員, by: { id: 番号 } }, fields: { 氏名: name } }
      """
    let map = try DataMap(yaml: text, path: "map.yml")
    #expect(map.services[0].name.english == "店")
    #expect(map.populations[0].place.source.value == .table(schema: nil, name: "v_users", isView: true))
    guard case .file(_, let copy, _, _) = map.stores[0].kind else { throw Wrong() }
    #expect(copy.source.value == .file("list.csv"))
  }

  @Test("Anchors and aliases serve for what is said often")
  func aliases() throws {
    let text = """
      services: [{ id: shop }]
      populations: [{ id: p, service: shop, table: users, key: id }]
      stores:
        - { table: a, person: &who { population: p, by: { id: user_id } }, columns: { x: email } }
        - { table: b, person: *who, columns: { x: email } }
      """
    #expect(try DataMap(yaml: text, path: "map.yml").stores.map(\.person.by.count) == [1, 1])
  }

  @Test(
    "A byte order mark, CR LF and a document mark do no harm", arguments: ["\u{FEFF}", "---\n", "# map\r\n"])
  func beginnings(_ start: String) throws {
    _ = try DataMap(yaml: start + Examples.least, path: "map.yml")
    _ = try DataMap(yaml: (start + Examples.least).replacing("\n", with: "\r\n"), path: "map.yml")
    _ = try DataMap(bytes: Array((start + Examples.least).utf8), path: "map.yml")
  }

  @Test("Classes are looked up with the map's own, and what stands under a known class is called by it")
  func classes() throws {
    let map = try DataMap(yaml: Examples.whole, path: "map.yml")
    #expect(map.dataClass("card.number")?.japanese == "カード番号")
    #expect(map.dataClass("loyalty.rank")?.english == "loyalty rank")
    #expect(map.dataClass("health.allergy")?.english == "health data (allergy)")
    #expect(map.dataClass("nonsense") == nil)
    #expect(DataClass.isCovered("card.number", by: "card"))
    #expect(!DataClass.isCovered("cardholder", by: "card"))
    #expect(Set(DataClass.wellKnown.map(\.id)).count == DataClass.wellKnown.count)
  }
}

/// A store is of another kind than the test expects.
struct Wrong: Error {}
