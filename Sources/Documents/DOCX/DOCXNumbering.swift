/// How lists are marked and numbered.
enum DOCXNumbering {
  static let bullets = 1
  /// Of the first ordered list; each has its own, and so begins at one.
  static let firstOrdered = 2
  static let levels = 9

  static func part(orderedLists: Int) -> String {
    let lists = (0..<orderedLists).map { index in
      "<w:num w:numId=\"\(firstOrdered + index)\"><w:abstractNumId w:val=\"2\"/>"
        + (0..<levels).map {
          "<w:lvlOverride w:ilvl=\"\($0)\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
        }.joined() + "</w:num>"
    }.joined()
    return DOCXParts.declaration + "<w:numbering \(DOCXParts.word)>"
      + abstract(1) { _ in ("bullet", "・") } + abstract(2) { ("decimal", "%\($0 + 1).") }
      + "<w:num w:numId=\"\(bullets)\"><w:abstractNumId w:val=\"1\"/></w:num>" + lists + "</w:numbering>"
  }

  private static func abstract(_ id: Int, _ mark: (Int) -> (format: String, text: String)) -> String {
    let levels = (0..<levels).map { level in
      let mark = mark(level)
      return "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(mark.format)\"/>"
        + "<w:lvlText w:val=\"\(mark.text)\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"\(indent(level))\" w:hanging=\"\(step)\"/></w:pPr></w:lvl>"
    }.joined()
    return
      "<w:abstractNum w:abstractNumId=\"\(id)\"><w:multiLevelType w:val=\"hybridMultilevel\"/>\(levels)</w:abstractNum>"
  }

  private static let step = 420

  /// In twentieths of a point, of the text.
  static func indent(_ level: Int) -> Int { step * (level + 1) }
}
