import CaseFile
import Investigation
import Reconstruction
import Testing
import YAMLText

@testable import Obligations

/// A company learnt of a leak on Wednesday 4 January 2017 at 00:15.
@Suite("A case that became known on 4 January 2017")
struct WorkedExampleTests {
  let tokyo: Zone
  let known: FactTime

  init() throws {
    tokyo = try #require(Zone("Asia/Tokyo"))
    known = try FactTime("2017-01-04 00:15", zone: tokyo)
  }

  @Test(
    "is to be reported at first within 3 to 5 days: the fifth is a Sunday that nothing moves, so by the Friday"
  )
  func prompt() throws {
    let amount = try #require(ClockRule.Amount(3...5))
    let rule = ClockRule(
      .calendarDays(amount, firstDay: .dayItself, roll: .none), zone: tokyo, isSoft: true,
      planning: BusinessCalendar(.japanGovernment))
    let deadline = rule.deadline(from: known)
    #expect(deadline.target == .day(try .of("2017-01-06")))
    #expect(deadline.due == .day(try .of("2017-01-08")))
    #expect(deadline.planBy == (try .of("2017-01-06")))
    #expect(
      deadline.steps.map(\.words.english) == [
        "Start: Wed 4 Jan 2017, 00:15 (Japan time)",
        "Day 1 is the day itself: Wed 4 Jan 2017",
        "Day 3 is Fri 6 Jan 2017",
        "Day 5 is Sun 8 Jan 2017",
        "Sun 8 Jan 2017 is closed (Sunday), and no rule moves the end: plan for Fri 6 Jan 2017; the next open day is "
          + "Tue 10 Jan 2017 (Japanese government offices)",
      ])
  }

  @Test(
    "is to be reported in full by day 30, and by day 60 where it was an attack: a Saturday, so by the Monday after"
  )
  func final() throws {
    let thirty = try deadline(30)
    #expect(thirty.due == .day(try .of("2017-02-02")))
    let sixty = try deadline(60)
    #expect(sixty.due == .day(try .of("2017-03-06")))
    #expect(sixty.last?.seconds == (try FactTime("2017-03-06 23:59:59", zone: tokyo)).stated?.seconds)
    #expect(!sixty.isConservative)
    #expect(!sixty.isProvisional)
    #expect(
      sixty.steps.map(\.words.japanese) == [
        "起算点：2017年1月4日(水)0時15分（日本時間）",
        "初日を算入し、2017年1月4日(水)を1日目とします。",
        "60日目は2017年3月4日(土)です。",
        "2017年3月4日(土)は閉庁日（土曜日）のため、翌開庁日の2017年3月6日(月)が期限となります（日本の行政機関）。",
      ])
  }

  @Test("has 72 hours to the same minute three days later")
  func hours() throws {
    let amount = try #require(ClockRule.Amount(72))
    let deadline = ClockRule(.hours(amount, from: .instant), zone: tokyo).deadline(from: known)
    #expect(deadline.due.words(in: tokyo).english == "Sat 7 Jan 2017, 00:15 (Japan time)")
  }

  private func deadline(_ days: Int) throws -> Deadline {
    let amount = try #require(ClockRule.Amount(days))
    let roll = ClockRule.Roll.nextOpenDay(BusinessCalendar(.japanGovernment))
    return ClockRule(.calendarDays(amount, firstDay: .dayItself, roll: roll), zone: tokyo)
      .deadline(from: known)
  }
}
