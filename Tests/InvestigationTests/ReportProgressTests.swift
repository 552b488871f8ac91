import Bytes
import Synchronization
import Testing

@testable import Investigation

@Suite struct ReportProgressTests {
  @Test func `A line shows share, amount, rate and time left`() {
    let done = 1_288_490_189
    #expect(
      ProgressBar(language: .en).line(done: done, total: 3_000_000_000, elapsed: .seconds(2), width: 80)
        == "[============>                 ]   42%  1.2/3.0 GB  644 MB/s  0:03 left")
    #expect(
      ProgressBar(language: .ja).line(done: done, total: 3_000_000_000, elapsed: .seconds(2), width: 80)
        == "[============>                 ]   42%  1.2/3.0 GB  644 MB/s  残り 0:03")
  }

  @Test func `Without a total it shows what was read`() {
    #expect(
      ProgressBar(language: .en).line(done: 950_000, total: nil, elapsed: .seconds(65), width: 80)
        == "950 kB  14 kB/s  1:05 elapsed")
  }

  @Test func `A finished reading is full`() {
    let line = ProgressBar(language: .en).line(done: 10, total: 10, elapsed: .seconds(1), width: 80)
    #expect(line == "[==============================]  100%  10/10 B  10 B/s  0:00 left")
  }

  @Test(arguments: Language.allCases, 0...100)
  func `It fits any width`(_ language: Language, _ width: Int) {
    for total in [nil, 0, 5_000_000_000] {
      let line = ProgressBar(language: language).line(
        done: 1_234_567_890, total: total, elapsed: .milliseconds(12_345), width: width)
      #expect(line.displayWidth <= max(1, width))
    }
  }

  @Test func `The printer draws no more often than its interval and clears its line`() {
    let shown = Mutex<[String]>([])
    let time = Mutex(Duration.zero)
    let printer = ProgressPrinter(language: .en, elapsed: { time.withLock { $0 } }) { text in
      shown.withLock { $0.append(text) }
    }
    for step in 0..<30 {
      time.withLock { $0 = .milliseconds(step * 10) }
      printer.show(Investigation.Progress(bytes: step, total: 100))
    }
    printer.finish()
    printer.finish()
    let lines = shown.withLock { $0 }
    #expect(lines.count == 4)
    #expect(lines.last == "\r\u{1B}[K")
  }
}
