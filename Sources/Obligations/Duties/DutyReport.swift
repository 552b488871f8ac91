import CaseFile
public import Investigation
import YAMLText

/// What is due, for a terminal: by deadline, each with its reason, its counting, what is missing and what was done.
public struct DutyReport {
  private let list: DutyList
  private let changes: [DutyChange]
  private let severity: SeverityList?
  private let language: Language
  private let showsAll: Bool
  private let width: Int
  private let usesColour: Bool

  /// - Parameters:
  ///   - changes: against the last statement, told first.
  ///   - severity: for each group of people; nil: it is not shown.
  ///   - showsAll: rules that do not apply as well, with the reason, and the addresses of the sources.
  ///   - width: columns of the terminal.
  public init(
    _ list: DutyList, changes: [DutyChange] = [], severity: SeverityList? = nil, language: Language,
    showsAll: Bool = false, width: Int,
    usesColour: Bool
  ) {
    self.list = list
    self.changes = changes
    self.severity = severity
    self.language = language
    self.showsAll = showsAll
    self.width = width
    self.usesColour = usesColour
  }

  public var text: String {
    var page = Page(width: width, isStyled: usesColour)
    addHead(to: &page)
    addChanges(to: &page)
    let due = list.due
    let dated = due.filter { $0.deadline?.last != nil }
    let prompt = due.filter { if case .asSoonAsPossible = $0.deadline?.due { true } else { false } }
    let waiting = due.filter { duty in
      duty.deadline?.last == nil && !prompt.contains { $0.rule.id == duty.rule.id }
    }
    addOverview(dated + prompt, to: &page)
    add(dated, said("期限のあるもの", "With a date"), to: &page)
    add(prompt, said("速やかに行うもの（日数の定めなし）", "Promptly, without a number of days"), to: &page)
    add(waiting, said("まだ起算していないもの", "Not running yet"), to: &page)
    add(list.unclear, said("当てはまるか判断できないもの", "It cannot be told whether these apply"), to: &page)
    if showsAll {
      add(list.others, said("当てはまらないもの", "What does not apply"), to: &page)
    } else if !list.others.isEmpty {
      page.blank()
      page.paragraph(
        said(
          "このほか \(list.others.count) 件の規則は当てはまりません（理由は --all）。",
          "\(list.others.count) further rules do not apply; --all shows them with the reasons."), indent: 0,
        style: .faint)
    }
    severity.map { SeverityReport($0, language: language) }?.add(to: &page)
    return page.text
  }

  // MARK: - Head

  private func addHead(to page: inout Page) {
    page.paragraph(said(RulePack.reservation), indent: 0, style: .caution)
    page.blank()
    let knowledge = list.knowledge.map { point in
      point.time.words(language, year: true, zone: true) + (point.fact.map { " [\($0)]" } ?? "")
    }
    page.hanging(
      said("知った時", "Known since"),
      knowledge
        ?? said("未入力（events に firstSuspicion を入力）", "not entered (an event of the kind firstSuspicion)"),
      indent: 0, labelWidth: 14)
    page.hanging(
      said("規則の時点", "Rules as of"), list.lawOf.words.text(language), indent: 0, labelWidth: 14)
    let counts = [
      Duty.Status.overdue, .dueSoon, .open, .underway, .waiting, .done, .doneLate, .setAside,
    ].compactMap {
      status -> String? in
      let count = list.due.count { $0.status == status }
      return count == 0 ? nil : "\(status.title.text(language)) \(count)"
    }
    page.hanging(
      said("状況", "Status"),
      counts.isEmpty
        ? list.unclear.isEmpty
          ? said("義務なし", "nothing is due")
          : said("まだ判断できません", "it cannot be told yet") : counts.joined(separator: said("、", ", ")),
      indent: 0, labelWidth: 14)
    if list.peopleWithoutResidence > 0 {
      page.hanging(
        said("居住国不明", "No residence"),
        said(
          "\(list.peopleWithoutResidence.grouped)人。国・地域ごとの規則では数えていません（データマップで country を対応付けてください）。",
          "\(list.peopleWithoutResidence.grouped) people. Rules by residence do not count them: map country in the data map."
        ),
        indent: 0, labelWidth: 14, style: .caution)
    }
  }

  private func addChanges(to page: inout Page) {
    guard !changes.isEmpty else { return }
    page.heading(said("前回の記録からの変更", "Changed since the last statement"))
    for change in changes {
      page.bullet(said(change.text), style: .bold)
      for reason in change.because { page.bullet(said(reason), mark: said("理由", "because"), indent: 4) }
    }
  }

  /// A line for each: what, until when, how it stands.
  private func addOverview(_ duties: [Duty], to page: inout Page) {
    guard duties.count > 1 else { return }
    page.heading(said("一覧", "Overview"))
    let rows = duties.map { duty -> [String] in
      let day = duty.deadline.flatMap { $0.due.day(in: $0.rule.zone) }
      return [
        (duty.pack.jurisdiction ?? "–") + " " + said(duty.rule.title),
        day?.words.text(language) ?? said("速やかに", "promptly"),
        duty.status.title.text(language),
      ]
    }
    page.table(
      head: [said("法域と内容", "Law, and what it asks"), said("期限", "Until"), said("状況", "Status")], rows: rows,
      numbers: [])
  }

  // MARK: - Duties

  private func add(_ duties: [Duty], _ title: String, to page: inout Page) {
    guard !duties.isEmpty else { return }
    page.heading(title)
    for duty in duties { add(duty, to: &page) }
  }

  private func add(_ duty: Duty, to page: inout Page) {
    let rule = duty.rule
    page.subheading(heading(duty))
    let labelWidth = 10
    func line(_ label: String, _ text: String, _ style: Page.Style = .plain) {
      page.hanging(label, text, indent: 4, labelWidth: labelWidth, style: style)
    }
    if duty.status != .none { line(said("状況", "Status"), statusText(duty), style(of: duty.status)) }
    line(said("宛先", "To"), said(rule.to.name) + (rule.channel.map { said("。", "; ") + said($0) } ?? ""))
    line(
      said("規則", "Rule"),
      "\(rule.id) – " + said(duty.pack.name) + said("（", " (") + said(rule.force.title) + said("）", ")"),
      .faint)
    for (place, reason) in duty.reasons.enumerated() {
      line(place == 0 ? said("理由", "Why") : "", said(reason.text) + factList(reason.facts))
    }
    for reason in duty.exemption { line(said("例外", "Exempt"), said(reason.text) + factList(reason.facts)) }
    guard duty.applies == .due || duty.applies == .unclear else { return }
    addClock(duty, line)
    addDone(duty, line)
    for reason in duty.setAside {
      line(said("決定", "Set aside"), said(reason.text) + factList(reason.facts), .caution)
    }
    for (place, missing) in duty.missing.enumerated() {
      line(
        place == 0 ? said("不足", "Missing") : "", "\(said(missing.title)) – \(said(missing.remedy))", .caution)
    }
    if let document = rule.document { line(said("文書", "Document"), "tenmatsu notice CASE draft \(document)") }
    for (place, check) in rule.check.enumerated() {
      line(place == 0 ? said("要確認", "Check") : "", said(check))
    }
    line(said("出典", "Source"), sources(duty), .faint)
  }

  private func heading(_ duty: Duty) -> String {
    guard let deadline = duty.deadline, deadline.last != nil else { return said(duty.rule.title) }
    let due = deadline.due.words(in: deadline.rule.zone).text(language)
    let soft = deadline.rule.isSoft ? said("（目安）", " (target)") : ""
    return "\(due)\(soft)  \(said(duty.rule.title))"
  }

  private func statusText(_ duty: Duty) -> String {
    var text = duty.status.title.text(language)
    if let telling = duty.telling, telling.concerned > 0 {
      text += said(
        "。対象 \(telling.concerned.grouped)人のうち、個別 \(telling.individually.grouped)人、公表で代替 \(telling.byNotice.grouped)人、予定 \(telling.planned.grouped)人、未定 \(telling.untold.grouped)人",
        "; of \(telling.concerned.grouped) people, \(telling.individually.grouped) one by one, \(telling.byNotice.grouped) by the public notice, \(telling.planned.grouped) planned, \(telling.untold.grouped) not at all"
      )
    }
    return text
  }

  private func addClock(_ duty: Duty, _ line: (String, String, Page.Style) -> Void) {
    var words = duty.clock.words.map(said) ?? ""
    if let start = duty.start {
      words +=
        said("。起算：", "; from ") + said(start.event.title) + said("（", " (")
        + start.time.words(language, year: true) + said("）", ")") + factList([start.fact].compactMap(\.self))
      if !start.missed.isEmpty {
        words += said(
          "。\(start.missed.map(\.title.japanese).joined(separator: "・"))の記録がないため",
          ", since there is no record of " + start.missed.map(\.title.english).joined(separator: ", "))
      }
    } else {
      words +=
        said("。起算前：", "; not running yet: ")
        + duty.clock.start.map { said($0.remedy) }.joined(separator: said("、", "; "))
    }
    line(said("期限", "Time"), words, .plain)
    guard let deadline = duty.deadline, deadline.last != nil else { return }
    // The start stands above.
    for step in deadline.steps.dropFirst() { line("", said(step.words), .faint) }
  }

  private func addDone(_ duty: Duty, _ line: (String, String, Page.Style) -> Void) {
    for (place, done) in duty.done.prefix(4).enumerated() {
      var text = done.at.words(language, year: true) + (done.what.map { " " + said($0) } ?? "")
      text += factList([done.fact].compactMap(\.self))
      text += done.receipt.map { said("（受付 \($0)）", " (receipt \($0))") } ?? ""
      line(place == 0 ? said("実施", "Done") : "", text, .calm)
    }
    if duty.done.count > 4 {
      line("", said("ほか \(duty.done.count - 4) 件", "and \(duty.done.count - 4) more"), .calm)
    }
  }

  private func sources(_ duty: Duty) -> String {
    duty.pack.sources(of: duty.rule).map { source in
      said(source.title)
        + (source.standing == .general ? said("（", " (") + said(source.standing.title) + said("）", ")") : "")
        + (showsAll ? source.url.map { " <\($0)>" } ?? "" : "")
    }.joined(separator: said("；", "; "))
  }

  private func factList(_ facts: [FactID]) -> String {
    facts.isEmpty
      ? ""
      : " [" + facts.prefix(4).map(\.rawValue).joined(separator: ", ") + (facts.count > 4 ? ", …" : "") + "]"
  }

  private func style(of status: Duty.Status) -> Page.Style {
    switch status {
    case .overdue: .alarm
    case .dueSoon, .doneLate, .underway, .setAside: .caution
    case .done: .calm
    case .open, .waiting, .none: .bold
    }
  }

  private func said(_ text: BilingualText) -> String { text.text(language) }
  private func said(_ japanese: String, _ english: String) -> String { language == .ja ? japanese : english }
}
