import CaseFile
import Reconstruction
public import YAMLText

/// Whether a case has the facts for something that a document has to contain.
public enum ItemState: Sendable, Hashable {
  case filled
  /// What is missing, and what to enter.
  case missing(BilingualText)

  public var isFilled: Bool { self == .filled }
}

extension Situation {
  /// Whether the case has the facts for a content item.
  public func item(_ item: ContentItem) -> ItemState {
    let (isFilled, japanese, english) = need(item)
    return isFilled ? .filled : .missing(BilingualText(japanese: japanese, english: english))
  }

  /// Whether it is there, and what to enter where it is not.
  private func need(_ item: ContentItem) -> (Bool, String, String) {
    func event(_ kinds: String...) -> Bool { !events.filter { kinds.contains($0.kind.rawValue) }.isEmpty }
    func claim(_ kinds: String...) -> Bool { claims.contains { kinds.contains($0.kind?.rawValue ?? "") } }
    func decided(_ kind: String) -> Bool { !decisions(DecisionKind(rawValue: kind)).isEmpty }
    switch item {
    case .outline:
      return (
        !causes.isEmpty || event("finding", "firstSuspicion"),
        "何が起きたかを cause または events（finding）に入力してください",
        "Enter what happened: a cause, or events of the kind finding"
      )
    case .discovery:
      return (
        event("firstSuspicion"), "発覚の経緯を events（firstSuspicion）に入力してください",
        "Enter how it was found, events of the kind firstSuspicion"
      )
    case .occurrence:
      return (
        !(summary?.windows.isEmpty ?? true) || event("intrusionTrace", "exfiltration", "exposureWindow"),
        "期間を調べるか（tenmatsu investigate）、events（intrusionTrace、exfiltration）に入力してください",
        "Investigate the logs, or enter the period among the events: intrusionTrace, exfiltration"
      )
    case .dataItems, .subjectsCount, .recordsCount:
      return (
        (figure(.total)?.records.maximum ?? 0) > 0 || !profiles.isEmpty,
        "対象者を数えてください（データマップを付けて tenmatsu investigate）",
        "Count the people: tenmatsu investigate with a data map"
      )
    case .cause: return (!causes.isEmpty, "原因を cause に入力してください", "Enter the cause")
    case .secondaryDamage, .consequences:
      return (
        !harms.isEmpty, "二次被害の有無とおそれを harm に入力してください（確認されていない場合は notFound）",
        "Enter harm that happened or is feared, or that none was found: harm"
      )
    case .personMeasures:
      return (
        !groups.isEmpty || event("customerMail") || !waves.isEmpty, "本人への対応を groups に入力してください",
        "Enter under groups how people are told"
      )
    case .publication:
      return (
        event("notice", "warning") || start(.published) != nil || decided("publication"),
        "公表の状況を events（notice）または decisions（publication）に入力してください",
        "Enter the publication, events of the kind notice, or the decision about it"
      )
    case .prevention:
      return (
        !promises.isEmpty, "再発防止策を promises に入力してください", "Enter the measures against a repetition: promises"
      )
    case .other: return (true, "", "")
    case .authoritiesTold:
      return (
        told(["authority", "certification"]), "当局への報告を filings に入力してください",
        "Enter the reports to authorities: filings"
      )
    case .policeTold:
      return (told(["police"]), "警察への相談・届出を filings に入力してください", "Enter what the police were told: filings")
    case .processors:
      return (
        parties.contains { $0.role.rawValue == "processor" }, "委託先を parties（processor）に入力してください",
        "Enter the processors: parties with that role"
      )
    case .organisation:
      return (
        organisation?.address != nil, "会社の名称と所在地を organisation に入力してください",
        "Enter the organisation with its address"
      )
    case .contact:
      return (
        organisation?.contact != nil || organisation?.dataProtectionOfficer != nil,
        "当局への担当者を organisation.contact に入力してください",
        "Enter who answers the authority: contact of the organisation"
      )
    case .dataProtectionOfficer:
      return (
        organisation?.dataProtectionOfficer != nil, "データ保護責任者を organisation に入力してください",
        "Enter the data protection officer of the organisation"
      )
    case .containment:
      return (
        event("closure", "measure", "monitoring", "takedown") || decided("closure"),
        "被害拡大防止策を events（measure、closure）に入力してください",
        "Enter the containment, events of the kinds measure or closure"
      )
    case .safeguards:
      return (
        claim("passwordsProtected", "unintelligible", "noCards", "noSecurityCodes"),
        "講じていた安全管理措置を claims（passwordsProtected など）に入力してください",
        "Enter the safeguards that were in place: claims such as passwordsProtected"
      )
    case .selfProtection:
      return (
        groups.contains { !$0.advice.isEmpty }, "お客様へのお願いを groups の advice に入力してください",
        "Enter what people are advised: advice of the groups"
      )
    case .compensation:
      return (
        !compensations.isEmpty, "補償の方針を compensation に入力してください", "Enter what the company bears: compensation"
      )
    case .desk, .remedies:
      return (
        organisation?.desk != nil, "お問い合わせ窓口を organisation.desk に入力してください",
        "Enter the inquiry desk of the organisation"
      )
    case .cardsAtRisk:
      return (
        profiles.contains { $0.classes.keys.contains { $0.hasPrefix("card") } },
        "カードを数えてください（データマップを付けて tenmatsu investigate）",
        "Count the cards: tenmatsu investigate with a data map"
      )
    case .cardMonitoring:
      return (
        event("monitoring"), "カードの監視を events（monitoring）に入力してください",
        "Enter the monitoring of cards, events of that kind"
      )
    case .investigation:
      return (
        !engagements.isEmpty || !reports.isEmpty, "調査を engagements に入力してください",
        "Enter the investigation: engagements"
      )
    case .chronology: return (events.count >= 2, "経緯を events に入力してください", "Enter the course of events: events")
    case .phishing:
      return (
        phishing.contains { $0.subject != nil || !$0.urls.isEmpty }, "フィッシングの件名・URLを phishing に入力してください",
        "Enter the phishing with its subject or addresses"
      )
    case .negativeClaims:
      return (!claims.isEmpty, "保持していない情報などを claims に入力してください", "Enter what is not held: claims")
    case .notAffected:
      return (
        claim("notAffected", "onlyThese"), "影響のないものを claims（notAffected）に入力してください",
        "Enter what is not affected: claims of that kind"
      )
    case .delayReason:
      return (
        decided("delay"), "遅れた理由を decisions（delay）に入力してください",
        "Enter the reasons for the delay: a decision of that kind"
      )
    case .materialImpact:
      return (
        decided("material"), "重要性の判断を decisions（material）に入力してください",
        "Enter the determination: a decision of the kind material"
      )
    case .signatory:
      return (
        organisation?.signatory != nil, "代表者を organisation.signatory に入力してください",
        "Enter who signs: signatory of the organisation"
      )
    case .nextUpdate:
      return (
        event("schedule") || promises.contains { $0.due != nil && $0.status != .done },
        "次の発表の予定を events（schedule）に入力してください", "Enter when more will be said, events of the kind schedule"
      )
    }
  }

  private func told(_ roles: Set<String>) -> Bool {
    filings.contains { $0.to.contains { roles.contains(party($0)?.role.rawValue ?? "") } }
  }
}
