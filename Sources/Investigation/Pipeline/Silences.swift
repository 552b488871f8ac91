import Reconstruction

/// Stretches without a record that are far longer than this traffic's usual ones.
struct Silences {
  let standingOut: [(silence: LogScan.Silence, items: [Int])]

  init(_ logs: [ScannedItem]) {
    // Within items, and from where one ends to where the next begins.
    var all: [(silence: LogScan.Silence, items: [Int])] = []
    var covered: (end: Moment, item: Int)?
    for log in logs.sorted(by: { $0.item.number < $1.item.number }) {
      guard let first = log.scan.first, let last = log.scan.last else { continue }
      if let covered, covered.end < first {
        all.append((LogScan.Silence(from: covered.end, to: first), [covered.item, log.item.number]))
      }
      all += log.scan.silences.map { ($0, [log.item.number]) }
      if covered.map({ $0.end < last }) ?? true { covered = (last, log.item.number) }
    }
    // A silence of one item that another item fills is none.
    let real = all.filter { entry in
      !logs.contains { log in
        guard !entry.items.contains(log.item.number), let first = log.scan.first, let last = log.scan.last
        else { return false }
        return first <= entry.silence.from && entry.silence.to <= last
      }
    }
    let sorted = real.sorted { ($0.silence.seconds, $1.silence.from) > ($1.silence.seconds, $0.silence.from) }
    let usual = sorted.count > 3 ? sorted[3].silence.seconds : 0
    let traffic = Traffic(logs)
    standingOut = sorted.prefix { $0.silence.seconds >= Silences.shortest }.enumerated().filter {
      rank, entry in
      rank < 3 && entry.silence.seconds >= 6 * usual || traffic.isMissing(in: entry.silence)
    }.map(\.element).prefix(Silences.most).sorted { $0.silence.from < $1.silence.from }
  }

  /// Seconds that a silence lasts at least to be told.
  private static let shortest: Int64 = 3_600
  private static let most = 20
}

/// When this traffic is usually there, by the minutes in which anything was logged: visitors come in bursts, and so
/// minutes say more of a silence than requests do.
struct Traffic {
  private let active: Set<Int64>
  private let first: Int64
  private let last: Int64

  init(_ logs: [ScannedItem]) {
    active = logs.reduce(into: []) { $0.formUnion($1.scan.activeMinutes) }
    first = active.min() ?? 0
    last = active.max() ?? 0
  }

  /// Whether traffic was to be expected in a silence: by the hours before and after it, and by the same hours of other
  /// days. Of minutes that come by chance none in twelve expected ones is a matter of one in 160,000.
  func isMissing(in silence: LogScan.Silence) -> Bool {
    let (from, to) = (silence.from.seconds / 60 + 1, silence.to.seconds / 60 - 1)
    guard from < to else { return false }
    let length = Double(to - from + 1)
    let sides = [(from - 1 - Traffic.side, from - 1), (to + 1, to + 1 + Traffic.side)].compactMap { side in
      let (low, high) = (max(first, side.0), min(last, side.1))
      return high - low >= 30 ? Double(count(low, high)) / Double(high - low + 1) : nil
    }
    guard let near = sides.min() else { return false }
    var expected = near * length
    let days = (-14...14).filter { $0 != 0 }.map { Int64($0) * 1_440 }
      .filter { from + $0 >= first && to + $0 <= last }.map { Double(count(from + $0, to + $0)) }
    if !days.isEmpty {
      // Days off are quiet at other hours than workdays: of three days and more the quietest counts.
      expected = min(expected, days.count < 3 ? days.reduce(0, +) / Double(days.count) : days.min() ?? 0)
    }
    return expected >= 12
  }

  /// Minutes before and after a silence that are looked at.
  private static let side: Int64 = 180

  private func count(_ from: Int64, _ to: Int64) -> Int {
    (from...to).count { active.contains($0) }
  }
}
