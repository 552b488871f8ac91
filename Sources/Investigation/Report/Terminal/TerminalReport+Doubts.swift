import Bytes
import Reconstruction

extension TerminalReport {
  /// What is uncertain, and why.
  func addDoubts(to page: inout Page) {
    addGrades(to: &page)
    addNotes(to: &page)
    add(.gaps, findings.gaps.map(words.gap), to: &page)
    addUnresolved(to: &page)
    add(.assumptions, findings.tool.assumptions.map(words.assumption), to: &page)
    add(
      .unparsed,
      findings.evidence.filter { $0.unparsedLines > 0 }.map {
        words.unparsed(item: $0.number, count: $0.unparsedLines, samples: $0.unparsedSamples)
      }, to: &page)
    add(.limits, words.limits(), to: &page)
  }

  private func add(_ label: Label, _ sentences: [String], to page: inout Page) {
    guard !sentences.isEmpty else { return }
    page.subheading(words.label(label))
    for sentence in sentences { page.bullet(sentence, indent: 4) }
  }

  /// What the grades mean that this report uses.
  private func addGrades(to page: inout Page) {
    let reconstruction = findings.reconstruction
    let used = Set(
      reconstruction.obtained.flatMap { $0.rows.map(\.grade) } + reconstruction.files.map(\.grade)
        + reconstruction.scalars.map(\.grade) + reconstruction.enumerated.questions.map(\.grade))
    guard !used.isEmpty else { return }
    page.subheading(words.label(.grades))
    let width = (used.map { words.grade($0).displayWidth }.max() ?? 0) + 2
    for grade in used.sorted(by: >) {
      page.hanging(words.grade(grade), words.meaning(of: grade), indent: 4, labelWidth: width)
    }
  }

  private func addNotes(to page: inout Page) {
    var notes: [String] = []
    for table in findings.reconstruction.obtained {
      let name = (table.schema.map { $0 + "." } ?? "") + table.table
      for note in table.notes {
        notes.append(words.entry(name, words.note(note)) + pointer(table.allEvidence, limit: 1))
      }
      let partly = table.rows.filter { $0.cells.contains { !$0.isComplete } }
      guard !partly.isEmpty else { continue }
      let cells = partly.reduce(0) { $0 + $1.cells.count { !$0.isComplete } }
      notes.append(
        words.entry(name, words.partlyKnown(cells: cells, rows: partly.count))
          + pointer(partly.flatMap(\.evidence), limit: 1))
    }
    add(.notes, notes, to: &page)
  }

  private func addUnresolved(to page: inout Page) {
    let unresolved = findings.reconstruction.unresolved
    guard !unresolved.isEmpty else { return }
    page.subheading(words.entry(words.label(.unresolved), unresolved.count.grouped))
    for question in unresolved.prefix(8) {
      page.bullet(
        words.entry(free(question.payload), free(words.unresolved(question))) + pointer(question.evidence),
        indent: 4)
    }
    if unresolved.count > 8 { page.paragraph(words.itemsMore(unresolved.count - 8), indent: 4) }
  }
}
