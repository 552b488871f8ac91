import Bytes

extension Table {
  /// How the width of a page is shared out among the columns, in hundredths that add up to 100.
  ///
  /// Amounts get what they need, so that they stand whole. The others share the rest by what is usual in them and by
  /// their longest cell, so that one long text does not press the others together.
  var columnShares: [Int] {
    let amounts = amountColumns
    var shares: [Int] = []
    var wishes: [Int] = []
    for column in 0..<columnCount {
      let widths = (head + body).map { $0.width(column) }
      let longest = widths.max() ?? 0
      let isAmount = amounts.contains(column)
      let least = (isAmount ? longest : min(longest, Table.longestWhole)) + Table.padding
      shares.append(least * 100 / Table.pageWidth + 1)
      let usual = (longest + widths.reduce(0, +) / max(1, widths.count)) / 2 + Table.padding
      wishes.append(isAmount ? 0 : max(0, min(Table.longestNeed, usual) - least))
    }
    // Where there is room for everything, text takes what is left over.
    if wishes.allSatisfy({ $0 == 0 }) { wishes = shares.indices.map { amounts.contains($0) ? 0 : 1 } }
    if wishes.allSatisfy({ $0 == 0 }) { wishes = shares }
    let taken = shares.reduce(0, +)
    let wished = max(1, wishes.reduce(0, +))
    shares = zip(shares, wishes).map { share, wish in
      taken > 100 ? max(1, share * 100 / taken) : share + (100 - taken) * wish / wished
    }
    if let widest = shares.indices.max(by: { shares[$0] < shares[$1] }) {
      shares[widest] += 100 - shares.reduce(0, +)
    }
    return shares
  }

  /// It may take more than a page, so that it cannot be kept on one.
  var isLong: Bool {
    let shares = columnShares
    let lines = (head + body).map { row in
      shares.indices.map { column in
        1 + row.width(column) / max(4, shares[column] * Table.pageWidth / 100 - Table.padding)
      }.max() ?? 1
    }
    // The space between rows is about half a line.
    return lines.reduce(0, +) + lines.count / 2 > Table.pageLines
  }

  /// In columns of text, of an A4 page in 10.5 points.
  private static let pageWidth = 86
  private static let longestNeed = 60
  /// Titles of columns and rows that are no longer do not break.
  static let longestWhole = 12
  private static let padding = 3
  /// A page has some forty; tables of up to three quarters of it are kept together.
  private static let pageLines = 30
}

extension Table.Row {
  /// In columns of text, of the longest line of a cell.
  fileprivate func width(_ column: Int) -> Int {
    guard column < cells.count else { return 0 }
    return cells[column].blocks.map(\.plainText.displayWidth).max() ?? 0
  }
}
