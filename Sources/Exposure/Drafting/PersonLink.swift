import YAMLText

/// How a record of a table leads to a person of a population.
struct PersonLink {
  let population: Int
  /// The population's column, and the table's.
  let populationColumn: String
  let column: Int
  let certainty: Certainty
  let reason: BilingualText
}

/// Finds the column of a table that refers to a population, by name and by values.
struct LinkFinder {
  /// The tables that are populations.
  let populations: [TableReading]

  /// The best link; nil where nothing refers to anybody.
  func link(from reading: TableReading, excluding own: Int? = nil) -> PersonLink? {
    var best: (score: Int, link: PersonLink)?
    let columns = reading.table.columns.indices.sorted { reading.name($0) < reading.name($1) }
    for (number, population) in populations.enumerated() where number != own {
      for column in columns {
        guard let (score, link) = score(reading, column, population, number), score > (best?.score ?? 0)
        else { continue }
        best = (score, link)
      }
    }
    return best?.link
  }

  private func score(
    _ reading: TableReading, _ column: Int, _ population: TableReading, _ number: Int
  ) -> (Int, PersonLink)? {
    guard let key = population.key else { return nil }
    let words = ColumnWords(reading.name(column)).words
    let isMember = reading.guesses[column].meaning == .dataClass("memberId")
    let isSameKey = ColumnWords(population.name(key.column)).words == words && words != ["id"]
    let named = max(LinkFinder.nameFit(words, population.table.name), isSameKey && isMember ? 3 : 0)
    let isNear = reading.table.schema == population.table.schema || reading.table.schema == nil
    guard named > 0 || (isMember && isNear) else { return nil }
    // Its own key is no reference, unless its name says whose.
    if reading.key?.column == column, named < 2 { return nil }
    let fit = ValueFit(
      reading.table.values(column), population.table.values(key.column), isWhole: population.isWhole)
    guard fit.verdict >= 0 else { return nil }
    let score = named * 2 + (isNear ? 3 : 0) + fit.verdict * 2 + (population.nature == .people ? 1 : 0)
    guard score >= 4 else { return nil }
    let certainty: Certainty =
      named >= 2 && fit.verdict > 0 ? .sure : named >= 2 || fit.verdict > 1 ? .likely : .unsure
    let place = population.table.fullName
    let reason = BilingualText(
      japanese: named > 0 ? "名前が\(place)を指す。\(fit.words.japanese)" : "名前は会員番号。\(fit.words.japanese)",
      english: named > 0
        ? "the name points to \(place); \(fit.words.english)"
        : "named like a member's number; \(fit.words.english)")
    return (
      score,
      PersonLink(
        population: number, populationColumn: population.name(key.column), column: column,
        certainty: certainty,
        reason: reason)
    )
  }

  /// A link by e-mail address, where the addresses really are those of the population.
  func emailLink(from reading: TableReading) -> PersonLink? {
    guard let email = reading.column(of: "email") else { return nil }
    for (number, population) in populations.enumerated() where population.table.schema == reading.table.schema
    {
      guard let other = population.column(of: "email") else { continue }
      let fit = ValueFit(
        reading.table.values(email.column), population.table.values(other.column), isWhole: population.isWhole
      )
      guard fit.shared >= (population.isWhole ? 0.95 : 0.3) else { continue }
      return PersonLink(
        population: number, populationColumn: population.name(other.column), column: email.column,
        certainty: .unsure, reason: fit.words)
    }
    return nil
  }

  /// 3: the name is the population's in the singular; 2: a word of the same meaning; 0: neither.
  private static func nameFit(_ words: [String], _ table: String) -> Int {
    let endings: Set<String> = [
      "id", "no", "number", "code", "nr", "番号", "key", "uuid", "fk", "ref", "bango",
    ]
    var stem = words
    while let last = stem.last, endings.contains(last), stem.count > 1 { stem.removeLast() }
    if stem.count == words.count, let last = stem.last {
      // Written in one: memberid, 会員番号.
      guard let ending = endings.sorted().first(where: { last.hasSuffix($0) && last.count > $0.count }) else {
        return 0
      }
      stem[stem.count - 1] = String(last.dropLast(ending.count))
    }
    if stem.first == "id", stem.count > 1 { stem.removeFirst() }
    let of = ColumnWords(table).words.map(singular)
    let stems = stem.map(singular)
    if stems == of || (stems.last != nil && stems.last == of.last) { return 3 }
    return synonyms.contains { group in
      stems.contains(where: group.contains) && of.contains(where: group.contains)
    } ? 2 : 0
  }

  private static let synonyms: [Set<String>] = [
    [
      "member", "kaiin", "会員", "会員情報", "mitglied", "socio", "adherent", "user", "account", "ユーザー", "ユーザ",
      "利用者", "benutzer", "usuario", "utilisateur",
    ],
    ["customer", "client", "kunde", "kokyaku", "cliente", "顧客", "お客様", "buyer"],
    ["employee", "staff", "shain", "社員", "職員"], ["affiliate", "partner", "加盟店"], ["subscriber", "登録者"],
  ]

  static func singular(_ word: String) -> String {
    if word == "kunden" { return "kunde" }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), word.count > 3 { return String(word.dropLast()) }
    return word.hasSuffix("情報") || word.hasSuffix("マスタ")
      ? String(word.prefix { $0 != "情" && $0 != "マ" }) : word
  }
}

/// How well values are found among the keys of a population.
private struct ValueFit {
  let shared: Double
  /// 2: found there; 1: may be; 0: nothing to compare; -1: they are others.
  let verdict: Int
  let words: BilingualText

  init(_ values: [String], _ keys: [String], isWhole: Bool) {
    let known = Set(keys.map { $0.lowercased() })
    let found = values.count { known.contains($0.lowercased()) }
    shared = values.isEmpty ? 0 : Double(found) / Double(values.count)
    let counted = BilingualText(
      japanese: "値\(values.count)件中\(found)件が、調べたキー\(keys.count)件の中にある",
      english: "\(found) of \(values.count) values occur among the \(keys.count) keys looked at")
    let numbers = values.compactMap(Int.init)
    let keyNumbers = keys.compactMap(Int.init)
    let isInRange =
      numbers.count == values.count && !numbers.isEmpty && keyNumbers.count == keys.count
      && (numbers.max() ?? 0) <= (keyNumbers.max() ?? 0) * 3 / 2 + 10
    if values.isEmpty || keys.isEmpty {
      verdict = 0
      words = .init(japanese: "比べる値がない", english: "there are no values to compare")
    } else if shared >= 0.8 {
      verdict = 2
      words = counted
    } else if !isWhole && (found > 0 || isInRange) {
      verdict = 1
      words = counted
    } else {
      verdict = isWhole && shared < 0.2 ? -1 : 0
      words = counted
    }
  }
}

extension TableReading {
  /// Whether every record was looked at.
  var isWhole: Bool { table.rowCount.map { $0 <= table.samples.count } ?? false }
}
