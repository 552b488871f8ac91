import CaseFile
import Investigation
import Testing
import YAMLText

@testable import Obligations

@Suite("A hold by the police")
struct SuspensionTests {
  static let zone = "America/Los_Angeles"

  /// 30 days after Thursday 15 January 2026 are 14 February.
  static let thirty = ClockCase(.days(30, .dayAfter), from: "2026-01-15", in: zone, is: "2026-02-14")
  static let hours = ClockCase(.hours(72), from: "2026-01-15 10:00", in: zone, is: "2026-01-18 10:00 -08:00")

  @Test(
    "puts days off by those that it covered whole",
    arguments: [
      // From 20 January 09:00 to 25 January 15:00: 21, 22, 23, 24 were held whole.
      (["2026-01-20 09:00 … 2026-01-25 15:00"], "2026-02-18"),
      // Known by the day, the same days are certain.
      (["2026-01-20 … 2026-01-25"], "2026-02-18"),
      // From midnight to midnight: 20 to 24.
      (["2026-01-20 00:00 … 2026-01-25 00:00"], "2026-02-19"),
      // Less than a day covers none.
      (["2026-01-20 09:00 … 2026-01-21 08:00"], "2026-02-14"),
      // Two that overlap count once: 21 to 27.
      (["2026-01-20 09:00 … 2026-01-25 15:00", "2026-01-24 09:00 … 2026-01-28 10:00"], "2026-02-21"),
      // The second falls on days that only the first put the end to: 21 to 24, then 16 and 17 February.
      (["2026-01-20 09:00 … 2026-01-25 15:00", "2026-02-15 09:00 … 2026-02-18 15:00"], "2026-02-20"),
      // Before the start, and after the end.
      (["2026-01-02 … 2026-01-10"], "2026-02-14"),
      (["2026-03-02 … 2026-03-10"], "2026-02-14"),
    ])
  func days(_ holds: [String], _ end: String) throws {
    let deadline = try Self.thirty.deadline(held: holds.map { try Self.hold($0) })
    #expect(deadline.due == .day(try .of(end)))
  }

  @Test(
    "puts hours off by those that it lasted",
    arguments: [
      // 24 hours.
      (["2026-01-16 10:00 … 2026-01-17 10:00"], "2026-01-19 10:00 -08:00"),
      // It began before the clock did: only the 5 hours after 10:00 count.
      (["2026-01-14 10:00 … 2026-01-15 15:00"], "2026-01-18 15:00 -08:00"),
      // The second begins in the time that the first won.
      (
        ["2026-01-16 10:00 … 2026-01-17 10:00", "2026-01-19 09:00 … 2026-01-19 12:00"],
        "2026-01-19 13:00 -08:00"
      ),
      // Given twice.
      (
        ["2026-01-16 10:00 … 2026-01-17 10:00", "2026-01-16 10:00 … 2026-01-17 10:00"],
        "2026-01-19 10:00 -08:00"
      ),
      // Known by days, nothing of it is certain: from the end of the 16th to the beginning of the 17th.
      (["2026-01-16 … 2026-01-17"], "2026-01-18 10:00 -08:00"),
    ])
  func instant(_ holds: [String], _ end: String) throws {
    let deadline = try Self.hours.deadline(held: holds.map { try Self.hold($0) })
    #expect(deadline.due == .instant(try #require(try FactTime(end, zone: .utc).stated)))
  }

  @Test("leaves the end open while it lasts, and moves nothing where the end came first")
  func lasting() throws {
    for dated in [Self.thirty, Self.hours] {
      let deadline = try dated.deadline(held: [try Self.hold("2026-01-16 10:00 … ")])
      #expect(deadline.due == .suspended)
      #expect(deadline.last == nil)
      #expect(deadline.steps.last == .suspended)
      #expect(try dated.deadline(held: [try Self.hold("2026-02-15 10:00 … ")]).due == dated.expected())
    }
  }

  @Test("whose times nobody knows puts nothing off, and is told")
  func unknown() throws {
    for hold in ["unknown … 2026-01-25", "2026-01-20 … unknown", "2026-01-25 … 2026-01-20"] {
      let hold = try Self.hold(hold)
      let deadline = try Self.thirty.deadline(held: [hold])
      #expect(deadline.due == (try Self.thirty.expected()))
      #expect(deadline.steps.contains(.holdUncertain(hold)))
    }
  }

  private static func hold(_ text: String) throws -> Suspension {
    let zone = try #require(Zone(zone))
    let ends = text.split(separator: " … ", omittingEmptySubsequences: false).map(String.init)
    return Suspension(
      from: try FactTime(ends[0], zone: zone),
      to: ends[1].isEmpty ? nil : try FactTime(ends[1], zone: zone),
      reason: BilingualText(japanese: "捜査上の要請", english: "request by the police"))
  }
}
