import Bytes
import Exposure
import Reconstruction
import YAMLText

extension TerminalReport {
  /// Whose data it is: the outline that a public report opens with.
  func addAffected(_ affected: Affected, to page: inout Page) {
    guard affected.total.records.maximum > 0 else {
      page.paragraph(words.nobody())
      addAffectedNotes(affected, to: &page)
      return
    }
    page.paragraph(words.maximum(affected.total), style: .bold)
    let labels = [words.word(.cause), words.word(.firstTrace), words.word(.wentOut)]
    let width = (labels.map(\.displayWidth).max() ?? 0) + 2
    let holes = findings.holes
    if !holes.isEmpty {
      page.hanging(labels[0], words.injection() + words.described(holes), labelWidth: width)
    }
    if let trace = windows.first(where: { $0.kind == .trace }) {
      page.hanging(labels[1], words.moment(trace.from), labelWidth: width)
    }
    if let out = windows.first(where: { $0.kind == .exfiltration && $0.set == nil }) {
      page.hanging(
        labels[2], words.span(out.from, out.to) + words.aside(words.days(out.days)), labelWidth: width)
    }
    page.blank()
    addSets(affected, to: &page)
    addEntryWindows(affected, to: &page)
    addClasses(affected, to: &page)
    addCountries(affected, to: &page)
    addAffectedNotes(affected, to: &page)
  }

  private func addSets(_ affected: Affected, to page: inout Page) {
    let head =
      [words.word(.group), words.word(.records)] + [Grade.proven, .probable, .possible].map(words.grade)
      + [words.word(.people)]
    func row(_ title: String, _ counts: Counts) -> [String] {
      [title, counts.records.maximum.grouped]
        + [Grade.proven, .probable, .possible].map { counts.records[$0].grouped } + [
          counts.people.maximum.grouped
        ]
    }
    var rows: [[String]] = []
    if affected.sets.isEmpty {
      for figure in affected.byPopulation {
        rows.append(row(title(ofPopulation: figure.id, affected.map), figure.counts))
      }
    }
    for figure in affected.sets {
      let indent = figure.set.superset == nil ? "" : "  "
      rows.append(row(indent + title(of: figure.set), figure.counts))
    }
    rows.append(row(words.label(.total), affected.total))
    page.table(head: head, rows: rows, numbers: Set(1...5))
    for figure in affected.sets {
      guard let sum = figure.sumOfParts else { continue }
      let parts = figure.set.people.value.parts.map { part in
        affected.sets.first { part == .set($0.set.id.value) }?.counts.records.maximum ?? 0
      }
      guard parts.reduce(0, +) == sum.maximum else { continue }
      page.paragraph(
        words.entry(
          title(of: figure.set),
          "\(words.sum(parts)) = \(words.records(sum.maximum)); \(words.people(figure.counts.people.maximum))"
        ),
        style: .faint)
    }
  }

  private func title(of set: NamedSet) -> String { set.title.map(words.text) ?? set.id.value }

  private func title(ofPopulation id: String, _ map: DataMap) -> String {
    map.populations.first { $0.id.value == id }?.title.map(words.text) ?? id
  }

  /// When what was exposed had been entered, by set, and until when it could be read.
  private func addEntryWindows(_ affected: Affected, to page: inout Page) {
    for kind in [Window.Kind.exposure, .atRisk] {
      let named = Dictionary(affected.map.sets.map { ($0.id.value, $0.people.value) }) { first, _ in first }
      let own = windows.filter { window in
        window.kind == kind && window.set.flatMap { named[$0]?.classes(in: named) } != nil
      }
      guard !own.isEmpty else { continue }
      page.subheading(words.word(kind == .exposure ? .entered : .atRisk))
      var told: [Window] = []
      for window in own where !told.contains(where: { $0.from == window.from && $0.to == window.to }) {
        told.append(window)
        let same = own.filter { $0.from == window.from && $0.to == window.to }
        let titles = same.compactMap { window in affected.sets.first { $0.set.id.value == window.set } }
          .map { set in
            let whole = set.set.superset.flatMap { id in affected.sets.first { $0.set.id == id } }
            return [whole.map { title(of: $0.set) }, title(of: set.set)].compactMap(\.self).joined(
              separator: " – ")
          }
        page.bullet(
          words.span(window.from, window.to)
            + words.aside(words.length(Int(window.to.seconds - window.from.seconds))), indent: 4)
        page.paragraph(words.list(titles), indent: 6, style: .faint)
      }
    }
  }

  private func addClasses(_ affected: Affected, to page: inout Page) {
    page.subheading(words.word(.classes))
    for (service, classes) in affected.byServiceAndDataClass where !classes.isEmpty {
      let name = affected.map.services.first { $0.id.value == service }.map { words.text($0.name) } ?? service
      let sorted = classes.sorted { ($1.counts.records.maximum, $0.id) < ($0.counts.records.maximum, $1.id) }
      page.bullet(
        words.entry(
          name,
          words.list(
            sorted.map { figure in
              let title = affected.map.dataClass(figure.id).map {
                words.text(BilingualText(japanese: $0.japanese, english: $0.english))
              }
              return "\(title ?? figure.id) \(figure.counts.records.maximum.grouped)"
            })), indent: 4)
    }
  }

  private func addCountries(_ affected: Affected, to page: inout Page) {
    guard affected.byCountry.contains(where: { !$0.id.isEmpty }) else { return }
    page.subheading(words.word(.countries))
    let sorted = affected.byCountry.sorted {
      ($1.counts.people.maximum, $0.id) < ($0.counts.people.maximum, $1.id)
    }
    page.paragraph(
      words.list(
        sorted.map { figure in
          "\(figure.id.isEmpty ? words.word(.unknownCountry) : figure.id) \(words.people(figure.counts.people.maximum))"
        }, limit: 24), indent: 4)
  }

  private func addAffectedNotes(_ affected: Affected, to page: inout Page) {
    guard !affected.notes.isEmpty else { return }
    page.subheading(words.word(.notes))
    for note in affected.notes { page.bullet(words.note(note), indent: 4) }
  }
}
