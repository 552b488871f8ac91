public import Investigation

extension CustodyRecord {
  /// A page for printing (HTML, A4), whole in itself: nothing is loaded from elsewhere.
  public static func page(_ records: [CustodyRecord], language: Language) -> String {
    let title = records.first?.heading ?? ""
    let sections = records.map(\.section).joined()
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTML.escaped(title))</title>
      <style>
      @page { size: A4; margin: 18mm 16mm }
      body { font: 10.5pt/1.6 "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; color: #111; max-width: 180mm; margin: 8mm auto; padding: 0 4mm }
      section + section { break-before: page }
      h1 { font-size: 15pt; font-weight: 600; border-bottom: 1.5pt solid #111; padding-bottom: 2mm }
      h2 { font-size: 11.5pt; margin-top: 8mm }
      table { border-collapse: collapse; width: 100% }
      th, td { border: .5pt solid #767676; padding: 1.5mm 2.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
      .facts th { width: 38mm; font-weight: 600; background: #f3f3f3 }
      thead th { background: #f3f3f3; font-weight: 600 }
      .steps th:nth-child(1) { width: 26mm }
      .steps th:nth-child(2) { width: 34mm }
      .steps th:nth-child(4) { width: 44mm }
      tr { break-inside: avoid }
      code { font: 8.5pt/1.4 "Noto Sans Mono", monospace }
      .sign { margin-top: 14mm; display: flex; gap: 8mm }
      .sign div { flex: 1; border-top: .5pt solid #111; padding-top: 1.5mm; font-size: 9pt }
      footer { margin-top: 6mm; font-size: 9pt }
      </style>
      </head>
      <body>
      \(sections)</body>
      </html>

      """
  }

  private var section: String {
    let facts = facts.map { row in
      "<tr><th scope=\"row\">\(HTML.escaped(row.label))</th><td>\(HTML.escaped(row.value))</td></tr>\n"
    }.joined()
    let steps = steps.map { step in
      "<tr><td>\(HTML.escaped(step.at))</td><td>\(HTML.escaped(step.by))</td><td>\(HTML.escaped(step.what))</td>"
        + "<td>\(step.entry)<br><code>\(step.hash)</code></td></tr>\n"
    }.joined()
    let heads = [words.date, words.who, words.what, words.ledger].map { "<th scope=\"col\">\($0)</th>" }
      .joined()
    return """
      <section>
      <h1>\(HTML.escaped(heading))</h1>
      <table class="facts"><tbody>
      \(facts)</tbody></table>
      <h2>\(words.history)</h2>
      <table class="steps"><thead><tr>\(heads)</tr></thead><tbody>
      \(steps)</tbody></table>
      <footer>\(HTML.escaped(proof))</footer>
      <div class="sign"><div>\(words.given)</div><div>\(words.received)</div></div>
      </section>

      """
  }
}

/// Text within HTML.
enum HTML {
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
