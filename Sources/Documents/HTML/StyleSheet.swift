/// How a page looks: a Japanese official notice, or an English letter.
struct StyleSheet {
  private let title: String
  private let isJapanese: Bool

  init(_ document: Document) {
    title = document.title
    isJapanese = document.isJapanese
  }

  var text: String {
    (Self.common + (isJapanese ? Self.japanese : Self.english)).replacing(
      "RUNNING TITLE", with: cssString(title))
  }

  /// As it stands in a string of CSS, which must not end early and not end the style element.
  private func cssString(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.isASCII && !scalar.properties.isAlphabetic && scalar != " "
        && scalar.properties.numericType == nil
        ? "\\\(String(scalar.value, radix: 16)) " : String(scalar)
    }.joined()
  }

  private static let common = """
    :root { color-scheme: light }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
    body { margin: 0; background: #fff; color: #1a1a1a }
    main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
    p, ul, ol, dl, table { margin: 0 0 1em }
    h1, h2, h3, h4, h5, h6 { line-height: 1.45; margin: 1.8em 0 .6em; text-wrap: balance; break-after: avoid; break-inside: avoid }
    h1 { font-size: 1.4em }
    h2 { font-size: 1.2em }
    h3 { font-size: 1.07em }
    h4, h5, h6 { font-size: 1em }
    p { orphans: 2; widows: 2 }
    .addressee, .date, .sender, .signature, .ki, .caption { break-inside: avoid }
    .sender + .sender, .addressee + .addressee, .signature + .signature { margin-top: -1em }
    .lead { font-size: 1.05em }
    .note, .caption, caption { font-size: .9em }
    .caption, .ki { break-after: avoid }
    .ijo, .signature { break-before: avoid }
    .warning { border: 2px solid #1a1a1a; border-left-width: .5em; padding: .7em 1em; font-weight: bold; break-inside: avoid }
    ul, ol { padding-left: 1.8em }
    li { break-inside: avoid; margin: .3em 0 }
    li > p:last-child, td > p:last-child, dd > p:last-child { margin-bottom: 0 }
    li > ul, li > ol { margin: .3em 0 }
    dl > div { display: table; table-layout: fixed; width: 100%; border-bottom: 1px solid #c4c4c4; break-inside: avoid }
    dt, dd { display: table-cell; margin: 0; padding: .45em 0; vertical-align: top; overflow-wrap: break-word }
    dt { width: 28%; padding-right: 1em; font-weight: bold }
    dd > ul, dd > ol, dd > dl { margin-bottom: 0 }
    table { border-collapse: collapse; width: 100%; break-inside: avoid }
    table.long { break-inside: auto }
    caption { text-align: left; padding-bottom: .4em; break-after: avoid }
    th, td { border: 1px solid #767676; padding: .4em .6em; text-align: left; vertical-align: top; overflow-wrap: break-word }
    th { background: #f0f0f0; font-weight: bold }
    thead { display: table-header-group; break-after: avoid }
    tr { break-inside: avoid }
    .amount { text-align: right; font-variant-numeric: tabular-nums }
    hr { border: 0; border-top: 1px solid #767676; margin: 2em 0 }
    .annex { margin-top: 3em; break-before: page }
    .nobr { white-space: nowrap }
    a { color: #0b4f8a; text-decoration: underline; overflow-wrap: anywhere }
    a:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px }
    code { font-family: "Noto Sans Mono", "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: .92em; overflow-wrap: anywhere }
    del { color: #7a1f1f; text-decoration: line-through }
    ins { color: #14532d; text-decoration: underline }
    .change { font-size: .85em; color: #404040 }
    .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
    @page { size: A4; margin: 24mm 24mm 22mm; @top-right { content: "RUNNING TITLE"; font-size: 8.5pt; color: #404040 } @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; color: #1a1a1a } }
    @page :first { @top-right { content: none } }

    """
  private static let print = """
    @media (max-width: 30rem) { dl > div, dt, dd { display: block; width: auto } dt { padding-bottom: 0 } dd { padding-top: .1em } th, td { padding: .35em .4em } }
    @media print {
    main { max-width: none; margin: 0; padding: 0 }
    .annex { margin-top: 0 }
    h1:first-child, h2:first-child { margin-top: 0 }
    a { color: inherit }
    a.named[href^="http"]::after { content: " (" attr(href) ")" }
    .hidden { display: none }
    }

    """
  private static let japanese =
    """
    body { font: 1rem/1.9 "Hiragino Sans", "BIZ UDPGothic", "Yu Gothic", "Noto Sans CJK JP", "Noto Sans JP", Meiryo, sans-serif; line-break: strict; word-break: normal; overflow-wrap: break-word; text-autospace: normal; text-spacing-trim: trim-start; hanging-punctuation: allow-end }
    p { text-indent: 1em }
    p[class]:not(.lead), li p, th p, td p, dd p { text-indent: 0 }
    .date, .sender, .signature, .ijo { text-align: right }
    .title, .subtitle, .ki { text-align: center }
    .title { margin: 1.6em 0 }
    h1, h2, h3, h4, h5, h6 { word-break: auto-phrase }
    .subtitle { margin-top: -1em }
    .ki { margin: 1.6em 0 1em; letter-spacing: .2em }
    .ijo { margin-top: 1.2em }
    p.note:not(.lead) { padding-left: 1.2em; text-indent: -1.2em }

    """ + print + """
      @media screen { p:not([class]), .lead { text-align: justify } td p, th p { text-align: inherit } }
      @media print { body { font: 10.5pt/1.75 "Noto Serif CJK JP", "Noto Serif JP", "Hiragino Mincho ProN", "Yu Mincho", IPAexMincho, serif } h1 { font-size: 14.5pt } h2 { font-size: 12pt } h3, h4 { font-size: 10.5pt } }
      @page { @top-right { font-family: "Noto Serif CJK JP", "Noto Serif JP", "Yu Mincho", IPAexMincho, serif } @bottom-center { font-family: "Noto Serif CJK JP", "Noto Serif JP", "Yu Mincho", IPAexMincho, serif } }

      """
  private static let english =
    """
    body { font: 1rem/1.6 -apple-system, "Segoe UI", Roboto, "Liberation Sans", "Noto Sans", Arial, sans-serif; hyphens: manual; overflow-wrap: break-word }
    .date, .addressee, .sender { margin-bottom: 1.6em }
    .signature { margin-top: 2em }
    .ki, .subtitle { text-align: left; font-weight: bold }
    .title { margin: 1.2em 0 1em }
    .title + .subtitle { margin-top: -.8em }

    """ + print + """
      @media print { body { font: 10.5pt/1.5 "Liberation Serif", "Times New Roman", "Noto Serif", "Noto Serif CJK JP", serif } h1 { font-size: 14.5pt } h2 { font-size: 12pt } h3, h4 { font-size: 10.5pt } }
      @page { @top-right { font-family: "Liberation Serif", "Times New Roman", "Noto Serif CJK JP", serif } @bottom-center { font-family: "Liberation Serif", "Times New Roman", "Noto Serif CJK JP", serif } }

      """
}
