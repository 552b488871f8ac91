import Bytes
import Evidence
import Reconstruction

/// What one value rests on, down to the single question.
extension WhyReport {
  func add(_ match: WhyMatch, to page: inout Page) {
    page.heading(words.thing(match.thing))
    let labels: [WhyLabel] = [
      .value, .grade, .when, .from, .through, .how, .sure, .asked, .yesAndNo, .delivered, .dumpRow,
    ]
    let width = (labels.map { words.word($0).displayWidth }.max() ?? 0) + 2
    func field(_ label: WhyLabel, _ text: String, style: Page.Style = .plain, to page: inout Page) {
      page.hanging(words.word(label), text, labelWidth: width, style: style)
    }
    field(.value, value(of: match), style: .bold, to: &page)
    field(.grade, words.entry(words.grade(match.grade), words.meaning(of: match.grade)), to: &page)
    let moments = match.values.flatMap { [$0.first, $0.last] } + match.deliveries.map(\.moment)
    if let first = moments.min(), let last = moments.max() {
      field(
        .when, words.span(first, last) + pointer([match.lines.first, match.lines.last].compactMap(\.self)),
        to: &page)
    }
    let clients = clients(match)
    if !clients.isEmpty { field(.from, words.list(clients, limit: 10), to: &page) }
    let points = Set(match.values.map(\.point)).union(match.deliveries.map(\.point)).sorted()
    if !points.isEmpty { field(.through, words.described(points), to: &page) }
    let questions = match.values.flatMap(\.questions)
    if !questions.isEmpty { field(.how, words.questions(WhyWitnesses(questions)), to: &page) }
    if !match.deliveries.isEmpty { field(.how, words.deliveries(match.deliveries.count), to: &page) }
    let sureness = Sureness(
      grade: match.grade, isComplete: match.isComplete, values: match.values, deliveries: match.deliveries)
    for (number, reason) in words.sureness(sureness).enumerated() {
      page.hanging(number == 0 ? words.word(.sure) : "", reason, labelWidth: width)
    }
    for delivery in match.deliveries {
      field(
        .delivered, words.delivery(delivery, asked: sql(delivery.asked)) + pointer([delivery.line]), to: &page
      )
    }
    let dumpLines = self.dumpLines(match)
    if !dumpLines.isEmpty { field(.dumpRow, String(pointer(dumpLines).dropFirst()), to: &page) }
    for value in match.values {
      page.blank()
      field(.asked, sql(value.sql), to: &page)
      for oracle in value.oracles { field(.yesAndNo, words.oracle(oracle), to: &page) }
      addChain(of: value, to: &page)
    }
    addCommands(match.lines + dumpLines, to: &page)
  }

  /// Where the row stands in the dump.
  private func dumpLines(_ match: WhyMatch) -> [EvidenceLine] {
    let dumps = Set(findings.evidence.filter { $0.kind == .databaseDump }.map(\.number))
    return match.evidence.filter { dumps.contains($0.item) }
  }

  private func clients(_ match: WhyMatch) -> [String] {
    let reasons = findings.reconstruction.reasons
    let asked = match.values.flatMap(\.questions).compactMap { reasons?.client(of: $0) }
    return Set(asked + match.deliveries.map(\.client)).sorted()
  }

  func pointer(_ lines: [EvidenceLine]) -> String {
    let citations = Citation.compacting(lines)
    return citations.isEmpty ? "" : " [\(citations.map(\.description).joined(separator: ", "))]"
  }

  private func sql(_ text: String) -> String {
    Page.clean(reveals ? text : Masking.maskedInSQL(text)).clipped(width: 400)
  }

  // MARK: - Questions

  private func addChain(of value: LearntValue, to page: inout Page) {
    guard let reasons = findings.reconstruction.reasons else { return }
    let isPersonal = if case .cells = value.target { true } else { false }
    // Beginnings that were asked of all rows are other people's too.
    let visibility = Visibility(
      value.isOfAnyRow ? "" : value.settled ?? value.text ?? "", typed: answer.typed,
      reveals: reveals || !isPersonal)
    for part in reasons.chain(of: value) {
      guard visibility.shows(part.subject, isBytes: value.isBytes) else {
        let name = words.subject(part.subject, isBytes: value.isBytes)
        page.bullet(
          words.entry(name, words.hidden(part.steps.count)) + framed(part.steps.map(\.question.line)),
          indent: 4)
        continue
      }
      page.subheading(words.conclusion(part, isBytes: value.isBytes), indent: 4)
      add(part, isBytes: value.isBytes, to: &page)
    }
  }

  private func framed(_ lines: [EvidenceLine]) -> String {
    let citations = Citation.compacting(lines)
    let shown = citations.prefix(6).map(\.description).joined(separator: ", ")
    return " [\(shown)\(citations.count > 6 ? " " + words.citationsMore(citations.count - 6) : "")]"
  }

  private func add(_ part: LearntPart, isBytes: Bool, to page: inout Page) {
    let runs = runs(part.steps)
    let heads = runs.map { pointer($0.map(\.question.line)).dropFirst().description }
    let width = min(24, (heads.map(\.displayWidth).max() ?? 0) + 2)
    for (head, run) in zip(heads, runs) {
      let (step, question) = (run[0], run[0].question)
      let response = words.response(
        status: question.status, bytes: question.bytes, bytesLessPayload: question.bytesLessPayload,
        seconds: run.count == 1 ? question.seconds : nil)
      let said = words.entry(words.asked(step.asked, isBytes: isBytes), words.answer(question.answer))
      let why = words.aside(words.heard(response, question.witness))
      let then = step.isContradiction ? words.contradicts() : words.left(step.left)
      page.hanging(head, said + why + " → " + then, indent: 6, labelWidth: width)
    }
  }

  /// The same question asked again in the lines that follow, with the same answer, is told once.
  private func runs(_ steps: [LearntStep]) -> [[LearntStep]] {
    var runs: [[LearntStep]] = []
    for step in steps {
      if let last = runs.last?.last, last.asked == step.asked, last.question.answer == step.question.answer,
        last.question.witness == step.question.witness, last.question.status == step.question.status,
        last.question.bytes == step.question.bytes, last.question.line.item == step.question.line.item
      {
        runs[runs.count - 1].append(step)
      } else {
        runs.append([step])
      }
    }
    return runs
  }
}
