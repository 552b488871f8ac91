import Exposure
import Foundation
import Investigation
import Reconstruction
import TestSupport
import Testing

/// Whose a row or an entry is, where the map tells people by something else than the table they stand in.
@Suite("Stores and populations")
struct StoreTests {
  /// The scene's rows in the columns that tests ask about.
  private struct Rows {
    let members: [[String]]
    let friends: [[String]]

    init(_ scene: WrittenScene) throws {
      // Those who had registered when they were read.
      members = Array(try scene.rows(of: "members").prefix(160))
      friends = Array(try scene.rows(of: "friends").prefix(60))
    }

    /// How many of the friends are members, told by their addresses.
    var shared: Int {
      let addresses = Set(members.map { $0[1].lowercased() })
      return friends.count { addresses.contains($0[1].lowercased()) }
    }
  }

  private static let friends = """
      - table: club.friends
        population: friends
        columns:
    """
  private static let byAddress = """
      - table: club.friends
        person: { population: members, by: { email: email } }
        columns:
    """

  private func investigate(
    _ scene: WrittenScene, _ places: [(String, String)], evidence: [String]? = nil
  ) throws -> Affected {
    try #require(try scene.investigate(evidence, map: { $0.replacingEach(places) }).affected)
  }

  // MARK: - References

  @Test(
    "A row that names its person by an address is that member's, in whatever letters, or a stranger's",
    arguments: ["[id, email]", "[email]", "[id, phone]", "[phone]"])
  func byAddress(_ columns: String) throws {
    let scene = try WrittenScene(
      SmallScenario.text("columns: [id, email], page: 30", "columns: \(columns), page: 30"))
    let rows = try Rows(scene)
    let affected = try investigate(scene, [(Self.friends, Self.byAddress)])
    let figures = Figures(affected)
    #expect(rows.shared == 15)
    // Two of the staff were read besides.
    #expect(figures["population members"] == Figures.Figure(records: 205, people: 205))
    #expect(figures["total"] == Figures.Figure(records: 207, people: 207))
    #expect(figures["population friends"] == Figures.Figure(records: 0, people: 0))
    #expect(
      affected.notes.contains(.notInPopulation(population: "members", records: 45)), "\(affected.notes)")
    let asked = columns.contains("phone") ? "class phone" : "class email"
    #expect(figures[asked].records == (columns.contains("phone") ? 60 : 207))
  }

  @Test("An entry that names its person by two values is that person's only if both agree")
  func byTwoValues() throws {
    let scene = try WrittenScene(SmallScenario.text)
    let reference = (
      "event: [login, register, password_change] } }\n    person: { population: members, by: { id: member_id } }",
      "event: [login, register, password_change] } }\n    person: { population: members, by: { id: member_id, email: email } }"
    )
    let whole = try investigate(scene, [reference])
    #expect(Figures(whole).differences(from: try scene.trueFigures()) == [:])
    // Another address, of as many bytes, in one of the five entries.
    var isChanged = false
    let evidence = try scene.changed { name, text in
      guard name == "debug.log" else { return text }
      return text.split(separator: "\n").map { line -> String in
        guard !isChanged, line.contains("\"password\""),
          let mail = line.firstMatch(of: #/"email": "([^"]+)"/#)
        else { return String(line) }
        isChanged = true
        return String(line).replacing(String(mail.1), with: String(repeating: "x", count: mail.1.utf8.count))
      }.joined(separator: "\n") + "\n"
    }
    let changed = try investigate(scene, [reference], evidence: [evidence.path])
    #expect(Figures(changed)["set passwords"] == Figures.Figure(records: 5, people: 5))
    #expect(Figures(changed)["total"] == Figures.Figure(records: 223, people: 208))
    #expect(changed.notes.contains(.notInPopulation(population: "members", records: 1)), "\(changed.notes)")
  }

  // MARK: - Conditions

  @Test("Two populations of one table share its rows as their conditions say, and nobody is counted twice")
  func twoPopulations() throws {
    let scene = try WrittenScene(SmallScenario.text)
    let members = try Rows(scene).members
    let home = members.count { $0[3] == "JP" }
    let population = """
      table: shop.members
          key: id
          fields: { email: email, name: name, country: country, createdAt: created_at, withdrawnAt: left_at }
      """
    let abroad = """

        - id: abroad
          service: shop
          \(population)
          where: { country: [US, FR] }
      """
    let affected = try investigate(
      scene,
      [
        (population, population + "\n    where: { country: JP }" + abroad),
        (
          "  - table: club.friends\n    population: friends",
          """
            - table: shop.members
              population: abroad
              columns: { id: memberId, email: email, name: name }
            - table: club.friends
              population: friends
          """
        ),
      ])
    let figures = Figures(affected)
    #expect(home > 20 && home < 140)
    #expect(figures["population members"].records == home)
    #expect(figures["population abroad"].records == 160 - home)
    #expect(figures["service shop"].records >= 160)
    #expect(figures["class name"] == Figures.Figure(records: 160, people: 160))
  }

  @Test("A population's condition leaves its other rows out, and they are strangers to nobody")
  func populationCondition() throws {
    let scene = try WrittenScene(SmallScenario.text)
    let abroad = try Rows(scene).members.count { $0[3] == "US" }
    let affected = try investigate(
      scene,
      [("withdrawnAt: left_at }\n", "withdrawnAt: left_at }\n    where: { country: US }\n")])
    #expect(Figures(affected)["population members"].records == abroad)
    #expect(!affected.notes.contains { if case .notInPopulation = $0 { true } else { false } })
  }

  @Test(
    "A store's condition leaves out the rows that it does not fit",
    arguments: ["[id, email, name]", "[email, name]", "[id, email, country]"])
  func storeCondition(_ columns: String) throws {
    let scene = try WrittenScene(
      SmallScenario.text("columns: [id, email, name], page: 20", "columns: \(columns), page: 20"))
    let abroad = try Rows(scene).members.count { $0[3] == "US" }
    let affected = try investigate(
      scene,
      [
        (
          "    population: members\n    columns:",
          "    population: members\n    where: { country: US }\n    columns:"
        )
      ])
    let rows = try #require(affected.byServiceAndDataClass.first { $0.service == "shop" })
    // Addresses stand in the entries of the log too, five of them.
    let table = try #require(rows.classes.first { $0.id == (columns.contains("name") ? "name" : "country") })
    #expect(table.counts.records.maximum == abroad)
    #expect(
      !affected.notes.contains { if case .notInPopulation = $0 { true } else { false } }, "\(affected.notes)")
  }

  @Test("A gap may hide no more of a store than its condition keeps")
  func storeConditionInGap() throws {
    let scene = try WrittenScene(SmallScenario.text)
    let abroad = try Rows(scene).members.count { $0[3] == "US" }
    let evidence = try scene.changed { name, text in
      guard name.contains("access.log") else { return text }
      return text.split(separator: "\n").filter { !$0.contains("[02/May/2024:14:") }.joined(separator: "\n")
        + "\n"
    }
    let affected = try investigate(
      scene,
      [
        (
          "    population: members\n    columns:",
          "    population: members\n    where: { country: US }\n    columns:"
        )
      ],
      evidence: [evidence.path])
    let names = try #require(affected.byDataClass.first { $0.id == "name" }).counts.records
    #expect(names.possible > 0 && names.proven > 0)
    #expect(names.maximum == abroad)
  }

  @Test("The conditions of entries tell them apart, NULL and several values included")
  func entryConditions() throws {
    let scene = try WrittenScene(SmallScenario.text)
    let log = try scene.text("evidence/debug.log").split(separator: "\n").prefix(34)
    let updates = log.filter { $0.contains("\"event\": \"card_update\"") }
    let affected = try investigate(
      scene, [("event: [card_register, card_update]", "event: [card_update, nothing], ms: null")])
    let people = Set(updates.compactMap { $0.firstMatch(of: #/"member_id": (\d+)/#).map { String($0.1) } })
    #expect(!people.isEmpty && people.count < 7)
    let holders = try #require(affected.byDataClass.first { $0.id == "card.holder" })
    #expect(holders.counts.people.maximum == people.count)
  }
}
