/// A set of whole numbers as ranges: sorted, apart from each other.
///
/// What an answer says of a length, a count or a code beyond ASCII is a handful of ranges, however large they are.
public struct IntegerSet: Sendable, Hashable {
  public private(set) var ranges: [ClosedRange<Int64>]

  public static let empty = IntegerSet(sorted: [])

  public init(_ range: ClosedRange<Int64>) { ranges = [range] }

  /// - Parameter numbers: in any order, repeats allowed.
  public init(_ numbers: some Sequence<Int64>) {
    ranges = []
    for number in numbers.sorted() { extend(with: number...number) }
  }

  /// - Parameter sorted: ranges in order that neither overlap nor touch.
  private init(sorted: [ClosedRange<Int64>]) { ranges = sorted }

  public var isEmpty: Bool { ranges.isEmpty }

  /// The only member, if there is just one.
  public var single: Int64? {
    guard ranges.count == 1, ranges[0].lowerBound == ranges[0].upperBound else { return nil }
    return ranges[0].lowerBound
  }

  /// How many members there are, at most `Int.max`.
  public var count: Int {
    ranges.reduce(0) { sum, range in
      let (width, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
      guard !overflow, width < Int64.max else { return Int.max }
      let (total, over) = sum.addingReportingOverflow(Int(width) + 1)
      return over ? Int.max : total
    }
  }

  /// - Complexity: O(log ranges).
  public func contains(_ number: Int64) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= number
  }

  /// Adds a range that begins behind or within the last one.
  mutating func extend(with range: ClosedRange<Int64>) {
    guard let last = ranges.last,
      range.lowerBound <= last.upperBound || range.lowerBound - 1 == last.upperBound
    else { return ranges.append(range) }
    ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
  }

  /// - Complexity: O(ranges of both).
  public func intersection(_ other: IntegerSet) -> IntegerSet {
    if ranges.isEmpty || other.ranges.isEmpty { return .empty }
    if ranges == other.ranges { return self }
    var result: [ClosedRange<Int64>] = []
    var (a, b) = (0, 0)
    while a < ranges.count, b < other.ranges.count {
      let low = max(ranges[a].lowerBound, other.ranges[b].lowerBound)
      let high = min(ranges[a].upperBound, other.ranges[b].upperBound)
      if low <= high { result.append(low...high) }
      if ranges[a].upperBound < other.ranges[b].upperBound { a += 1 } else { b += 1 }
    }
    return IntegerSet(sorted: result)
  }

  /// - Complexity: O(ranges of both).
  public func union(_ other: IntegerSet) -> IntegerSet {
    if ranges.isEmpty { return other }
    if other.ranges.isEmpty { return self }
    var result = IntegerSet.empty
    for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      result.extend(with: range)
    }
    return result
  }

  /// The members of `universe` that are not in this set.
  ///
  /// - Complexity: O(ranges).
  public func complement(in universe: ClosedRange<Int64>) -> IntegerSet {
    var result: [ClosedRange<Int64>] = []
    var next = universe.lowerBound
    for range in ranges {
      if range.lowerBound > universe.upperBound { break }
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      if range.upperBound >= universe.upperBound { return IntegerSet(sorted: result) }
      next = max(next, range.upperBound + 1)
    }
    result.append(next...universe.upperBound)
    return IntegerSet(sorted: result)
  }

  /// Whether the two have a member in common.
  public func intersects(_ other: IntegerSet) -> Bool {
    var (a, b) = (0, 0)
    while a < ranges.count, b < other.ranges.count {
      if ranges[a].overlaps(other.ranges[b]) { return true }
      if ranges[a].upperBound < other.ranges[b].upperBound { a += 1 } else { b += 1 }
    }
    return false
  }
}
