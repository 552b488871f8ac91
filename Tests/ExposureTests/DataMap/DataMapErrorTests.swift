import Exposure
import Testing
import YAMLText

@Suite("A data map that is wrong")
struct DataMapErrorTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let code: DataMapError.Problem.Code
    let says: String

    init(_ text: String, _ code: DataMapError.Problem.Code, _ says: String) {
      (self.text, self.code, self.says) = (text, code, says)
    }

    var testDescription: String { says }
  }

  static let cases: [Case] = [
    Case("", .missingKey, "map.yml:1:1: The data map is empty"),
    Case("# nothing\n", .missingKey, "map.yml:1:1: The data map is empty"),
    Case("[]", .wrongType, "map.yml:1:1: the data map is a list. It has to be a mapping, `key: value`"),
    Case("{}", .missingKey, "map.yml:1:1: The data map has no services. List the shops or sites"),
    Case("just words", .wrongType, "the data map is a text"),
    Case(
      Examples.least(and: "stors: []"), .unknownKey,
      "map.yml:4:1: Unknown key stors in the data map. Did you mean stores?"),
    Case(Examples.least(and: "zzz: []"), .unknownKey, "The keys here: timeZone, services"),
    Case(Examples.least(", key: id", ""), .missingKey, "map.yml:2:15: The population p has no key"),
    Case(
      Examples.least("service: shop", "service: shap"), .unknownReference,
      "map.yml:2:33: There is no service shap. Did you mean shop?"),
    Case(Examples.least("population: p", "population: q"), .unknownReference, "There is no population q"),
    Case(
      Examples.least("{ email: email } }]\nstores", "{ mail: email } }]\nidentity: { same: email }\nstores"),
      .unknownReference, "map.yml:3:19: No population has a field email"),
    Case(
      Examples.least("{ email: email } }]\nstores", "{ created_at: x } }]\nstores"), .unknownKey,
      "Unknown field created_at. It is written createdAt"),
    Case(
      Examples.least("columns: { email: email }", "columns: { email: emial }"), .unknownClass,
      "map.yml:3:59: Unknown data class emial. Did you mean email?"),
    Case(
      Examples.least("columns: { email: email }", "columns: { c: card.numbr }"), .unknownClass,
      "Did you mean card.number?"),
    Case(
      Examples.least("columns: { email: email }", "columns: { c: shoeSize }"), .unknownClass,
      "`tenmatsu map --classes` lists them"),
    Case(
      Examples.least("columns: { email: email }", "columns: {}"), .missingKey,
      "The store users has no columns"),
    Case(Examples.least("columns:", "fields:"), .unknownKey, "A table has `columns`"),
    Case(
      Examples.least("table: users, population: p", "population: p"), .missingKey,
      "A store names no table, view, file or capture"),
    Case(
      Examples.least("table: users, population", "table: a.b.c, population"), .badValue,
      "“a.b.c” is no name of a table"),
    Case(
      Examples.least("table: users, population", "table: orders, population"), .missingKey,
      "person: { population: p, by: { id: … } }"),
    Case(Examples.least("population: p,", ""), .missingKey, "does not say whose data it holds"),
    Case(
      Examples.least("population: p,", "population: p, person: { population: p },"), .duplicate,
      "has population and person"),
    Case(Examples.least("population: p,", "person: { population: p, by: {} },"), .missingKey, "by is empty"),
    Case(
      Examples.least("table: users, key", "table: users, file: a.csv, key"), .duplicate,
      "names table and file"),
    Case(
      Examples.least("table: users, key", "table: users, records: {}, key"), .unknownKey,
      "records says how a file is written"),
    Case(
      Examples.least("table: users, key", "file: u.csv, records: { format: xlsx }, key"), .badValue,
      "Unknown format xlsx. The values: csv, tsv"),
    Case(
      Examples.least("table: users, key", "file: u.csv, records: { encoding: sjis }, key"), .badValue,
      "Unknown encoding sjis"),
    Case(
      Examples.least("table: users, key", "file: u.csv, records: { delimiter: ab }, key"), .badValue,
      "It is one character"),
    Case(
      Examples.least("table: users, key", "file: u.csv, records: { header: [a, a] }, key"), .duplicate,
      "header names a twice"),
    Case(
      Examples.least("table: users, key", "file: u.csv, records: { format: jsonl, delimiter: x }, key"),
      .badValue, "jsonl has no delimiter"),
    Case(
      Examples.least("table: users, key", "file: u.log, records: { format: lines }, key"), .missingKey,
      "map.yml:2:61: records has no pattern. Add `pattern: '[{time}] {level} {message}'`"),
    Case(
      Examples.least("table: users, key", "file: u.log, records: { format: lines, pattern: [] }, key"),
      .missingKey, "pattern is empty"),
    Case(
      Examples.least(
        "table: users, key", "file: u.csv, records: { format: csv, pattern: '{id} {email}' }, key"),
      .badValue, "A pattern describes lines of text. Write `format: lines` beside it"),
    Case(
      Examples.least("table: users, key", "file: u.log, records: { pattern: '{id} {email}' }, key"),
      .badValue,
      "map.yml:2:63: A pattern describes lines of text"),
    Case(
      Examples.least("table: users, key", "file: u.log, records: { format: lines, pattern: 'plain' }, key"),
      .badValue, "In the pattern “plain”: The pattern has no field"),
    Case(
      Examples.least("table: users, key", lines("{id} {email}{c}")), .badValue,
      "map.yml:2:100: In the pattern “{id} {email}{c}”: Nothing stands between this field and the one before it"
    ),
    Case(
      Examples.least("table: users, key", lines("{id} {email:jsn}")), .badValue,
      "There are: json, form, pairs"),
    Case(
      Examples.least("table: users, key", lines("{id} {mail}")).replacing("population: p,", with: person),
      .unknownReference, "The pattern has no field email. Did you mean mail? The fields: id, mail"),
    Case(
      Examples.least("email: email } }]\nstores", "email: bdy.email } }]\nstores").replacing(
        "table: users, key", with: lines("{id} {body}")
      ).replacing("population: p,", with: person), .unknownReference,
      "The pattern has no field bdy.email. Did you mean body.email?"),
    Case(
      Examples.least("table: users, key", "table: users, where: { a: [] }, key"), .missingKey,
      "where allows no value of a"),
    Case(Examples.least("key: id", "key: [id]"), .wrongType, "key is a list. It has to be one text"),
    Case(Examples.least("key: id", "key: ~"), .missingKey, "key is empty"),
    Case(
      Examples.least("[{ id: shop }]", "[{ id: shop }, { id: shop }]"), .duplicate,
      "map.yml:1:32: The id shop stands twice in services. The first is in line 1"),
    Case(Examples.least("id: shop", "id: my shop"), .badValue, "id of a service is “my shop”"),
    Case(Examples.least("id: shop", "id: shop, id: b"), .duplicate, "id stands twice in one mapping"),
    Case(
      Examples.least(and: "timeZone: Asia/Tokio"), .badValue,
      "Unknown time zone Asia/Tokio. Did you mean Asia/Tokyo?"),
    Case(Examples.least(and: "timeZone: JST"), .badValue, "Did you mean Asia/Tokyo?"),
    Case(Examples.least(and: "classes: [{ id: email }]"), .duplicate, "The class email is well known"),
    Case(Examples.least(and: "identity: { same: [] }"), .missingKey, "same names no field"),
    Case(Examples.least(and: "sets: [{ id: all, people: all }]"), .badValue, "A set cannot be called all"),
    Case(
      Examples.least(and: "sets: [{ id: a, people: b }]"), .unknownReference,
      "map.yml:4:25: There is no set b. The sets: a"),
    Case(Examples.least(and: "sets: [{ id: a, people: shop }]"), .unknownReference, "Write service(shop)"),
    Case(
      Examples.least(and: "sets: [{ id: a, people: service(shp) }]"), .unknownReference,
      "There is no service shp"),
    Case(
      Examples.least(and: "sets: [{ id: a, people: population(x) }]"), .unknownReference,
      "There is no population x"),
    Case(
      Examples.least(and: "sets: [{ id: a, of: b, people: all }]"), .unknownReference, "There is no set b"),
    Case(Examples.least(and: "sets: [{ id: a, people: class(crd) }]"), .unknownClass, "Did you mean card?"),
    Case(
      Examples.least(and: "sets: [{ id: a, people: \"all -\" }]"), .badValue,
      "map.yml:4:31: In “all -”: The expression ends"),
    Case(
      Examples.least(and: "sets: [{ id: a, people: b }, { id: b, people: a + all }]"), .cycle,
      "The set a is made of itself: a → b → a"),
    Case(
      Examples.least(and: "sets: [{ id: a, of: b, people: all }, { id: b, of: a, people: all }]"), .cycle,
      "is part of itself by `of`: a → b → a"),
    Case("services:\n\t- { id: a }\n", .syntax, "Indent with spaces; YAML takes no tabs"),
    Case("services: [{ id: a }\npopulations: []", .syntax, "This is not YAML"),
    Case("services： [{ id: a }]\nstores: x", .unknownKey, "in place of “：”"),
    Case("title: \"open\nservices: []", .syntax, "A quotation mark is missing"),
    Case(Examples.least(and: "--- \nservices: []"), .syntax, "A second YAML document begins here"),
    Case("services: *nobody", .syntax, "Declare it before it is used"),
    Case("services: \u{0} x", .syntax, "cannot stand in YAML"),
  ]

  private static let person = "person: { population: p, by: { id: id } },"

  /// A file of lines in place of a table.
  static func lines(_ pattern: String) -> String {
    "file: u.log, records: { format: lines, pattern: '\(pattern)' }, key"
  }

  @Test("is told with its place and what would mend it", arguments: cases)
  func wrong(_ wrong: Case) {
    let error = #expect(throws: DataMapError.self) { try DataMap(yaml: wrong.text, path: "map.yml") }
    #expect(error?.problems.contains { $0.code == wrong.code } == true, "\(error?.description ?? "")")
    #expect(error?.description.contains(wrong.says) == true, "\(error?.description ?? "")")
  }

  static let capture = """
    \n  - capture: { from: FROM, to: TO }
        events: { table: e, time: at }
        person: { population: p, by: { id: user_id } }
        classes: email
    """

  @Test(
    "Instants are instants, and in order",
    arguments: [
      ("2016-12-22", "2016-12-23", "Write the time of day too: 2016-12-22T00:00+09:00"),
      ("2016-02-30T08:00Z", "2016-12-23T08:00Z", "from is “2016-02-30T08:00Z”, which is no instant"),
      ("2016-12-24T08:00Z", "2016-12-23T08:00Z", "The capture ends before it begins"),
      ("2016-12-22T08:00Z", "2016-12-23T08:00", "Only one of from and to names a zone"),
      ("yesterday", "2016-12-23T08:00", "Write it like 2016-12-22T08:30+09:00"),
    ])
  func instants(_ from: String, _ to: String, _ says: String) {
    let text = Examples.least(
      "stores: [{ table: users, population: p, columns: { email: email } }]",
      "stores:" + Self.capture.replacing("FROM", with: from).replacing("TO", with: to))
    let error = #expect(throws: DataMapError.self) { try DataMap(yaml: text, path: "map.yml") }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test("A capture without the time of its events is told")
  func events() {
    let text = Examples.least(
      "stores: [{ table: users, population: p, columns: { email: email } }]",
      "stores:"
        + Self.capture.replacing(", time: at", with: "").replacing("FROM", with: "2016-12-22T08:00Z")
        .replacing("TO", with: "2016-12-22T08:00Z"))
    let error = #expect(throws: DataMapError.self) { try DataMap(yaml: text, path: "map.yml") }
    #expect(error?.description.contains("events has no time") == true, "\(error?.description ?? "")")
  }

  @Test("All problems come at once, in the order of their lines, twenty of them")
  func many() throws {
    let stores = (1...30).map {
      "  - { table: t\($0), person: { population: p, by: { id: i } }, columns: { a: x\($0) } }"
    }
    let text = Examples.least(
      "stores: [{ table: users, population: p, columns: { email: email } }]",
      "stores:\n" + stores.joined(separator: "\n"))
    let error = try #require(#expect(throws: DataMapError.self) { try DataMap(yaml: text, path: "map.yml") })
    #expect(error.problems.map(\.mark.line) == Array(4...23))
    #expect(error.more == 10)
    #expect(error.description.hasSuffix("map.yml: and 10 more"))
  }

  @Test("Bytes that are no UTF-8 are named by their place")
  func encoding() {
    var bytes = Array("services: []\nkey: 会員".utf8)
    bytes.append(contentsOf: [0x83, 0x66, 0x0A])
    let error = #expect(throws: DataMapError.self) { try DataMap(bytes: bytes, path: "map.yml") }
    #expect(
      error?.description.hasPrefix("map.yml:2:12: The data map is not UTF-8") == true,
      "\(error?.description ?? "")")
    let wide = #expect(throws: DataMapError.self) { try DataMap(bytes: [0xFF, 0xFE, 0x61, 0], path: "m") }
    #expect(wide?.description.contains("UTF-16") == true)
  }

  @Test(
    "Huge, deep and entangled input ends with an error, soon",
    arguments: [
      String(repeating: "[", count: 100_000), String(repeating: "a: ", count: 50_000),
      String(repeating: "- ", count: 50_000),
      String(repeating: "{a: ", count: 900) + String(repeating: "}", count: 900),
      String(repeating: "x", count: 5 << 20), String(repeating: "- a\n", count: 60_000),
      bomb("stores: *i"), bomb("? *i\n: x"), bomb("*i : x"), bomb("{ *i : x }"), bomb("[*i]: x"),
      Examples.least(and: "sets: [{ id: a, people: \"\(String(repeating: "(", count: 3_000))\" }]"),
      Examples.least(and: "sets: [{ id: a, people: \"\(String(repeating: "a+", count: 30_000))a\" }]"),
    ])
  func hostile(_ text: String) {
    #expect(throws: DataMapError.self) { try DataMap(yaml: text, path: "map.yml") }
  }

  /// Aliases of aliases: ten to the ninth nodes.
  static func bomb(_ last: String) -> String {
    var lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for (name, before) in zip("bcdefghi", "abcdefgh") {
      lines.append("\(name): &\(name) [\(Array(repeating: "*\(before)", count: 10).joined(separator: ", "))]")
    }
    return (lines + [last]).joined(separator: "\n")
  }

  @Test("A long chain of sets is read")
  func chain() throws {
    let sets =
      (0..<1_000).map { "  - { id: s\($0), people: s\($0 + 1) }" } + ["  - { id: s1000, people: all }"]
    let map = try DataMap(
      yaml: Examples.least(and: "sets:\n" + sets.joined(separator: "\n")), path: "map.yml")
    #expect(map.sets.count == 1_001)
  }
}
