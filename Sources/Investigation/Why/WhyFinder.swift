import Reconstruction
import Records

/// Looks up what a person typed in everything that was obtained.
struct WhyFinder {
  let findings: Findings
  let typed: String
  private let folded: String

  init(_ findings: Findings, typed: String) {
    self.findings = findings
    self.typed = typed
    folded = typed.lowercased()
  }

  /// What stands exactly there, else what contains it; rows by key or position; tables and columns as figures.
  func answer() -> WhyAnswer {
    let figures = figures()
    let named = rowsByName()
    let found = cells() + scalars() + names() + files()
    let exact = found.filter { $0.fit == .exact }
    let loose = exact.isEmpty && named.isEmpty && figures.isEmpty ? found : []
    return WhyAnswer(
      typed: typed, figures: figures,
      matches: named + (exact.isEmpty ? loose.sorted { $0.fit < $1.fit } : exact))
  }

  // MARK: - Texts

  private func fit(_ value: String?, isComplete: Bool = true) -> WhyMatch.Fit? {
    guard let value, !typed.isEmpty else { return nil }
    if value == typed { return .exact }
    if isComplete || !value.unicodeScalars.contains("\u{FFFD}") {
      return value.lowercased().contains(folded) ? .contained : nil
    }
    let (known, wanted) = (Array(value.lowercased().unicodeScalars), Array(folded.unicodeScalars))
    let agreeing = zip(known, wanted).count { $0 == $1 }
    guard known.count <= wanted.count, agreeing >= 3,
      zip(known, wanted).allSatisfy({ $0 == $1 || $0 == "\u{FFFD}" })
    else { return value.lowercased().contains(folded) ? .contained : nil }
    return .partlyKnown
  }

  private func cells() -> [WhyMatch] {
    findings.reconstruction.obtained.flatMap { table in
      table.rows.flatMap { row in
        table.columns.indices.compactMap { column -> WhyMatch? in
          guard row.cells[column].grade > .reachable,
            let fit = fit(row.values[column], isComplete: row.cells[column].isComplete)
          else { return nil }
          return cell(table, row, column, fit)
        }
      }
    }
  }

  private func cell(_ table: ObtainedTable, _ row: ObtainedRow, _ column: Int, _ fit: WhyMatch.Fit)
    -> WhyMatch
  {
    let lines = Set(row.evidence)
    let name = table.columns[column]
    let all = deliveries(at: lines)
    let own = all.filter { $0.asked.lowercased().contains(name.lowercased()) || $0.asked.contains("*") }
    return WhyMatch(
      thing: .cell(
        schema: table.schema, table: table.table, column: name, key: row.key, position: row.position),
      fit: fit, value: row.values[column], grade: row.cells[column].grade,
      isComplete: row.cells[column].isComplete, evidence: row.evidence,
      values: values(at: lines, table: table.table, column: name, text: row.values[column]),
      deliveries: own.isEmpty ? all : own)
  }

  /// The values whose questions a row rests on and that are about one of its columns: by the query's names, else, where
  /// those are others than the table's, by the text.
  private func values(at lines: Set<EvidenceLine>, table: String, column: String, text: String?)
    -> [LearntValue]
  {
    let all =
      findings.reconstruction.reasons?.values.filter { value in
        value.questions.first.map { lines.contains($0.line) } ?? false
      } ?? []
    let named = all.filter { value in
      guard case .cells(_, let of, let columns) = value.target else { return false }
      return of.lowercased() == table.lowercased()
        && columns.contains { $0.lowercased() == column.lowercased() || $0 == "*" }
    }
    if !named.isEmpty { return named }
    let others = all.filter { if case .cells = $0.target { false } else { true } }
    let same = others.filter { ($0.settled ?? $0.text) == text }
    return same.isEmpty ? others : same
  }

  private func deliveries(at lines: Set<EvidenceLine>) -> [LearntDelivery] {
    findings.reconstruction.reasons?.deliveries.filter { lines.contains($0.line) } ?? []
  }

  private func scalars() -> [WhyMatch] {
    findings.reconstruction.scalars.compactMap { scalar in
      guard let fit = scalar.expression.lowercased() == folded ? .exact : fit(scalar.value) else {
        return nil
      }
      let lines = Set(scalar.evidence)
      return WhyMatch(
        thing: .scalar(expression: scalar.expression), fit: fit, value: scalar.value, grade: scalar.grade,
        isComplete: !scalar.value.unicodeScalars.contains("\u{FFFD}"), evidence: scalar.evidence,
        values: findings.reconstruction.reasons?.values.filter { value in
          guard case .scalar = value.target, let first = value.questions.first else { return false }
          return lines.contains(first.line)
        } ?? [], deliveries: deliveries(at: lines))
    }
  }

  private func files() -> [WhyMatch] {
    findings.reconstruction.files.compactMap { file in
      guard file.bytes > 0, let fit = fit(file.path) else { return nil }
      return WhyMatch(
        thing: .file(path: file.path), fit: fit, value: file.path, grade: file.grade, isComplete: true,
        evidence: file.evidence, values: [], deliveries: deliveries(at: Set(file.evidence)))
    }
  }

  // MARK: - Names

  private func names() -> [WhyMatch] {
    let names = findings.reconstruction.enumerated
    return (names.schemas.union(names.tables).union(names.columns)).sorted().compactMap { name in
      let last = name.split(separator: ".").last.map(String.init) ?? name
      guard let fit = last == typed ? .exact : fit(name) else { return nil }
      return self.name(name, last, fit)
    }
  }

  /// The questions that spelled a name, or the deliveries that brought it.
  private func name(_ name: String, _ last: String, _ fit: WhyMatch.Fit) -> WhyMatch {
    let reasons = findings.reconstruction.reasons
    let values =
      reasons?.values.filter { value in
        guard let text = value.text, value.grade > .possible else { return false }
        if case .names = value.target { return text.contains(last) }
        return false
      } ?? []
    let deliveries = reasons?.deliveries.filter { $0.names.contains { $0.contains(last) } } ?? []
    let grade = (values.map(\.grade) + deliveries.map(\.verdict.grade)).max() ?? .possible
    return WhyMatch(
      thing: .name(name), fit: fit, value: name, grade: grade, isComplete: true,
      evidence: findings.reconstruction.enumerated.questions.flatMap(\.evidence), values: values,
      deliveries: deliveries)
  }

  // MARK: - Places

  private func isNamed(_ table: ObtainedTable, _ name: String) -> Bool {
    let own = table.table.lowercased()
    return name == own || table.schema.map { name == $0.lowercased() + "." + own } ?? false
  }

  /// `members:12` is the row with that key, `members#3` the one at that position.
  private func rowsByName() -> [WhyMatch] {
    guard let cut = folded.lastIndex(where: { $0 == ":" || $0 == "#" }) else { return [] }
    let (name, rest) = (String(folded[..<cut]), folded[folded.index(after: cut)...])
    let isPosition = folded[cut] == "#"
    return findings.reconstruction.obtained.filter { isNamed($0, name) }.flatMap { table in
      table.rows.filter { row in
        isPosition ? row.position == Int(rest) : row.key?.lowercased() == String(rest)
      }.flatMap { row in
        table.columns.indices.filter { row.cells[$0].grade > .reachable }.map { cell(table, row, $0, .place) }
      }
    }
  }

  private func figures() -> [WhyFigure] {
    findings.takenTables.flatMap { taken -> [WhyFigure] in
      let names = taken.entries.first.map { isNamed($0, folded) } ?? false
      if names { return [figure(taken, column: nil)] }
      return taken.columns.filter { column in
        folded.hasSuffix("." + column.lowercased())
          && (taken.entries.first.map { isNamed($0, String(folded.dropLast(column.count + 1))) } ?? false)
      }.map { figure(taken, column: $0) }
    }
  }

  private func figure(_ taken: TakenTable, column: String?) -> WhyFigure {
    var rows: [WhyFigure.Row] = []
    for table in taken.entries {
      let place = column.flatMap { table.columns.firstIndex(of: $0) }
      if column != nil, place == nil { continue }
      for row in table.rows {
        let cell = place.map { row.cells[$0] }
        let grade = cell?.grade ?? row.grade
        guard grade > .reachable else { continue }
        rows.append(
          WhyFigure.Row(
            reference: row.key.map { "\(taken.name):\($0)" } ?? "\(taken.name)#\(row.position ?? 0)",
            grade: grade,
            isComplete: cell?.isComplete ?? row.cells.allSatisfy(\.isComplete), evidence: row.evidence))
      }
    }
    return WhyFigure(
      schema: taken.schema, table: taken.table, column: column,
      tally: column == nil ? taken.tally : Tally(rows.lazy.map(\.grade)), rowsAtMost: taken.atMost, rows: rows
    )
  }
}

extension LearntDelivery.Verdict {
  var grade: Grade {
    switch self {
    case .exactByOthers: .proven
    case .exact, .carried: .probable
    case .open, .refuted: .possible
    }
  }
}

extension Findings {
  /// What was obtained that a person asks about, by its text, its place or its table; with a data map also people and
  /// figures about people.
  ///
  /// - Throws: `InvestigationError` where a population cannot be read a second time.
  public func why(_ typed: String) throws(InvestigationError) -> WhyAnswer {
    var answer = WhyFinder(self, typed: typed).answer()
    guard let people else { return answer }
    let finder = WhyPeople(people: people, findings: self, typed: typed)
    do throws(RecordsError) {
      answer.peopleFigures = try finder.figures()
      answer.people = try finder.records()
      if answer.isEmpty { answer.unaffected = try finder.unaffected() }
    } catch {
      throw InvestigationError(.badInput, "\(error.path): \(error.message)", remedy: error.remedy)
    }
    return answer
  }
}
