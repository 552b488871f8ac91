import Injection
import Reconstruction

extension Japanese {
  func word(_ label: WhyLabel) -> String {
    switch label {
    case .title: "根拠"
    case .value: "値"
    case .grade: "確度"
    case .when: "時期"
    case .from: "攻撃元"
    case .through: "侵入口"
    case .how: "方法"
    case .sure: "確度の根拠"
    case .asked: "要求された式"
    case .yesAndNo: "回答の見分け"
    case .delivered: "送出"
    case .check: "証拠の行を見るには"
    case .dumpRow: "ダンプの行"
    }
  }

  // MARK: Oracles

  func sign(_ sign: ResponseSign, signal: String) -> String {
    switch sign {
    case .pages(let pages):
      let shown = pages.map { page in "\(page.status)" + (page.bytes.map { "・\(bytes($0))" } ?? "") }
      return shown.joined(separator: " または ") + (signal == "sizeLessPayload" ? "（反射された攻撃文字列を除く）" : "")
    case .under(let count): return "\(bytes(count))未満"
    case .over(let count): return "\(bytes(count))超"
    case .atLeast(let seconds): return "\(CodeFace.seconds(seconds)) 以上"
    case .lessThan(let seconds): return "\(CodeFace.seconds(seconds)) 未満"
    }
  }

  func calibration(_ name: String) -> String {
    switch name {
    case "knownTruths": "真偽があらかじめ分かる要求（1=1 や 1=2 など）から学習"
    case "oneKnownTruth": "片方は真偽があらかじめ分かる要求から学習し、もう一つの通常の応答を他方とした"
    case "nextQuestions": "攻撃者が次に何を尋ねたかから学習"
    case "fewestContradictions": "逆にすると回答どうしが矛盾するため"
    case "delay": "一方の場合にサーバーが待たされる"
    default: name
    }
  }

  func oracle(_ oracle: OracleResult) -> String {
    "「はい」は \(sign(oracle.whenTrue, signal: oracle.signal))、「いいえ」は \(sign(oracle.whenFalse, signal: oracle.signal))"
      + "（\(calibration(oracle.calibratedBy))）。質問 \(oracle.questions.grouped) 件、矛盾 \(oracle.contradictions.grouped) 件"
  }

  func otherOracles(_ count: Int, questions: Int) -> String {
    "ほかに尋ね方 \(count.grouped) 種類（質問 \(questions.grouped) 件）"
  }

  // MARK: What was found

  func thing(_ thing: WhyMatch.Thing) -> String {
    switch thing {
    case .cell(let schema, let table, let column, let key, let position):
      "\(schema.map { $0 + "." } ?? "")\(table) の列 \(column)"
        + (key.map { "、キー \($0) の行" } ?? position.map { "、要求された順で \($0.grouped) 番の行" } ?? "")
    case .scalar(let expression): "\(expression) の値"
    case .name(let name): "データベースの名前 \(name)"
    case .file(let path): "ファイル \(path)"
    }
  }

  func found(_ match: WhyMatch, shown: String) -> String {
    let certainty =
      switch match.grade {
      case .proven: "読み取られました"
      case .probable: "読み取られたと推定されます"
      case .possible, .reachable: "読み取られた可能性があります"
      }
    if case .cell = match.thing {
      return "\(shown) は\(certainty)（\(grade(match.grade))）：\(thing(match.thing))。" + (fit(match.fit) ?? "")
    }
    return "\(thing(match.thing)) は\(certainty)（\(grade(match.grade))）。"
  }

  func figure(_ figure: WhyFigure) -> String {
    let total = figure.rowsAtMost ?? figure.tally.maximum
    return "\(figure.name)：\(rows(figure.tally.maximum))（\(tally(figure.tally))）"
      + (total > figure.tally.maximum ? "。応答の大きさからは最大 \(rows(total))" : "")
  }

  func figureHint(_ row: String) -> String { "一つの行（\(row) など）を指定すると、その値それぞれの根拠を示します。" }

  func fit(_ fit: WhyMatch.Fit) -> String? {
    switch fit {
    case .exact, .place: nil
    case .contained: "入力された文字列を含みます。"
    case .partlyKnown: "一部だけが分かっており、その部分は入力された文字列と一致します。"
    }
  }

  func nothingFound(_ typed: String, tables: [String]) -> String {
    "「\(typed)」に一致する、またはそれを含むものは、取り出されたものの中にありません。その一部、表（shop.members）、"
      + "列（members.email）、キーによる行（members:12）、要求された順による行（members#3）でお試しください"
      + (tables.isEmpty ? "。読み取られた表はありません" : "。読み取られた表：\(list(tables, limit: 10))")
  }

  func moreMatches(_ count: Int) -> String {
    "ほかに \(count.grouped) 件が当てはまります。より長く入力するか、すべてを含む --json をお使いください。"
  }

  // MARK: How it was learnt

  func questions(_ count: WhyWitnesses) -> String {
    let parts = [
      (count[.both], "応答と攻撃者の次の質問が一致"), (count[.response], "応答のみ"), (count[.nextQuestion], "次の質問のみ"),
      (count[.contradicted], "両者が食い違い"), (count[.none], "回答不明"),
    ].filter { $0.0 > 0 }.map { "\($0.1) \($0.0.grouped) 件" }
    return "ページが「はい」か「いいえ」で答えた質問 \(count.total.grouped) 件（\(list(parts))）"
  }

  func deliveries(_ count: Int) -> String { "応答による送出（要求 \(requests(count))）" }

  func sureness(_ sureness: Sureness) -> [String] {
    var reasons: [String] = []
    if !sureness.values.isEmpty {
      if sureness.isUnanswered {
        reasons.append("要求されましたが、どの応答が「はい」かを学習できませんでした。")
      } else if sureness.isShown {
        reasons.append("すべての回答が、意味の分かっている応答、または一致する二つの証人に基づきます。")
      } else {
        reasons.append("一部の回答は、意味を推論しただけの一つの証人に基づきます。")
      }
      if sureness.conflicts > 0 {
        reasons.append("ほかと合わない回答が \(sureness.conflicts.grouped) 件あります。それに左右される文字は、分かったものとしません。")
      }
      if sureness.isSettledByDump { reasons.append("回答だけでは決まらない部分は、回答に合う行をダンプで特定して決めました。") }
      if !sureness.isCertain, !sureness.isUnanswered {
        reasons.append("大文字と小文字の別、または ASCII 以外の文字は質問からは決まらないため、攻撃ツールと同じ読み方をしました。")
      }
    }
    switch sureness.best {
    case .exactByOthers: reasons.append("応答の大きさが、他の送出から学習したモデルによるダンプからの予測と完全に一致します。")
    case .exact: reasons.append("応答の大きさがダンプからの予測と完全に一致します。ただしモデルの選択にこの送出も使いました。")
    case .carried: reasons.append("応答は空の場合より大きいものですが、正確な内容は証拠から計算できません。")
    case .open: reasons.append("要求され、失敗した形跡がありません。")
    case .refuted: reasons.append("この応答がそれを運んだはずはありません。")
    case nil: break
    }
    if !sureness.isComplete { reasons.append("一部は分かりません。") }
    return reasons
  }

  func subject(_ subject: LearntSubject, isBytes: Bool) -> String {
    switch subject {
    case .character(let place):
      (place > 0 ? "\(place) " : "末尾から \(-place) ") + (isBytes ? "バイト目" : "文字目")
    case .length: "長さ"
    case .byteLength: "バイト長"
    case .number: "値"
    case .whole: "値全体"
    }
  }

  func asked(_ asked: Asked, isBytes: Bool) -> String {
    switch asked {
    case .character(let place, let condition):
      return "\(subject(.character(place), isBytes: isBytes))\(code(condition))"
    case .length(let condition): return "長さ\(number(condition))"
    case .byteLength(let condition): return "バイト長\(number(condition))"
    case .number(let condition): return "値\(number(condition))"
    case .comesBefore(let text, let from, let orEqual):
      return (from == 1 ? "値" : "\(from) 文字目以降") + " \(orEqual ? "<=" : "<") '\(text)'"
    case .holds(let text, let place):
      if place == 1 { return "「\(text)」で始まる" }
      if place == -text.unicodeScalars.count { return "「\(text)」で終わる" }
      return "\(subject(.character(place), isBytes: isBytes))から「\(text)」"
    case .equals(let text): return "値が「\(text)」である"
    case .isNull: return "値が NULL である"
    case .exists: return "その名前が存在する"
    case .all(let parts): return parts.map { self.asked($0, isBytes: isBytes) }.joined(separator: " かつ ")
    case .any(let parts): return parts.map { self.asked($0, isBytes: isBytes) }.joined(separator: " または ")
    case .not(let inner): return "（\(self.asked(inner, isBytes: isBytes))）でない"
    }
  }

  private func code(_ condition: CodeCondition) -> String {
    switch condition {
    case .equal(0): "が文字列の終わり (0)"
    case .equal(let code): "が \(CodeFace.text(code))"
    case .differs(let code): "が \(CodeFace.text(code)) 以外"
    case .above(let code): " > \(code)"
    case .atMost(let code): " <= \(code)"
    case .between(let low, let high): "が \(low) から \(high)"
    case .oneOf(let codes): "が \(list(CodeFace.stretches(codes))) のいずれか"
    case .noneOf(let codes): "が \(list(CodeFace.stretches(codes))) のいずれでもない"
    case .bit(let bit, let isSet): "の第 \(bit) ビット（\(1 << bit)）が\(isSet ? " 1" : " 0")"
    case .ranges(let ranges): "が \(list(ranges.map(CodeFace.range), limit: 12)) の範囲"
    case .anything: "が何でもよい"
    case .nothing: "に当てはまる文字がない"
    }
  }

  private func number(_ condition: NumberCondition) -> String {
    switch condition {
    case .equal(let number): "が \(number)"
    case .differs(let number): "が \(number) 以外"
    case .above(let number): " > \(number)"
    case .atMost(let number): " <= \(number)"
    case .between(let low, let high): "が \(low) から \(high)"
    case .oneOf(let numbers): "が \(list(numbers.map(String.init))) のいずれか"
    case .ranges(let ranges): "が \(list(ranges.map(CodeFace.range), limit: 12)) の範囲"
    case .anything: "が何でもよい"
    case .nothing: "に当てはまる数がない"
    }
  }

  func left(_ left: Left) -> String {
    switch left {
    case .codes(.anything, _), .numbers(.anything): "まだ何も分からない"
    case .codes(.nothing, _), .numbers(.nothing): "残りなし"
    case .codes(.equal(0), _): "文字列の終わり"
    case .codes(.equal(let code), _): CodeFace.text(code)
    case .codes(let condition, let count): "文字\(code(condition))（残り \(count.grouped)）"
    case .numbers(.equal(let number)): "\(number)"
    case .numbers(let condition): "数\(number(condition))"
    case .text(let text): text.isEmpty ? "まだ何も分からない" : "「\(text)」"
    }
  }

  func conclusion(_ part: LearntPart, isBytes: Bool) -> String {
    let head = subject(part.subject, isBytes: isBytes)
    guard let taken = part.taken, part.left != .codes(.equal(taken), count: 1) else {
      return "\(head)：\(left(part.left))"
    }
    return "\(head)：\(CodeFace.text(taken))（回答が残すもの：\(left(part.left))）"
  }

  func answer(_ answer: Bool?) -> String { answer.map { $0 ? "はい" : "いいえ" } ?? "不明" }

  func witness(_ witness: LearntQuestion.Witness) -> String {
    switch witness {
    case .none: "証人なし"
    case .response: "応答"
    case .nextQuestion: "次の質問"
    case .both: "応答と次の質問"
    case .contradicted: "応答と次の質問が食い違い"
    }
  }

  func response(status: Int, bytes: Int?, bytesLessPayload: Int?, seconds: Double?) -> String {
    list(
      [
        "\(status)", bytes.map(self.bytes), bytesLessPayload.map { "反射を除き \(self.bytes($0))" },
        seconds.map(CodeFace.seconds),
      ].compactMap(\.self))
  }

  func heard(_ response: String, _ witness: LearntQuestion.Witness) -> String {
    "\(response)／\(self.witness(witness))"
  }

  func contradicts() -> String { "前の回答と合わない" }
  func hidden(_ questions: Int) -> String { "質問 \(questions.grouped) 件（伏せ字）" }

  func delivery(_ delivery: LearntDelivery, asked: String) -> String {
    let way =
      switch delivery.channel {
      case .rows: "アプリケーションの結果の行として"
      case .value: "ページの中の値として"
      case .message(let name): "エラーメッセージの中で（\(name)）"
      }
    let size =
      switch (delivery.predictedBytes, delivery.observedBytes) {
      case (let predicted?, let observed?) where predicted == observed: "\(bytes(observed))、予測と完全に一致"
      case (let predicted?, let observed?): "\(bytes(observed))、予測は \(bytes(predicted))"
      case (nil, let observed?): "\(bytes(observed))、予測なし"
      case (_, nil): "ログに大きさなし"
      }
    return list(
      [
        asked + aside(way), delivery.rows.map { "ダンプによれば \(rows($0))" }, "\(delivery.status)", size,
        delivery.model.map { "大きさ = \($0)" },
      ].compactMap(\.self))
  }
}
