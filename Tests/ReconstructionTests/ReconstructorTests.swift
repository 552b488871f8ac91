import Injection
import Testing

@testable import Reconstruction

@Suite struct ReconstructorTests {
  /// Constants by which the page is calibrated.
  private func calibration() throws -> [AttackRequest] {
    [
      try attack(
        "-1 UNION SELECT NULL,CONCAT(0x71717171,'1',0x7a7a7a7a),NULL-- -", line: 1, bytes: page("qqqq1zzzz")),
      try attack(
        "-1 UNION SELECT NULL,CONCAT(0x71717171,'abcdefghij',0x7a7a7a7a),NULL-- -", line: 2,
        bytes: page("qqqqabcdefghijzzzz")),
      try attack(
        "-1 UNION SELECT NULL,CONCAT(0x71717171,'<x>',0x7a7a7a7a),NULL-- -", line: 3,
        bytes: page("qqqq<x>zzzz")),
    ]
  }

  @Test("Rows asked for one by one are the dump's rows, proven where the bytes agree")
  func rows() throws {
    var attacks = try calibration()
    for (number, mail) in ["bea@example.org", "abe@example.com", "cid@example.jp"].enumerated() {
      attacks.append(
        try attack(
          "-1 UNION SELECT NULL,(SELECT CONCAT(0x71717171,mail,0x7a7a7a7a) FROM shop.people LIMIT \(number),1),NULL-- -",
          line: 10 + number, bytes: page("qqqq\(mail)zzzz")))
    }
    // Beyond the end: NULL, an empty page.
    attacks.append(
      try attack(
        "-1 UNION SELECT NULL,(SELECT CONCAT(0x71717171,mail,0x7a7a7a7a) FROM shop.people LIMIT 3,1),NULL-- -",
        line: 13, bytes: page("")))
    let found = Reconstructor(database: try shop(), utcOffset: 0).reconstruct(attacks)
    let table = try #require(found.obtained.first)
    #expect(found.obtained.count == 1)
    #expect(
      table.schema == "shop" && table.table == "people" && table.columns == ["mail"] && table.extent == .rows)
    #expect(table.rows.map(\.values) == [["bea@example.org"], ["abe@example.com"], ["cid@example.jp"]])
    #expect(table.rows.allSatisfy { $0.grade == .proven })
    #expect(table.rows.map(\.position) == [0, 1, 2])
    #expect(table.rows[0].evidence.contains(EvidenceLine(item: 1, line: 10)))
    #expect(found.points.first?.succeeded == true)
  }

  @Test("Without a dump the rows are counted, and those beyond the end are not")
  func counted() throws {
    var attacks = try calibration()
    for number in 0..<5 {
      let size = number < 3 ? page("qqqqsomeone\(number)@example.orgzzzz") : page("")
      attacks.append(
        try attack(
          "-1 UNION SELECT NULL,(SELECT CONCAT(0x71717171,mail,0x7a7a7a7a) FROM shop.people LIMIT \(number),1),NULL-- -",
          line: 10 + number, bytes: size))
    }
    let table = try #require(
      Reconstructor(database: Database(), utcOffset: 0).reconstruct(attacks).obtained.first)
    #expect(table.rows.count == 3)
    #expect(
      table.rows.allSatisfy { $0.values == ["\u{FFFD}"] && !$0.cells[0].isComplete && $0.grade == .probable })
  }

  @Test("A whole table in one request leaves out who came later, and takes back what changed later")
  func whole() throws {
    let text =
      "qqqq[\"bea@example.org|Bea O'Neil| \",\"abe@example.com|安部 花子|2026-02-01 00:00:00\",\"cid@example.jp| | \"]zzzz"
    let attacks =
      try calibration() + [
        try attack(
          "-1 UNION SELECT NULL,CONCAT(0x71717171,JSON_ARRAYAGG(CONCAT_WS(0x7c,IFNULL(mail,0x20),IFNULL(name,0x20),IFNULL(left_at,0x20))),0x7a7a7a7a),NULL FROM shop.people-- -",
          line: 20, bytes: page(text))
      ]
    let table = try #require(
      Reconstructor(database: try shop(), utcOffset: 0).reconstruct(attacks).obtained.first)
    #expect(table.extent == .wholeTable)
    #expect(table.rows.count == 3)
    #expect(table.rows[2].values == ["cid@example.jp", nil, nil])
    #expect(table.notes.contains(.createdLater(1)))
    #expect(table.predictedBytes == table.observedBytes)
  }

  @Test("Disagreement is reported with its numbers, and nothing is graded above possible")
  func disagreement() throws {
    let attacks =
      try calibration() + [
        try attack(
          "-1 UNION SELECT NULL,CONCAT(0x71717171,GROUP_CONCAT(mail),0x7a7a7a7a),NULL FROM shop.people-- -",
          line: 20, bytes: page("qqqq") + 777)
      ]
    let table = try #require(
      Reconstructor(database: try shop(), utcOffset: 0).reconstruct(attacks).obtained.first)
    #expect(table.rows.allSatisfy { $0.grade == .possible })
    #expect(
      table.notes.contains { if case .bytesDisagree(_, page("qqqq") + 777) = $0 { true } else { false } })
  }

  @Test("Pieces of a long value fit together; a piece that was not fetched stays unknown")
  func pieces() throws {
    let whole = "bea@example.org,abe@example.com,cid@example.jp"
    var attacks = try calibration()
    for start in [0, 20] {
      let piece = String(whole.dropFirst(start).prefix(20))
      attacks.append(
        try attack(
          "-1 UNION SELECT NULL,SUBSTRING((SELECT GROUP_CONCAT(mail) FROM shop.people),\(start + 1),20),NULL-- -",
          line: 30 + start, bytes: page(piece)))
    }
    let table = try #require(
      Reconstructor(database: try shop(), utcOffset: 0).reconstruct(attacks).obtained.first)
    #expect(
      table.rows.map(\.values) == [
        ["bea@example.org"], ["abe@example.com"], ["cid@exam" + String(repeating: "\u{FFFD}", count: 6)],
      ])
    #expect(table.rows.map { $0.cells[0].isComplete } == [true, true, false])
  }

  @Test("Files, scalars and names of the catalogue are what they are, not rows")
  func others() throws {
    let attacks =
      try calibration() + [
        try attack(
          "-1 UNION SELECT NULL,CONCAT(0x71717171,IFNULL(HEX(LOAD_FILE(0x2f6574632f686f737473)),0x20),0x7a7a7a7a),NULL-- -",
          line: 40, bytes: page("qqqq" + String(repeating: "4A", count: 150) + "zzzz")),
        try attack(
          "-1 UNION SELECT NULL,CONCAT(0x71717171,IFNULL(HEX(LOAD_FILE(0x2f6e6f6e65)),0x20),0x7a7a7a7a),NULL-- -",
          line: 41, bytes: page("qqqq zzzz")),
        try attack(
          "-1 UNION SELECT NULL,CONCAT(0x71717171,COUNT(*),0x7a7a7a7a),NULL FROM shop.people-- -", line: 42,
          bytes: page("qqqq3zzzz")),
        try attack(
          "-1 UNION SELECT NULL,CONCAT(0x71717171,GROUP_CONCAT(table_name),0x7a7a7a7a),NULL FROM information_schema.tables WHERE table_schema=0x73686f70-- -",
          line: 43, bytes: page("qqqqpeoplezzzz")),
      ]
    let found = Reconstructor(database: try shop(), utcOffset: 0).reconstruct(attacks)
    #expect(found.obtained.isEmpty)
    #expect(found.files.map(\.path) == ["/etc/hosts", "/none"])
    #expect(found.files.map(\.bytes) == [150, 0])
    #expect(found.scalars.map(\.expression) == ["COUNT(*) FROM shop.people"])
    #expect(found.scalars.map(\.value) == ["3"])
    #expect(found.enumerated.tables == ["shop.people"])
  }

  @Test("What a query gathers in a variable is asked for, too")
  func variables() throws {
    let payload =
      "-1 UNION SELECT 1,(SELECT(@x)FROM(SELECT(@x:=0x00),(SELECT(@x)FROM(shop.people)WHERE(@x)IN(@x:=CONCAT(@x,0x0a,mail))))q),3-- -"
    let found = Reconstructor(database: Database(), utcOffset: 0).reconstruct([
      try attack(payload, line: 1, bytes: 9_000)
    ])
    #expect(found.obtained.map(\.table) == ["people"])
    #expect(found.obtained.map(\.columns) == [["mail"]])
  }

  @Test("An attack on a page that does not listen takes nothing, whatever it asks for")
  func failed() throws {
    let attacks =
      try (0..<40).map { number in
        try attack(
          "-1 UNION SELECT NULL,(SELECT CONCAT(0x71717171,mail,0x7a7a7a7a) FROM shop.people LIMIT \(number),1),NULL-- -",
          line: number, bytes: 1_234)
      } + [try attack("1 AND 1=1", line: 50, bytes: 1_234), try attack("1 AND 1=2", line: 51, bytes: 1_234)]
    for database in [try shop(), Database()] {
      let found = Reconstructor(database: database, utcOffset: 0).reconstruct(attacks)
      #expect(found.obtained.isEmpty)
      #expect(found.points.allSatisfy { !$0.succeeded })
    }
  }

  @Test("The same requests in another order give the same result")
  func order() throws {
    var attacks = try calibration()
    for number in 0..<3 {
      attacks.append(
        try attack(
          "-1 UNION SELECT NULL,(SELECT CONCAT(0x71717171,mail,0x7a7a7a7a) FROM shop.people LIMIT \(number),1),NULL-- -",
          line: 10 + number, bytes: 800 + number))
    }
    let one = Reconstructor(database: try shop(), utcOffset: 0).reconstruct(attacks)
    let other = Reconstructor(database: try shop(), utcOffset: 0).reconstruct(attacks.reversed())
    #expect("\(one.obtained)" == "\(other.obtained)")
  }
}
