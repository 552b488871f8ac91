import Investigation
import Testing

@testable import CaseFile

@Suite("People grouped by what rules ask")
struct PeopleProfileTests {
  @Test("stand in one profile each, with all that their records tell")
  func onePersonOnce() {
    var gatherer = ProfileGatherer()
    gatherer.add(record(1, "shop", country: "jp", ["email": "probable"], sets: ["members"]))
    gatherer.add(record(2, "shop", country: "US", ["email": "probable"], sets: ["members"]))
    gatherer.add(
      record(1, "forum", ["email": "possible", "password.plain": "proven"], sets: ["forum", "told"]))
    let profiles = gatherer.profiles
    #expect(profiles.map(\.people) == [1, 1])
    #expect(profiles.map(\.records).reduce(0, +) == 3)
    let both = profiles.first { $0.records == 2 }
    #expect(both?.countries == ["JP"])
    #expect(both?.services == ["forum", "shop"])
    #expect(both?.sets == ["forum", "members", "told"])
    #expect(both?.classes == ["email": "probable", "password.plain": "proven"])
  }

  @Test("are the same whatever the order of the records")
  func order() {
    let records = (1...60).map { number in
      record(
        number % 23 + 1, ["a", "b"][number % 2], country: ["JP", "US", nil][number % 3],
        number % 5 == 0 ? ["card.number": "proven"] : ["email": "possible"], sets: ["s\(number % 4)"])
    }
    var forward = ProfileGatherer()
    var backward = ProfileGatherer()
    for record in records { forward.add(record) }
    for record in records.reversed() { backward.add(record) }
    #expect(Set(forward.profiles) == Set(backward.profiles))
    #expect(forward.profiles.map(\.people).reduce(0, +) == 23)
    #expect(forward.profiles.map(\.records).reduce(0, +) == 60)
  }

  @Test("are none where there are no records")
  func none() { #expect(ProfileGatherer().profiles.isEmpty) }

  private func record(
    _ person: Int, _ service: String, country: String? = nil, _ classes: [String: String], sets: [String]
  ) -> AffectedLine {
    var line = AffectedLine()
    line.person = person
    line.service = service
    if let country { line.values["country"] = country }
    line.classes = classes.sorted { $0.key < $1.key }.map { .init(dataClass: $0.key, grade: $0.value) }
    line.sets = sets
    return line
  }
}
