public import Investigation

extension FactTime {
  /// In words for readers: `12月23日(金)12時35分頃`, `Fri 23 Dec, about 12:35`. Weekdays are computed.
  ///
  /// - Parameters:
  ///   - year: whether the year is named.
  ///   - zone: whether the zone is named.
  public func words(_ language: Language, year: Bool = false, zone: Bool = false) -> String {
    guard precision != .unknown else { return language == .ja ? "日時不明" : "time unknown" }
    let date = dateWords(language, year: year)
    let time = timeOfDayWords(language)
    let words = date + (time.isEmpty || language == .ja ? time : ", " + time)
    return zone ? words + zoneWords(language) : words
  }

  /// The date alone: `12月23日(金)`, `Fri 23 Dec 2016`, of a month `2016年12月`.
  public func dateWords(_ language: Language, year: Bool = false) -> String {
    if case .month(let number, let month) = form {
      return switch language {
      case .ja: (year ? "\(number)年" : "") + "\(month)月"
      case .en: Self.months[month - 1] + (year ? " \(number)" : "")
      }
    }
    guard let day else { return "" }
    return switch language {
    case .ja: (year ? "\(day.year)年" : "") + "\(day.month)月\(day.day)日(\(Self.japaneseWeekdays[day.weekday]))"
    case .en:
      "\(Self.weekdays[day.weekday]) \(day.day) \(Self.months[day.month - 1].prefix(3))"
        + (year ? " \(day.year)" : "")
    }
  }

  /// The time of day alone: `12時35分頃`, `about 12:35`, `午後`; empty where it is not known.
  public func timeOfDayWords(_ language: Language) -> String {
    switch (form, language) {
    case (.clock(_, let hour, let minute, let second, let isAbout), .ja):
      "\(hour)時\(minute.zeroPadded(2))分" + (second.map { "\($0.zeroPadded(2))秒" } ?? "")
        + (isAbout ? "頃" : "")
    case (.clock(_, let hour, let minute, let second, let isAbout), .en):
      (isAbout ? "about " : "") + "\(hour.zeroPadded(2)):\(minute.zeroPadded(2))"
        + (second.map { ":" + $0.zeroPadded(2) } ?? "")
    case (.part(_, let part), .ja): part.japanese
    case (.part(_, let part), .en): part.rawValue
    default: ""
    }
  }

  private func zoneWords(_ language: Language) -> String {
    switch (zone.name, language) {
    case ("Asia/Tokyo", .ja): "（日本時間）"
    case ("Asia/Tokyo", .en): " (Japan time)"
    case ("UTC", .ja): "（協定世界時）"
    case (let name, .ja): "（\(name)）"
    case (let name, .en): " (\(name))"
    }
  }

  private static let japaneseWeekdays = ["日", "月", "火", "水", "木", "金", "土"]
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}
