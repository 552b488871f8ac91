public import CaseFile
public import YAMLText

/// What a clock can start at. Rules name several in the order in which they prefer them.
public enum StartEvent: String, Sendable, Hashable, Codable, CaseIterable {
  case knew, leakLikely, finding, leakConfirmed, notifiable, highRisk, material
  case engaged, investigationEnds, preliminaryReport, finalReport
  case phishingFound, published, toldPeople

  /// What readers call it.
  public var title: BilingualText {
    let (japanese, english) = words
    return BilingualText(japanese: japanese, english: english)
  }

  private var words: (String, String) {
    switch self {
    case .knew: ("知った時", "knowledge")
    case .leakLikely: ("流出のおそれの判断", "the leak judged likely")
    case .finding: ("調査による最初の判明", "the first finding")
    case .leakConfirmed: ("流出の確認", "the leak confirmed")
    case .notifiable: ("届出対象との判断", "judged notifiable")
    case .highRisk: ("高リスクとの判断", "judged a high risk")
    case .material: ("重要との判断", "judged material")
    case .engaged: ("調査の着手", "the engagement of the investigator")
    case .investigationEnds: ("調査の完了", "the end of the investigation")
    case .preliminaryReport: ("中間調査報告の受領", "the preliminary report")
    case .finalReport: ("最終調査報告の受領", "the final report")
    case .phishingFound: ("フィッシングの確認", "phishing found")
    case .published: ("公表", "publication")
    case .toldPeople: ("本人への通知の開始", "people being told")
    }
  }

  /// What to enter so that the clock can start.
  var remedy: BilingualText {
    let (japanese, english) =
      switch self {
      case .knew:
        (
          "最初の疑いを、kind を firstSuspicion とする events に入力してください",
          "Enter the first suspicion among the events, kind firstSuspicion"
        )
      case .leakLikely, .leakConfirmed, .notifiable, .highRisk, .material:
        ("判断した日時を、kind を \(rawValue) とする decisions に入力してください", "Enter the decision, kind \(rawValue)")
      case .finding:
        ("判明した事項を、kind を finding とする events に入力してください", "Enter the finding among the events, kind finding")
      case .engaged, .investigationEnds:
        ("調査の着手・完了を engagements に入力してください", "Enter start and end of the investigator's engagement")
      case .preliminaryReport, .finalReport:
        ("受領した調査報告書を reports に入力してください", "Enter the investigation's report among the reports")
      case .phishingFound: ("確認したフィッシングを phishing に入力してください", "Enter the phishing")
      case .published:
        ("公表を、kind を notice とする events に入力してください", "Enter the publication among the events, kind notice")
      case .toldPeople:
        ("通知の対象と開始日を groups に入力してください", "Enter under groups who is told, and when that begins")
      }
    return BilingualText(japanese: japanese, english: english)
  }
}

/// A time that the case has for a start event, and the fact that says so.
public struct StartPoint: Sendable, Hashable {
  public let event: StartEvent
  public let time: FactTime
  public let fact: FactID?
  /// Start events that the rule would have preferred and for which the case has nothing.
  public var missed: [StartEvent] = []
}
