import CaseFile
import Foundation
import Testing
import YAMLText

@testable import Obligations

@Suite("The packs that come with the program")
struct BundledPacksTests {
  @Test("Every bundled pack is read without a fault", arguments: RulePack.files.map(\.name))
  func readable(_ name: String) throws {
    let file = try #require(RulePack.files.first { $0.name == name })
    let pack = try RulePack(bytes: file.bytes, path: name)
    #expect(name == pack.id + ".yml")
  }
}
