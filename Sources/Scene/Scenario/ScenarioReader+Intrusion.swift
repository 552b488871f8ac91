import Yams

/// What the intruder does, held against the pages and tables that there are.
extension ScenarioReader {
  /// Blind and error-based reads ask many questions for each value.
  private static let mostCells = 5000
  /// Rows of the widest tables that still stay below `group_concat_max_len` (1 MiB since MariaDB 10.2.4).
  private static let mostGrouped = 1000

  mutating func readStep(_ node: Node) throws(SceneError) {
    var step = Scenario.Step()
    step.kind = node.text("do").flatMap(StepKind.init) ?? .request
    step.attacker = try number(of: node["by"], among: scenario.attackers.map(\.id), "attacker")
    let addresses = scenario.attackers[step.attacker].addresses
    let address = node.integer("address") ?? 1
    guard address <= addresses.count else {
      throw SceneError.at(
        node["address"], "The attacker has \(addresses.count) addresses", "Take one of them by its number")
    }
    step.address = addresses[address - 1]
    try readTimes(of: node, into: &step)
    try refuseForeignKeys(node, step.kind)
    if step.kind == .request {
      guard let path = node.text("path") else {
        throw SceneError.at(node, "`path` is missing", "Say what is asked for")
      }
      step.path = path
      step.method = node.text("method") ?? step.method
      step.status = node.integer("status") ?? step.status
      step.bytes = node.integer("bytes") ?? step.bytes
      step.requests = node.integer("requests") ?? 1
    } else {
      guard let point = node["point"] else {
        throw SceneError.at(node, "`point` is missing", "Say through which page")
      }
      step.point = try number(of: point, among: scenario.points.map(\.id), "point")
      step.requests = node.integer("requests") ?? step.requests
    }
    switch step.kind {
    case .read: try readRead(node, &step)
    case .schema:
      step.schema =
        try node["schema"].map { node throws(SceneError) in try service(node) }
        ?? scenario.points[step.point].service
      step.tables = node.items("tables").compactMap(\.string)
      for table in node.items("tables") {
        let known = tables(of: step.schema)
        if !known.contains(table.string ?? "") { throw unknown("table", table.string ?? "", table, known) }
      }
      try needRows(step, node)
      if scenario.points[step.point].page == .detail { try needGrouping(node["point"]) }
    case .file:
      step.file = try number(of: node["file"] ?? node, among: scenario.files.map(\.id), "file")
      step.isHexadecimal = node.text("writing") != "plain"
      try needRows(step, node)
      note(readAt: step.at, population: scenario.files[step.file].population)
    case .columns: try needRows(step, node)
    case .probe, .fail, .request: break
    }
    scenario.steps.append(step)
  }

  private func readTimes(of node: Node, into step: inout Scenario.Step) throws(SceneError) {
    step.at = node.time("at") ?? step.at
    step.until = node.time("until")
    step.every = node.integer("every") ?? step.every
    let span = scenario.traffic.from...(scenario.traffic.to + -1)
    guard span.contains(step.at) else {
      throw SceneError.at(node["at"], "The step is outside of the traffic's days", "Mend `at` or `traffic`")
    }
    if let until = step.until, until < step.at || !span.contains(until) {
      throw SceneError.at(
        node["until"], "The step ends before it begins, or after the traffic", "Mend `until`")
    }
    if step.until != nil, let every = node["every"] {
      throw SceneError.at(every, "A step has `until` or `every`", "Leave out one")
    }
  }

  /// Keys that mean nothing for this kind of step are slips.
  private func refuseForeignKeys(_ node: Node, _ kind: StepKind) throws(SceneError) {
    let common = ["do", "by", "address", "at", "every"]
    let own: [String] =
      switch kind {
      case .probe: ["point"]
      case .columns: ["point"]
      case .schema: ["point", "schema", "tables"]
      case .read: ["point", "technique", "table", "columns", "first", "rows", "page", "grouped", "until"]
      case .file: ["point", "file", "writing"]
      case .fail: ["point", "requests", "until"]
      case .request: ["path", "method", "status", "bytes", "requests", "until"]
      }
    for (key, _) in node.mapping ?? [:] {
      guard let name = key.string, !(common + own).contains(name) else { continue }
      throw SceneError.at(
        key, "`\(name)` means nothing for `do: \(kind.rawValue)`",
        "It takes " + (common.dropFirst() + own).joined(separator: ", "))
    }
  }

  private mutating func readRead(_ node: Node, _ step: inout Scenario.Step) throws(SceneError) {
    let table = node.text("table") ?? ""
    guard let population = scenario.populations.firstIndex(where: { $0.table == table }) else {
      throw unknown(
        "population's table", table, node["table"] ?? node, scenario.populations.compactMap(\.table))
    }
    let plan = scenario.populations[population]
    step.population = population
    step.technique = node.text("technique").flatMap(ReadTechnique.init) ?? .union
    let names = plan.columns.map(\.name)
    for column in node.items("columns") {
      step.columns.append(try number(of: column, among: names, "column of \(table)"))
    }
    if step.columns.isEmpty { step.columns = Array(names.indices) }
    step.first = node.integer("first") ?? 0
    step.rows = node.integer("rows")
    step.page = node.integer("page") ?? step.page
    step.isGrouped = node.flag("grouped")
    let rows = step.rows ?? plan.count - step.first
    guard rows >= 1, step.first + rows <= plan.count else {
      throw SceneError.at(
        node["rows"] ?? node["first"], "`\(table)` has \(plan.count) rows when it is read",
        "Mend `first` or `rows`")
    }
    switch step.technique {
    case .union:
      try needRows(step, node)
      guard scenario.points[step.point].page == .list || step.page == 1 || step.isGrouped else {
        throw SceneError.at(
          node["page"] ?? node, "A detail page shows one row", "Give `page: 1`, or `grouped: true`")
      }
      if step.isGrouped { try needGrouping(node["grouped"]) }
      guard !step.isGrouped || step.page <= Self.mostGrouped else {
        throw SceneError.at(
          node["page"] ?? node, "The server cuts what GROUP_CONCAT joins at 1 MiB",
          "Take a `page` of at most \(Self.mostGrouped) rows")
      }
      let requests = (rows + step.page - 1) / step.page
      guard requests <= 2_000_000 else {
        throw SceneError.at(node, "The step makes \(requests) requests", "Raise `page`")
      }
      let last = step.until ?? step.at + Int64((requests - 1) * step.every)
      note(readAt: last, population: population)
    case .error, .boolean:
      if let wrong = node["page"] ?? node["until"] ?? node["grouped"] {
        throw SceneError.at(
          wrong, "With this technique each value takes many requests", "Give `every` alone")
      }
      guard rows * step.columns.count <= Self.mostCells else {
        throw SceneError.at(
          node, "\(rows * step.columns.count) values are too many for this technique",
          "Give `rows` and `columns`: at most \(Self.mostCells) values")
      }
      if step.technique == .error, !scenario.points[step.point].showsErrors {
        throw SceneError.at(
          node["technique"], "The page does not show errors", "Give the point `shownErrors: true`")
      }
    }
  }

  private func needRows(_ step: Scenario.Step, _ node: Node) throws(SceneError) {
    guard scenario.points[step.point].page == .check else { return }
    throw SceneError.at(
      node["point"], "A check page shows no rows", "Take technique boolean, or another point")
  }

  /// Older servers cut what GROUP_CONCAT joins after 1024 bytes, which no attack tool puts up with.
  private func needGrouping(_ node: Node?) throws(SceneError) {
    let version = scenario.dump.server.split(whereSeparator: { $0 == "." || $0 == "-" }).prefix(2).compactMap
    { Int($0) }
    guard version.count == 2, (version[0], version[1]) < (10, 3) else { return }
    throw SceneError.at(
      node, "The server \(scenario.dump.server) cuts what GROUP_CONCAT joins at 1024 bytes",
      "Take a list page without `grouped`, or a `server` from 10.3 on")
  }

  private mutating func note(readAt last: Instant, population: Int?) {
    guard let population else { return }
    let known = scenario.populations[population].lastRead
    let isFirst = known == scenario.traffic.to
    scenario.populations[population].lastRead = isFirst ? last : max(known, last)
  }

  /// Tables of a service's schema, as they will stand in the dump.
  private func tables(of service: Int) -> [String] { scenario.tables(of: service) }

  func checkPeople() throws(SceneError) {
    let registry = Registry(scenario)
    for (number, node) in root.items("populations").enumerated() {
      let needed = registry.places[number].needed
      let there = registry.places[number].settled
      if needed > there {
        throw SceneError.at(
          node["count"],
          "\(needed) people of `\(scenario.populations[number].id)` are to stand in entries, captures and shares, but only \(there) have registered before the first of those",
          "Raise `count` or take fewer")
      }
    }
    try checkTables()
  }

  private func checkTables() throws(SceneError) {
    var seen: Set<String> = []
    let ids = Set(scenario.services.map(\.id))
    let named =
      root.items("populations").compactMap { $0["table"] } + root.items("events").compactMap { $0["table"] }
    for node in named {
      let name = node.string ?? ""
      guard let schema = name.split(separator: ".").first, ids.contains(String(schema)) else {
        throw unknown(
          "service with the schema", String(name.split(separator: ".").first ?? ""), node,
          scenario.services.map(\.id))
      }
      guard seen.insert(name.lowercased()).inserted, !name.hasSuffix(".items") else {
        throw SceneError.at(
          node, "There are two tables `\(name)`", "Each service has a table `items` already")
      }
    }
    var files: Set<String> = [scenario.dump.file, scenario.traffic.log]
    let copies =
      root.items("files").compactMap { $0["copy"] } + root.items("populations").compactMap { $0["file"] }
    for node in copies where !files.insert(node.string ?? "").inserted {
      throw SceneError.at(node, "Two files of the evidence are called `\(node.string ?? "")`", "Rename one")
    }
  }
}

extension Scenario {
  /// Tables of a service's schema, in the dump's order.
  func tables(of service: Int) -> [String] {
    let schema = services[service].id + "."
    let named = populations.compactMap(\.table) + events.map(\.table)
    return (named.filter { $0.hasPrefix(schema) }.map { String($0.dropFirst(schema.count)) } + ["items"])
      .sorted()
  }
}
