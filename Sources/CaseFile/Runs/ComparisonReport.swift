public import Investigation

/// What changed between two runs, in Japanese or English, without personal data.
public struct ComparisonReport {
  public let text: String

  /// - Throws: `CaseError` where the people of one of them cannot be read.
  public init(_ comparison: RunComparison, language: Language) throws(CaseError) {
    let isJapanese = language == .ja
    func say(_ english: String, _ japanese: String) -> String { isJapanese ? japanese : english }
    var counts = (added: 0, removed: 0, regraded: 0, changed: 0)
    try comparison.list { difference in
      switch difference {
      case .added: counts.added += 1
      case .removed: counts.removed += 1
      case .changed(let from, let to):
        if from.grade == to.grade { counts.changed += 1 } else { counts.regraded += 1 }
      }
    }
    let (before, after) = (comparison.before, comparison.after)
    var lines = [
      say(
        "Run \(before.content.run) (\(before.at)) and run \(after.content.run) (\(after.at))",
        "第\(before.content.run)回調査（\(before.at)）と第\(after.content.run)回調査（\(after.at)）の比較"), "",
      say("Why they may differ", "相違の理由"),
    ]
    let causes = comparison.causes.map { cause in
      switch cause {
      case .evidenceAdded(let item, let path):
        say("item \(item) was added: \(path)", "証拠 \(item) を追加：\(path)")
      case .evidenceGone(let item, let path):
        say("item \(item) was not used: \(path)", "証拠 \(item) は使用せず：\(path)")
      case .dataMapChanged: say("another data map", "データマップを変更")
      case .versionChanged(let from, let to):
        say("Tenmatsu \(from), then \(to)", "Tenmatsu の版：\(from) から \(to) へ")
      case .parameterChanged(let name, let from, let to):
        say("\(name): \(from ?? "–"), then \(to ?? "–")", "\(name)：\(from ?? "－") から \(to ?? "－") へ")
      }
    }
    lines += (causes.isEmpty ? [say("nothing: the same evidence and data map", "なし（証拠・データマップとも同一）")] : causes)
      .map { "  - \($0)" }
    if let reason = after.reason { lines.append("  - " + say("as was said: \(reason)", "調査者の記載：\(reason)")) }
    lines += ["", say("Records that are not as they were", "変わった件数")]
    lines += [
      (say("affected now, not before", "新たに該当"), counts.added),
      (say("affected before, not now", "該当しなくなったもの"), counts.removed),
      (say("of another grade", "確度の変更"), counts.regraded),
      (say("of other classes or sets", "項目・区分の変更"), counts.changed),
    ].map { "  \($0.0): \($0.1)" }
    lines += ["", say("Figures at most (records, people)", "最大件数・人数の変化")]
    lines += comparison.figures.map { change in
      func figure(_ figure: RunSummary.Figure?) -> String {
        figure.map { "\($0.records.maximum), \($0.people.maximum)" } ?? "–"
      }
      let name = change.kind == .total ? say("total", "合計") : "\(change.kind.rawValue) \(change.id)"
      return "  \(name): \(figure(change.before)) → \(figure(change.after))"
    }
    if comparison.figures.isEmpty { lines.append("  " + say("none changed", "変化なし")) }
    text = lines.joined(separator: "\n") + "\n"
  }
}
