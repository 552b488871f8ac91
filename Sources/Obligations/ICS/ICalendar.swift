public import CaseFile
public import Reconstruction

/// Deadlines as an iCalendar stream (RFC 5545), for any calendar program.
///
/// Each is a VEVENT with alarms, not a VTODO: a task would say it better, but several widely used calendars leave VTODO
/// out when they import a file, and a deadline that is not shown is worse than one shown as an event. Events are
/// transparent, so that they block no time.
///
/// An event keeps its UID when it is computed anew. A calendar that imports the file again replaces it, since the stamp
/// is later (RFC 5546, 3.2.1).
public struct ICalendar: Sendable, Hashable {
  /// One date to keep.
  public struct Event: Sendable, Hashable {
    /// When it is.
    public enum Time: Sendable, Hashable {
      /// All of a day, which calendars show in their own zone.
      case day(CivilDay)
      /// An instant, written in UTC, which every calendar tells in its own zone.
      case instant(Moment)
    }

    /// Names the event for good: the same for the same duty of the same case, whenever it is computed.
    public var uid: String
    public var time: Time
    public var summary: String
    public var description: String
    /// Whether it may still move, or is a guideline only.
    public var isTentative: Bool
    /// When to remind, in minutes before the time; of a day, before its midnight.
    public var alarms: [Int]

    public init(
      uid: String, time: Time, summary: String, description: String, isTentative: Bool = false,
      alarms: [Int] = []
    ) {
      self.uid = uid
      self.time = time
      self.summary = summary
      self.description = description
      self.isTentative = isTentative
      self.alarms = alarms
    }
  }

  /// What calendars call the whole.
  public var name: String
  public var events: [Event]
  /// When it was computed.
  public var stamp: Moment

  public init(name: String, events: [Event], stamp: Moment) {
    self.name = name
    self.events = events
    self.stamp = stamp
  }

  /// The file, ends of lines included (CR LF). The same events and stamp give the same bytes.
  public var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tenmatsu//Obligations//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      // RFC 7986 names a calendar by NAME; most programs read the older property.
      "NAME:" + Self.escaped(name), "X-WR-CALNAME:" + Self.escaped(name),
    ]
    for event in events { lines += self.lines(of: event) }
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private func lines(of event: Event) -> [String] {
    var lines = ["BEGIN:VEVENT", "UID:" + Self.escaped(event.uid), "DTSTAMP:" + Self.utc(stamp)]
    switch event.time {
    case .day(let day): lines.append("DTSTART;VALUE=DATE:" + Self.date(day))
    case .instant(let moment): lines.append("DTSTART:" + Self.utc(moment))
    }
    lines += [
      "SUMMARY:" + Self.escaped(event.summary), "DESCRIPTION:" + Self.escaped(event.description),
      "STATUS:" + (event.isTentative ? "TENTATIVE" : "CONFIRMED"), "TRANSP:TRANSPARENT",
    ]
    for minutes in event.alarms.sorted(by: >) {
      lines += [
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:" + Self.before(minutes),
        "DESCRIPTION:" + Self.escaped(event.summary), "END:VALARM",
      ]
    }
    return lines + ["END:VEVENT"]
  }
}
