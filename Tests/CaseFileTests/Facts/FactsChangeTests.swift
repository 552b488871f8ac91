import CaseFile
import Investigation
import Testing

@Suite("What an import changes")
struct FactsChangeTests {
  private static let before = """
    parties:
      - { id: host, role: processor, name: { ja: 甲, en: Host } }
      - { id: police, role: police, name: Police }
      - { id: forgotten, role: media, name: Paper }
    """
  private static let after = """
    parties:
      - { id: host, role: processor, name: { ja: 乙, en: Host }, contact: noc@example.jp }
      - { id: police, role: police, name: Police }
      - { id: council, role: council, name: Council }
    """

  @Test("is told by fact and field, from what to what; facts that the file leaves out stay")
  func change() throws {
    let change = FactsChange.between(try Facts.read(Self.before), and: try Facts.read(Self.after))
    #expect(change.added.map(\.id.rawValue) == ["council"])
    #expect(change.unchanged.map(\.id.rawValue) == ["police"])
    #expect(change.amended.map(\.new.id.rawValue) == ["host"])
    #expect(
      change.amended[0].fields == [
        .init(path: "contact", from: nil, to: "noc@example.jp"), .init(path: "name.ja", from: "甲", to: "乙"),
      ])
    #expect(
      change.text(.en) == """
        + party council
        ~ party host
            contact: nothing → “noc@example.jp”
            name.ja: “甲” → “乙”
        1 added, 1 amended, 1 unchanged

        """)
  }

  @Test("is nothing for the same file, however it is written")
  func same() throws {
    let short = "claims: [{ id: a, text: T, services: [] }]"
    let long = "claims:\n  - id: a\n    text: { ja: T, en: T }\n"
    let change = FactsChange.between(try Facts.read(short), and: try Facts.read(long))
    #expect(change.isEmpty)
    #expect(change.unchanged.count == 1)
    let founding = try Facts.founding()
    #expect(FactsChange.between(founding, and: founding).isEmpty)
  }
}
