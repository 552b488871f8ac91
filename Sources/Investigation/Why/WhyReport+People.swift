import Evidence
import Exposure
import Reconstruction
import YAMLText

/// People and figures about people, in words that a customer desk can read out, down to the lines of evidence.
extension WhyReport {
  func add(_ figure: WhyPeopleFigure, to page: inout Page) {
    page.heading(title(of: figure.subject))
    page.paragraph(words.maximum(figure.counts), style: .bold)
    if let sum = figure.sumOfParts { page.paragraph(words.addedUp(sum.maximum)) }
    for window in figure.windows {
      page.paragraph(
        words.entry(
          words.word(label(window.kind)),
          words.span(window.from, window.to)
            + words.aside(words.length(Int(window.to.seconds - window.from.seconds)))))
    }
    for part in figure.parts {
      page.bullet(
        words.entry(words.origin(origin(of: part.source)), words.records(part.records))
          + frame.pointer(part.evidence, limit: 4))
    }
    if !figure.examples.isEmpty { page.paragraph(words.askForPerson(figure.examples), style: .faint) }
    addCommands(figure.parts.flatMap(\.evidence), to: &page)
  }

  private func label(_ kind: ExposureWindow.Kind) -> AffectedLabel {
    switch kind {
    case .exfiltration: .wentOut
    case .exposure: .entered
    case .atRisk: .atRisk
    }
  }

  private func title(of subject: WhyPeopleFigure.Subject) -> String {
    let map = findings.affected?.map
    switch subject {
    case .total: return words.label(.total)
    case .set(let id): return map?.sets.first { $0.id.value == id }?.title.map(words.text) ?? id
    case .service(let id): return map?.services.first { $0.id.value == id }.map { words.text($0.name) } ?? id
    case .population(let id): return map?.populations.first { $0.id.value == id }?.title.map(words.text) ?? id
    case .dataClass(let id): return className(id)
    }
  }

  func className(_ id: String) -> String {
    findings.affected?.map.dataClass(id).map {
      words.text(BilingualText(japanese: $0.japanese, english: $0.english))
    } ?? id
  }

  /// What exposed data, named as a person knows it.
  private func origin(of source: Source) -> ExposureOrigin {
    let reconstruction = findings.reconstruction
    switch source.origin {
    case .table(let table):
      let read = reconstruction.obtained[table]
      return .table((read.schema.map { $0 + "." } ?? "") + read.table)
    case .file(let file): return .file(reconstruction.files[file].path)
    case .capture: return .capture
    case .gap: return .gap
    case .unresolved: return .unresolved
    }
  }

  // MARK: - People

  /// One record of a person.
  func add(_ record: AffectedRecord, to page: inout Page) {
    let map = findings.affected?.map
    let population =
      record.population.title.map(words.text)
      ?? map?.services.first { $0.id.value == record.population.service.value }.map { words.text($0.name) }
      ?? record.population.id.value
    page.heading(words.entry(population, record.key ?? "\u{FFFD}"))
    let fields = record.values.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { word, value in
      "\(word)=\(shown(value, word))"
    }
    if !fields.isEmpty { page.paragraph(fields.joined(separator: "  ")) }
    if record.isWithdrawn { page.paragraph(words.withdrawn()) }
    if !record.isKnown { page.paragraph(words.notInPopulation()) }
    page.paragraph(
      words.whatLeaked(
        record.classes.map { (className($0.dataClass), $0.grade) }), style: .bold)
    for reason in record.reasons {
      let what = reason.classes.map { className($0.dataClass) + words.aside(words.grade($0.grade)) }
      page.bullet(
        words.entry(words.origin(origin(of: reason.source)), words.list(what)) + " "
          + words.span(reason.first, reason.last) + frame.pointer(reason.evidence, limit: 6))
      if let time = reason.detail?.time {
        let moment = Moment(seconds: time, utcOffset: reason.first.utcOffset)
        page.paragraph(words.entry(words.word(.entered), words.moment(moment)), indent: 4)
      }
    }
    addLines(of: record, to: &page)
  }

  private func shown(_ value: String, _ word: String) -> String {
    Page.clean(
      reveals || AffectedLister.isSame(value, answer.typed, as: word)
        || ["country", "language"].contains(word)
        ? value : Masking.masked(value, column: word))
  }

  /// Where the lines stand: item, line and byte, and each line's hash; the first of them where there are many.
  private func addLines(of record: AffectedRecord, to page: inout Page) {
    let lines = Set(record.reasons.flatMap { $0.evidence.prefix(4) } + [record.line].compactMap(\.self))
      .sorted()
    var told: [String] = []
    for item in findings.evidence {
      let own = lines.filter { $0.item == item.number }.map(\.line)
      guard item.hasLines, !own.isEmpty, let file = try? EvidenceFile(item.path), file.isRereadable,
        var reader = try? CitedLines(file, lines: own)
      else { continue }
      while let line = try? reader.next() {
        told.append(
          words.place(
            item: item.number, path: item.path, line: line.line, offset: line.offset, sha256: line.sha256))
      }
    }
    guard !told.isEmpty else { return }
    page.subheading(words.word(.lines))
    for line in told { page.bullet(line, indent: 4) }
  }
}

/// What exposed data.
enum ExposureOrigin {
  case table(String), file(String), capture, gap, unresolved
}
