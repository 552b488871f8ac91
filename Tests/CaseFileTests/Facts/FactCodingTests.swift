import Foundation
import Testing

@testable import CaseFile

@Suite("Facts as JSON")
struct FactCodingTests {
  @Test("come back byte for byte, whatever the kind")
  func roundTrip() throws {
    let facts = try Facts.read(Facts.whole) + Facts.founding()
    #expect(Set(facts.map(\.kind)) == Set(Fact.Kind.allCases))
    for fact in facts {
      let json = try fact.json
      let again = try Fact(json: json)
      #expect(again == fact)
      #expect(try again.json == json)
    }
  }

  @Test("hold every key that the format has: what the table admits, no type drops")
  func everyKey() throws {
    for fact in try Facts.read(Facts.whole) {
      let tree = try JSONDecoder().decode(JSONTree.self, from: Data(fact.json))
      guard case .object(let wrapper) = tree, let body = wrapper[fact.kind.rawValue] else {
        Issue.record("\(fact.id) is not wrapped by its kind")
        continue
      }
      #expect(Self.missing(FactTable.shape(of: fact.kind), body, at: fact.kind.rawValue) == [])
    }
  }

  private static func missing(_ shape: FactShape, _ tree: JSONTree, at path: String) -> [String] {
    switch (shape, tree) {
    case (.object(let fields), .object(let members)):
      fields.flatMap { field in
        members[field.name].map { missing(field.shape, $0, at: path + "." + field.name) } ?? [
          path + "." + field.name
        ]
      }
    case (.list(let shape, _), .list(let values)): values.flatMap { missing(shape, $0, at: path) }
    default: []
    }
  }

  @Test("are one form of each fact: keys sorted, lists never left out")
  func canonical() throws {
    let facts = try Facts.read(
      "parties: [{ id: a, role: x-neighbour, name: A }]\nclaims: [{ id: c, text: { en: C/d } }]")
    #expect(
      try facts.map { String(decoding: try $0.json, as: UTF8.self) } == [
        #"{"party":{"id":"a","name":{"en":"A","ja":"A"},"role":"x-neighbour"}}"#,
        #"{"claim":{"id":"c","services":[],"sets":[],"text":{"en":"C/d","ja":"C/d"}}}"#,
      ])
  }

  @Test(
    "of a newer version are refused by name, not cut down",
    arguments: [
      (
        #"{"party":{"id":"a","name":{"en":"A","ja":"A"},"role":"staff","mood":"good"}}"#,
        "party.mood is unknown to this version"
      ),
      (
        #"{"party":{"id":"a","name":{"en":"A","fr":"A","ja":"A"},"role":"staff"}}"#,
        "party.name.fr is unknown"
      ),
      (
        #"{"claim":{"id":"c","services":[],"sets":[],"text":{"en":"C","ja":"C"},"proof":{"facts":[],"evidence":[],"seal":1}}}"#,
        "claim.proof.seal is unknown"
      ),
      (
        #"{"prophecy":{"id":"a"}}"#,
        "Facts of the kind prophecy are unknown to this version; a newer Tenmatsu wrote them"
      ),
      (#"{"party":{},"event":{}}"#, "A fact is an object with one key"),
      ("[]", "A fact is an object with one key"),
    ])
  func newer(_ json: String, _ says: String) {
    let error = #expect(throws: DecodingError.self) { try Fact(json: Array(json.utf8)) }
    #expect(error.map { "\($0)".contains(says) } == true)
  }

  @Test(
    "that no file could have given are refused",
    arguments: [
      #"{"party":{"id":"A b","name":{"en":"A","ja":"A"},"role":"staff"}}"#,
      #"{"decision":{"after":[],"alternatives":[],"at":"2016-12-23 12:35","basis":[],"by":[],"grounds":{"en":"g","ja":"g"},"id":"d","what":{"en":"w","ja":"w"}}}"#,
      #"{"party":{"id":"a","role":"staff"}}"#,
    ])
  func malformed(_ json: String) {
    #expect(throws: DecodingError.self) { try Fact(json: Array(json.utf8)) }
  }
}
