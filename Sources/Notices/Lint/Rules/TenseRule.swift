import YAMLText

/// `tense`: of one group a text says one thing: that its people will be told, are being told, or have been told; and
/// that is how it stands.
struct TenseRule: LintRule {
  let id = "tense"
  let summary = BilingualText(
    "個別連絡の時制が区分ごとに一致し、実際の状況に合うこと", "Of each group one tense: will be, are being, or have been told")

  private struct Statement {
    let passage: LintPassage
    let range: Range<Int>
    let state: LintContext.ContactState
    let group: String
  }

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    let statements = text.passages.flatMap { passage in
      passage.sentences.flatMap { Self.statements(in: $0, of: passage, isJapanese: text.isJapanese) }
    }
    return disagreeing(statements) + outOfDate(statements, context)
  }

  private func disagreeing(_ statements: [Statement]) -> [LintFinding] {
    var first: [String: Statement] = [:]
    var found: [LintFinding] = []
    var reported: Set<String> = []
    for statement in statements {
      guard let earlier = first[statement.group] else {
        first[statement.group] = statement
        continue
      }
      let key = "\(statement.passage.number) \(statement.range.lowerBound)"
      guard earlier.state != statement.state, reported.insert(key).inserted else { continue }
      found.append(
        finding(
          .error, statement.passage, statement.range,
          BilingualText(
            "同じお客様について、別の箇所では「\(Self.words[earlier.state]?.japanese ?? "")」、ここでは「\(Self.words[statement.state]?.japanese ?? "")」と書かれています",
            "The same people \(Self.words[earlier.state]?.english ?? "") at another place, and \(Self.words[statement.state]?.english ?? "") here"
          ),
          remedy: BilingualText("実際の状況に揃えてください", "Say at each place how it stands")))
    }
    return found
  }

  /// Against how far it has come with the group on the document's date.
  private func outOfDate(_ statements: [Statement], _ context: LintContext) -> [LintFinding] {
    statements.compactMap { statement in
      guard let set = statement.group.split(separator: "=").last.map(String.init),
        statement.group.hasPrefix("set="),
        let group = context.groups.first(where: { $0.sets.contains(set) }), group.state != statement.state
      else { return nil }
      return finding(
        .error, statement.passage, statement.range,
        BilingualText(
          "この区分（\(group.id)）の状況は「\(Self.words[group.state]?.japanese ?? "")」です",
          "The people of this group (\(group.id)) \(Self.words[group.state]?.english ?? "")"),
        remedy: BilingualText("文書の日付の時点の状況に合わせてください", "Say how it stands on the document's date"))
    }
  }

  private static let words: [LintContext.ContactState: BilingualText] = [
    .ahead: BilingualText("これから連絡する", "will be told"), .underWay: BilingualText("連絡している", "are being told"),
    .done: BilingualText("連絡した", "have been told"),
  ]

  private static func statements(in sentence: Range<Int>, of passage: LintPassage, isJapanese: Bool)
    -> [Statement]
  {
    let text = passage.folded(sentence)
    guard let state = isJapanese ? japaneseState(text) : englishState(text) else { return [] }
    let figures = passage.figures.filter { sentence.overlaps($0.range) }.compactMap { figure -> String? in
      let parts = figure.id.split(separator: ".")
      return parts.first == "set" && parts.count > 1 ? "set=\(parts[1])" : nil
    }
    let counts = CountMention.all(in: passage, isJapanese: isJapanese)
      .filter { sentence.contains($0.range.lowerBound) && $0.figure == nil && $0.unit == .people }
      .map { "count=\($0.number)" }
    return Set(figures + counts).sorted().map {
      Statement(passage: passage, range: sentence, state: state, group: $0)
    }
  }

  static func japaneseState(_ text: String) -> LintContext.ContactState? {
    guard text.contains(#/(?:個別|直接|順次|弊社より|当社より|郵送|メール).*(?:連絡|案内|通知|お知らせ|送付)/#),
      // What readers are asked to do, and who else is told, is another matter.
      !text.contains(#/以外のお客様には|ください|(?:お客様|皆様)より|カード会社に(?:通知|連絡)/#)
    else { return nil }
    if text.contains(
      #/(?:すでに|既に).*(?:ております|ています)|(?:連絡|案内|通知|お知らせ|送付|送り?)(?:を)?(?:いたしました|しました|させていただきました|差し上げました|申し上げました|済み|を終え|が完了)/#
    ) {
      return .done
    }
    if text.contains(
      #/(?:連絡|案内|通知|お知らせ|送付)(?:を)?(?:しております|いたしております|させていただいております|差し上げております|申し上げております|しています|を進めております|を始めました|を開始)/#
    ) {
      return .underWay
    }
    if text.contains(#/(?:連絡|案内|通知|お知らせ|送付)(?:を)?(?:いたします|させていただきます|差し上げます|申し上げます|します|する予定|いたす予定|を予定)/#) {
      return .ahead
    }
    return nil
  }

  static func englishState(_ text: String) -> LintContext.ContactState? {
    let verb = "(?:contact|notif|inform|writ|wrote|told|tell)"
    guard text.contains(#/\b(?:contact|notif|inform|writ|wrote|told|tell|reach)/#) else { return nil }
    func has(_ pattern: String) -> Bool { (try? Regex(pattern)).map { text.contains($0) } ?? false }
    if has("\\b(?:have|has) (?:already |now |all )*(?:been )?(?:individually )?\(verb)")
      || has("\\bwere (?:all )?\(verb)")
    {
      return .done
    }
    if has(
      "\\b(?:are|is) (?:now |currently )?(?:being )?(?:individually )?(?:contacting|contacted|notifying|notified|informing|informed|writing|telling|told)"
    ) {
      return .underWay
    }
    return has("\\bwill (?:be )?(?:individually )?\(verb)") ? .ahead : nil
  }
}
