import Investigation
import YAMLText

extension LogFact {
  /// What it is, for a heading or a column.
  var title: BilingualText {
    switch content {
    case .period: BilingualText(japanese: "攻撃期間", english: "attack")
    case .attacker: BilingualText(japanese: "攻撃元", english: "attacker")
    case .point: BilingualText(japanese: "攻撃箇所", english: "injection point")
    case .table: BilingualText(japanese: "テーブル取得", english: "table obtained")
    case .file: BilingualText(japanese: "ファイル読み出し", english: "file read")
    case .gap: BilingualText(japanese: "ログの欠落", english: "gap in the logs")
    case .window: BilingualText(japanese: "期間", english: "window")
    }
  }

  /// What the logs say, in a sentence.
  var text: BilingualText {
    switch content {
    case .period(let isOngoing):
      BilingualText(
        japanese: "侵入者による攻撃リクエストが続いた期間" + (isOngoing ? "（ログの末尾でも継続中）" : ""),
        english: "Attack requests of the intruders, first to last"
          + (isOngoing ? "; it goes on at the end of the logs" : ""))
    case .attacker(let client, _, let requests, let obtained):
      BilingualText(
        japanese: "\(client) からの攻撃リクエスト \(requests.grouped) 件" + (obtained ? "（データの取得あり）" : "（取得なし）"),
        english: "\(requests.grouped) attack \(requests == 1 ? "request" : "requests") from \(client), "
          + (obtained ? "with data obtained" : "nothing obtained"))
    case .point(let method, let path, _, let parameter, let attempts, let succeeded):
      BilingualText(
        japanese: "\(method) \(path) のパラメータ \(parameter) に対する攻撃 \(attempts.grouped) 件"
          + (succeeded ? "（成功）" : "（成功の証跡なし）"),
        english:
          "\(attempts.grouped) \(attempts == 1 ? "attempt" : "attempts") on \(method) \(path), parameter "
          + "\(parameter): " + (succeeded ? "it let data out" : "nothing shows that it let data out"))
    case .table(let name, let columns, let rows, let atMost, let isUncounted):
      BilingualText(
        japanese: "テーブル \(name) の \(columns.joined(separator: ", ")) を取得：\(rows.japanese)"
          + (atMost.map { "、最大 \($0.grouped) 行" } ?? "") + (isUncounted ? "（行数不明の読み出しあり）" : ""),
        english: "\(name): \(columns.joined(separator: ", ")) obtained, \(rows.english)"
          + (atMost.map { ", at most \($0.grouped) in all" } ?? "")
          + (isUncounted ? "; of one read the rows are not known" : ""))
    case .file(let path, let bytes, let grade):
      BilingualText(
        japanese: "サーバー上のファイル \(path) を読み出し（\(bytes.grouped) バイト、\(LogFact.japanese(grade: grade))）",
        english: "The file \(path) of the server was read (\(bytes.grouped) bytes, \(grade))")
    case .gap(let isSilence, _):
      BilingualText(
        japanese: isSilence ? "ログが不自然に途切れている" : "ログが破損しており読めない",
        english: isSilence ? "The logs are silent for longer than they ever are" : "The logs are damaged here"
      )
    case .window(let kind, let isOfAll, let sets):
      BilingualText(
        japanese: (LogFact.windowTitles[kind]?.japanese ?? kind)
          + (isOfAll || sets.isEmpty ? "" : "（集合 \(sets.joined(separator: "、"))）"),
        english: (LogFact.windowTitles[kind]?.english ?? kind)
          + (isOfAll || sets.isEmpty ? "" : " (of \(sets.joined(separator: ", ")))"))
    }
  }

  private static let windowTitles = [
    "exfiltration": BilingualText(japanese: "データが取得された期間", english: "Data was read"),
    "exposure": BilingualText(japanese: "流出した情報が入力された期間", english: "What was exposed had been entered"),
    "atRisk": BilingualText(japanese: "危険にさらされた期間", english: "Whatever was entered was at risk"),
  ]

  fileprivate static func japanese(grade: String) -> String {
    switch grade {
    case "proven": "確定"
    case "probable": "推定"
    default: "可能性"
    }
  }
}

extension LogFact.Rows {
  fileprivate var japanese: String {
    let parts = [("確定", proven), ("推定", probable), ("可能性", possible)].filter { $0.1 > 0 }
    return parts.isEmpty ? "行は特定できず" : parts.map { "\($0.0) \($0.1.grouped) 行" }.joined(separator: "、")
  }

  fileprivate var english: String {
    let parts = [("proven", proven), ("probable", probable), ("possible", possible)].filter { $0.1 > 0 }
    guard !parts.isEmpty else { return "no row can be listed" }
    let sum = parts.reduce(0) { $0 + $1.1 }
    return parts.map { "\($0.1.grouped) \($0.0)" }.joined(separator: ", ") + (sum == 1 ? " row" : " rows")
  }
}
