import Foundation

/// `generate-log BYTES [SEED]` writes an access log of so many bytes, and hardly more, to the standard output; the
/// same seed gives the same log. What it holds is told on the standard error, as JSON.
@main
enum GenerateLog {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let size = arguments.first.flatMap({ Int($0) }), size > 0, arguments.count <= 2,
      let seed = arguments.count == 2 ? arguments.last.flatMap({ UInt64($0) }) : 1
    else {
      FileHandle.standardError.write(Data("usage: generate-log BYTES [SEED]\n".utf8))
      exit(2)
    }
    var random = RandomBits(seed: seed)
    let visitors = Visitors(&random)
    var intruders = Intruders()
    var clock = Clock()
    var buffer = LogLine()
    var (written, lines, attacks) = (0, 0, 0)
    while written + buffer.bytes.count < size {
      clock.advance(&random)
      if random.perMille(5) {
        intruders.request(at: clock.stamp, &random, into: &buffer)
        attacks += 1
      } else {
        visitors.request(at: clock.stamp, &random, into: &buffer)
      }
      lines += 1
      if buffer.bytes.count >= 1 << 19 {
        try FileHandle.standardOutput.write(contentsOf: buffer.bytes)
        written += buffer.bytes.count
        buffer.clear()
      }
    }
    try FileHandle.standardOutput.write(contentsOf: buffer.bytes)
    written += buffer.bytes.count
    let facts = "{\"bytes\": \(written), \"lines\": \(lines), \"attackRequests\": \(attacks)}\n"
    FileHandle.standardError.write(Data(facts.utf8))
  }
}

/// Time of day that goes on by some milliseconds a request.
private struct Clock {
  private(set) var stamp: [UInt8] = []
  private var milliseconds = 0
  private var second = -1

  mutating func advance(_ random: inout RandomBits) {
    milliseconds += random.below(40)
    if milliseconds / 1_000 == second { return }
    second = milliseconds / 1_000
    let day = 1 + second / 86_400
    precondition(day <= 31, "a log of one month is enough")
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hour, minute) = (second / 3_600 % 24, second / 60 % 60)
    stamp = Array("\(two(day))/Oct/2026:\(two(hour)):\(two(minute)):\(two(second % 60)) +0900".utf8)
  }
}
