/// A service's pages: their templates, and so the size of what they answer.
///
/// Sizes are those of the written page: the template's own text, and each value as `htmlspecialchars` writes it.
struct Site {
  /// A page that shows articles by a parameter.
  struct Page {
    let kind: PageKind
    let path: String
    let parameter: String
    var echoes = false
    var showsErrors = false
  }

  let path: String
  let catalogue: Catalogue
  /// Pages with a parameter: those of the scenario's points, and ordinary ones where it names none of a kind.
  let pages: [Page]
  private let head: Int
  private let foot: Int

  init(_ scenario: Scenario, service: Int) {
    let plan = scenario.services[service]
    path = plan.path
    catalogue = Catalogue(scenario, service: service)
    let own = scenario.points.filter { $0.service == service }.map(Page.init)
    let ordinary = [
      Page(kind: .list, path: plan.path + "/list", parameter: "cat"),
      Page(kind: .detail, path: plan.path + "/item", parameter: "id"),
      Page(kind: .check, path: plan.path + "/stock", parameter: "code"),
    ]
    pages = own + ordinary.filter { page in !own.contains { $0.kind == page.kind || $0.path == page.path } }
    let name = Markup.length(plan.name.english)
    let menu = (1...Catalogue.categories).map { number in
      "<li><a href=\"\(plan.path)/list?cat=\(number)\">\(Site.menu[number - 1])</a></li>\n".utf8.count
    }
    head = Site.headText.utf8.count + 3 * name + menu.reduce(0, +)
    foot = Site.footText.utf8.count + name
  }

  // MARK: - Answers

  /// The answer of a page to its query's rows, each with the query's columns.
  func size(_ page: Page, value: String, rows: [[String]]) -> Int {
    let frame = frame(page, value)
    guard let first = rows.first else { return frame + Site.nothingText.utf8.count }
    switch page.kind {
    case .list: return frame + Site.listText.utf8.count + rows.reduce(0) { $0 + listRow($1) }
    case .detail: return frame + detailRow(first)
    case .check: return frame + Site.foundText.utf8.count
    }
  }

  /// The answer to a query that failed, with its message where the page shows it.
  func failure(_ page: Page, value: String, message: String) -> Int {
    guard page.showsErrors else { return Site.brokenText.utf8.count }
    return frame(page, value) + Site.errorText.utf8.count + Markup.length(message)
  }

  /// A page of its own content, such as the start page.
  func size(content: Int) -> Int { head + foot + content }

  /// What visitors look for, with the articles found.
  func search(_ words: String) -> Int {
    let found = words.utf8.count % 7
    let rows = (0..<found).map {
      row(.list, catalogue.item(1 + (words.utf8.count * 31 + $0 * 17) % catalogue.count))
    }
    let heading = "<h2>検索結果: 「」</h2>\n".utf8.count + Markup.length(words)
    return head + foot + heading
      + (found == 0
        ? Site.nothingText.utf8.count : Site.listText.utf8.count + rows.reduce(0) { $0 + listRow($1) })
  }

  /// What an article is in a page's query.
  func row(_ kind: PageKind, _ item: Catalogue.Item) -> [String] {
    switch kind {
    case .list: [String(item.id), item.name, String(item.price), String(item.category)]
    case .detail:
      [String(item.id), item.code, item.name, String(item.price), String(item.stock), item.description]
    case .check: [item.code]
    }
  }

  /// The rows that an ordinary value yields; `number` counts articles or categories.
  func ordinaryRows(_ kind: PageKind, _ number: Int) -> [[String]] {
    switch kind {
    case .list: catalogue.items(in: (number - 1) % Catalogue.categories + 1).map { row(kind, $0) }
    case .detail, .check: [row(kind, catalogue.item((number - 1) % catalogue.count + 1))]
    }
  }

  /// An ordinary value of a page's parameter.
  func ordinaryValue(_ kind: PageKind, _ number: Int) -> String {
    switch kind {
    case .list: String((number - 1) % Catalogue.categories + 1)
    case .detail: String((number - 1) % catalogue.count + 1)
    case .check: catalogue.item((number - 1) % catalogue.count + 1).code
    }
  }

  private func frame(_ page: Page, _ value: String) -> Int {
    head + foot + (page.echoes ? Site.echoText.utf8.count + Markup.length(value) : 0)
  }

  private func listRow(_ row: [String]) -> Int {
    Site.rowText.utf8.count + path.utf8.count + 2 * Markup.length(row[0]) + Markup.length(row[1])
      + Markup.length(row[2]) + Markup.length(row[3])
  }

  private func detailRow(_ row: [String]) -> Int {
    Site.detailText.utf8.count + Markup.length(row[0]) + Markup.length(row[1]) + 2 * Markup.length(row[2])
      + Markup.length(row[3]) + Markup.length(row[4]) + Markup.length(row[5])
  }
}

extension Site.Page {
  init(_ point: Scenario.Point) {
    self.init(
      kind: point.page, path: point.path, parameter: point.parameter, echoes: point.echoes,
      showsErrors: point.showsErrors)
  }

  /// How many columns its query has.
  var width: Int { kind == .list ? 4 : kind == .detail ? 6 : 1 }

  /// The column in which text can be shown once.
  var visible: Int { kind == .list ? 1 : kind == .detail ? 5 : 0 }
}
