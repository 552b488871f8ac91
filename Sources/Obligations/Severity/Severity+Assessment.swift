public import Exposure
import YAMLText

extension Severity {
  /// Assesses a group of people.
  ///
  /// - Parameters:
  ///   - judgements: what persons hold of single factors; the last one of a kind counts.
  ///   - ownClasses: the data map's own classes, for their names.
  public init(
    of data: AffectedData, judgements: [Judgement] = [], ownClasses: [DataClass] = []
  ) {
    let words = ClassWords(own: ownClasses)
    let derived: [Factor] = [
      Self.context(of: data, words), Self.identification(by: data, words), Self.confidentiality(data),
      Self.loss(.integrity, data.integrity), Self.loss(.availability, data.availability), Self.malice(data),
    ]
    factors = derived.map { factor in
      guard let judged = judgements.last(where: { $0.kind == factor.kind }) else { return factor }
      return Factor(kind: factor.kind, value: judged.value, reason: judged.reason, isJudged: true)
    }
    var flags: [Flag] = []
    if let people = data.people, people > 100 { flags.append(.moreThanHundredPeople) }
    if data.isUnintelligible { flags.append(.unintelligible) }
    self.flags = flags
    let known = DataClass.wellKnown.map(\.id)
    unassessed = data.classes.filter { id in
      !known.contains { DataClass.isCovered(id, by: $0) }
    }.sorted()
  }
}

// MARK: - Data processing context

extension Severity {
  /// Each category that occurs is scored, and the highest counts.
  private static func context(of data: AffectedData, _ words: ClassWords) -> Factor {
    let scored =
      [sensitive(data, words), cards(data, words), financial(data, words)]
      + [credentials(data, words), identityNumbers(data, words), behavioural(data, words)]
    let simple = factor(.context, 1, "基本的な個人情報のみ（単純データ）", "simple data only")
    return scored.compactMap { $0 }.reduce(simple) { $0.value < $1.value ? $1 : $0 }
  }

  private static func sensitive(_ data: AffectedData, _ words: ClassWords) -> Factor? {
    let classes = data.covered(by: [
      "health", "religion", "race", "criminalRecord", "union", "politics", "sexuality", "biometric",
    ])
    guard !classes.isEmpty else { return nil }
    return factor(
      .context, 4, "機微な情報を含む：\(words.japanese(classes))", "sensitive data: \(words.english(classes))")
  }

  private static func cards(_ data: AffectedData, _ words: ClassWords) -> Factor? {
    let classes = data.covered(by: ["card"]).filter { $0 != "card.brand" }
    guard !classes.isEmpty else { return nil }
    if data.hasCardNumber {
      return factor(
        .context, 4, "決済に使われ得るカード情報を含む：\(words.japanese(classes))",
        "card data that allow payments: \(words.english(classes))")
    }
    let value: Double = classes.count > 1 || data.has("card.cvv") ? 3 : 2
    return factor(
      .context, value, "カード情報の一部のみを含む：\(words.japanese(classes))",
      "parts of card data only: \(words.english(classes))")
  }

  private static func financial(_ data: AffectedData, _ words: ClassWords) -> Factor? {
    let classes = data.covered(by: ["bank", "income", "payment"])
      .filter { !["bank.name", "bank.branch", "payment.id"].contains($0) }
    guard !classes.isEmpty else { return nil }
    guard data.credentials.isEmpty || !data.hasBankAccount else {
      let all = classes + data.credentials
      return factor(
        .context, 4, "口座情報と、それを開き得る認証情報が揃っている（金融データ、情報量により加点）：\(words.japanese(all))",
        "bank data together with what opens the account (financial, raised for its extent): \(words.english(all))"
      )
    }
    return factor(
      .context, 3, "金融データを含む：\(words.japanese(classes))", "financial data: \(words.english(classes))")
  }

  /// Credentials score as what they open: here an account with what was bought and preferred. Those that open more are
  /// for a person to judge.
  private static func credentials(_ data: AffectedData, _ words: ClassWords) -> Factor? {
    let classes = data.credentials
    guard !classes.isEmpty else { return nil }
    return factor(
      .context, 2, "認証情報を含む（会員ページの利用履歴等を閲覧され得るため、行動データとして評価）：\(words.japanese(classes))",
      "credentials, scored as the behavioural data that the account shows: \(words.english(classes))")
  }

  private static func identityNumbers(_ data: AffectedData, _ words: ClassWords) -> Factor? {
    let classes = data.covered(by: ["nationalId", "passport", "drivingLicence", "taxId"])
    guard !classes.isEmpty else { return nil }
    return factor(
      .context, 2, "公的な番号を含み、なりすましに使われ得る（単純データに加点）：\(words.japanese(classes))",
      "official numbers, which allow impersonation (simple, raised): \(words.english(classes))")
  }

  private static func behavioural(_ data: AffectedData, _ words: ClassWords) -> Factor? {
    let classes = data.covered(by: ["location", "order", "purchase", "message", "memo"])
    guard !classes.isEmpty else { return nil }
    return factor(
      .context, 2, "行動・嗜好に関するデータを含む：\(words.japanese(classes))",
      "behavioural data: \(words.english(classes))")
  }
}

// MARK: - Ease of identification

extension Severity {
  private static func identification(by data: AffectedData, _ words: ClassWords) -> Factor {
    let numbers = data.covered(by: ["nationalId", "passport", "drivingLicence", "taxId", "biometric"])
    let contacts = data.covered(by: ["email", "phone", "address", "birthDate"])
    let names = data.names
    let traces = data.covered(by: ["photo", "username", "location"])
    let accounts = data.covered(by: ["card", "bank", "ip", "deviceId", "cookie", "session", "token"])
    func found(_ value: Double, _ japanese: String, _ english: String, _ classes: [String]) -> Factor {
      factor(
        .identification, value, "\(japanese)：\(words.japanese(classes))",
        "\(english): \(words.english(classes))")
    }
    if !numbers.isEmpty { return found(1, "それだけで本人を特定できる", "each names one person", numbers) }
    if !names.isEmpty, !contacts.isEmpty || data.hasCardNumber || data.hasBankAccount {
      let beside = contacts.isEmpty ? accounts.filter { !names.contains($0) } : contacts
      return found(1, "氏名と他の情報から本人を特定できる", "a name with more that singles the person out", names + beside)
    }
    if !contacts.isEmpty {
      return found(0.75, "連絡先から本人に到達できる", "the person can be reached", contacts)
    }
    if data.has("photo") { return found(0.75, "容貌から本人を特定し得る", "a picture shows the person", ["photo"]) }
    if !names.isEmpty { return found(0.5, "氏名のみ（同姓同名があり得る）", "a name alone, which others share", names) }
    let indirect = traces + accounts
    if !indirect.isEmpty {
      return found(0.5, "他の情報と照合すれば特定し得る", "can be linked to the person by other sources", indirect)
    }
    return factor(
      .identification, 0.25, "当社以外には本人を特定する手掛かりが乏しい", "hardly anything that others could identify by")
  }
}

// MARK: - Circumstances of the breach

extension Severity {
  private static func confidentiality(_ data: AffectedData) -> Factor {
    switch data.recipients {
    case .none: factor(.confidentiality, 0, "第三者による閲覧は確認されていない", "no access by others is known")
    case .known: factor(.confidentiality, 0.25, "特定の第三者に開示された", "disclosed to known recipients")
    case .unknown: factor(.confidentiality, 0.5, "不特定の第三者に渡った", "obtained by unknown recipients")
    }
  }

  private static func loss(_ kind: Factor.Kind, _ loss: AffectedData.Loss) -> Factor {
    switch (kind, loss) {
    case (.integrity, .none): factor(kind, 0, "改ざんによる影響なし", "no effect of altered data")
    case (.integrity, .recoverable):
      factor(kind, 0.25, "改ざんされたが、復旧できる", "data were altered and can be put right")
    case (.integrity, .lasting):
      factor(kind, 0.5, "改ざんされ、復旧できない", "data were altered and cannot be put right")
    case (_, .none): factor(kind, 0, "利用不能による影響なし", "no effect of missing data")
    case (_, .recoverable): factor(kind, 0.25, "一時的に利用できなくなった", "data were out of reach for a time")
    case (_, .lasting): factor(kind, 0.5, "失われ、復元できない", "data are lost for good")
    }
  }

  private static func malice(_ data: AffectedData) -> Factor {
    data.isMalicious
      ? factor(.malice, 0.5, "不正の目的による行為", "done with malicious intent")
      : factor(.malice, 0, "悪意による行為とは認められない", "no malicious intent is known")
  }

  private static func factor(_ kind: Factor.Kind, _ value: Double, _ japanese: String, _ english: String)
    -> Factor
  {
    Factor(
      kind: kind, value: value, reason: BilingualText(japanese: japanese, english: english), isJudged: false)
  }
}
