import YAMLText

/// Writes the lines of a draft with their comments, in one language.
struct DraftWriter {
  private(set) var text = ""
  private let language: MapDraft.Language

  init(_ language: MapDraft.Language) { self.language = language }

  private func said(_ text: BilingualText) -> String {
    DraftText.comment(language == .japanese ? text.japanese : text.english)
  }

  private func reason(_ certainty: Certainty, _ why: BilingualText) -> String {
    let words = said(why)
    return said(certainty.word) + (words.isEmpty ? "" : ": " + words)
  }

  mutating func line(_ line: String) { text += line + "\n" }

  /// A line with what it rests on.
  mutating func line(_ line: String, _ certainty: Certainty, _ why: BilingualText) {
    text += "\(line)  # \(reason(certainty, why))\n"
  }

  mutating func comment(_ indent: Int, _ certainty: Certainty, _ why: BilingualText) {
    raw(indent, reason(certainty, why))
  }

  mutating func note(_ indent: Int, _ words: BilingualText) { raw(indent, said(words)) }

  mutating func raw(_ indent: Int, _ words: String) {
    text += String(repeating: " ", count: indent) + "# " + DraftText.comment(words) + "\n"
  }

  mutating func head(_ count: Int) {
    note(
      0,
      .init(
        japanese: "データマップの下書き（表・ファイル \(count) 個から）。人が確かめて直すためのものです。",
        english:
          "A draft of a data map, from \(count) \(count == 1 ? "table or file" : "tables and files"). Check and correct it before you use it."
      ))
    note(
      0,
      .init(
        japanese: "各行の右に、どれだけ確かかとその理由があります: 確か・おそらく・不確か。",
        english: "Beside each line stands how sure it is, and why: sure, likely, unsure."))
    note(
      0, .init(japanese: "時間帯のない日時があれば、その時間帯を書いてください:", english: "If times carry no zone, say which it is:"))
    raw(0, "timeZone: Asia/Tokyo")
    line("")
  }

  /// The place of a population.
  mutating func place(_ table: SampledTable, indent: Int) {
    let space = String(repeating: " ", count: indent)
    switch table.source {
    case .table(_, _, let isView):
      line("\(space)\(isView ? "view" : "table"): \(DraftText.scalar(table.fullName))\(size(table))")
    case .file(let path):
      line("\(space)file: \(DraftText.scalar(path))\(size(table))")
      if let format = table.format { line("\(space)records: { format: \(format.rawValue) }") }
    }
  }

  /// The place of a store; true for a file.
  mutating func storePlace(_ table: SampledTable) -> Bool {
    switch table.source {
    case .table(_, _, let isView):
      line("  - \(isView ? "view" : "table"): \(DraftText.scalar(table.fullName))\(size(table))")
      return false
    case .file(let path):
      note(
        2,
        .init(
          japanese: "file には、サーバー上でのこのファイルの場所を書いてください",
          english: "Give as file where it stood on the server"))
      let name = path.split(separator: "/").last.map(String.init) ?? path
      line("  - file: \(DraftText.scalar("/PATH/ON/THE/SERVER/" + name))\(size(table))")
      line("    copy: \(DraftText.scalar(path))")
      if let format = table.format { line("    records: { format: \(format.rawValue) }") }
      return true
    }
  }

  mutating func leftOut(_ table: SampledTable, _ why: BilingualText) {
    raw(2, "  \(table.fullName): \(said(why))")
  }

  private func size(_ table: SampledTable) -> String {
    guard let count = table.rowCount else { return "" }
    return "  # "
      + said(.init(japanese: "\(count)件", english: "\(count) \(count == 1 ? "record" : "records")"))
  }
}
