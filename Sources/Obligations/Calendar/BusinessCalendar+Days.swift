public import CaseFile

extension BusinessCalendar {
  /// This day where it is open, else the next open one; the last day of the calendar where none follows.
  public func nextOpenDay(from day: CivilDay) -> CivilDay { openDay(from: day, step: 1) }

  /// This day where it is open, else the last open one before; the first day of the calendar where there is none.
  public func previousOpenDay(from day: CivilDay) -> CivilDay { openDay(from: day, step: -1) }

  /// The `count`-th open day after a day, which itself is not counted; that day for 0.
  public func openDay(_ count: Int, after day: CivilDay) -> CivilDay {
    var result = day
    for _ in 0..<max(0, count) { result = nextOpenDay(from: result.adding(days: 1)) }
    return result
  }

  /// How many days of a range are open.
  public func openDays(in range: ClosedRange<CivilDay>) -> Int {
    (0...range.lowerBound.days(to: range.upperBound))
      .count { isOpen(range.lowerBound.adding(days: $0)) }
  }

  private func openDay(from day: CivilDay, step: Int) -> CivilDay {
    var result = day
    while !isOpen(result) {
      let next = result.adding(days: step)
      guard next != result else { break }
      result = next
    }
    return result
  }
}
