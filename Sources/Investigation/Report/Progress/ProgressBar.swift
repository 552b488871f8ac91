import Bytes

/// How far a reading is, as one line of text.
///
///     ProgressBar(language: .en).line(done: 1_288_490_189, total: 3_000_000_000, elapsed: .seconds(2), width: 80)
///     // [============>                 ]   42%  1.2/3.0 GB  644 MB/s  0:03 left
public struct ProgressBar: Sendable {
  public var language: Language

  public init(language: Language) { self.language = language }

  /// One line of at most `width` columns, without a line break.
  ///
  /// - Parameters:
  ///   - done: bytes read.
  ///   - total: bytes to read; nil where that is not known (standard input).
  ///   - elapsed: since the reading began.
  public func line(done: Int, total: Int?, elapsed: Duration, width: Int) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let speed = rate > 0 ? Self.amount(Int(rate)) + "/s" : ""
    guard let total, total > 0 else {
      return Self.fitting([Self.amount(done), speed, words(elapsed: seconds)], width: width)
    }
    let share = min(1, Double(done) / Double(total))
    let percent = "\(Int(share * 100))%".padded(width: 4, alignedRight: true)
    let left = rate > 0 ? words(left: Double(max(0, total - done)) / rate) : ""
    let facts = Self.fitting(
      [percent, Self.amount(min(done, total), of: total), speed, left], width: width)
    let room = min(30, width - facts.displayWidth - 4)
    return room >= 6 ? Self.bar(share, cells: room) + "  " + facts : facts
  }

  /// The parts that fit, the last dropped first.
  private static func fitting(_ parts: [String], width: Int) -> String {
    var parts = parts.filter { !$0.isEmpty }
    while parts.count > 1, parts.joined(separator: "  ").displayWidth > width { parts.removeLast() }
    return parts.joined(separator: "  ").clipped(width: max(0, width))
  }

  private static func bar(_ share: Double, cells: Int) -> String {
    let full = Int(share * Double(cells))
    let head = full < cells ? ">" : ""
    return "[" + (String(repeating: "=", count: full) + head).padded(width: cells) + "]"
  }

  /// `950 B`, `812 MB`, `1.3 GB`, in powers of ten.
  static func amount(_ bytes: Int) -> String {
    let (number, unit) = scaled(bytes, by: unit(of: bytes))
    return "\(number) \(unit)"
  }

  /// `1.3/3.0 GB`.
  private static func amount(_ done: Int, of total: Int) -> String {
    let (number, unit) = scaled(total, by: unit(of: total))
    return "\(scaled(done, by: Self.unit(of: total)).number)/\(number) \(unit)"
  }

  private static let units = [
    (1, "B"), (1000, "kB"), (1_000_000, "MB"), (1_000_000_000, "GB"), (1_000_000_000_000, "TB"),
  ]

  private static func unit(of bytes: Int) -> Int { units.lastIndex { bytes >= $0.0 } ?? 0 }

  /// One decimal from gigabytes on, where whole numbers would stand still.
  private static func scaled(_ bytes: Int, by unit: Int) -> (number: String, unit: String) {
    let (size, name) = units[unit]
    guard unit >= 3 else { return (String(bytes / size), name) }
    let tenths = bytes / (size / 10)
    return ("\(tenths / 10).\(tenths % 10)", name)
  }

  private func words(left seconds: Double) -> String {
    let time = Self.time(seconds)
    return language == .ja ? "残り \(time)" : "\(time) left"
  }

  private func words(elapsed seconds: Double) -> String {
    let time = Self.time(seconds)
    return language == .ja ? "経過 \(time)" : "\(time) elapsed"
  }

  /// `0:07`, `12:30`, `1:02:03`.
  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(max(0, seconds.rounded(.up)), 360_000))
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    let end = ":" + (whole % 60).zeroPadded(2)
    return hours > 0 ? "\(hours):\(minutes.zeroPadded(2))\(end)" : "\(minutes)\(end)"
  }
}
