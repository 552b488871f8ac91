import Exposure
import Foundation
import Investigation
import Reconstruction
import TestSupport
import Testing

/// An hour of the logs is missing.
@Suite("A lost hour")
struct LostHourTests {
  /// The scene and what its whole evidence says; it lasts as long as the test that asks for it.
  private static func whole() throws -> (scene: WrittenScene, affected: Affected) {
    let scene = try WrittenScene(SmallScenario.text)
    return (scene: scene, affected: try #require(try scene.investigate().affected))
  }

  /// The evidence without the log lines of one hour, local time.
  private func evidence(_ scene: WrittenScene, without hour: Int, of day: Int) throws -> TemporaryFolder {
    let clock = "[0\(day)/May/2024:\(hour < 10 ? "0" : "")\(hour):"
    return try scene.changed { name, text in
      guard name.contains("access.log") else { return text }
      let left = text.split(separator: "\n").filter { !$0.contains(clock) }
      return left.isEmpty ? nil : left.joined(separator: "\n") + "\n"
    }
  }

  @Test(
    "of the intrusion never makes the maximum less, nor anything more certain, and is named",
    arguments: 11...17)
  func during(_ hour: Int) throws {
    let (scene, before) = try Self.whole()
    let lost = try evidence(scene, without: hour, of: 2)
    let after = try #require(try scene.investigate([lost.path]).affected)
    let (maximum, proven) = (Figures(before), Figures(before, \.proven))
    // What is not in a set but in `all` is widened too, so that the rest alone may become less.
    for (name, figure) in maximum.byName where name != "set rest" {
      #expect(Figures(after)[name].records >= figure.records, "\(name)")
      #expect(Figures(after)[name].people >= figure.people, "\(name)")
    }
    for (name, figure) in Figures(after, \.proven).byName where name != "set rest" {
      #expect(figure.records <= proven[name].records, "\(name)")
    }
    let gaps = after.notes.compactMap { note -> (Moment, Moment?)? in
      if case .widenedByGap(let from, let to, _) = note { (from, to) } else { nil }
    }
    #expect(gaps.count == 1, "\(after.notes)")
    let start = Int64(1_714_575_600 + hour * 3_600)
    #expect(gaps.contains { $0.0.seconds <= start && ($0.1?.seconds ?? .max) >= start + 3_599 }, "\(gaps)")
  }

  @Test("far from the intrusion changes nothing", arguments: [(1, 10), (1, 20), (3, 9), (3, 16)])
  func outside(_ day: Int, _ hour: Int) throws {
    let (scene, before) = try Self.whole()
    let lost = try evidence(scene, without: hour, of: day)
    let after = try #require(try scene.investigate([lost.path]).affected)
    #expect(Figures(after).differences(from: Figures(before)) == [:])
    #expect(after.total.records.possible == 0)
  }

  @Test("with pages in it leaves their rows possible, and no others")
  func pages() throws {
    let (scene, before) = try Self.whole()
    let lost = try evidence(scene, without: 16, of: 2)
    let after = try #require(try scene.investigate([lost.path]).affected)
    let friends = try #require(after.byPopulation.first { $0.id == "friends" }).counts.records
    #expect(friends == Tally(possible: 60))
    // Of the members those may have been read besides who registered after the last read that is seen, before the gap's
    // end: five registered later in all.
    let members = try #require(after.byPopulation.first { $0.id == "members" }).counts.records
    #expect(members.proven == before.byPopulation.first { $0.id == "members" }?.counts.records.proven)
    #expect(members.probable == 0 && members.possible <= 5)
  }
}
