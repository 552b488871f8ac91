public import Investigation
import Reconstruction
import YAMLText

/// A timeline as text for a person: what happened, day by day, then what does not fit together.
///
///     print(TimelineReport(timeline, language: .ja, width: 100, usesColour: false).text, terminator: "")
public struct TimelineReport {
  private let timeline: Timeline
  private let language: Language
  private let width: Int
  private let usesColour: Bool
  /// Whether all times are told in one offset, so that it is named once.
  private let offset: Int?

  /// - Parameters:
  ///   - width: columns of the terminal; used from 80 to 120.
  ///   - usesColour: bold and colours, by escape sequences.
  public init(_ timeline: Timeline, language: Language, width: Int = 80, usesColour: Bool = false) {
    self.timeline = timeline
    self.language = language
    self.width = width
    self.usesColour = usesColour
    let offsets = Set(timeline.entries.compactMap { $0.time.stated?.utcOffset })
    offset = offsets.count == 1 ? offsets.first : nil
  }

  /// The report, ending in a line break.
  public var text: String {
    var page = Page(width: width, isStyled: usesColour)
    page.heading(said("経緯", "Course of events"))
    if timeline.entries.isEmpty { page.paragraph(said("記録された出来事はありません。", "Nothing is recorded yet.")) }
    let zone = offset.map { said("時刻はすべて \(Self.written($0))。", "All times are \(Self.written($0)). ") } ?? ""
    page.paragraph(
      zone
        + said(
          "【ログ】は証拠から読み取ったもの、◇ は後から判明したことの、その判明時点です。",
          "[log] comes from the evidence; ◇ marks when something earlier became known."), style: .faint)
    var day = ""
    for entry in timeline.entries {
      let date = dateHeading(entry.time)
      if date != day {
        page.subheading(date)
        day = date
      }
      page.hanging(label(entry), sentence(entry), indent: 4, labelWidth: 15)
    }
    addContradictions(to: &page)
    return page.text
  }

  private func addContradictions(to page: inout Page) {
    page.heading(said("矛盾・未解決の点", "What does not fit together, or is missing"))
    if timeline.contradictions.isEmpty { page.paragraph(said("見つかりませんでした。", "Nothing was found.")) }
    for contradiction in timeline.contradictions {
      page.bullet(contradiction.text.text(language), style: .caution)
    }
  }

  private func dateHeading(_ time: FactTime) -> String {
    time.precision == .unknown ? time.words(language) : time.dateWords(language, year: true)
  }

  private func label(_ entry: TimelineEntry) -> String {
    let time = entry.time.timeOfDayWords(language)
    let clock = time.isEmpty ? (entry.time.precision == .day ? said("同日", "that day") : "") : time
    guard offset == nil, let own = entry.time.stated?.utcOffset, !time.isEmpty else { return clock }
    return clock + " " + Self.written(own)
  }

  private func sentence(_ entry: TimelineEntry) -> String {
    let log = entry.origin == .log ? said("【ログ】", "[log] ") : ""
    let mark = entry.isLearning ? said("◇ 判明：", "◇ Became known: ") : ""
    let title = entry.title.text(language)
    var text = mark + log + title + said("：", ": ") + entry.text.text(language)
    if let until = entry.until {
      let isSameDay = until.day == entry.time.day && !until.timeOfDayWords(language).isEmpty
      let end =
        isSameDay
        ? until.timeOfDayWords(language)
        : until.words(language, year: until.day?.year != entry.time.day?.year)
      text += said("（～\(end)）", " (until \(end))")
    }
    if entry.isLearning {
      return text
    }
    if let learnt = entry.learnt, entry.time.isBefore(learnt) {
      let known = learnt.words(language, year: learnt.day?.year != entry.time.day?.year)
      text += said("（判明：\(known)）", " (known since \(known))")
    }
    if let source = entry.source { text += said("〔\(source.japanese)〕", " [\(source.english)]") }
    return text + citations(entry)
  }

  private func citations(_ entry: TimelineEntry) -> String {
    guard !entry.citations.isEmpty else { return "" }
    let shown = entry.citations.prefix(3).joined(separator: ", ")
    let rest = entry.citations.count + entry.moreCitations - 3
    let more = rest > 0 ? said(" ほか \(rest.grouped) か所", " +\(rest.grouped) more") : ""
    return " [\(shown)\(more)]"
  }

  private func said(_ japanese: String, _ english: String) -> String { language == .ja ? japanese : english }

  /// `+09:00`.
  private static func written(_ offset: Int) -> String { Zone(offset: offset).name }
}
