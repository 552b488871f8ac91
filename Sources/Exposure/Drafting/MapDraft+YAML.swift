import YAMLText

extension MapDraft {
  /// The languages of a draft's comments.
  public enum Language: Sendable { case japanese, english }

  /// The draft as a data map that ``DataMap/init(yaml:path:)`` reads, with comments for the person who corrects it.
  public func yaml(_ language: Language) -> String {
    var writer = DraftWriter(language)
    writer.head(tableCount)
    writeServices(&writer)
    writePopulations(&writer)
    writeStores(&writer)
    writeIdentity(&writer)
    writeSets(&writer)
    return writer.text
  }

  private func writeServices(_ writer: inout DraftWriter) {
    writer.line("services:")
    for service in services {
      writer.comment(
        2, service.isSchema ? .likely : .unsure,
        service.isSchema
          ? .init(
            japanese: "データベース（スキーマ）1つを1サービスとした。名前を直してください", english: "one for each schema; correct its name")
          : .init(japanese: "スキーマ名がない。名前を直してください", english: "no schema is named; correct its name"))
      writer.line("  - id: \(DraftText.scalar(service.id))")
      writer.line(
        "    name: { ja: \(DraftText.scalar(service.name)), en: \(DraftText.scalar(service.name)) }")
    }
  }

  private func writePopulations(_ writer: inout DraftWriter) {
    writer.line("")
    writer.note(
      0, .init(japanese: "誰のデータか。退会者も含める。", english: "Whose data it is, people who withdrew among them."))
    writer.line(populations.isEmpty ? "populations: []" : "populations:")
    for population in populations {
      let reading = population.reading
      writer.comment(2, population.certainty, population.reason)
      writer.line("  - id: \(DraftText.scalar(population.id))")
      writer.line("    service: \(DraftText.scalar(population.service))")
      writer.place(reading.table, indent: 4)
      if let key = reading.key {
        writer.line("    key: \(DraftText.scalar(reading.name(key.column)))", key.certainty, key.reason)
      }
      let fields = reading.populationFields
      if !fields.isEmpty { writer.line("    fields:") }
      for field in fields {
        writer.line(
          "      \(field.word): \(DraftText.scalar(reading.name(field.column)))", field.certainty,
          field.reason)
      }
    }
  }

  private func writeStores(_ writer: inout DraftWriter) {
    writer.line("")
    writer.note(
      0,
      .init(
        japanese: "何が入っているか。書かない列は個人データなしとして数える。",
        english: "What holds it. Columns that are not listed count as no personal data."))
    writer.line(stores.isEmpty ? "stores: []" : "stores:")
    for store in stores { write(store, &writer) }
    if !leftOut.isEmpty || !unnameable.isEmpty {
      writer.note(2, .init(japanese: "入れなかったもの:", english: "Left out:"))
    }
    for table in leftOut { writer.leftOut(table.reading.table, table.reason) }
    for table in unnameable {
      writer.leftOut(
        table,
        .init(japanese: "この名前はマップに書けない", english: "a map cannot write this name; make a view of another name")
      )
    }
    for store in events { writeCapture(store, &writer) }
  }

  private func write(_ store: DraftStore, _ writer: inout DraftWriter) {
    let reading = store.reading
    let isFile = writer.storePlace(reading.table)
    if let link = store.link {
      let by = "\(DraftText.scalar(link.populationColumn)): \(DraftText.scalar(reading.name(link.column)))"
      writer.line(
        "    person: { population: \(DraftText.scalar(populations[link.population].id)), by: { \(by) } }",
        link.certainty,
        link.reason)
    } else if let population = store.population {
      writer.line("    population: \(DraftText.scalar(populations[population].id))")
    }
    writer.line(isFile ? "    fields:" : "    columns:")
    for guess in store.classified {
      let classes = guess.classes.count == 1 ? guess.classes[0] : "[\(guess.classes.joined(separator: ", "))]"
      writer.line(
        "      \(DraftText.scalar(reading.name(guess.column))): \(classes)", guess.certainty, guess.reason)
    }
  }

  private func writeCapture(_ store: DraftStore, _ writer: inout DraftWriter) {
    guard let link = store.link, let moment = store.moment,
      let kind = store.reading.guesses.first(where: { $0.meaning == .kind })
    else { return }
    let reading = store.reading
    writer.note(
      2,
      .init(
        japanese: "\(reading.table.fullName) には誰がいつ何をしたかがある。入力が盗まれた期間があれば、次を直して使う:",
        english:
          "\(reading.table.fullName) tells who did what when. If entries were captured for a time, correct and use this:"
      ))
    let by = "\(DraftText.scalar(link.populationColumn)): \(DraftText.scalar(reading.name(link.column)))"
    let place = if case .file = reading.table.source { "file" } else { "table" }
    for line in [
      "- capture: { from: YYYY-MM-DDThh:mm+hh:mm, to: YYYY-MM-DDThh:mm+hh:mm }",
      "  events: { \(place): \(DraftText.scalar(reading.table.fullName)), time: \(DraftText.scalar(reading.name(moment))), where: { \(DraftText.scalar(reading.name(kind.column))): [KIND] } }",
      "  person: { population: \(DraftText.scalar(populations[link.population].id)), by: { \(by) } }",
      "  classes: [card.number, card.expiry, card.holder]",
    ] {
      writer.raw(2, line)
    }
  }

  private func writeIdentity(_ writer: inout DraftWriter) {
    writer.line("")
    guard populations.contains(where: { $0.reading.column(of: "email") != nil }) else {
      writer.note(
        0,
        .init(
          japanese: "identity: メールアドレスの列がないため、書かない。同じ人が2回登録していても2人と数える",
          english:
            "identity is left out, since no list of people has e-mail addresses: each record counts as a person"
        ))
      return
    }
    writer.note(
      0,
      .init(
        japanese: populations.count > 1
          ? "複数の名簿に同じ人がいうるため、メールアドレスが同じなら同じ人とする" : "同じ人が2回登録していることがあるため、メールアドレスが同じなら同じ人とする",
        english: populations.count > 1
          ? "one person may be in several lists: the same e-mail address is taken for the same person"
          : "somebody may have registered twice: the same e-mail address is taken for the same person"))
    writer.line("identity: { same: [email] }")
  }

  private func writeSets(_ writer: inout DraftWriter) {
    guard !populations.isEmpty else { return }
    writer.line("")
    writer.note(0, .init(japanese: "数えたい人の集まり。", english: "The groups of people that you want counted."))
    writer.line("sets:")
    var ids = Set(SetExpression.reservedWords)
    func unique(_ id: String) -> String {
      var id = id
      while !ids.insert(id).inserted { id += "-people" }
      return id
    }
    for population in populations {
      writer.line(
        "  - { id: \(DraftText.scalar(unique(population.id))), people: \"population(\(population.id))\" }")
    }
    let classes = Set(stores.flatMap { $0.classified.flatMap(\.classes) })
    if classes.contains("card.number") {
      writer.line(
        "  - { id: \(unique("cards")), title: { ja: カード番号, en: card numbers }, people: \"class(card.number)\" }"
      )
    }
    if classes.contains("password.plain") {
      writer.line(
        "  - { id: \(unique("plain-passwords")), title: { ja: 平文のパスワード, en: plain passwords }, people: \"class(password.plain)\" }"
      )
    }
  }
}

extension MapDraft.DraftStore {
  /// What the store lists: its personal columns, and the column that names the person.
  var classified: [ColumnGuess] {
    let named =
      link.map { ($0.column, $0.reason, $0.certainty) }
      ?? reading.key.map { ($0.column, $0.reason, $0.certainty) }
    return reading.guesses.compactMap { guess in
      if guess.isPersonal { return guess }
      guard let named, named.0 == guess.column else { return nil }
      return ColumnGuess(
        column: guess.column, meaning: guess.meaning, classes: ["memberId"], certainty: named.2,
        reason: named.1)
    }
  }
}

extension TableReading {
  /// The fields of a population: what its columns mean.
  var populationFields: [(word: String, column: Int, certainty: Certainty, reason: BilingualText)] {
    var fields: [(word: String, column: Int, certainty: Certainty, reason: BilingualText)] = []
    func add(_ word: String, _ guess: ColumnGuess?) {
      if let guess { fields.append((word, guess.column, guess.certainty, guess.reason)) }
    }
    add("email", column(of: "email"))
    add("name", wholeName)
    add("country", column(of: "country"))
    add("language", column(of: "language"))
    add("phone", column(of: "phone"))
    let name = BilingualText(japanese: "名前から", english: "name")
    if let column = time(.createdAt) { fields.append(("createdAt", column, .likely, name)) }
    if let column = time(.withdrawnAt) { fields.append(("withdrawnAt", column, .likely, name)) }
    return fields
  }
}
