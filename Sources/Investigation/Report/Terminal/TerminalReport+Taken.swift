import Evidence
import Reconstruction

extension TerminalReport {
  /// What was taken: tables, files, single values, names.
  func addTaken(to page: inout Page) {
    if tables.isEmpty {
      page.paragraph(words.noTables())
    } else {
      addSummary(to: &page)
      for table in tables { addTable(table, to: &page) }
    }
    addFiles(to: &page)
    addScalars(to: &page)
    addEnumerated(to: &page)
  }

  private func addSummary(to page: inout Page) {
    let head =
      [words.label(.table), words.label(.total)] + shownGrades.map(words.grade) + [words.label(.extent)]
    var rows = tables.map { table in
      [table.name, total(of: table)]
        + shownGrades.map { table.tally[$0].grouped } + [
          extents(of: table)
        ]
    }
    if tables.count > 1 {
      rows.append(
        [words.label(.total), answers.rows.maximum.grouped] + shownGrades.map { answers.rows[$0].grouped } + [
          ""
        ])
    }
    page.table(head: head, rows: rows, numbers: Set(1...(1 + shownGrades.count)))
  }

  private var shownGrades: [Grade] { [.proven, .probable, .possible] }

  /// Rows by all grades; with a question mark where there may be more of unknown number.
  private func total(of table: TakenTable) -> String {
    let total = table.tally.maximum
    return table.isUncounted ? (total > 0 ? total.grouped + "+?" : "?") : total.grouped
  }

  private func extents(of table: TakenTable) -> String {
    var extents: [String] = []
    for entry in table.entries where !extents.contains(words.extent(entry.extent)) {
      extents.append(words.extent(entry.extent))
    }
    return words.list(extents)
  }

  private func addTable(_ table: TakenTable, to page: inout Page) {
    page.subheading(table.name)
    if table.isUncounted { page.paragraph(words.uncounted(), indent: 4, style: .caution) }
    if let bound = table.atMost { page.paragraph(words.atMost(bound), indent: 4, style: .caution) }
    let width = labelWidth([.columns, .extent, .condition, .order, .when, .responseBytes, .samples])
    for (number, entry) in table.entries.enumerated() {
      if number > 0 { page.blank() }
      func field(_ label: Label, _ text: String, style: Page.Style = .plain) {
        page.hanging(words.label(label), text, indent: 4, labelWidth: width, style: style)
      }
      field(.columns, words.list(entry.columns, limit: 40), style: .bold)
      field(
        .extent,
        entry.isUncounted
          ? words.extent(entry.extent)
          : words.list([words.extent(entry.extent), words.rows(entry.rows.count)]))
      if let condition = entry.condition { field(.condition, sql(condition)) }
      if let order = entry.orderBy { field(.order, sql(order)) }
      field(.when, words.span(entry.first, entry.last) + pointer(entry.allEvidence))
      if entry.predictedBytes != nil || entry.observedBytes != nil {
        field(
          .responseBytes, words.byteComparison(predicted: entry.predictedBytes, observed: entry.observedBytes)
        )
      }
      addSamples(of: entry, labelWidth: width, to: &page)
    }
  }

  private func addSamples(of entry: ObtainedTable, labelWidth: Int, to page: inout Page) {
    let shown = entry.rows.prefix(samples)
    guard !shown.isEmpty else { return }
    page.hanging(
      words.label(.samples),
      words.samples(shown: shown.count, of: entry.rows.count, revealed: reveals),
      indent: 4, labelWidth: labelWidth)
    for row in shown {
      let cells = zip(entry.columns, row.values).map { "\($0)=\(value($1, column: $0))" }
      page.bullet(
        cells.joined(separator: "  ") + " " + words.aside(words.grade(row.grade))
          + pointer(row.evidence, limit: 2),
        indent: 6)
    }
  }

  private func addFiles(to page: inout Page) {
    let files = findings.reconstruction.files
    guard !files.isEmpty else { return }
    page.subheading(words.label(.files))
    for file in files {
      let result =
        file.letSomethingOut
        ? words.bytes(file.bytes) + words.aside(words.grade(file.grade)) : words.fileTriedInVain()
      page.bullet(
        words.entry(free(file.path), words.list([result, words.moment(file.at)])) + pointer(file.evidence),
        indent: 4,
        style: file.letSomethingOut ? .bold : .plain)
    }
  }

  private func addScalars(to page: inout Page) {
    let scalars = findings.reconstruction.scalars
    guard !scalars.isEmpty else { return }
    page.subheading(words.label(.singleValues))
    for scalar in scalars.prefix(20) {
      // A single value belongs to no person, but it may be a secret.
      let isSecret = [.password, .secret, .card].contains(DataHint(column: scalar.expression))
      let shown = isSecret ? value(scalar.value, column: "") : free(scalar.value)
      page.bullet(
        "\(sql(scalar.expression)) = \(shown)" + words.aside(words.grade(scalar.grade))
          + pointer(scalar.evidence),
        indent: 4)
    }
    if scalars.count > 20 { page.paragraph(words.itemsMore(scalars.count - 20), indent: 4) }
  }

  private func addEnumerated(to page: inout Page) {
    let names = findings.reconstruction.enumerated
    let width = labelWidth([.schemas, .tables, .columns, .catalogueQuestions])
    let lists: [(Label, Set<String>)] = [
      (.schemas, names.schemas), (.tables, names.tables), (.columns, names.columns),
    ]
    guard lists.contains(where: { !$0.1.isEmpty }) || !names.questions.isEmpty else { return }
    page.subheading(words.label(.enumerated))
    for (label, list) in lists where !list.isEmpty {
      page.hanging(
        words.label(label), words.entry(list.count.grouped, words.list(list.sorted(), limit: 24)), indent: 4,
        labelWidth: width)
    }
    for (number, question) in names.questions.prefix(6).enumerated() {
      page.hanging(
        number == 0 ? words.label(.catalogueQuestions) : "",
        sql(question.question) + words.aside(words.grade(question.grade)) + pointer(question.evidence),
        indent: 4, labelWidth: width)
    }
    if names.questions.count > 6 {
      page.hanging("", words.itemsMore(names.questions.count - 6), indent: 4, labelWidth: width)
    }
  }

  /// SQL of the intruder's queries; literals in it may be personal.
  private func sql(_ text: String) -> String {
    free(reveals ? text : Masking.maskedInSQL(text))
  }
}
