import Injection
import Reconstruction

extension Japanese {
  func headline(_ facts: HeadlineFacts) -> [String] {
    let hole = facts.holes.first.map { first in
      facts.holes.count > 1 ? "\(first)（ほか \(facts.holes.count - 1) か所）" : "\(first) "
    }
    let by = hole.map { "\($0)への SQL インジェクションにより、" } ?? "SQL インジェクションにより、"
    let tables = facts.tables > 0 ? "\(facts.tables.grouped) 表" : nil
    let files = facts.files > 0 ? "\(facts.files.grouped) 個のファイル" : nil
    let bound = max(facts.atMost ?? 0, facts.tally.maximum)
    var sentences: [String]
    switch facts.outcome {
    case .dataTaken:
      let grades = facts.tally.maximum > 0 ? "（\(tally(facts.tally))）" : ""
      let what = [tables.map { "\($0)の \(rows(facts.tally.maximum))\(grades)" }, files].compactMap { $0 }
      sentences = ["\(by)\(what.joined(separator: "と "))が漏えいしました。"]
      if bound > facts.tally.maximum { sentences.append("応答の大きさからは、最大 \(rows(bound))の可能性があります。") }
    case .dataPossible:
      let number = facts.uncounted.isEmpty ? "最大 \(rows(bound))" : "行（件数不明）"
      let what = [tables.map { "\($0)の\(number)" }, files].compactMap { $0 }
      sentences = [
        "\(by)\(what.joined(separator: "と "))が漏えいした可能性があります。要求された形跡があり、拒まれた形跡がありません。"
      ]
    case .structureOnly:
      sentences = [
        "表の行やファイルが漏えいした形跡はありません。ただし、\(by)データベースの名前や単独の値が知られました。"
      ]
    case .holeWorks:
      sentences = ["\(by)外部からの SQL が実行されました。内容が漏えいした形跡はありません。"]
    case .attemptsOnly:
      sentences = [
        "\(hole.map { $0 + "に対し、" } ?? "")SQL インジェクションが \(requests(facts.requests))試みられました。"
          + "何かが漏えいした形跡はありません。"
      ]
    case .noAttack:
      sentences = [
        "アクセスログ \(facts.logs.grouped) 点、\(lines(facts.logLines))\(facts.logSpan.map { "（\($0)）" } ?? "")の中に、"
          + "SQL インジェクションは見つかりませんでした。"
      ]
    case .noLogs:
      sentences = ["証拠にアクセスログがないため、攻撃の有無は判断できません。"]
    }
    if !facts.uncounted.isEmpty {
      sentences.append("\(list(facts.uncounted, limit: 5)) の件数は分かりません。全件が漏えいした可能性があります。")
    }
    if let when = facts.when {
      sentences.append("\(facts.outcome == .dataPossible ? "漏えいしたとすれば、その時期" : "漏えいの時期")：\(when)")
    }
    if [.noAttack, .attemptsOnly].contains(facts.outcome), facts.unparsed + facts.gaps > 0 {
      sentences.append(incomplete(unparsed: facts.unparsed, gaps: facts.gaps))
    }
    if facts.unresolved > 0 {
      sentences.append("\(unresolved(facts.unresolved))最大件数はこれより多い可能性があります。")
    }
    return sentences
  }

  func columnsOfNote(_ hints: [DataHint]) -> String {
    "列の名前からみて、\(list(hints.map(hint)))が含まれます。"
  }

  func stillGoingOnAtEnd() -> String { "ログの終わりの時点で、攻撃は続いています。" }
  func incomplete(unparsed: Int, gaps: Int) -> String {
    let parts = [
      unparsed > 0 ? "読めなかった行が \(lines(unparsed))" : nil, gaps > 0 ? "証拠の欠落が \(gaps.grouped) か所" : nil,
    ].compactMap { $0 }
    return "ただし、\(list(parts))あります（下記）。"
  }

  func firstSteps(section: Int) -> String { "これから 1 時間で何をすべきかは、\(section) 章の終わりにあります。" }
  func citationLegend() -> String { "[1:4711] は、証拠 1 の 4711 行目を指します。" }

  func attackerFacts(requests: Int, other: Int?, haul: Haul) -> String {
    let rest = other.map { "その他の要求 \($0.grouped) 回" } ?? "その他の要求は不明"
    return "攻撃 \(self.requests(requests))、\(rest)、\(self.haul(haul))"
  }

  func pointFacts(_ result: PointResult) -> String {
    var facts = [
      result.succeeded ? "取り出しに成功" : result.hasOpenQuestions ? "未解析の問い合わせあり" : "取り出しなし",
      "試行 \(requests(result.attempts))",
    ]
    if !result.techniques.isEmpty { facts.append("手法 \(list(result.techniques.map(\.rawValue)))") }
    if let product = result.product { facts.append("データベース \(product)") }
    return facts.joined(separator: "／")
  }

  func sizeModel(_ words: String, explained: Int, samples: Int) -> String {
    "応答の大きさ = \(words)（既知の応答 \(samples.grouped) 件のうち \(explained.grouped) 件を説明）"
  }

  func atMost(_ rows: Int) -> String { "応答量からは最大 \(self.rows(rows))" }

  func uncounted() -> String { "読み出された件数は不明。全件の可能性がある" }

  func byteComparison(predicted: Int?, observed: Int?) -> String {
    switch (predicted, observed) {
    case (let predicted?, let observed?) where predicted == observed:
      "ログの記録 \(bytes(observed))。内容からの予測と完全に一致"
    case (let predicted?, let observed?):
      "ログの記録 \(bytes(observed))、予測 \(bytes(predicted))。\(bytes(abs(observed - predicted)))\(observed > predicted ? "多い" : "少ない")"
    case (let predicted?, nil): "予測 \(bytes(predicted))。ログに記録なし"
    case (nil, let observed?): "ログの記録 \(bytes(observed))。予測はできず"
    case (nil, nil): "不明"
    }
  }

  func samples(shown: Int, of total: Int, revealed: Bool) -> String {
    "\(total.grouped) 件のうち \(shown.grouped) 件" + (revealed ? "" : "（伏せ字。--reveal で表示）")
  }

  func noTables() -> String { "表の行が取り出された形跡はありません。" }
  func fileTriedInVain() -> String { "要求されたが、取り出されていない" }
}
