import Foundation
import TestSupport
import Testing

/// A command that is killed at any instant leaves a case that stands, and is repeated.
@Suite("A case whose command is killed", .serialized)
struct CaseKilledTests {
  struct Command: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let kills: Int
    /// The command's arguments the nth time; it may need a file of that name.
    let arguments: @Sendable (Int) -> [String]
  }

  static let commands = [
    Command(testDescription: "add", kills: 10) { ["first-\($0)", "second-\($0)"] },
    Command(testDescription: "investigate", kills: 9) { _ in ["--lang", "en"] },
    Command(testDescription: "seal", kills: 9) { ["first-\($0)"] },
    Command(testDescription: "publish", kills: 9) { ["first-\($0)", "--as", "notice-\($0).txt"] },
    Command(testDescription: "passphrase", kills: 3) { ["--add", "--label", "number \($0)"] },
  ]

  @Test(
    "It opens, verify finds nothing wrong, and the command succeeds when it is repeated", arguments: commands)
  func kill(_ command: Command) throws {
    let name = command.testDescription
    let file =
      name == "investigate" ? try CaseFolder.scene(SmallScene(), investigated: false) : try CaseFolder.small()
    let environment = ["TENMATSU_NEW_PASSPHRASE": "four words and more"]
    func arguments(_ turn: Int) throws -> [String] {
      for (place, file_) in ["first-\(turn)", "second-\(turn)"].enumerated() {
        try file.folder.write(String(repeating: "line \(turn) \(place)\n", count: 20_000), as: file_)
      }
      return CaseFolder.arguments(name, command.arguments(turn))
    }
    let clock = ContinuousClock()
    let first = try arguments(0)
    let usual = try clock.measure {
      try Program.run(first, in: file.folder, environment: environment).expectDone()
    }
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix(state: seed)
    for turn in 1...command.kills {
      let arguments = try arguments(turn)
      let delay = usual * Double.random(in: 0...1, using: &random)
      let running = try Program.start(arguments, in: file.folder, environment: environment)
      let asked = clock.now
      while clock.now < asked + delay, running.isRunning { usleep(500) }
      running.kill()
      _ = try running.finish()
      let trail: Comment = "seed \(seed), kill \(turn), after \(delay)"
      let verified = try file.run("verify")
      #expect(verified.status == 0, "\(verified.output)\(verified.error) \(trail)")
      #expect(try file.run("show").status == 0, trail)
      let repeated = try Program.run(arguments, in: file.folder, environment: environment)
      #expect(repeated.status == 0, "\(repeated.error) \(trail)")
    }
    #expect(try file.run("verify").output.contains("note ") == false)
    #expect(try file.files().filter { $0.hasSuffix(".next") } == [])
  }
}
