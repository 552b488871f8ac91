import Bytes

/// A table as text: in columns where its lines fit, else row by row, each cell with the name of its column.
struct PlainTextTable {
  private let table: Table
  private let writer: PlainTextWriter
  private static let gap = 2

  init(_ table: Table, _ writer: PlainTextWriter) {
    self.table = table
    self.writer = writer
  }

  func lines(width: Int) -> [String] {
    let caption = table.caption.isEmpty ? [] : writer.wrapped(table.caption, width)
    return caption + (columns(width) ?? rows(width))
  }

  private func columns(_ width: Int) -> [String]? {
    let cells = (table.head + table.body).map { row in
      row.cells.map { writer.unindented($0.blocks, width) }
    }
    guard cells.allSatisfy({ $0.allSatisfy { $0.count <= 1 } }) else { return nil }
    let texts = cells.map { $0.map { $0.first ?? "" } }
    let widths = (0..<table.columnCount).map { column in
      texts.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    let gaps = PlainTextTable.gap * max(0, widths.count - 1)
    guard widths.reduce(gaps, +) <= width else { return nil }
    let amounts = table.amountColumns
    var lines = texts.map { row in
      row.enumerated().map { column, text in
        text.padded(width: widths[column], alignedRight: amounts.contains(column))
      }.joined(separator: String(repeating: " ", count: PlainTextTable.gap))
    }
    if !table.head.isEmpty {
      let rule = widths.map { String(repeating: "-", count: $0) }
        .joined(separator: String(repeating: " ", count: PlainTextTable.gap))
      lines.insert(rule, at: table.head.count)
    }
    return lines
  }

  private func rows(_ width: Int) -> [String] {
    let names = table.head.last?.cells.map { $0.blocks.map(\.plainText).joined(separator: " ") } ?? []
    return table.body.flatMap { row -> [String] in
      guard let first = row.cells.first else { return [] }
      // Two columns are a label and what it says.
      if row.cells.count == 2, first.isHeader || names.isEmpty {
        let label = first.blocks.map(\.plainText).joined(separator: " ")
        return writer.labelled(label, row.cells[1].blocks, width)
      }
      let mark = writer.words.isJapanese ? "・" : "- "
      let indent = mark.displayWidth
      var lines = writer.hanging(mark, writer.unindented(first.blocks, width - indent))
      for (column, cell) in row.cells.enumerated().dropFirst() {
        guard !cell.blocks.isEmpty else { continue }
        let name = column < names.count ? names[column] : ""
        lines += writer.labelled(name, cell.blocks, width - indent).map {
          String(repeating: " ", count: indent) + $0
        }
      }
      return lines
    }
  }
}
