import Documents
import Exposure
import YAMLText

/// A figure that a notice states otherwise than the one before it: readers are told, not left to find out.
struct FigureCorrection {
  let id: String
  let old: String
  let new: String
  /// The title of the notice before, and its date.
  let before: BilingualText
  let date: String

  /// Figures of a document that the notice before it showed otherwise, in the order of the document; those that rest on
  /// a document's own date left out.
  static func all(from old: NoticeContent, to new: NoticeContent, _ before: BilingualText)
    -> [FigureCorrection]
  {
    let (was, now) = (old.shown, new.shown)
    var seen: Set<String> = []
    let order = new.documents.flatMap(\.figures).map(\.id).filter { seen.insert($0).inserted }
    return order.compactMap { id in
      guard !PublishCheck.restsOnDate(id), let was = was[id]?.sorted().first,
        let now = now[id]?.sorted().first,
        was != now
      else { return nil }
      return FigureCorrection(id: id, old: was, new: now, before: before, date: old.date)
    }
  }

  /// 「会員の件数（最大）は、前回のお知らせ（第一報）の1,200から1,350に改めました。」; nil where the figure has no name for readers.
  func sentence(_ map: DataMap?) -> BilingualText? {
    guard let name = name(map) else { return nil }
    return BilingualText(
      "\(name.japanese)は、前回の\(before.japanese)の\(old)から\(new)に改めました。",
      "\(name.english): \(new), no longer \(old) as in the \(before.english.lowercased()) before.")
  }

  private func name(_ map: DataMap?) -> BilingualText? {
    let parts = id.split(separator: ".").map(String.init)
    guard parts.count >= 3, let measure = Self.measures[parts[parts.count - 2]],
      let grade = Self.grades[parts[parts.count - 1]],
      let subject = subject(parts.dropLast(2), map)
    else { return nil }
    return BilingualText(
      "\(subject.japanese)の\(measure.japanese)（\(grade.japanese)）",
      "\(subject.english), \(measure.english) (\(grade.english))")
  }

  private func subject(_ parts: ArraySlice<String>, _ map: DataMap?) -> BilingualText? {
    let id = parts.dropFirst().joined(separator: ".")
    switch parts.first {
    case "total": return BilingualText("対象全体", "All concerned")
    case "set": return map?.sets.first { $0.id.value == id }?.title
    case "population": return map?.populations.first { $0.id.value == id }?.title
    case "service": return map?.services.first { $0.id.value == id }?.name
    default: return nil
    }
  }

  private static let measures = [
    "records": BilingualText("件数", "records"), "people": BilingualText("人数", "people"),
  ]
  private static let grades = [
    "maximum": BilingualText("最大", "at most"), "proven": BilingualText("確認されたもの", "proven"),
    "probable": BilingualText("可能性が高いもの", "probable"), "possible": BilingualText("可能性があるもの", "possible"),
  ]
}
