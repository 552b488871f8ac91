/// A part of a day, as people remember it. Where Japanese and English use of a word differ, the part is the wider of
/// both, so that no conclusion is drawn from a word.
public enum PartOfDay: String, Sendable, CaseIterable {
  /// 午前: from midnight to noon.
  case morning
  /// 午後: from noon to midnight.
  case afternoon
  /// 夕方: from 16:00 to 21:00.
  case evening
  /// 夜: from 18:00 to 6:00 of the next day.
  case night

  /// Hours since the day's midnight, the last one not included.
  var hours: Range<Int> {
    switch self {
    case .morning: 0..<12
    case .afternoon: 12..<24
    case .evening: 16..<21
    case .night: 18..<30
    }
  }

  var japanese: String {
    switch self {
    case .morning: "午前"
    case .afternoon: "午後"
    case .evening: "夕方"
    case .night: "夜"
    }
  }

  /// By its English or Japanese word.
  init?(word: String) {
    guard let part = Self.allCases.first(where: { $0.rawValue == word || $0.japanese == word }) else {
      return nil
    }
    self = part
  }
}
