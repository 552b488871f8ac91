extension Document {
  /// The ids of its blocks, list items, rows and definitions, in reading order.
  public var ids: [String] { blocks.flatMap(\.ids) }
}

extension Block {
  fileprivate var ids: [String] {
    let inner: [String] =
      switch content {
      case .heading, .paragraph, .rule: []
      case .section(_, let blocks): blocks.flatMap(\.ids)
      case .list(_, let items): items.flatMap { [$0.id].compactMap(\.self) + $0.blocks.flatMap(\.ids) }
      case .definitions(let definitions):
        definitions.flatMap { [$0.id].compactMap(\.self) + $0.blocks.flatMap(\.ids) }
      case .table(let table):
        (table.head + table.body).flatMap { row in
          [row.id].compactMap(\.self) + row.cells.flatMap { $0.blocks.flatMap(\.ids) }
        }
      }
    return [id].compactMap(\.self) + inner
  }
}
