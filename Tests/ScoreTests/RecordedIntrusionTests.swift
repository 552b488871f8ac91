import Investigation
import Reconstruction
import Testing

/// Real attack tools against a real server, and what they got: the findings must say the same, row by row.
@Suite("Recorded intrusions")
struct RecordedIntrusionTests {
  @Test("Every row that was obtained is named once, and no other", arguments: Recording.all)
  func rows(_ recording: Recording) async throws {
    #expect(try await recording.score().tableProblems == [])
  }

  @Test("Every file that was read is named, and no other", arguments: Recording.all)
  func files(_ recording: Recording) async throws {
    #expect(try await recording.score().fileProblems == [])
  }

  @Test("Every address of the attack is named, and no innocent one", arguments: Recording.all)
  func addresses(_ recording: Recording) async throws {
    let score = try await recording.score()
    #expect(score.missedAddresses == [])
    #expect(score.accusedInnocents == [])
  }

  @Test("Every injection point that let something out is called successful", arguments: Recording.all)
  func points(_ recording: Recording) async throws {
    #expect(try await recording.score().missedPoints == [])
  }

  @Test(
    "A failed attack obtained nothing", arguments: Recording.all.filter { $0.scenario == "mariadb-failed" })
  func failedAttack(_ recording: Recording) async throws {
    let findings = try await recording.score().findings
    #expect(findings.reconstruction.obtained.isEmpty)
    #expect(findings.reconstruction.points.allSatisfy { !$0.succeeded })
    #expect(!findings.attackers.isEmpty)
  }
}
