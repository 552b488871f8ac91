import CaseFile
import Exposure
import Investigation
import Obligations
import YAMLText

/// Whose data, which, how many.
extension NoticeContext {
  func counts() -> Values {
    let hasCounts = hasFigures && figures.figure("total.records.maximum").map { $0.value > 0 } ?? false
    let records = counted("total.records.maximum", .records)
    let people = counted("total.people.maximum", .people)
    let sentence =
      records.map { records in
        guard let people else { return say("最大\(records)", "at most \(records)") }
        return say("最大\(records)（人数では最大\(people)）", "at most \(records) of \(people)")
      }
    return [
      .hasCounts: .flag(hasCounts),
      .totalRecords: Value(records),
      .totalPeople: Value(people),
      .recordsSentence: Value(sentence),
      .hasOverlap: .flag(hasOverlap),
      .certainties: list(certainties),
      .isAllProven: .flag(isAllProven),
      .rows: .list(rowValues(rows)),
      .allClasses: Value(exposed.map { words.enumeration($0.all.map(className)) }),
      .countries: .list(countries),
      .hasCountries: .flag(!countries.isEmpty),
    ]
  }

  private var hasOverlap: Bool {
    let tops = rows.filter { $0.depth == 1 }.compactMap {
      figures.figure("\($0.subject).people.maximum")?.value
    }
    guard let total = figures.figure("total.people.maximum")?.value else { return false }
    return tops.reduce(0, +) > total
  }

  private var isAllProven: Bool {
    figures.figure("total.records.proven")?.value == figures.figure("total.records.maximum")?.value
  }

  /// The words for how sure a figure is: one list for all documents.
  private var certainties: [Values] {
    let words: [(grade: String, japanese: Markup, one: Markup, more: Markup)] = [
      ("proven", "流出を確認したものが", "is confirmed", "are confirmed"),
      ("probable", "流出の可能性が高いものが", "is likely", "are likely"),
      ("possible", "流出の可能性を否定できないものが", "cannot be ruled out", "cannot be ruled out"),
    ]
    return words.compactMap { grade, japanese, one, more in
      guard let figure = figures.figure("total.records.\(grade)"), figure.value > 0 else { return nil }
      return [
        .certainty: .shown(say(japanese, figure.value == 1 ? one : more)),
        .certaintyRecords: .shown(.counted(figure, .records, language)),
        .certaintyPeople: Value(counted("total.people.\(grade)", .people)),
      ]
    }
  }

  func rowValues(_ rows: [AffectedRows.Row]) -> [Values] {
    let tops = rows.filter { $0.depth == 1 }.count
    var number = 0
    return rows.map { row in
      if row.depth == 1 { number += 1 }
      let mark = row.depth == 1 ? (tops > 1 ? Self.circled(number) + " " : "") : "└ "
      let title = Self.withoutNumber(words.text(row.title))
      return [
        .rowNumber: .shown(Markup(mark)),
        .rowTitle: .shown(Markup(title)),
        .rowClasses: .shown(words.enumeration(row.classes.map(className))),
        .rowRecords: .shown(counted("\(row.subject).records.maximum", .records) ?? .empty),
        .rowPeople: .shown(counted("\(row.subject).people.maximum", .people) ?? .empty),
      ]
    }
  }

  func className(_ id: String) -> String { exposed?.title(id, language) ?? id }

  private static func circled(_ number: Int) -> String {
    guard (1...20).contains(number), let scalar = Unicode.Scalar(0x245F + UInt32(number)) else {
      return "(\(number))"
    }
    return String(Character(scalar))
  }

  /// Titles of a map may have numbers of their own.
  private static func withoutNumber(_ title: String) -> String {
    String(title.drop { "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".contains($0) || $0 == " " || $0 == "　" })
  }

  private var countries: [Values] {
    guard audience != .public, audience != .person else { return [] }
    // Where nothing is known of the country, its id is empty.
    func subject(_ id: String) -> String { id.isEmpty ? "country" : "country.\(id)" }
    func people(_ id: String) -> Int { figures.figure("\(subject(id)).people.maximum")?.value ?? 0 }
    let ids = figures.ids(of: .country).sorted {
      ($0.isEmpty ? 1 : 0, -people($0), $0) < ($1.isEmpty ? 1 : 0, -people($1), $1)
    }
    return ids.map { id in
      [
        .country: .shown(country(id)),
        .countryPeople: .shown(counted("\(subject(id)).people.maximum", .people) ?? .empty),
        .countryRecords: .shown(counted("\(subject(id)).records.maximum", .records) ?? .empty),
      ]
    }
  }

  /// What a country is called; what is none that ISO 3166-1 knows stays as the data has it.
  private func country(_ id: String) -> Markup {
    guard let residence = Residence(country: id) else {
      return id.isEmpty ? say("不明", "not known") : Markup(id)
    }
    let name = Residence.name(of: residence.country)
    return say("\(name.japanese)", "\(name.english)")
  }

  // MARK: - Cards

  /// The innermost sets of people whose card data went out.
  func cards() -> Values {
    let holders = rows.filter { row in row.classes.contains { ["card", "card.number"].contains($0) } }
    let counted = ["card.number", "card"].first { figures.figure("class.\($0).records.maximum") != nil }
    let items = zip(holders, rowValues(holders)).map { row, values -> Values in
      var values = values
      if row.depth > 1, let home = rows.first(where: { $0.depth == 1 && $0.population == row.population }) {
        let title = Self.withoutNumber(words.text(home.title))
        values[.rowTitle] = .shown(
          say("\(title)：\(words.text(row.title))", "\(title): \(words.text(row.title))"))
      }
      return values
    }
    return [
      .hasCards: .flag(!holders.isEmpty && counted != nil),
      .cardRows: .list(items),
      .cardRecords: Value(counted.flatMap { self.counted("class.\($0).records.maximum", .records) }),
      .cardPeople: Value(counted.flatMap { self.counted("class.\($0).people.maximum", .people) }),
    ]
  }

  /// Which advice a set of classes calls for.
  func classFlags(_ classes: [String]) -> Values {
    func has(_ parents: String...) -> Value {
      .flag(classes.contains { id in parents.contains { DataClass.isCovered(id, by: $0) } })
    }
    return [
      .hasPlainPassword: .flag(classes.contains { $0 == "password" || $0 == "password.plain" }),
      .hasHashedPassword: has("password.hashed"),
      .hasSecretQuestion: has("secretQuestion", "secretAnswer"),
      .hasCard: .flag(classes.contains { $0 == "card" || $0 == "card.number" }),
      .hasBank: .flag(classes.contains { $0 == "bank" || $0 == "bank.account" }),
      .hasAddress: has("address", "phone"),
      .hasMail: has("email"),
    ]
  }
}
