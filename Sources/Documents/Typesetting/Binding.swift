import Bytes

/// Keeps on one line what is read as one: a number with its counter, a date with its weekday, in whatever pieces it comes.
struct Binding {
  let isJapanese: Bool

  /// - Parameter keepsBrackets: a short remark in brackets stays whole too, as it should in titles: （第二報）.
  func bound(_ runs: [Run], keepsBrackets: Bool = false) -> [Run] {
    let runs = keepsBrackets && isJapanese ? runs.flatMap(bracketsKept) : runs
    var bound: [Run] = []
    var index = runs.startIndex
    while index < runs.endIndex {
      let run = runs[index]
      index += 1
      switch run {
      case .text(let text): bound += pieces(text)
      case .figure(let id, let inner):
        let shown = inner.plainText
        guard shown.count <= Binding.longest, shown.contains(where: \.isDigit) else {
          bound.append(.figure(id: id, self.bound(inner)))
          continue
        }
        // The text after it is cut where the counter ends.
        var whole = [Run.figure(id: id, inner)]
        if index < runs.endIndex, case .text(let text) = runs[index] {
          let tail = tail(Array(text))
          if tail > 0 {
            whole.append(.text(String(text.prefix(tail))))
            bound.append(.unbroken(whole))
            bound += pieces(String(text.dropFirst(tail)))
            index += 1
            continue
          }
        }
        bound.append(.unbroken(whole))
      case .strong, .deleted, .inserted: bound.append(run.holding(self.bound(run.children)))
      case .link, .reference, .code, .lineBreak, .unbroken: bound.append(run)
      }
    }
    return bound
  }

  private func bracketsKept(_ run: Run) -> [Run] {
    guard case .text(let text) = run, let open = text.lastIndex(of: "（"), text.last == "）",
      text[open...].count <= Binding.longest / 2
    else { return [run] }
    return [.text(String(text[..<open])), .unbroken([.text(String(text[open...]))])]
  }

  /// In characters: what is longer may break, since columns are narrow.
  private static let longest = 18
  private static let counters: [String] = [
    "か月", "ヶ月", "カ月", "箇所", "か所", "カ所", "時間", "週間", "年間", "日間", "営業日", "アカウント", "年度", "年", "月", "日",
    "時", "分", "秒", "件", "名", "人", "社", "通", "回", "台", "円", "歳", "号", "条", "項", "行", "枚", "個", "本", "部", "章",
    "万", "億", "倍", "割",
  ]
  /// What belongs to the number after it: eras, halves of the day.
  private static let prefixes = ["令和", "平成", "昭和", "午前", "午後", "約", "第", "計"]
  private static let counterCharacters = counters.map(Array.init)
  private static let weekdays: Set<Character> = ["日", "月", "火", "水", "木", "金", "土"]

  /// The text, cut so that what belongs together is unbroken.
  private func pieces(_ text: String) -> [Run] {
    guard isJapanese, text.contains(where: \.isDigit) else { return text.isEmpty ? [] : [.text(text)] }
    let characters = Array(text)
    var pieces: [Run] = []
    var loose = ""
    var at = 0
    while at < characters.count {
      guard characters[at].isDigit else {
        loose.append(characters[at])
        at += 1
        continue
      }
      var end = at
      while end < characters.count, isOfNumber(characters[end]) { end += 1 }
      end += tail(Array(characters[end...]))
      let before = Binding.prefixes.first { loose.hasSuffix($0) } ?? ""
      let stretch = before + String(characters[at..<end])
      if stretch.count > 1, stretch.count <= Binding.longest,
        stretch.contains(where: { $0.displayWidth == 2 })
      {
        loose.removeLast(before.count)
        if !loose.isEmpty { pieces.append(.text(loose)) }
        loose = ""
        pieces.append(.unbroken([.text(stretch)]))
      } else {
        loose += String(characters[at..<end])
      }
      at = end
    }
    if !loose.isEmpty { pieces.append(.text(loose)) }
    return pieces
  }

  /// How many characters at the start belong to the number before: its counter, further parts of a date or a time, the
  /// weekday in brackets.
  private func tail(_ text: [Character]) -> Int {
    guard isJapanese else { return 0 }
    var at = 0
    while true {
      let counter = Binding.counterCharacters.first { text[at...].starts(with: $0) }
      guard let counter else { break }
      let isDay = counter == ["日"]
      at += counter.count
      if isDay, at + 2 < text.count, text[at] == "（" || text[at] == "(",
        Binding.weekdays.contains(text[at + 1]),
        text[at + 2] == "）" || text[at + 2] == ")"
      {
        return at + 3
      }
      // 日 ends a date: the time after it may stand on the next line.
      var digits = at
      while digits < text.count, text[digits].isDigit { digits += 1 }
      guard !isDay, digits > at else { break }
      at = digits
    }
    return at
  }

  private func isOfNumber(_ character: Character) -> Bool {
    character.isDigit || character == "," || character == "." || character == "，"
  }
}
