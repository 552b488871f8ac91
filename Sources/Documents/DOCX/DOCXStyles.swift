/// The styles of the file, one for each role, so that whoever goes on writing can change all of a kind at once.
struct DOCXStyles {
  private let isJapanese: Bool

  init(_ document: Document) { isJapanese = document.isJapanese }

  var part: String {
    let serif = isJapanese ? "MS Mincho" : "Times New Roman"
    let fonts =
      "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"\(isJapanese ? serif : "MS Mincho")\" w:cs=\"Times New Roman\"/>"
    let language =
      "<w:lang w:val=\"\(isJapanese ? "en-US" : "en-GB")\" w:eastAsia=\"ja-JP\" w:bidi=\"ar-SA\"/>"
    return DOCXParts.declaration + "<w:styles \(DOCXParts.word)><w:docDefaults><w:rPrDefault><w:rPr>\(fonts)"
      + "<w:kern w:val=\"2\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>\(language)</w:rPr></w:rPrDefault>"
      + "<w:pPrDefault/></w:docDefaults>" + (paragraphs + characters + tables).joined() + "</w:styles>"
  }

  private var paragraphs: [String] {
    let end = isJapanese ? "<w:jc w:val=\"right\"/>" : ""
    let centre = isJapanese ? "<w:jc w:val=\"center\"/>" : ""
    let indent = isJapanese ? "<w:ind w:firstLineChars=\"100\" w:firstLine=\"210\"/>" : ""
    let hanging =
      isJapanese ? "<w:ind w:leftChars=\"100\" w:left=\"210\" w:hangingChars=\"100\" w:hanging=\"210\"/>" : ""
    return [
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl/><w:spacing w:after=\"160\" w:line=\"\(isJapanese ? 340 : 280)\" w:lineRule=\"auto\"/></w:pPr></w:style>",
      paragraph("BodyText", "Body Text", indent),
      paragraph("Lead", "Lead", indent, "<w:sz w:val=\"22\"/>"),
      paragraph("Date", "Date", spacing(after: 160) + end),
      paragraph("Addressee", "Addressee", spacing(after: 160)),
      paragraph("Sender", "Sender", spacing(after: 240) + end),
      paragraph("Title", "Title", keep + spacing(before: 360, after: 360) + centre, heading(29)),
      paragraph("Subtitle", "Subtitle", keep + spacing(after: 360) + centre, bold),
      paragraph("Ki", "Ki", keep + spacing(before: 240, after: 240) + centre, isJapanese ? "" : bold),
      paragraph("Ijo", "Ijo", spacing(before: 240) + end),
      paragraph("Note", "Note", spacing(after: 80) + hanging, "<w:sz w:val=\"19\"/>"),
      paragraph("Signature", "Signature", "<w:keepLines/>" + spacing(before: 240) + end),
      paragraph("Caption", "caption", keep + spacing(before: 160, after: 80), "<w:sz w:val=\"19\"/>"),
      paragraph("Warning", "Warning", "<w:keepLines/>" + box, bold),
      paragraph("ListParagraph", "List Paragraph", spacing(after: 80)),
      paragraph("CellText", "Cell Text", spacing(after: 0)),
      paragraph("CellHeading", "Cell Heading", spacing(after: 0), bold),
      paragraph("Header", "header", "<w:jc w:val=\"right\"/>", "<w:sz w:val=\"17\"/>"),
      paragraph("Footer", "footer", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"18\"/>"),
    ]
      + (1...4).map { level in
        paragraph(
          "Heading\(level)", "heading \(level)",
          keep + spacing(before: level == 1 ? 360 : 280, after: 120)
            + "<w:outlineLvl w:val=\"\(level - 1)\"/>",
          heading([26, 24, 22, 21][level - 1]))
      }
  }

  private var characters: [String] {
    [
      character("Strong", "Strong", bold),
      character("Hyperlink", "Hyperlink", "<w:color w:val=\"0B4F8A\"/><w:u w:val=\"single\"/>"),
      character(
        "Code", "Code",
        "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/><w:noProof/><w:sz w:val=\"19\"/>"
      ),
      character("Deleted", "Deleted", "<w:strike/><w:color w:val=\"7A1F1F\"/>"),
      character("Inserted", "Inserted", "<w:color w:val=\"14532D\"/><w:u w:val=\"single\"/>"),
      character("Change", "Change", "<w:color w:val=\"404040\"/><w:sz w:val=\"18\"/>"),
    ]
  }

  private var tables: [String] {
    let lines = ["top", "left", "bottom", "right", "insideH", "insideV"].map { line($0, "767676") }.joined()
    let below = ["bottom", "insideH"].map { line($0, "C4C4C4") }.joined()
    let margins =
      "<w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"100\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar>"
    return [
      "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\(margins)</w:tblPr></w:style>",
      "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\(lines)</w:tblBorders></w:tblPr></w:style>",
      "<w:style w:type=\"table\" w:styleId=\"Definitions\"><w:name w:val=\"Definitions\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\(below)</w:tblBorders></w:tblPr></w:style>",
    ]
  }

  // MARK: - Parts

  private let keep = "<w:keepNext/><w:keepLines/>"
  private let bold = "<w:b/><w:bCs/>"

  private func heading(_ halfPoints: Int) -> String {
    "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"MS Gothic\" w:cs=\"Arial\"/>\(bold)<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>"
  }

  private func spacing(before: Int = 0, after: Int = 160) -> String {
    "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/>"
  }

  private var box: String {
    "<w:pBdr>"
      + ["top", "left", "bottom", "right"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"\($0 == "left" ? 36 : 12)\" w:space=\"6\" w:color=\"1A1A1A\"/>"
      }.joined()
      + "</w:pBdr><w:spacing w:before=\"240\" w:after=\"240\"/><w:ind w:left=\"200\" w:right=\"200\"/>"
  }

  private func line(_ side: String, _ colour: String) -> String {
    "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"\(colour)\"/>"
  }

  private func paragraph(_ id: String, _ name: String, _ layout: String, _ type: String = "") -> String {
    "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>"
      + "<w:pPr>\(layout)</w:pPr><w:rPr>\(type)</w:rPr></w:style>"
  }

  private func character(_ id: String, _ name: String, _ type: String) -> String {
    "<w:style w:type=\"character\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:qFormat/><w:rPr>\(type)</w:rPr></w:style>"
  }
}
