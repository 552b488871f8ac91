import Foundation
import Investigation
import Testing

@testable import CaseFile

@Suite("A STIX bundle")
struct STIXBundleTests {
  private func bytes(
    caseID: String = "2017-01-club", time: Int64 = 1_485_907_200, marking: TrafficLight? = .amber
  ) -> [UInt8] {
    STIXBundle(
      Indicators(InterchangeSample.findings),
      STIXBundle.Provenance(
        caseID: caseID, producer: "クラブジャパン \"CLUB\"", time: time, marking: marking)
    ).bytes()
  }

  private func objects(_ bytes: [UInt8]) throws -> [[String: Any]] {
    let bundle = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    return bundle?["objects"] as? [[String: Any]] ?? []
  }

  /// OASIS' stix2-validator 3.3.2 called the expected file valid when it was committed. It warns of identifiers that are
  /// no random UUIDs, which the standard recommends for objects that are no observables: here they follow from the case.
  @Test("is what was agreed, byte by byte")
  func expected() throws { try InterchangeSample.expect(bytes(), toBe: "indicators.stix.json") }

  @Test("is the same for the same case, and another for another case")
  func deterministic() throws {
    #expect(bytes() == bytes())
    let ids = try [bytes(), bytes(caseID: "other")].map { try objects($0).compactMap { $0["id"] as? String } }
    let fixed = ["ipv4-addr", "ipv6-addr", "file", "directory", "marking-definition"]
    for (one, other) in zip(ids[0], ids[1]) {
      let isFixed = fixed.contains { one.hasPrefix($0 + "--") }
      #expect((one == other) == isFixed, "\(one)")
    }
  }

  @Test(
    "names observables as section 2.9 of the standard asks",
    arguments: [
      // Made by OASIS' stix2 library 3.0.2.
      ("ipv4-addr--3fbbbbc0-737f-5dbb-8ce0-30b4b13ac756", "ipv4-addr", [("value", "203.0.113.241")]),
      ("ipv6-addr--766e2f86-cbed-5318-8217-38fa12b3221e", "ipv6-addr", [("value", "2001:db8::17")]),
      ("directory--79ce0193-a43b-55b8-b054-92f4011ac4d9", "directory", [("path", "C:\\app")]),
      ("file--86cffa69-9df0-5a10-a76d-82dad50b21d9", "file", [("name", "日本\u{7}\"\u{1F}.log")]),
    ])
  func observables(_ id: String, _ type: String, _ properties: [(name: String, value: String)]) {
    #expect(STIXIdentifier.observable(type, properties) == id)
  }

  @Test("refers to nothing that it does not hold, and to each thing after it")
  func references() throws {
    var seen: Set<String> = []
    for object in try objects(bytes()) {
      for (name, value) in object where name.hasSuffix("_ref") || name.hasSuffix("_refs") {
        for reference in (value as? [String]) ?? [value as? String ?? "?"] {
          #expect(seen.contains(reference), "\(name) of \(object["id"] ?? "")")
        }
      }
      #expect(seen.insert(object["id"] as? String ?? "").inserted)
    }
  }

  @Test(
    "is marked by the Traffic Light Protocol's own markings, or not at all", arguments: TrafficLight.allCases)
  func marking(_ marking: TrafficLight) throws {
    let marked = try objects(bytes(marking: marking))
    let definition = try #require(marked.first)
    #expect((definition["definition"] as? [String: String]) == ["tlp": marking.rawValue])
    for object in marked.dropFirst() {
      #expect(object["object_marking_refs"] as? [String] == [definition["id"] as? String ?? ""])
    }
    for object in try objects(bytes(marking: nil)) { #expect(object["object_marking_refs"] == nil) }
  }

  @Test("escapes quotes and backslashes in patterns")
  func escaping() {
    #expect(
      STIXPattern.userAgent("it's \\ x", from: [.ipv4("192.0.2.1")])
        == "[network-traffic:src_ref.value = '192.0.2.1' AND network-traffic:extensions.'http-request-ext'."
        + "request_header.'User-Agent' = 'it\\'s \\\\ x']")
  }
}
