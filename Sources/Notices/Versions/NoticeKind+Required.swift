import CaseFile
import Obligations

extension NoticeKind {
  /// What a document of this kind has to say for a case: what none can do without, and what the duties that it fulfils
  /// ask for; of a duty that asks for what is known so far, the items for which the case has facts.
  func requiredItems(for file: Case, on date: CivilDay) throws(CaseError) -> [ContentItem] {
    let situation = try Situation(file)
    let list = DutyList(situation, packs: try file.rulePacks(), now: date.end(in: situation.zone))
    var items = requiredItems
    for duty in list.due where duty.rule.document == rawValue && duty.status != .setAside {
      let missing = Set(duty.missing.map(\.item))
      for content in duty.rule.contents where !content.ifLate && !items.contains(content.item) {
        guard duty.rule.complete == .everything || !missing.contains(content.item) else { continue }
        items.append(content.item)
      }
    }
    return items
  }

  /// What a document of this kind cannot do without, whatever the case: it is not published where its text does not say
  /// one of these.
  var requiredItems: [ContentItem] {
    switch self {
    case .warning: [.outline, .desk]
    case .first: [.outline, .containment, .desk]
    case .second: [.outline, .dataItems, .recordsCount, .personMeasures, .desk]
    case .final:
      [
        .outline, .cause, .occurrence, .dataItems, .recordsCount, .secondaryDamage, .personMeasures,
        .selfProtection, .prevention, .desk,
      ]
    // Enforcement Rules of the APPI, art. 8(1): the prompt report as far as known.
    case .appiPrompt: [.outline, .organisation, .contact]
    case .appiFinal:
      [
        .outline, .dataItems, .subjectsCount, .cause, .secondaryDamage, .personMeasures, .publication,
        .prevention, .other,
      ]
    case .pmark: [.organisation, .outline, .dataItems, .recordsCount, .cause, .personMeasures]
    case .cardCompany: [.outline, .contact, .cardsAtRisk, .occurrence]
    // GDPR art. 33(3).
    case .gdpr33: [.outline, .subjectsCount, .recordsCount, .contact, .consequences, .containment]
    // California Civil Code § 1798.82(d)(1)–(2).
    case .usCA: [.organisation, .outline, .occurrence, .dataItems, .containment, .selfProtection, .desk]
    case .police: [.organisation, .contact, .occurrence, .discovery, .chronology]
    case .antiphishing: [.phishing, .contact]
    // Enforcement Rules of the APPI, art. 10: items 1, 2, 4, 5 and 9 of art. 8(1).
    case .letter: [.organisation, .outline, .dataItems, .cause, .secondaryDamage, .selfProtection]
    case .deskScript: [.outline, .desk, .personMeasures]
    case .board: [.outline, .recordsCount, .personMeasures, .prevention]
    case .custody: []
    }
  }
}
