import CaseFile
import Investigation
import Reconstruction
import Testing

@testable import Obligations

@Suite("An iCalendar file")
struct ICalendarTests {
  let tokyo: Zone
  let stamp: Moment

  init() throws {
    tokyo = try #require(Zone("Asia/Tokyo"))
    stamp = try #require(try FactTime("2017-01-05 09:30", zone: tokyo).stated)
  }

  private func final() throws -> Deadline {
    try ClockCase(
      .days(60, .dayItself), .next(.japanGovernment), from: "2017-01-04 00:15", in: "Asia/Tokyo", is: ""
    ).deadline()
  }

  @Test("is written as RFC 5545 has it, line by line")
  func whole() throws {
    let day = ICalendar.Event(
      uid: "jp.appi.final.case-1@example.com", time: .day(try .of("2017-03-06")), summary: "Final report",
      description: "To the commission; nine items", alarms: [900, 9_540])
    let instant = ICalendar.Event(
      uid: "eu.gdpr.33.case-1@example.com", time: .instant(Moment(seconds: 1_483_715_700, utcOffset: 32_400)),
      summary: "Art. 33", description: "", isTentative: true)
    #expect(
      ICalendar(name: "Case 1", events: [day, instant], stamp: stamp).text.replacing("\r\n", with: "\n")
        == """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Tenmatsu//Obligations//EN
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        NAME:Case 1
        X-WR-CALNAME:Case 1
        BEGIN:VEVENT
        UID:jp.appi.final.case-1@example.com
        DTSTAMP:20170105T003000Z
        DTSTART;VALUE=DATE:20170306
        SUMMARY:Final report
        DESCRIPTION:To the commission\\; nine items
        STATUS:CONFIRMED
        TRANSP:TRANSPARENT
        BEGIN:VALARM
        ACTION:DISPLAY
        TRIGGER:-P6DT15H
        DESCRIPTION:Final report
        END:VALARM
        BEGIN:VALARM
        ACTION:DISPLAY
        TRIGGER:-PT15H
        DESCRIPTION:Final report
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        UID:eu.gdpr.33.case-1@example.com
        DTSTAMP:20170105T003000Z
        DTSTART:20170106T151500Z
        SUMMARY:Art. 33
        DESCRIPTION:
        STATUS:TENTATIVE
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR

        """)
  }

  @Test(
    "gives back every text that was put in, however long, in lines of at most 75 bytes",
    arguments: [
      "short", "", "a\\b;c,d\ne", "\\n is no line break", String(repeating: "個人情報保護委員会への確報。", count: 40),
      String(repeating: "x", count: 75), String(repeating: "x", count: 67),
      String(repeating: "é", count: 200),
      String(repeating: "👨‍👩‍👧‍👦", count: 30), "か\u{3099}" + String(repeating: "は\u{309A}", count: 50), "tab\there",
      "END:VEVENT\nEND:VCALENDAR", " leading and trailing ", "a\n\n\nb",
    ])
  func texts(_ text: String) throws {
    let event = ICalendar.Event(
      uid: "a@example.com", time: .day(try .of("2017-03-06")), summary: "s", description: text)
    let written = ICalendar(name: "n", events: [event], stamp: stamp).text
    let lines = try Self.lines(written)
    let values = lines.compactMap { $0.name == "DESCRIPTION" ? $0.value : nil }
    #expect(values == [text])
    #expect(lines.filter { $0.name == "END" }.map(\.value) == ["VEVENT", "VCALENDAR"])
  }

  @Test("keeps line breaks of every kind and drops what no text may hold")
  func controls() {
    #expect(ICalendar.escaped("a\r\nb\rc\nd\u{2028}e") == "a\\nb\\nc\\nd\\ne")
    #expect(ICalendar.escaped("a\u{0}\u{7}\u{1B}[31m\u{7F}\u{85}b") == "a[31mb")
  }

  @Test("is the same, to the byte, when nothing changed, and keeps the event's name when its date moves")
  func stable() throws {
    func text(_ start: String) throws -> String {
      let deadline = try ClockCase(
        .days(60, .dayItself), .next(.japanGovernment), from: start, in: "Asia/Tokyo", is: ""
      ).deadline()
      let event = try #require(
        ICalendar.Event(deadline, uid: "jp.appi.final.case-1", title: "確報", in: .ja))
      return ICalendar(name: "n", events: [event], stamp: stamp).text
    }
    #expect(try text("2017-01-04 00:15") == text("2017-01-04 00:15"))
    let (first, moved) = (try Self.lines(text("2017-01-04")), try Self.lines(text("2017-01-10")))
    #expect(first.first { $0.name == "UID" }?.value == moved.first { $0.name == "UID" }?.value)
    #expect(first.first { $0.name == "DTSTART;VALUE=DATE" }?.value == "20170306")
    #expect(moved.first { $0.name == "DTSTART;VALUE=DATE" }?.value == "20170310")
  }

  @Test("tells how a deadline was counted, in either language")
  func deadline() throws {
    let japanese = try #require(
      ICalendar.Event(try final(), uid: "a", title: "個人情報保護委員会への確報", notes: ["提出先：個人情報保護委員会"], in: .ja))
    #expect(japanese.summary == "期限：個人情報保護委員会への確報")
    #expect(japanese.description.hasPrefix("期限：2017年3月6日(月)（日本時間）\n提出先：個人情報保護委員会\n起算点："))
    #expect(japanese.description.hasSuffix("期限となります（日本の行政機関）。"))
    let english = try #require(ICalendar.Event(try final(), uid: "a", title: "Final report", in: .en))
    #expect(english.summary == "Due: Final report")
    #expect(english.time == .day(try .of("2017-03-06")))
    #expect(!english.isTentative)
  }

  @Test("reminds on the morning of the day to aim at and of the last open day")
  func alarms() throws {
    let rule = ClockRule(
      .calendarDays(try #require(.init(3...5)), firstDay: .dayItself, roll: .none), zone: tokyo, isSoft: true,
      planning: BusinessCalendar(.japanGovernment))
    let event = try #require(
      ICalendar.Event(
        rule.deadline(from: try FactTime("2017-01-04", zone: tokyo)), uid: "a", title: "速報", in: .ja))
    // Due Sunday 8: the morning before, and Friday 6 at 9:00 for both the target and the open day. A week before, the
    // clock did not run yet.
    #expect(event.time == .day(try .of("2017-01-08")))
    #expect(event.alarms == [15 * 60, 39 * 60])
    #expect(event.summary == "目安：速報")
    #expect(event.isTentative)
  }

  @Test("reminds of an instant by hours, and has none where nothing is due at a date")
  func instant() throws {
    let hours = ClockRule(.hours(try #require(.init(72)), from: .instant), zone: tokyo)
    let event = try #require(
      ICalendar.Event(
        hours.deadline(from: try FactTime("2017-01-04 00:15", zone: tokyo)), uid: "a", title: "33", in: .en))
    #expect(event.alarms == [240, 1_440])
    #expect(ICalendar.Event(hours.deadline(from: .unknown), uid: "a", title: "33", in: .en) == nil)
    #expect(
      ICalendar.Event(
        ClockRule(.asSoonAsPossible, zone: tokyo).deadline(from: .unknown), uid: "a", title: "33", in: .en)
        == nil)
  }

  @Test(
    "writes durations as calendars read them",
    arguments: [
      (0, "PT0S"), (1, "-PT1M"), (60, "-PT1H"), (1_440, "-P1D"), (1_530, "-P1DT1H30M"), (-540, "PT9H"),
    ])
  func durations(_ minutes: Int, _ text: String) {
    #expect(ICalendar.before(minutes) == text)
  }

  /// Unfolds and splits a file by itself, so that the writer is not checked by the writer.
  private static func lines(_ text: String) throws -> [(name: String, value: String)] {
    let bytes = Array(text.utf8)
    var physical: [[UInt8]] = [[]]
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D {
        physical[physical.count - 1].removeLast()
        physical.append([])
      } else {
        physical[physical.count - 1].append(byte)
      }
    }
    #expect(physical.removeLast() == [], "the file ends with CR LF")
    var logical: [[UInt8]] = []
    for line in physical {
      #expect(line.count <= 75)
      #expect(String(validating: line, as: UTF8.self) != nil, "no character is cut")
      if line.first == 0x20 {
        logical[logical.count - 1] += line.dropFirst()
      } else {
        logical.append(line)
      }
    }
    return try logical.map { line in
      let text = try #require(String(validating: line, as: UTF8.self))
      let colon = try #require(text.utf8.firstIndex(of: 0x3A))
      return (String(text[..<colon]), unescaped(String(text[text.utf8.index(after: colon)...])))
    }
  }

  private static func unescaped(_ value: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
