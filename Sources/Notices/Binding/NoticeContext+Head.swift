import CaseFile
import Investigation
import YAMLText

/// Who writes, to whom, about what.
extension NoticeContext {
  func head(_ organisation: Organisation) -> Values {
    let signatory = organisation.signatory.map { signatory in
      let (title, name) = (words.text(signatory.title), words.text(signatory.name))
      return isJapanese ? "\(title)　\(name)" : "\(name), \(title)"
    }
    return [
      .documentDate: .shown(Markup(dates.day(date, weekday: false))),
      .addressee: .shown(addressee),
      .organisation: .shown(Markup(words.text(organisation.name))),
      .representative: Value(signatory),
      .address: Value(organisation.address.map(words.text)),
      .industry: Value(organisation.industry.map(words.text)),
      .caseTitle: .shown(Markup(basis.title)),
      .no: .shown(Numbering.mark),
      .recipient: .shown(LetterName.mark),
      .contactName: Value(organisation.contact.map { words.text($0.name) }),
      .contactDepartment: Value(organisation.contact?.department.map(words.text)),
      .contactPhone: Value(organisation.contact?.phone),
      .contactMail: Value(organisation.contact?.mail),
      .officerName: Value(organisation.dataProtectionOfficer.map { words.text($0.name) }),
      .officerPhone: Value(organisation.dataProtectionOfficer?.phone),
      .officerMail: Value(organisation.dataProtectionOfficer?.mail),
      .isProcessor: .flag(organisation.attributes?.contains { $0.rawValue == "processor" } ?? false),
      .systems: .list(
        affectedSystems(organisation).map { [.systemName: .shown(Markup(words.text($0.name)))] }),
      .media: Value(words.list(affectedSystems(organisation).map { words.text($0.name) })),
    ]
  }

  private func affectedSystems(_ organisation: Organisation) -> [Organisation.System] {
    let named = Set(facts.causes.flatMap(\.systems) + facts.engagements.flatMap(\.systems))
    let affected = organisation.systems.filter { named.contains($0.id) }
    return affected.isEmpty ? organisation.systems : affected
  }

  private var addressee: Markup {
    switch kind {
    case .warning, .first, .second, .final: return say("お客様各位", "To our customers")
    case .letter, .usCA: return LetterName.mark
    case .board: return say("役員各位", "To the board")
    case .deskScript, .custody: return say("関係者各位", "To whom it may concern")
    case .appiPrompt, .appiFinal: return body(["ppc", "meti"], role: "authority")
    case .pmark: return body(["privacyMark"], role: "certification")
    case .cardCompany: return body(["acquirer", "cardCompanies"], role: "acquirer")
    case .gdpr33: return body(["supervisoryAuthority", "ico"], role: nil)
    case .police: return body(["police"], role: "police")
    case .antiphishing: return body(["antiphishing"], role: "council")
    }
  }

  /// The party that is the body, the last one entered where there are several; otherwise what the body is called.
  private func body(_ bodies: [String], role: String?) -> Markup {
    let parties = basis.facts.compactMap { if case .party(let party) = $0 { party } else { nil } }
    for body in bodies {
      if let party = parties.last(where: { $0.body?.rawValue == body }) {
        return honoured(words.text(party.name))
      }
    }
    if let role, let party = parties.last(where: { $0.role.rawValue == role }) {
      return honoured(words.text(party.name))
    }
    let known = Party.Body.known.first { $0.word == bodies.first }
    return honoured(known.map { words.text($0.title) } ?? "")
  }

  private func honoured(_ name: String) -> Markup { say("\(name)　御中", "To: \(name)") }

  func incident() -> Values {
    let title: Markup =
      switch (isIntrusion, isConfirmed) {
      case (true, true): say("不正アクセスによるお客様情報の流出", "Unauthorised access and leak of customers’ information")
      case (true, false):
        say("不正アクセスによるお客様情報流出の可能性", "Unauthorised access and possible leak of customers’ information")
      case (false, true): say("お客様情報の流出", "Leak of customers’ information")
      case (false, false): say("お客様情報流出の可能性", "Possible leak of customers’ information")
      }
    return [
      .incidentTitle: .shown(title),
      .isConfirmed: .flag(isConfirmed),
      .isIntrusion: .flag(isIntrusion),
      .isFinalReport: .flag(
        ![.appiPrompt].contains(kind) && figures.finalReport != nil || kind == .appiFinal),
      .services: .shown(
        affectedServices.isEmpty ? say("サービス", "our services") : words.names(affectedServices.map(service))),
      .system: .shown(
        isJapanese
          ? Mention.markup(full: "サービスの提供に用いるサーバ", name: "サービスの提供に用いるサーバ", term: "当該サーバ")
          : "our server"),
    ]
  }

  /// Services whose people are concerned, in the order of the data map; before that is known, those of the organisation.
  private var affectedServices: [String] {
    var seen: Set<String> = []
    let found = rows.map(\.service).filter { seen.insert($0).inserted }
    return found.isEmpty ? facts.organisation?.services.map(\.id) ?? [] : found
  }
}
