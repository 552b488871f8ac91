import Foundation
import Investigation
import TestSupport
import Testing

/// A data map that reads well, and names what the evidence does not have.
@Suite("A data map that does not fit its evidence")
struct MisfitTests {
  struct Misfit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What is changed in the map.
    let old: String
    let new: String
    /// Part of the changed text: where its first character stands, the error is told.
    let place: String
    let says: String

    init(_ description: String, _ old: String, _ new: String, at place: String, _ says: String) {
      (testDescription, self.old, self.new, self.place, self.says) = (description, old, new, place, says)
    }
  }

  static let misfits = [
    Misfit(
      "the table of a population is not there", "table: club.staff\n    key", "table: club.people\n    key",
      at: "club.people",
      "there is no table club.people in the evidence. The dumps hold: club.friends, club.items, club.staff, "
        + "shop.card_events, shop.items, shop.members"),
    Misfit(
      "the table of a store is misspelt", "  - table: club.friends", "  - table: club.frends",
      at: "club.frends",
      "there is no table club.frends in the evidence. Did you mean club.friends?"),
    Misfit(
      "a table without a schema is in several",
      "  - table: club.staff\n    population: staff\n    columns: { id: memberId, email: email, login: username, created_at: date }",
      "  - table: items\n    population: staff\n    columns: { id: memberId, name: memo }", at: "items",
      "the table items is in several schemas. Name one: club.items, shop.items"),
    Misfit(
      "a field of a population is no column", "fields: { email: email, name: name,",
      "fields: { email: mail, name: name,", at: "mail, name",
      "has no column mail. Did you mean email?"),
    Misfit(
      "the key of a population is no column", "table: club.friends\n    key: id",
      "table: club.friends\n    key: no",
      at: "no\n", "has no column no. The columns: id, email, phone, created_at"),
    Misfit(
      "a column of a store is not there", "phone: phone", "tel: phone", at: "tel: phone",
      "club.friends has no column tel. The columns: id, email, phone, created_at"),
    Misfit(
      "a condition of a population asks about no column", "table: club.staff\n    key: id",
      "table: club.staff\n    where: { kind: admin }\n    key: id", at: "kind: admin",
      "has no column kind. The columns: id, email, login, created_at"),
    Misfit(
      "a condition of events asks about no column", "where: { kind: [register, update] }",
      "where: { kinds: [register, update] }", at: "kinds", "has no kinds. Did you mean kind?"),
    Misfit(
      "events name people by no column",
      "    person: { population: members, by: { id: member_id } }\n    classes",
      "    person: { population: members, by: { id: member } }\n    classes", at: "member } }\n    classes",
      "has no member. The fields: id, member_id, kind, brand, last4, at"),
    Misfit(
      "a field of a file is in none of its records", "card.number: card.number", "card.numbr: card.number",
      at: "card.numbr", "debug.log has no card.numbr. Did you mean card.number?"),
    Misfit(
      "the key of a population does not tell its records apart", "table: shop.members\n    key: id",
      "table: shop.members\n    key: country", at: "country\n",
      "the key country of population members is not unique: records 2 and 3 of "),
    Misfit(
      "a file of a population is not given", "table: club.staff\n    key: id",
      "file: staff.csv\n    key: id", at: "staff.csv",
      "there is no file staff.csv in the evidence. Give the file among the evidence, or correct its name"),
    Misfit(
      "the copy of a file is not given", "copy: \"debug.log\"", "copy: \"app.log\"", at: "\"app.log\"",
      "there is no file app.log in the evidence. Give the file among the evidence, or correct its name"),
  ]

  private let scene: WrittenScene

  init() throws { scene = try WrittenScene(SmallScenario.text, lines: 200) }

  private func refusal(_ evidence: [String]? = nil, map: ((String) -> String)? = nil) throws
    -> InvestigationError
  {
    try #require(
      #expect(throws: InvestigationError.self) { try scene.investigate(evidence, map: map ?? { $0 }) })
  }

  /// Line and column, as an error tells them.
  private func place(of index: String.Index, in text: String) -> String {
    let lines = text[..<index].split(separator: "\n", omittingEmptySubsequences: false)
    return ":\(lines.count):\((lines.last?.count ?? 0) + 1): "
  }

  @Test("is refused with line, column and what to do", arguments: misfits)
  func misfit(_ misfit: Misfit) throws {
    let error = try refusal { $0.replacingEach([(misfit.old, misfit.new)]) }
    #expect(error.code == .badInput)
    let changed = try scene.text("data-map.yml").replacingEach([(misfit.old, misfit.new)])
    // The place is looked for in what was changed, not before it.
    let from = try #require(changed.range(of: misfit.new)).lowerBound
    let at = try #require(changed[from...].range(of: misfit.place)).lowerBound
    let inside = place(of: at, in: changed)
    let told = error.description.split(separator: "\n").filter { $0.contains(misfit.says) }
    #expect(told.contains { $0.contains(inside) }, "\(inside) \(error.description)")
  }

  @Test("since the dump is missing, is refused at every table that it names")
  func dump() throws {
    let evidence = try scene.changed { name, text in name == "dump.sql" ? nil : text }
    let error = try refusal([evidence.path])
    let map = try scene.text("data-map.yml")
    for table in ["shop.members", "club.friends", "club.staff"] {
      let at = try #require(map.range(of: table)).lowerBound
      let line =
        place(of: at, in: map)
        + "there is no table \(table) in the evidence. There is no database dump among the evidence: give the dump that "
        + "holds it"
      #expect(error.description.contains(line), "\(line) \(error.description)")
    }
  }

  @Test("since a file is there twice, is refused with both paths")
  func twice() throws {
    let evidence = try scene.changed { $1 }
    try evidence.write(try scene.text("evidence/debug.log"), as: "backup/debug.log")
    let error = try refusal([evidence.path])
    #expect(
      error.description.contains(
        "several files are called debug.log. Write more of the path: \(evidence.path)/backup/debug.log, "
          + "\(evidence.path)/debug.log"), "\(error.description)")
  }

  @Test("in several places is told all of them at once, in their order")
  func several() throws {
    let error = try refusal {
      $0.replacingEach([("login: username", "logon: username"), ("phone: phone", "tel: phone")])
    }
    let told = error.description.split(separator: "\n").filter { $0.contains("has no column") }
    #expect(told.count == 2)
    #expect(
      told.first?.contains("tel") == true && told.last?.contains("logon") == true, "\(error.description)")
  }

  @Test("says nothing of whom it is about")
  func silence() throws {
    let error = try refusal {
      $0.replacingEach([("table: shop.members\n    key: id", "table: shop.members\n    key: name")])
    }
    for row in try scene.rows(of: "members") {
      #expect(!error.description.contains(row[1]) && !error.description.contains(row[2]))
    }
  }
}
