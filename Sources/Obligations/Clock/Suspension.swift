public import CaseFile
import Reconstruction
public import YAMLText

/// A time during which a clock stands still, such as a delay that the police asked for.
public struct Suspension: Sendable, Hashable {
  public let from: FactTime
  /// Nil while it lasts.
  public let to: FactTime?
  /// Who asked for it, and why.
  public let reason: BilingualText

  public init(from: FactTime, to: FactTime?, reason: BilingualText) {
    self.from = from
    self.to = to
    self.reason = reason
  }

  /// Seconds since 1970 at which it certainly held, the last not included; nil where nothing is certain.
  ///
  /// A time to the minute is taken at its word. Of times that are known by their day only, the hold counts from the end
  /// of the first to the beginning of the last: a deadline is never put off by a hold that may not have been.
  var certain: Range<Int64>? {
    let begin = from.precision == .exact ? from.stated?.seconds : from.latest.map { $0.seconds + 1 }
    guard let begin else { return nil }
    guard let to else { return begin..<Int64.max }
    guard let end = to.earliest?.seconds, begin < end else { return nil }
    return begin..<end
  }
}

extension [Range<Int64>] {
  /// The same instants in ranges that are in order and do not touch.
  var merged: [Range<Int64>] {
    var result: [Range<Int64>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
