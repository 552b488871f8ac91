extension DOCXBody {
  mutating func write(_ table: Table, _ context: Context) {
    if !table.caption.isEmpty { paragraph("Caption", table.caption, Context()) }
    let amounts = table.amountColumns
    let isLong = table.isLong
    let rows = table.head + table.body
    begin("Grid", widths: table.columnShares.map { DOCXBody.textWidth * $0 / 100 }, context)
    for (index, row) in rows.enumerated() {
      let isHead = index < table.head.count
      mark(row.id)
      raw("<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>")
      for (column, cell) in row.cells.enumerated() {
        let isHeader = isHead || cell.isHeader
        var inner = Context(isInCell: true, isHeaderCell: isHeader)
        inner.isAmount = amounts.contains(column) && (isHead || !cell.isHeader)
        inner.keepsWithNext = index + 1 < rows.count && (isHead || !isLong)
        self.cell(cell.blocks, inner, isShaded: isHeader)
      }
      raw("</w:tr>")
    }
    end()
  }

  mutating func write(_ definitions: [Definition], _ context: Context) {
    let term = DOCXBody.textWidth * 28 / 100
    begin("Definitions", widths: [term, DOCXBody.textWidth - term], context)
    for definition in definitions {
      mark(definition.id)
      raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
      cell([.paragraph(.body, definition.term)], Context(isInCell: true, isHeaderCell: true), isShaded: false)
      cell(definition.blocks, Context(isInCell: true), isShaded: false)
      raw("</w:tr>")
    }
    end()
  }

  private mutating func begin(_ style: String, widths: [Int], _ context: Context) {
    let indent = context.level.map { DOCXNumbering.indent($0) } ?? 0
    raw(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"\(style)\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
        + (indent > 0 ? "<w:tblInd w:w=\"\(indent)\" w:type=\"dxa\"/>" : "")
        + "<w:tblLook w:val=\"0000\"/></w:tblPr><w:tblGrid>"
        + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>")
  }

  /// Two tables without a paragraph between them would be one, and a cell must end with a paragraph.
  private mutating func end() {
    raw("</w:tbl><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/></w:pPr></w:p>")
  }

  private mutating func cell(_ blocks: [Block], _ context: Context, isShaded: Bool) {
    let shade = isShaded ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F0F0\"/>" : ""
    raw("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/>\(shade)</w:tcPr>")
    write(blocks, context)
    if blocks.isEmpty { paragraph("CellText", [], context) }
    raw("</w:tc>")
  }
}
