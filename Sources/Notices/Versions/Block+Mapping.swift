import Documents

extension Block {
  /// The block with each of its stretches of text changed, however deep it stands.
  func mappingRuns(_ change: ([Run]) -> [Run]) -> Block {
    var block = self
    switch content {
    case .heading(let level, let runs): block.content = .heading(level: level, change(runs))
    case .paragraph(let role, let runs): block.content = .paragraph(role, change(runs))
    case .list(let isOrdered, let items):
      block.content = .list(
        isOrdered: isOrdered,
        items.map { ListItem($0.blocks.map { $0.mappingRuns(change) }, id: $0.id, items: $0.items) })
    case .definitions(let definitions):
      block.content = .definitions(
        definitions.map {
          Definition(change($0.term), $0.blocks.map { $0.mappingRuns(change) }, id: $0.id, items: $0.items)
        })
    case .section(let isAnnex, let blocks):
      block.content = .section(isAnnex: isAnnex, blocks.map { $0.mappingRuns(change) })
    case .table(var table):
      func rows(_ rows: [Table.Row]) -> [Table.Row] {
        rows.map { row in
          Table.Row(
            row.cells.map { cell in
              Table.Cell(isHeader: cell.isHeader, cell.blocks.map { $0.mappingRuns(change) })
            }, id: row.id, items: row.items)
        }
      }
      table.caption = change(table.caption)
      table.head = rows(table.head)
      table.body = rows(table.body)
      block.content = .table(table)
    case .rule: break
    }
    return block
  }

  /// The block with the blocks right within it changed: of a section, of a list's items.
  func mappingBlocks(_ change: (Block) -> Block) -> Block {
    var block = self
    switch content {
    case .section(let isAnnex, let blocks): block.content = .section(isAnnex: isAnnex, blocks.map(change))
    case .list(let isOrdered, let items):
      block.content = .list(
        isOrdered: isOrdered, items.map { ListItem($0.blocks.map(change), id: $0.id, items: $0.items) })
    case .definitions(let definitions):
      block.content = .definitions(
        definitions.map { Definition($0.term, $0.blocks.map(change), id: $0.id, items: $0.items) })
    case .heading, .paragraph, .table, .rule: break
    }
    return block
  }
}
