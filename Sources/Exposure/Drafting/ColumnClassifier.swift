import Foundation
import YAMLText

/// Guesses from names, comments and sampled values what the columns of a table hold.
struct ColumnClassifier {
  private let table: SampledTable
  private let nature: TableNature
  private let meanings: [(meaning: NameLexicon.Meaning, isByComment: Bool, isWhole: Bool)?]
  private let isAboutCards: Bool

  init(_ table: SampledTable, nature: TableNature) {
    self.table = table
    self.nature = nature
    meanings = table.columns.map(ColumnClassifier.meaning)
    let isCard = meanings.contains {
      $0?.meaning == .dataClass("card.number") || $0?.meaning == .dataClass("card.masked")
    }
    isAboutCards =
      isCard || ColumnWords(table.name).contains(anyOf: ["card", "cards", "creditcard", "カード", "cc"])
  }

  func guesses() -> [ColumnGuess] { table.columns.indices.map(guess) }

  // MARK: - Names

  private static func meaning(
    _ column: SampledTable.Column
  ) -> (meaning: NameLexicon.Meaning, isByComment: Bool, isWhole: Bool)? {
    let words = ColumnWords(column.name)
    if let found = best(words) { return (found.meaning, false, words.words == found.words) }
    guard !column.comment.isEmpty, let found = best(ColumnWords(column.comment)) else { return nil }
    return (found.meaning, true, false)
  }

  private static func best(_ words: ColumnWords) -> NameLexicon.Entry? {
    if let first = words.words.first, ["is", "has", "num", "count"].contains(first), words.words.count > 1 {
      return nil
    }
    if let last = words.words.last, words.words.count > 1,
      ["flag", "flg", "count", "cnt", "status", "enabled", "フラグ"].contains(last)
    {
      return nil
    }
    let scored = NameLexicon.entries.compactMap { entry in words.match(entry.words).map { (entry, $0) } }
    let most = scored.map(\.1).max() ?? 0
    return scored.first { $0.1 == most }?.0
  }

  // MARK: - Both together

  private func guess(_ column: Int) -> ColumnGuess {
    let counts = ValueCounts(table.values(column))
    let named = meanings[column]
    if counts.total > 0, counts.share(.json) > 0.8, let inner = json(column) { return inner }
    guard let named, case .dataClass(let id) = named.meaning, !isMisleading(id, named.isWhole, counts) else {
      return byValues(column, counts, named?.meaning)
    }
    switch id {
    case "password.plain", "password.hashed": return password(column, counts, named.meaning, id)
    case "card.number": return card(column, counts, named.meaning, named.isByComment)
    case "username" where counts.share(.email) > 0.8:
      return ColumnGuess(
        column: column, meaning: named.meaning, classes: ["username", "email"], certainty: .sure,
        reason: both(counts, .email, named.isByComment))
    default: return expected(column, counts, named.meaning, id, named.isByComment)
    }
  }

  private func expected(
    _ column: Int, _ counts: ValueCounts, _ meaning: NameLexicon.Meaning, _ id: String, _ isByComment: Bool
  ) -> ColumnGuess {
    let kinds = ValueKind.expected(of: id)
    let certainty: Certainty
    let reason: BilingualText
    if let kind = counts.best(kinds), counts.total > 0 {
      let share = counts.share(kind)
      if share < 0.2, let other = telling(counts) {
        return ColumnGuess(
          column: column, meaning: .dataClass(other.suggestedClass), classes: [other.suggestedClass],
          certainty: .likely,
          reason: values(counts, other))
      }
      certainty = share >= 0.8 ? .sure : share >= 0.3 ? .likely : .unsure
      reason = share >= 0.3 ? both(counts, kind, isByComment) : against(counts, kind, isByComment)
    } else {
      certainty = .likely
      reason = nameOnly(counts, isByComment)
    }
    return ColumnGuess(column: column, meaning: meaning, classes: [id], certainty: certainty, reason: reason)
  }

  /// Names that mean something else where they stand.
  private func isMisleading(_ id: String, _ isWhole: Bool, _ counts: ValueCounts) -> Bool {
    switch id {
    case "name", "name.kana":
      let isPerson = max(counts.share(.personName), counts.share(.katakana)) >= 0.5
      return nature == .things && (isWhole || !isPerson)
    case "card.expiry", "card.holder", "card.brand": return !isAboutCards
    case "secretQuestion", "secretAnswer": return isWhole && nature != .people
    case "country", "language", "address", "phone", "email", "location", "photo", "points", "memo", "message":
      return nature == .things && telling(counts) == nil
    default: return false
    }
  }

  private func password(
    _ column: Int, _ counts: ValueCounts, _ meaning: NameLexicon.Meaning, _ id: String
  ) -> ColumnGuess {
    let share = counts.share(.hash)
    var guess = ColumnGuess(
      column: column, meaning: meaning, classes: ["password.hashed"], certainty: .sure,
      reason: both(counts, .hash, false))
    if counts.total == 0 {
      guess.classes = [id]
      guess.certainty = id == "password.hashed" ? .likely : .unsure
      guess.reason = nameOnly(counts, false)
    } else if share < 0.8 {
      guess.classes = share > 0.2 ? ["password.hashed", "password.plain"] : [id]
      guess.certainty = share == 0 && id == "password.plain" ? .likely : .unsure
      guess.reason = against(counts, .hash, false)
    }
    return guess
  }

  private func card(
    _ column: Int, _ counts: ValueCounts, _ meaning: NameLexicon.Meaning, _ isByComment: Bool
  ) -> ColumnGuess {
    guard counts.share(.maskedCard) > 0.5, counts.share(.cardNumber) < 0.05 else {
      return expected(column, counts, meaning, "card.number", isByComment)
    }
    return ColumnGuess(
      column: column, meaning: meaning, classes: ["card.masked"], certainty: .sure,
      reason: both(counts, .maskedCard, isByComment))
  }

  // MARK: - Values alone

  private func telling(_ counts: ValueCounts) -> ValueKind? {
    guard counts.total >= 3 else { return nil }
    let kinds = ValueKind.allCases.filter { $0.isTelling && $0 != .userAgent && $0 != .hash }
    return counts.best(kinds).flatMap { counts.share($0) >= 0.8 ? $0 : nil }
  }

  private func byValues(_ column: Int, _ counts: ValueCounts, _ meaning: NameLexicon.Meaning?) -> ColumnGuess
  {
    if let kind = telling(counts), !(kind == .katakana && nature == .things) {
      return ColumnGuess(
        column: column, meaning: .dataClass(kind.suggestedClass), classes: [kind.suggestedClass],
        certainty: kind == .katakana || meaning == .notPersonal ? .unsure : .likely,
        reason: values(counts, kind))
    }
    let isTime = meaning == .createdAt || meaning == .withdrawnAt || meaning == .otherTime
    guard counts.total >= 3, !isTime, nature != .things else { return .nothing(column, meaning) }
    var weak: [ValueKind] = [.ip]
    if nature == .people { weak += [.hash, .phone, .personName] }
    if nature == .deeds { weak += [.phone, .personName] }
    guard meaning != .notPersonal, let kind = counts.best(weak), counts.share(kind) >= 0.9 else {
      return .nothing(column, meaning)
    }
    return ColumnGuess(
      column: column, meaning: .dataClass(kind.suggestedClass), classes: [kind.suggestedClass],
      certainty: kind == .ip ? .likely : .unsure, reason: values(counts, kind))
  }

  /// Personal data in the fields of JSON objects, as a list of classes.
  private func json(_ column: Int) -> ColumnGuess? {
    let objects = table.values(column).prefix(50).compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    let keys = Set(objects.flatMap(\.keys)).sorted().prefix(100)
    guard !keys.isEmpty else { return nil }
    let inner = SampledTable(
      source: table.source, columns: keys.map { SampledTable.Column(name: $0) }, rowCount: nil,
      samples: objects.map { object in
        keys.map { key in (object[key] as? String) ?? (object[key] as? NSNumber)?.stringValue }
      })
    let guesses = ColumnClassifier(inner, nature: nature).guesses().filter(\.isPersonal)
    guard !guesses.isEmpty else { return nil }
    var classes: [String] = []
    for id in guesses.flatMap(\.classes) where !classes.contains(id) { classes.append(id) }
    return ColumnGuess(
      column: column, meaning: nil, classes: classes, certainty: guesses.map(\.certainty).min() ?? .unsure,
      reason: .init(
        japanese: "JSONの中の\(guesses.count)項目の名前と値から",
        english: "\(guesses.count) fields inside its JSON, by name and values"))
  }

  // MARK: - Reasons

  private func both(_ counts: ValueCounts, _ kind: ValueKind, _ isByComment: Bool) -> BilingualText {
    .init(
      japanese:
        "\(isByComment ? "コメント" : "名前")と、値\(counts.total)件中\(counts.count(kind))件が\(kind.plural.japanese)",
      english:
        "\(isByComment ? "comment" : "name") and \(counts.count(kind)) of \(counts.total) values look like \(kind.plural.english)"
    )
  }

  private func against(_ counts: ValueCounts, _ kind: ValueKind, _ isByComment: Bool) -> BilingualText {
    .init(
      japanese:
        "\(isByComment ? "コメント" : "名前")から。ただし\(kind.plural.japanese)は値\(counts.total)件中\(counts.count(kind))件",
      english:
        "\(isByComment ? "comment" : "name"), but \(counts.count(kind)) of \(counts.total) values look like \(kind.plural.english)"
    )
  }

  private func values(_ counts: ValueCounts, _ kind: ValueKind) -> BilingualText {
    .init(
      japanese: "値\(counts.total)件中\(counts.count(kind))件が\(kind.plural.japanese)。名前からは分からない",
      english:
        "\(counts.count(kind)) of \(counts.total) values look like \(kind.plural.english); the name does not say so"
    )
  }

  private func nameOnly(_ counts: ValueCounts, _ isByComment: Bool) -> BilingualText {
    let name =
      isByComment
      ? BilingualText(japanese: "コメント", english: "comment") : .init(japanese: "名前", english: "name")
    return counts.total == 0
      ? .init(
        japanese: "\(name.japanese)のみ。値がない", english: "\(name.english) alone; there are no values to look at")
      : .init(japanese: "\(name.japanese)から", english: name.english)
  }
}

/// What the records of a table are.
enum TableNature {
  case people, deeds, things, unknown

  init(_ name: String) {
    let words = ColumnWords(name)
    if words.contains(anyOf: NameLexicon.deeds) {
      self = .deeds
    } else if words.contains(anyOf: NameLexicon.people) {
      self = .people
    } else {
      self = words.contains(anyOf: NameLexicon.things) ? .things : .unknown
    }
  }
}
