import Testing

@testable import Documents

@Suite("The layout of tables")
struct TableTests {
  private func table(_ rows: [[String]]) -> Table {
    let rows = rows.map { Table.Row($0.map { .init([.paragraph(.body, [.text($0)])]) }) }
    return Table(head: Array(rows.prefix(1)), body: Array(rows.dropFirst()))
  }

  @Test(arguments: [
    (["2,980件", "12件"], true), (["約30名", "—"], true), (["115,590 records", "1 record"], true),
    (["at most 30 people", "7 people"], true), (["2024年5月17日", "12件"], false), (["12件（8名）", "3件"], false),
    (["—", "—"], false), (["", ""], false), (["第3条の2", "4"], false), (["一部", "全部"], false),
    (["192.0.2.1", "1.5"], true), (["0120-000-000", "1"], false),
  ])
  func `Amounts, and nothing else, are set to the right`(_ cells: [String], _ isAmount: Bool) {
    #expect(table([["列"]] + cells.map { [$0] }).amountColumns == (isAmount ? [0] : []))
  }

  @Test(arguments: [
    [["情報", "件数", "人数"], ["会員", "131,936件", "130,405名"]],
    [["対象となるお客様", "人数", "方法"], ["カード情報が流出したお客様", "30名", String(repeating: "書面にて個別にご連絡しております。", count: 9)]],
    [["a"]], [["一", "二"], ["", ""]], [["1", "2", "3"], ["4", "5", "6"]],
    [(0..<30).map { "列\($0)" }, (0..<30).map { _ in "123,456,789件" }],
  ])
  func `Columns share the whole width, and each gets some`(_ rows: [[String]]) {
    let table = table(rows)
    let shares = table.columnShares
    #expect(shares.count == rows[0].count && shares.reduce(0, +) == 100 && shares.allSatisfy { $0 > 0 })
    // An amount of so many columns of text stands whole on a page of 86.
    if shares.count == 3, let amount = table.amountColumns.min() {
      #expect(shares[amount] * 86 / 100 >= rows[1][amount].count)
    }
  }

  @Test(arguments: [(10, "短い", false), (40, "短い", true), (5, String(repeating: "長い文です。", count: 60), true)])
  func `A table that needs more than a page may break between rows`(
    _ rows: Int, _ text: String, _ isLong: Bool
  ) {
    let table = table([["日時", "内容"]] + (0..<rows).map { ["5月\($0)日", text] })
    #expect(table.isLong == isLong)
    let page = HTMLPage(Document(language: "ja", title: "t", blocks: [Block(.table(table))])).text
    #expect(page.contains("<table class=\"long\">") == isLong)
  }
}
