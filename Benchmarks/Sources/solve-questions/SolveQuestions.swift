import Foundation
import Reconstruction

/// Solves a million answered questions on one core, once by Tenmatsu's solver and once by the plainest one that does
/// the same for ASCII: a set of 128 codes for each character.
@main
struct SolveQuestions {
  static func main() {
    let million = Interrogation(questions: 1_000_000)
    let (seconds, growth) = measured { solve(million) }
    let (_, doubled) = measured { solve(Interrogation(questions: 2_000_000)) }
    let (naive, _) = measured { solveNaively(million) }
    print(
      "blind: \(million.answers.count) answered questions about \(million.characters) characters, one core")
    print(
      String(
        format: "  tenmatsu        %6.3f s  %7.2f M questions/s", seconds,
        Double(million.answers.count) / seconds / 1e6))
    print(
      String(
        format: "  sets of 128     %6.3f s  %7.2f M questions/s", naive,
        Double(million.answers.count) / naive / 1e6))
    print(String(format: "  ratio           %6.2f (over 1: faster than the plain solver)", naive / seconds))
    print(String(format: "  memory          +%.1f MB for a million, +%.1f MB more for two", growth, doubled))
  }

  private static func solve(_ interrogation: Interrogation) {
    var solvers = [TextSolver](repeating: TextSolver(), count: interrogation.texts.count)
    for answer in interrogation.answers {
      solvers[answer.text].learn(place: answer.place, interrogation.questions[answer.question], answer.holds)
    }
    let right = zip(solvers, interrogation.texts).filter { $0.text() == $1 }.count
    precondition(
      right == interrogation.texts.count, "\(interrogation.texts.count - right) texts came out wrong")
  }

  private static func solveNaively(_ interrogation: Interrogation) {
    var known: [[Set<UInt32>]] = interrogation.texts.map {
      [Set<UInt32>](repeating: Set(0..<128), count: $0.utf8.count)
    }
    for answer in interrogation.answers {
      let codes = interrogation.codes[answer.question]
      let kept = known[answer.text][answer.place - 1].filter { codes.contains($0) == answer.holds }
      known[answer.text][answer.place - 1] = kept
    }
    precondition(known.joined().allSatisfy { $0.count == 1 }, "the plain solver left something open")
  }

  private static func measured(_ work: () -> Void) -> (seconds: Double, megabytes: Double) {
    let before = peak
    let start = ContinuousClock.now
    work()
    let taken = ContinuousClock.now - start
    return (
      Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18, peak - before
    )
  }

  /// The most memory held so far, in MB.
  private static var peak: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1_024
  }
}

/// Bisections, as most tools ask them, of texts of twenty characters.
struct Interrogation {
  struct Answer {
    let text: Int
    let place: Int
    let question: Int
    let holds: Bool
  }

  var texts: [String] = []
  var answers: [Answer] = []
  /// Whether the code is above a number, by the number.
  let questions: [TextSolver.Question]
  let codes: [Set<UInt32>]
  var characters: Int { texts.reduce(0) { $0 + $1.utf8.count } }

  init(questions count: Int) {
    questions = (UInt32(0)..<128).map { TextSolver.Question(among: CodeSet(($0 + 1)...0x10FFFF)) }
    codes = (UInt32(0)..<128).map { Set(($0 + 1)..<129) }
    var state: UInt64 = 7
    while answers.count < count {
      var text = ""
      for place in 1...20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let code = UInt32(0x20 + (state >> 33) % 95)
        text.unicodeScalars.append(Unicode.Scalar(code) ?? " ")
        var (low, high): (UInt32, UInt32) = (0, 127)
        while low < high {
          let middle = (low + high) / 2
          answers.append(Answer(text: texts.count, place: place, question: Int(middle), holds: code > middle))
          if code > middle { low = middle + 1 } else { high = middle }
        }
        // A bisection of ASCII ends with the question whether it was ASCII at all.
        answers.append(Answer(text: texts.count, place: place, question: 127, holds: false))
      }
      texts.append(text)
    }
  }
}
