import CaseFile
import Exposure
import Foundation
import Investigation
import TestSupport
import Testing

/// The founding case's cards, from its evidence into an encrypted file.
@Suite("The cards at risk of a scene")
struct CardListTests {
  /// The numbers that the log holds of each service, of those entered before it was read; told by the log alone.
  private func written(_ scene: WrittenScene, before time: String) throws -> [String: Set<String>] {
    var numbers: [String: Set<String>] = [:]
    for line in try scene.text("evidence/app-debug.log").split(separator: "\n") {
      guard let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let card = entry["card"] as? [String: String], let at = entry["ts"] as? String, at < time
      else { continue }
      numbers[entry["service"] as? String ?? "", default: []].insert(card["number"] ?? "")
    }
    return numbers
  }

  @Test("are exactly those that the log held when it was read: 29 of one service and 1 of the other")
  func founding() throws {
    let scene = try WrittenScene(try Scenarios.smallClubJapan())
    let findings = try scene.investigate()
    let people = try #require(findings.people)
    let list = try people.cards(findings.reconstruction)
    let truth = try written(scene, before: "2016-12-23T13:31:17")
    #expect(truth.mapValues(\.count) == ["clubjapan": 29, "magdeli": 1])
    #expect(list.counts(of: people.affected.map.services).map(\.cards) == [29, 1])
    #expect(list.unlisted == CardList.Unlisted())

    let folder = try TemporaryFolder()
    let key = try AgeKey(in: folder)
    let file = try EncryptedFile(folder.path + "/cards.csv.age", for: try Recipient.reading(key.recipient))
    #expect(try CardListCSV(to: file).write(list) == 30)
    try file.finish()
    let text = String(decoding: try #require(try key.decrypt(file.path)), as: UTF8.self)
    var found: [String: Set<String>] = [:]
    for line in text.split(separator: "\r\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      found[String(fields[4]), default: []].insert(String(fields[0]))
    }
    #expect(found == truth)
  }

  @Test("whose events hold no numbers are counted, and none is made up")
  func captured() throws {
    let scene = try WrittenScene(SmallScenario.text)
    let findings = try scene.investigate()
    let list = try #require(findings.people).cards(findings.reconstruction)
    #expect(list.cards.count == 7)
    #expect(list.unlisted.recordsWithoutNumber == 4)
  }

  @Test("are in no other output of the program: JSON, report, list of people")
  func nowhereElse() throws {
    let scene = try WrittenScene(SmallScenario.text)
    let findings = try scene.investigate()
    let people = try #require(findings.people)
    var output: [UInt8] = []
    withoutActuallyEscaping({ (piece: [UInt8]) in output += piece }) { FindingsJSON(findings).write(to: $0) }
    output += TerminalReport(findings, language: .en, width: 200, reveals: true).text.utf8
    let csv = AffectedCSV(people.affected.map, masks: false, isForTerminal: false)
    try people.list(findings.reconstruction) { output += csv.line($0) }
    let text = String(decoding: output, as: UTF8.self)
    let name = try #require(try scene.names().first { $0.contains("debug") })
    let numbers = try scene.text("evidence/" + name).matches(of: #/"number": ?"([0-9]+)"/#).map(\.1)
    #expect(numbers.count > 5)
    for number in numbers { #expect(!text.contains(number)) }
  }
}
