import CaseFile
import Exposure
import Investigation
import YAMLText

/// Everything that one document is made of: what was known on its date, for its readers, in its language.
struct NoticeContext: Sendable {
  let kind: NoticeKind
  let language: Language
  let date: CivilDay
  let basis: NoticeBasis
  let facts: FactsAtDate
  let figures: FigureSource
  let dates: DateWords
  let words: Wording
  let exposed: ExposedClasses?
  let rows: [AffectedRows.Row]
  /// How figures changed since the last notice, in sentences.
  let changes: [BilingualText]

  var audience: Audience { kind.audience }
  var isJapanese: Bool { language == .ja }

  init(
    _ kind: NoticeKind, _ language: Language, _ basis: NoticeBasis, date: CivilDay, years: DateWords.Years,
    changes: [BilingualText]
  ) {
    self.kind = kind
    self.language = language
    self.date = date
    self.basis = basis
    self.changes = changes
    facts = FactsAtDate(basis.facts, day: date, zone: basis.zone)
    figures = FigureSource(basis, facts, date)
    dates = DateWords(language, years: years)
    words = Wording(language: language)
    if let map = basis.map, let summary = basis.summary {
      let exposed = ExposedClasses(map, summary)
      self.exposed = exposed
      rows = AffectedRows(map, exposed, figures).rows
    } else {
      exposed = nil
      rows = []
    }
  }

  // MARK: - Words

  /// Whether only what has a wording for the public may stand in it. What the desk says is said to the public.
  var readsPublicWording: Bool { audience.isOutside || kind == .deskScript }

  func say(_ japanese: Markup, _ english: Markup) -> Markup { isJapanese ? japanese : english }

  /// What readers may read of something: the public its wording for the public, others what the case says.
  func told(_ publicWording: BilingualText?, _ what: BilingualText?) -> Markup? {
    let text = readsPublicWording ? publicWording : what ?? publicWording
    return text.map { Markup(words.text($0)) }
  }

  func counted(_ id: String, _ counter: Counter) -> Markup? {
    figures.figure(id).map { .counted($0, counter, language) }
  }

  /// A figure, where it is more than nothing.
  func countedIfAny(_ id: String, _ counter: Counter) -> Markup? {
    figures.figure(id).flatMap { $0.value > 0 ? .counted($0, counter, language) : nil }
  }

  /// Items of a list that know whether they are its first or last.
  func list(_ items: [Values]) -> Value {
    .list(
      items.enumerated().map { place, item in
        var item = item
        item[.isFirst] = .flag(place == 0)
        item[.isLast] = .flag(place == items.count - 1)
        return item
      })
  }

  // MARK: - Parties

  /// A party as these readers may know it.
  func name(_ id: FactID) -> String {
    guard let party = facts.parties[id] else { return id.rawValue }
    return words.text(readsPublicWording ? party.alias ?? party.name : party.name)
  }

  /// Several, each once: two bodies may have one name outside.
  func names(_ ids: [FactID]) -> [String] {
    var seen: Set<String> = []
    return ids.map(name).filter { seen.insert($0).inserted }
  }

  func parties(role: String) -> [Party] {
    basis.facts.compactMap { fact in
      if case .party(let party) = fact, party.role.rawValue == role { party } else { nil }
    }
  }

  /// The public name of a service.
  func service(_ id: String) -> String {
    if let service = facts.organisation?.services.first(where: { $0.id == id }) {
      return words.text(service.name)
    }
    return basis.map?.services.first { $0.id.value == id }.map { words.text($0.name) } ?? id
  }

  func setTitle(_ id: String) -> BilingualText? { basis.map?.sets.first { $0.id.value == id }?.title }

  // MARK: - What kind of case it is

  /// Whether somebody came in from outside.
  var isIntrusion: Bool {
    facts.events.contains { $0.kind == .intrusionTrace } || basis.summary?.first != nil
  }

  /// Whether it is established that data left.
  var isConfirmed: Bool {
    facts.events.contains { event in
      ["finding", "exfiltration"].contains(event.kind.rawValue) && event.certainty == .confirmed
    } || facts.decisions.contains { $0.kind?.rawValue == "leakConfirmed" }
  }

  /// Kinds of documents that state no figures, since none is settled when they go out.
  var hasFigures: Bool { ![.warning, .first].contains(kind) }
}
