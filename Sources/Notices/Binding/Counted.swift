import Bytes
import Investigation

/// What a figure counts, and with it the counter that stands behind it. Records (件) and people (名) never mix.
enum Counter: Sendable, Hashable {
  case records, people, days, daysInclusive

  fileprivate func words(_ language: Language, _ value: Int) -> (before: String, after: String) {
    switch (self, language) {
    case (.records, .ja): ("", "件")
    case (.people, .ja): ("", "名")
    case (.days, .ja): ("", "日")
    case (.daysInclusive, .ja): ("延べ", "日間")
    case (.records, .en): ("", value == 1 ? " record" : " records")
    case (.people, .en): ("", value == 1 ? " person" : " people")
    case (.days, .en), (.daysInclusive, .en): ("", value == 1 ? " day" : " days")
    }
  }
}

extension Markup {
  /// A figure with its counter, which a line break does not part: the id is what it can be worked out from again.
  static func counted(_ figure: Figure, _ counter: Counter, _ language: Language) -> Markup {
    let (before, after) = counter.words(language, figure.value)
    let data = "<data class=\"figure\" value=\"\(Markup(figure.id).xhtml)\">\(figure.shown)</data>"
    return Markup(xhtml: "<span class=\"nobr\">\(before)\(data)\(after)</span>")
  }

  /// A figure without a counter, for a column whose head names it.
  static func bare(_ figure: Figure) -> Markup {
    Markup(xhtml: "<data class=\"figure\" value=\"\(Markup(figure.id).xhtml)\">\(figure.shown)</data>")
  }
}
