public import Investigation

extension NoticeComparison {
  /// For people: figures old → new, what lies between, and each language's sentences with `[-removed-]` and `{+added+}`.
  public func text(_ language: Language) -> String {
    let isJapanese = language == .ja
    var lines = [
      isJapanese
        ? "\(kind)：\(old.name)（\(old.date)）→ \(new.name)（\(new.date)）"
        : "\(kind): \(old.name) (\(old.date)) → \(new.name) (\(new.date))"
    ]
    if isEmpty { lines += ["", isJapanese ? "違いはありません。" : "They do not differ."] }
    if !figures.isEmpty {
      lines += ["", isJapanese ? "数値" : "Figures"]
      let none = isJapanese ? "（なし）" : "(not stated)"
      let width = figures.map(\.id.count).max() ?? 0
      lines += figures.map { figure in
        "  \(figure.id)\(String(repeating: " ", count: width - figure.id.count))  \(figure.old ?? none) → \(figure.new ?? none)"
      }
      lines += why(isJapanese)
    }
    for part in languages where !part.sentences.isEmpty {
      lines += ["", (isJapanese ? "文 " : "Sentences ") + part.language]
      lines += part.sentences.map { "  " + $0.line }
    }
    if !causes.isEmpty {
      lines += ["", isJapanese ? "この間に入力されたもの" : "Entered in between"]
      lines += causes.map { cause in
        "  \(cause.entry)  \(cause.at)  \(cause.by)  \(cause.change)"
          + (cause.of.isEmpty ? "" : " " + cause.of.joined(separator: ", "))
          + (cause.reason.map { isJapanese ? "（\($0)）" : " (\($0))" } ?? "")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func why(_ isJapanese: Bool) -> [String] {
    func run(_ number: Int?) -> String {
      number.map { isJapanese ? "調査\($0)" : "run \($0)" } ?? (isJapanese ? "調査なし" : "no run")
    }
    if old.run != new.run {
      return [(isJapanese ? "  理由：" : "  because: ") + run(old.run) + " → " + run(new.run)]
    }
    guard causes.contains(where: { $0.change == "factsRecorded" }) else { return [] }
    return [isJapanese ? "  理由：事実の入力（下記）" : "  because: facts were entered (below)"]
  }
}

extension SentenceChange {
  /// In a line: `-` removed, `+` added, `~` changed.
  var line: String {
    switch kind {
    case .removed: "- " + (old ?? "")
    case .added: "+ " + (new ?? "")
    case .changed:
      "~ "
        + (pieces ?? []).map { piece in
          switch piece.kind {
          case .same: piece.text
          case .removed: "[-\(piece.text)-]"
          case .added: "{+\(piece.text)+}"
          }
        }.joined()
    }
  }
}
