import CaseFile
import Investigation
import YAMLText

/// Holds conditions against a situation. What cannot be told is `unclear`, and stays so through `all`, `any` and `not`
/// (Kleene's three-valued logic), so that a duty is never dropped for a fact that is missing.
struct ConditionEvaluator {
  let situation: Situation

  func evaluate(_ condition: Condition) -> Finding {
    var finding = evaluate(condition.test)
    guard let because = condition.because else { return finding }
    // The words of the source stand before what was measured.
    let measured = finding.reasons
    let japanese = measured.map(\.text.japanese).joined(separator: "、")
    let english = measured.map(\.text.english).joined(separator: "; ")
    let text = BilingualText(
      japanese: because.japanese + (japanese.isEmpty ? "" : "：" + japanese),
      english: because.english + (english.isEmpty ? "" : ": " + english))
    finding.reasons = [
      Reason(text, facts: measured.flatMap(\.facts).unique, people: measured.compactMap(\.people).first)
    ]
    return finding
  }

  private func evaluate(_ test: Condition.Test) -> Finding {
    switch test {
    case .all(let parts): all(parts.map(evaluate))
    case .any(let parts): any(parts.map(evaluate))
    case .not(let part): not(evaluate(part))
    case .people(let test): people(test)
    case .intent(let intent): self.intent(intent)
    case .organisation(let attribute): organisation(attribute)
    case .establishedIn(let areas): established(in: areas)
    case .certainty(let least): certainty(least)
    case .decision(let kind): some(situation.decisions(kind).map { ($0.id, $0.what) }, kind.both)
    case .claim(let kind): claim(kind)
    case .harm(let kind):
      some(
        situation.harms.filter { $0.kind == kind && $0.status != .notFound }.map { ($0.id, $0.what) },
        kind.both)
    case .phishing(let seen): phishing(seen)
    case .engagement(let role):
      some(
        situation.engagements(role).map { ($0.id, $0.scope) },
        .said("\(role.title(.ja))への依頼", "\(role.title(.en)) engaged"))
    case .party(let role):
      some(situation.parties.filter { $0.role == role }.map { ($0.id, $0.name) }, role.both)
    case .groups(let means): groups(means)
    }
  }

  // MARK: - Together

  private func all(_ parts: [Finding]) -> Finding {
    let failed = parts.filter { $0.verdict == .notMet }
    if !failed.isEmpty { return Finding(verdict: .notMet, reasons: failed.flatMap(\.reasons)) }
    let sets = parts.compactMap(\.profiles)
    let profiles = sets.first.map { sets.dropFirst().reduce($0) { $0.intersection($1) } }
    let unclear = parts.contains { $0.verdict == .unclear }
    return Finding(
      verdict: unclear ? .unclear : .met, reasons: parts.flatMap(\.reasons), profiles: profiles)
  }

  private func any(_ parts: [Finding]) -> Finding {
    for verdict in [Finding.Verdict.met, .unclear] {
      let found = parts.filter { $0.verdict == verdict }
      guard !found.isEmpty else { continue }
      // A branch that asks for no people is met for all of them.
      let isForAll = found.contains { $0.profiles == nil }
      return Finding(
        verdict: verdict, reasons: found.flatMap(\.reasons),
        profiles: isForAll ? nil : found.compactMap(\.profiles).reduce(into: []) { $0.formUnion($1) })
    }
    return Finding(verdict: .notMet, reasons: parts.flatMap(\.reasons))
  }

  private func not(_ part: Finding) -> Finding {
    let verdict: Finding.Verdict =
      switch part.verdict {
      case .met: .notMet
      case .notMet: .met
      case .unclear: .unclear
      }
    return Finding(verdict: verdict, reasons: part.reasons)
  }

  // MARK: - People

  private func people(_ test: Condition.PeopleTest) -> Finding {
    let count = situation.count(test)
    let counted = count.atLeast(test.least)
    let measured = Reason.People(
      counted: counted, proven: count.proven, minimum: test.minimum, undecided: count.undecided,
      withoutResidence: count.withoutResidence, residence: test.residence, classes: count.classes)
    // A run that looked for people and found none has an answer; one of an older version, without profiles, has not.
    let isUncounted =
      situation.profiles.isEmpty && (situation.figure(.total)?.people.maximum ?? 1) > 0
    let verdict: Finding.Verdict =
      if counted >= test.minimum {
        .met
      } else if isUncounted || counted + count.undecided >= test.minimum {
        // Nobody was counted yet, or it is the part of the country that is not known.
        .unclear
      } else {
        .notMet
      }
    let words =
      isUncounted
      ? BilingualText(
        japanese: "対象者がまだ数えられていません（データマップを付けて tenmatsu investigate）",
        english: "nobody was counted yet (tenmatsu investigate with a data map)")
      : PeopleWords(test: test, count: count, verdict: verdict).text
    return Finding(
      verdict: verdict, reasons: [Reason(words, people: isUncounted ? nil : measured)],
      profiles: isUncounted ? nil : count.profiles)
  }

  // MARK: - Facts

  private func intent(_ intent: Cause.Intent) -> Finding {
    let causes = situation.causes.filter { $0.intent == intent }
    if !causes.isEmpty {
      return some(causes.map { ($0.id, $0.technique) }, .said("原因", "cause"))
    }
    // Before the cause is known, a trace of an intruder speaks for a wrongful purpose: suspicion is enough.
    let traces = situation.events(.intrusionTrace)
    if intent == .wrongful, situation.causes.isEmpty, !traces.isEmpty {
      return some(traces.map { ($0.id, $0.what) }, .said("不正アクセスの形跡", "a trace of an intruder"))
    }
    let isOpen = situation.causes.isEmpty || situation.causes.contains { $0.intent == .unknown }
    return Finding(
      verdict: isOpen ? .unclear : .notMet,
      reasons: [
        Reason(
          isOpen
            ? .said("原因が未入力か、意図が不明です", "the cause is not entered, or its intent is unknown")
            : .said("原因は不正の目的によるものではありません", "the cause is not of that intent"),
          facts: situation.causes.map(\.id))
      ])
  }

  private func organisation(_ attribute: Organisation.Attribute) -> Finding {
    let title = attribute.both
    guard let organisation = situation.organisation else {
      return Finding(
        verdict: .unclear, reasons: [Reason(.said("組織が未入力です", "the organisation is not entered"))])
    }
    let isSo = organisation.attributes?.contains(attribute) ?? false
    return Finding(
      verdict: isSo ? .met : .notMet,
      reasons: [
        Reason(
          isSo
            ? title
            : .said(
              "組織の属性に「\(title.japanese)」がありません",
              "the organisation does not have the attribute \(attribute.rawValue)"),
          facts: [organisation.id])
      ])
  }

  private func established(in areas: [String]) -> Finding {
    guard let countries = situation.organisation?.establishedIn, !countries.isEmpty else {
      return Finding(
        verdict: .unclear,
        reasons: [
          Reason(
            .said(
              "拠点のある国が未入力です（organisation の establishedIn）",
              "no establishment is entered (establishedIn of the organisation)"))
        ])
    }
    let found = countries.filter { code in
      areas.contains { Residence(country: code)?.isIn($0) == true }
    }
    let names = found.map { Residence.name(of: Residence(country: $0)?.description ?? $0) }
    return Finding(
      verdict: found.isEmpty ? .notMet : .met,
      reasons: [
        Reason(
          found.isEmpty
            ? .said("該当する国・地域に拠点の記録がありません", "no establishment there is on record")
            : .said(
              "拠点：\(names.map(\.japanese).joined(separator: "、"))",
              "established in \(names.map(\.english).joined(separator: ", "))"),
          facts: situation.organisation.map { [$0.id] } ?? [])
      ])
  }

  private func certainty(_ least: Event.Certainty) -> Finding {
    guard let known = situation.certainty else {
      return Finding(
        verdict: .unclear, reasons: [Reason(.said("流出の確からしさが未入力です", "how sure the leak is, is not entered"))])
    }
    let facts = situation.events.filter { $0.certainty == known }.map(\.id)
    return Finding(
      verdict: known.rank >= least.rank ? .met : .notMet,
      reasons: [Reason(.said("流出の確からしさ：\(known.japanese)", "the leak is \(known.rawValue)"), facts: facts)])
  }

  /// A claim about some sets holds for their people.
  private func claim(_ kind: ClaimKind) -> Finding {
    let claims = situation.claims(kind).filter(\.isProven)
    var finding = some(claims.map { ($0.id, $0.text) }, kind.both)
    if !claims.contains(where: \.sets.isEmpty) {
      let sets = Set(claims.flatMap(\.sets))
      finding.profiles = Set(
        situation.profiles.indices.filter { !sets.isDisjoint(with: situation.profiles[$0].sets) })
    }
    return finding
  }

  private func phishing(_ seen: Condition.Seen) -> Finding {
    let campaigns = situation.phishing.filter { seen == .any || $0.status != .down }.map { ($0.id, $0.what) }
    let events = situation.events(EventKind(rawValue: "phishing")).map { ($0.id, $0.what) }
    return some(campaigns + (seen == .any ? events : []), .said("フィッシング", "phishing"))
  }

  private func groups(_ means: Group.Means) -> Finding {
    let groups = situation.groups.filter { $0.means == means }
    return some(
      groups.map { ($0.id, $0.legalGround ?? .said("根拠の記載なし", "no ground given")) },
      .said("通知方法：\(means.japanese)", "told by \(means.english)"))
  }

  /// Met where there is at least one.
  private func some(_ found: [(id: FactID, words: BilingualText)], _ label: BilingualText) -> Finding {
    guard let first = found.first else {
      let nothing = BilingualText.said("「\(label.japanese)」の記録はない", "not on record: \(label.english)")
      return Finding(verdict: .notMet, reasons: [Reason(nothing)])
    }
    let more = found.count - 1
    let text = BilingualText(
      japanese: "\(label.japanese)（\(first.words.japanese)\(more > 0 ? "ほか\(more)件" : "")）",
      english: "\(label.english) (\(first.words.english)\(more > 0 ? ", and \(more) more" : ""))")
    return Finding(verdict: .met, reasons: [Reason(text, facts: found.map(\.id))])
  }
}

extension BilingualText {
  static func said(_ japanese: String, _ english: String) -> BilingualText {
    BilingualText(japanese: japanese, english: english)
  }
}

extension FactWord {
  /// What readers call it, in both languages.
  var both: BilingualText { BilingualText(japanese: title(.ja), english: title(.en)) }
}

extension Event.Certainty {
  var japanese: String {
    switch self {
    case .suspected: "疑い"
    case .possible: "可能性あり"
    case .likely: "可能性が高い"
    case .confirmed: "確認済み"
    }
  }
}

extension Group.Means {
  var japanese: String {
    switch self {
    case .mail: "メール"
    case .letter: "書面"
    case .phone: "電話"
    case .publicNotice: "公表"
    }
  }

  var english: String { self == .publicNotice ? "the public notice" : rawValue }
}

extension Array where Element: Hashable {
  /// Each once, in the order in which it first stands.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
