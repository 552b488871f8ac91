import Foundation
import TestSupport
import Testing

@testable import Scene

@Suite("The truth is what the files show")
struct TruthTests {
  private let scene: WrittenScene

  /// With a friend who is one of those with a card.
  init() throws {
    scene = try WrittenScene(
      SmallScenario.text(
        "people: 15, otherCase: 0.5 }",
        "people: 15, otherCase: 0.5 }\n      - { with: members, among: log.cards, people: 1 }"))
  }

  @Test("Affected records and people: those in the dump less those who came later, told apart by address")
  func people() throws {
    let members = try scene.rows(of: "members")
    let friends = try scene.rows(of: "friends")
    let staff = try scene.rows(of: "staff")
    #expect(members.count == 165 && friends.count == 62 && staff.count == 6)
    let affected = (members.prefix(160) + friends.prefix(60) + staff.prefix(2)).map { $0[1] }
    let people = Set(affected.map { $0.lowercased() }).count
    let truth = try #require(try scene.truth()["affected"] as? [String: Any])
    let total = try #require(truth["total"] as? [String: Int])
    #expect(total == ["records": 222, "people": people])
    #expect(people == 206)
    #expect(Set(affected).count > people, "some address is written with other capitals")
    #expect(members.contains { $0[5] != "NULL" }, "some have left")
  }

  @Test("Sets hold what their expressions say")
  func sets() throws {
    #expect(try scene.figures(of: "members") == [160, 160])
    // Seven in the file, and four who were listened to.
    #expect(try scene.figures(of: "cards") == [11, 11])
    // One of the friends is one of those with a card.
    #expect(try scene.figures(of: "individual") == [76, 75])
    // Fifteen of the 146 records are those of people who are told by another record: 206 people less 75.
    #expect(try scene.figures(of: "rest") == [146, 131])
  }

  @Test("The file as it was read is the beginning of its copy, and ends with an entry")
  func file() throws {
    let copy = Array(try scene.text("evidence/debug.log").utf8)
    let read = try #require((try scene.truth()["files_read"] as? [[String: Any]])?.first)
    let bytes = try #require(read["bytes"] as? Int)
    #expect(read["copy_bytes"] as? Int == copy.count)
    #expect(bytes < copy.count)
    let lines = String(decoding: copy[..<bytes], as: UTF8.self).split(separator: "\n")
    #expect(copy[bytes - 1] == UInt8(ascii: "\n"))
    #expect(lines.count == read["entries"] as? Int)
    #expect(lines.count { $0.contains("\"card\"") } == 9)
    #expect(lines.first?.contains("\"ts\": \"2024-05-01T08:00:00+09:00\"") ?? false)
    #expect(lines.last?.contains("\"ts\": \"2024-05-02T10:00:00+09:00\"") ?? false)
    let later = String(decoding: copy[bytes...], as: UTF8.self)
    #expect(later.split(separator: "\n").count { $0.contains("\"password\"") } == 3)
  }

  @Test("Card numbers are valid test numbers")
  func cards() throws {
    let numbers = try scene.text("evidence/debug.log").matches(of: #/"number": "([0-9]+)"/#).map {
      String($0.1)
    }
    #expect(numbers.count == 9)
    for number in numbers {
      let digits = number.reversed().compactMap(\.wholeNumberValue)
      let sum = digits.enumerated().reduce(0) { sum, digit in
        let value = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
        return sum + (value > 9 ? value - 9 : value)
      }
      #expect(sum % 10 == 0, "\(number)")
    }
  }

  @Test("The logs hold the requests that the truth counts, in the order of their times")
  func log() throws {
    let lines = try scene.logLines()
    let truth = try scene.truth()
    #expect(lines.count == truth["requests_total"] as? Int)
    let attacks = lines.filter { $0.hasPrefix("203.0.113.240 ") }
    #expect(attacks.count == truth["requests_attack"] as? Int)
    #expect(attacks.first?.contains("[02/May/2024:11:10:00 +0900]") ?? false)
    let times = try lines.map { try #require($0.firstMatch(of: #/\[(\d\d)\/May\/2024:([0-9:]+) /#)) }
    let stamps = times.map { "\($0.1) \($0.2)" }
    #expect(stamps == stamps.sorted())
  }

  @Test("A page with delivered rows is as long as its template and its escaped rows")
  func pages() throws {
    let lines = try scene.logLines().filter { $0.contains("club.friends%20LIMIT") }
    let sizes = lines.compactMap { $0.firstMatch(of: #/" 200 (\d+) "/#).flatMap { Int($0.1) } }
    #expect(sizes.count == 2)
    let marks = try #require(lines.first?.firstMatch(of: #/CONCAT%280x([0-9a-f]+)/#))
    #expect(marks.1.count == 10)
    let friends = try scene.rows(of: "friends").prefix(60)
    func delivered(_ rows: Range<Int>) -> Int {
      rows.reduce(0) { $0 + friends[$1][0].count + friends[$1][1].count }
    }
    // Between two pages of 30 rows only the values differ.
    #expect(sizes[0] - sizes[1] == delivered(0..<30) - delivered(30..<60))
  }

  @Test("The data map names what is there")
  func map() throws {
    let map = try scene.text("data-map.yml")
    for expected in [
      "table: shop.members", "copy: \"debug.log\"", "columns: { id: memberId, email: email",
      "{ id: individual, people: \"cards + passwords + friends\" }", "card.number: card.number",
    ] {
      #expect(map.contains(expected), "\(expected)")
    }
  }
}
