import DatabaseDump
import Evidence
import Reconstruction
import TestSupport
import Testing

@testable import Exposure

@Suite("The cards that were exposed")
struct CardListerTests {
  private static let map = """
    timeZone: UTC
    services: [{ id: shop, name: Shop }, { id: club, name: Club }]
    populations:
      - { id: members, service: shop, file: members.csv, records: { format: csv }, key: id, fields: { email: email } }
      - { id: friends, service: club, file: friends.csv, records: { format: csv }, key: no }
    stores:
      - table: shop.cards
        person: { population: members, by: { id: member_id } }
        columns: { member_id: memberId, pan: card.number, until: card.expiry, holder: card.holder }
      - file: /srv/debug.log
        copy: debug.log
        records: { format: jsonl, time: ts }
        person: { population: friends, by: { no: user } }
        fields: { card.no: card.number, card.exp: card.expiry }
      - capture: { from: 2016-12-23T10:00Z, to: 2016-12-23T11:00Z }
        events: { file: events.csv, records: { format: csv, time: at } }
        person: { population: members, by: { id: member } }
        classes: [card.number]

    """

  /// What the events' numbers are, where the map says it: by another store of the same file.
  private static let events = """
      - file: /srv/events.csv
        copy: events.csv
        records: { format: csv, time: at }
        person: { population: members, by: { id: member } }
        fields: { number: card.number }

    """

  private static let database = """
    -- MySQL dump 10.13
    CREATE DATABASE `shop`;
    USE `shop`;
    CREATE TABLE `cards` (`id` int NOT NULL, `member_id` int, `pan` varchar(30), `until` varchar(9), `holder` varchar(60), PRIMARY KEY (`id`));
    INSERT INTO `cards` VALUES (1,1,'4111111111111111','01/19','A'),(2,2,'5555555555554444','02/19','B'),(3,9,'4222222222222','','C');

    """

  private static let log = """
    {"ts":"2016-12-23T09:00:00Z","user":"f1","card":{"no":"3530-1113-3330-0000","exp":"03/20"}}
    {"ts":"2016-12-23T09:01:00Z","user":"f1","card":{"no":"3530111333300000","exp":"04/20"}}
    {"ts":"2016-12-23T09:02:00Z","user":"f2","card":{"no":"**** **** **** 0000"}}
    {"ts":"2016-12-23T09:03:00Z","user":"f2","card":{"no":"3530111333300001"}}
    {"ts":"2016-12-23T09:04:00Z","user":"f2","card":{"no":null}}
    {"ts":"2016-12-23T09:05:00Z","user":"stranger","card":{"no":"6011111111111117"}}
    {"ts":"2016-12-23T12:30:00Z","user":"f2","card":{"no":"378282246310005"}}

    """

  private let folder: TemporaryFolder
  private let shelf: Shelf
  private static let offset: @Sendable (Int64) -> Int = { _ in 0 }

  init() throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let files = [
      ("members.csv", "id,email\n1,a@example.com\n2,b@example.com\n3,c@example.com\n"),
      ("friends.csv", "no\nf1\nf2\n"),
      ("debug.log", Self.log), ("dump.sql", Self.database),
      (
        "events.csv",
        "at,member,number\n2016-12-23T10:30:00Z,3,4012888888881881\n2016-12-23T11:30:00Z,2,5105105105105100\n"
      ),
    ]
    shelf = Shelf(
      try files.enumerated().map { place, file in
        Shelf.Item(
          number: place + 1, file: try EvidenceFile(try folder.write(file.1, as: file.0)),
          tables: file.0 == "dump.sql" ? [TableDefinition(schema: "shop", name: "cards", line: 0)] : [],
          timestampsAreUTC: false)
      })
  }

  // MARK: - What was read

  private static func at(_ hour: Int, _ minute: Int = 0) -> Moment {
    Moment(seconds: 1_482_451_200 + Int64(hour * 3600 + minute * 60), utcOffset: 0)
  }

  private static func row(_ values: [String?], _ grade: Grade = .proven) -> ObtainedRow {
    ObtainedRow(
      values: values,
      cells: values.map { ObtainedRow.Cell(grade: grade, isComplete: $0?.contains("\u{FFFD}") != true) },
      grade: grade, key: nil, position: nil, first: at(12), last: at(12, 1),
      evidence: [EvidenceLine(item: 9, line: 40)])
  }

  private static func table(_ rows: [ObtainedRow]) -> ObtainedTable {
    var table = ObtainedTable(
      schema: "shop", table: "cards", columns: ["member_id", "pan", "until"], extent: .filtered,
      first: at(12),
      last: at(12, 1))
    table.rows = rows
    return table
  }

  private static func read(_ bytes: Int, _ grade: Grade = .proven) -> FileRead {
    FileRead(
      path: "/srv/debug.log", bytes: bytes, grade: grade, at: at(12),
      evidence: [EvidenceLine(item: 9, line: 50)])
  }

  /// The list, and for each card its digits.
  private func list(
    _ tables: [ObtainedTable] = [], files: [FileRead] = [], gap: Bool = false, map: String = map,
    captures: Bool = false
  ) throws -> (list: CardList, numbers: [String]) {
    var reconstruction = Reconstruction()
    reconstruction.obtained = tables
    reconstruction.files = files
    let text =
      captures ? map : String(map[..<(map.firstRange(of: "  - capture")?.lowerBound ?? map.endIndex)])
    let reader = ExposureReader(
      map: try DataMap(yaml: text, path: "map.yml"), path: "map.yml", shelf: shelf, utcOffset: Self.offset)
    let affected = try reader.affected(
      by: reconstruction, trace: (Self.at(12), Self.at(13)),
      gaps: gap ? [ExposureReader.Gap(from: Self.at(12), to: Self.at(13))] : [])
    let list = try CardLister(
      affected, shelf: shelf, reconstruction: reconstruction, utcOffset: Self.offset
    ).list()
    return (
      list,
      list.cards.map { card in
        let sink = TestSink()
        card.number.write(to: sink)
        return sink.text
      }
    )
  }

  private func unlisted(_ change: (inout CardList.Unlisted) -> Void) -> CardList.Unlisted {
    var unlisted = CardList.Unlisted()
    change(&unlisted)
    return unlisted
  }

  // MARK: - Tests

  @Test("of a table are those in the rows that were obtained, each once, by brand")
  func tables() throws {
    let (list, numbers) = try list([
      Self.table([
        Self.row(["2", "5555 5555 5555 4444", "02/19"], .probable),
        Self.row(["1", "4111111111111111", "01/19"]),
        Self.row(["3", "4111111111111111", nil], .probable),
      ])
    ])
    #expect(numbers == ["4111111111111111", "5555555555554444"])
    let visa = try #require(list.cards.first)
    #expect(visa.owners.map(\.key) == ["1", "3"] && visa.records == 2 && visa.grade == .proven)
    #expect(visa.first == Self.at(12) && visa.last == Self.at(12, 1))
    #expect(visa.expiries == [ConfidentialText("01/19")] && visa.holders.isEmpty)
    #expect(visa.evidence == [EvidenceLine(item: 9, line: 40)])
    #expect(list.cards.last?.grade == .probable)
    #expect(list.unlisted == CardList.Unlisted())
  }

  @Test("are not completed: what is not wholly known, or no card number, is counted")
  func incomplete() throws {
    let (list, numbers) = try list([
      Self.table([
        Self.row(["1", "411111111111111\u{FFFD}", nil]), Self.row(["2", "1111", nil]),
        Self.row(["3", "4111111111111112", nil]), Self.row(["3", "", nil]),
        Self.row(["3", nil, nil]),
      ])
    ])
    #expect(numbers.isEmpty)
    #expect(
      list.unlisted
        == unlisted {
          ($0.incomplete, $0.notWhole, $0.wrongCheckDigit, $0.recordsWithoutNumber) = (1, 1, 1, 3)
        })
  }

  @Test("of a file are those that stood in it when it was read, as far as it was read")
  func files() throws {
    let (list, numbers) = try list(files: [Self.read(Self.log.utf8.count)])
    // The last one was written later; the last but one belongs to nobody of the population, and is listed as well.
    #expect(numbers == ["3530111333300000", "6011111111111117"])
    let jcb = try #require(list.cards.first)
    #expect(jcb.records == 2 && jcb.owners.map(\.key) == ["f1"] && jcb.owners.map(\.service) == ["club"])
    #expect(jcb.expiries == ["03/20", "04/20"].map(ConfidentialText.init))
    #expect(jcb.evidence == [(3, 1), (3, 2), (9, 50)].map { EvidenceLine(item: $0.0, line: $0.1) })
    #expect(list.cards.last?.owners.map(\.key) == ["stranger"])
    #expect(
      list.unlisted == unlisted { ($0.notWhole, $0.wrongCheckDigit, $0.recordsWithoutNumber) = (1, 1, 1) })
    #expect(list.counts(of: try DataMap(yaml: Self.map, path: "").services).map(\.cards) == [0, 2])
  }

  @Test("of a file that was read in part are those of that part; a number that the end cuts is none")
  func partOfAFile() throws {
    let first = try #require(Self.log.utf8.firstIndex(of: 0x0A))
    let length = Self.log.utf8.distance(from: Self.log.startIndex, to: first) + 1
    #expect(try list(files: [Self.read(length)]).numbers == ["3530111333300000"])
    for cut in [length - 40, length - 30, 5] { #expect(try list(files: [Self.read(cut)]).numbers.isEmpty) }
  }

  @Test("of a file whose length is not understood are those that times let stand in it, as possible")
  func possibleFile() throws {
    let (list, numbers) = try list(files: [Self.read(10, .possible)])
    #expect(numbers == ["3530111333300000", "6011111111111117"])
    #expect(list.cards.allSatisfy { $0.grade == .possible })
  }

  @Test("of what people entered are known where the events hold numbers and the map says where")
  func captures() throws {
    let without = try list(captures: true)
    #expect(without.numbers.isEmpty)
    #expect(without.list.unlisted == unlisted { $0.recordsWithoutNumber = 1 })
    let (list, numbers) = try list(map: Self.map + Self.events, captures: true)
    #expect(numbers == ["4012888888881881"])
    #expect(list.cards.first?.first == Self.at(10, 30) && list.cards.first?.owners.map(\.key) == ["3"])
    #expect(list.cards.first?.grade == .probable)
  }

  @Test("while the evidence has a gap are those that stood in tables and files, as possible, of known people")
  func gap() throws {
    let (list, numbers) = try list(gap: true)
    // Of the dump those of members 1 and 2; of the log all that was written before the end of the gap.
    #expect(
      numbers == [
        "4111111111111111", "5555555555554444", "3530111333300000", "378282246310005", "6011111111111117",
      ])
    #expect(list.cards.allSatisfy { $0.grade == .possible })
    #expect(list.cards.first?.holders == [ConfidentialText("A")])
  }

  @Test("say nothing of themselves but brand, first six and last four digits")
  func printed() throws {
    let (list, _) = try list([Self.table([Self.row(["1", "4111112233531111", "01/19"])])])
    var dumped = ""
    dump(list, to: &dumped)
    for text in ["\(list)", dumped] {
      #expect(
        text.contains("411111******1111") && !text.contains("2233") && !text.contains("01/19"), "\(text)")
    }
  }
}
