import YAMLText

/// A table as the draft sees it: what its columns hold, and the parts that some of them play.
struct TableReading {
  let table: SampledTable
  let nature: TableNature
  let guesses: [ColumnGuess]
  /// The column that names a record, and why.
  let key: (column: Int, certainty: Certainty, reason: BilingualText)?

  init(_ table: SampledTable) {
    self.table = table
    nature = TableNature(table.name)
    guesses = ColumnClassifier(table, nature: nature).guesses()
    key = TableReading.key(table, guesses)
  }

  var personal: [ColumnGuess] { guesses.filter(\.isPersonal) }

  func name(_ column: Int) -> String { table.columns[column].name }

  /// The surest column of a class; by its name where several are equal, so that the order of columns decides nothing.
  func column(of id: String) -> ColumnGuess? {
    guesses.filter { $0.classes == [id] || ($0.classes.contains(id) && id == "email") }
      .min { ($1.certainty, name($0.column)) < ($0.certainty, name($1.column)) }
  }

  /// The column with the whole name of a person; nil where names are kept in parts.
  var wholeName: ColumnGuess? {
    let names = guesses.filter { $0.classes == ["name"] }
    if names.count == 1 { return names.first }
    let whole = [
      "name", "full name", "fullname", "shimei", "simei", "氏名", "名前", "お名前", "会員名", "顧客名", "nombre completo",
    ]
    return names.filter { guess in
      whole.contains(ColumnWords(name(guess.column)).words.joined(separator: " "))
    }
    .min { name($0.column) < name($1.column) }
  }

  /// The column of a moment, where its values are moments.
  func time(_ meaning: NameLexicon.Meaning) -> Int? {
    guesses.filter { guess in
      guard guess.meaning == meaning else { return false }
      let counts = ValueCounts(table.values(guess.column))
      return counts.total == 0 || counts.share(.instant) >= 0.8
    }.map(\.column).min { (name($0).count, name($0)) < (name($1).count, name($1)) }
  }

  /// How much the table looks like a list of people, and whether that is enough.
  var populationScore: Int {
    let classes = Set(personal.flatMap(\.classes))
    var score = nature == .people ? 3 : nature == .things ? -4 : nature == .deeds ? -3 : 0
    if classes.contains("email") { score += 2 }
    if classes.contains("name") || classes.contains("name.kana") { score += 2 }
    if classes.contains("username") || classes.contains(where: { DataClass.isCovered($0, by: "password") }) {
      score += 2
    }
    if !classes.isDisjoint(with: ["gender", "birthDate", "address", "phone"]) { score += 1 }
    if time(.createdAt) != nil { score += 1 }
    if time(.withdrawnAt) != nil { score += 2 }
    return score
  }

  /// Whether something in it tells who somebody is.
  var isIdentifying: Bool {
    !Set(personal.flatMap(\.classes)).isDisjoint(with: [
      "email", "name", "name.kana", "username", "phone", "address",
    ])
  }

  private static func key(
    _ table: SampledTable, _ guesses: [ColumnGuess]
  ) -> (column: Int, certainty: Certainty, reason: BilingualText)? {
    if let key = table.columns.firstIndex(where: \.isKey) {
      return (key, .sure, .init(japanese: "主キー", english: "primary key"))
    }
    func isUnique(_ column: Int) -> Bool {
      let values = table.values(column)
      return values.count == table.samples.count && Set(values).count == values.count
    }
    let endings: Set<String> = ["id", "no", "number", "code", "nr", "番号", "コード", "uuid", "key"]
    func rank(_ column: Int) -> Int? {
      let words = ColumnWords(table.columns[column].name).words
      if words == ["id"] { return 0 }
      if guesses[column].meaning == .dataClass("memberId") { return 1 }
      if let last = words.last, endings.contains(last) || last.hasSuffix("番号") || last.hasSuffix("id") {
        return 2
      }
      return guesses[column].classes == ["email"] ? 3 : nil
    }
    let ranked = table.columns.indices.filter(isUnique).compactMap { column in
      rank(column).map { ($0, column) }
    }
    let best = ranked.min { ($0.0, table.columns[$0.1].name) < ($1.0, table.columns[$1.1].name) }
    guard let (_, column) = best else { return nil }
    let count = table.samples.count
    return (
      column, count > 1 ? .likely : .unsure,
      .init(japanese: "名前から。\(count)件の値に重複なし", english: "name, and its \(count) values are all different")
    )
  }
}
