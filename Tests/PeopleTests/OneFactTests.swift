import Exposure
import Foundation
import Investigation
import Reconstruction
import TestSupport
import Testing

/// One fact of the story is changed: exactly the figures change that it concerns.
@Suite("One fact more or less")
struct OneFactTests {
  private static func plain() throws -> Answer { try answer(SmallScenario.text) }

  struct Answer: Sendable {
    let scene: WrittenScene
    let figures: Figures
    let notes: [ExposureNote]
  }

  private static func answer(_ text: String) throws -> Answer {
    let scene = try WrittenScene(text)
    let affected = try #require(try scene.investigate().affected)
    return Answer(scene: scene, figures: Figures(affected), notes: affected.notes)
  }

  private typealias Figure = Figures.Figure

  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let places: [(String, String)]
    /// Figures and by how much they change: records and people.
    let changes: [String: [Int]]

    init(_ description: String, _ places: [(String, String)], _ changes: [String: [Int]]) {
      (testDescription, self.places, self.changes) = (description, places, changes)
    }
  }

  static let changes = [
    Change(
      "one more person with a card in the file", [("people: 7, entries: 9", "people: 8, entries: 10")],
      [
        "set cards": [1, 1], "set individual": [1, 1], "set rest": [-1, -1], "class card.number": [1, 1],
        "class card.holder": [1, 1], "class card.expiry": [1, 1],
      ]),
    Change("one more entry of the same people", [("people: 7, entries: 9", "people: 7, entries: 10")], [:]),
    Change(
      "one more password that was written after the read",
      [
        (
          "{ id: later, holds: password, population: members, people: 3",
          "{ id: later, holds: password, population: members, people: 4"
        )
      ],
      [:]),
    Change(
      "one more person in the window", [("people: 4, classes", "people: 5, classes")],
      [
        "set cards": [1, 1], "set individual": [1, 1], "set rest": [-1, -1], "class card.number": [1, 1],
        "class card.cvv": [1, 1],
      ]),
    Change("one more event outside of the window", [("others: 30", "others: 31")], [:]),
    Change(
      "one row less delivered",
      [("columns: [id, email], page: 30", "columns: [id, email], rows: 59, page: 30")],
      // The last of the friends is one of the members as well, and is now among the rest.
      [
        "total": [-1, 0], "service club": [-1, -1], "population friends": [-1, -1], "set friends": [-1, -1],
        "set individual": [-1, -1], "set rest": [0, 1], "class memberId": [-1, 0], "class email": [-1, 0],
      ]),
    Change(
      "one row more asked for by questions", [("columns: [email], rows: 2", "columns: [email], rows: 3")],
      [
        "total": [1, 1], "service club": [1, 1], "population staff": [1, 1], "set rest": [1, 1],
        "class email": [1, 1],
      ]),
    Change(
      "one column more", [("columns: [id, email], page: 30", "columns: [id, email, phone], page: 30")],
      ["class phone": [60, 60]]),
    Change(
      "two records of one person more", [("people: 15, otherCase", "people: 16, otherCase")],
      ["total": [0, -1], "class memberId": [0, -1], "class email": [0, -1], "set rest": [0, -1]]),
    Change(
      "one more who registered after the read", [("later: 5", "later: 6")], [:]),
    Change(
      "one more who had registered before", [("count: 160", "count: 161")],
      [
        "total": [1, 1], "service shop": [1, 1], "population members": [1, 1], "set members": [1, 1],
        "set rest": [1, 1],
        "class memberId": [1, 1], "class email": [1, 1], "class name": [1, 1],
      ]),
  ]

  @Test("changes exactly the figures that it concerns", arguments: changes)
  func change(_ change: Change) throws {
    let before = try Self.plain()
    let after = try Self.answer(SmallScenario.text.replacingEach(change.places))
    #expect(after.figures.differences(from: try after.scene.trueFigures()) == [:])
    let found = after.figures.changes(since: before.figures).mapValues { [$0.records, $0.people] }
    #expect(found == change.changes)
  }

  @Test("Without the identity rule people are records")
  func identity() throws {
    let scene = try Self.plain().scene
    let affected = try #require(
      try scene.investigate(map: { $0.replacingEach([("identity: { same: [email] }\n", "")]) }).affected)
    let before = try Self.plain().figures
    for (name, figure) in Figures(affected).byName where !name.hasPrefix("set") {
      #expect(figure.records == figure.people, "\(name)")
      #expect(figure.records == before[name].records, "\(name)")
    }
  }

  @Test(
    "Those who registered after the last read, and what was written after it, are not counted, and it is said"
  )
  func later() throws {
    let notes = try Self.plain().notes
    let text = notes.map { "\($0)" }.joined(separator: "\n")
    #expect(notes.contains(.writtenLater(file: "/srv/shop/debug.log", records: 3)), "\(text)")
  }

  // MARK: - The dump

  @Test(
    "A row that was deleted after it was read is counted still, and it is said that it is not in the population"
  )
  func deleted() throws {
    let before = try Self.plain()
    let scene = before.scene
    // The first of the staff, whose address was found by questions: no dump is needed for it.
    let evidence = try scene.changed { name, text in
      name == "dump.sql"
        ? text.replacing(#/INSERT INTO `staff` VALUES \(1,[^()]*\),/#) { _ in "INSERT INTO `staff` VALUES " }
        : text
    }
    let affected = try #require(try scene.investigate([evidence.path]).affected)
    #expect(Figures(affected).differences(from: before.figures) == [:])
    #expect(affected.notes.contains(.notInPopulation(population: "staff", records: 1)), "\(affected.notes)")
  }

  @Test("A row of a page that was deleted after it was read never makes the maximum less")
  func deletedFromPage() throws {
    let before = try Self.plain()
    let scene = before.scene
    let evidence = try scene.changed { name, text in
      name == "dump.sql" ? text.replacing(#/,\(30,'[^()]*\)(?=,\(31,')/#) { _ in "" } : text
    }
    let affected = try #require(try scene.investigate([evidence.path]).affected)
    let figures = Figures(affected)
    for (name, figure) in before.figures.byName where !name.hasPrefix("set rest") {
      #expect(
        figures[name].records >= figure.records, "\(name): \(figure) → \(figures[name]); \(affected.notes)")
    }
  }
}
