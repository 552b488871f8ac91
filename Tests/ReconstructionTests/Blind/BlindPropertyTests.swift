import TestSupport
import Testing

@testable import Reconstruction

/// Ten thousand random attacks against a server that the tests compute themselves.
@Suite("Blind questions, at random")
struct BlindPropertyTests {
  static let batches = 0..<2
  static let casesPerBatch = 5_100

  @Test(
    "What is recovered always admits the true value, and is it where the answers determine it",
    arguments: batches)
  func randomCases(_ batch: Int) {
    let tests = CharacterTests()
    var failures: [String] = []
    for number in 0..<Self.casesPerBatch {
      let seed = UInt64(batch * Self.casesPerBatch + number)
      failures += BlindTrial(BlindCase(seed: seed), tests).failures()
    }
    #expect(
      failures.isEmpty, "\(failures.count) failures, such as\n\(failures.prefix(40).joined(separator: "\n"))")
  }
}
