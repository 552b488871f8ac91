/// Writes the data map that goes with the evidence.
struct DataMapWriter {
  let scenario: Scenario

  var text: String {
    var lines = [
      "# Which data the evidence of the scene \(scenario.id) is about.", "timeZone: \(scenario.zoneName)",
      "services:",
    ]
    for service in scenario.services {
      lines.append("  - { id: \(word(service.id)), name: \(titles(service.name)) }")
    }
    lines.append("populations:")
    for plan in scenario.populations { lines += population(plan) }
    var stores = scenario.populations.flatMap(stores) + scenario.files.flatMap(stores)
    for (number, capture) in scenario.captures.enumerated() { stores += store(of: capture, number) }
    lines += stores.isEmpty ? ["stores: []"] : ["stores:"] + stores
    lines.append("identity: { same: [email] }")
    if !scenario.sets.isEmpty { lines.append("sets:") }
    for set in scenario.sets {
      let title = set.title.map { ", title: \(titles($0))" } ?? ""
      let of = set.of.map { ", of: \(word($0))" } ?? ""
      lines.append("  - { id: \(word(set.id))\(title)\(of), people: \(quoted(set.people)) }")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func population(_ plan: Scenario.PopulationPlan) -> [String] {
    let fields = plan.columns.compactMap { column in column.kind.field.map { "\($0): \(word(column.name))" } }
    var lines = ["  - id: \(word(plan.id))", "    service: \(word(scenario.services[plan.service].id))"]
    if let title = plan.title { lines.append("    title: \(titles(title))") }
    if let table = plan.table { lines.append("    table: \(table)") }
    if let file = plan.file {
      lines += ["    file: \(quoted(file))", "    records: { format: csv, encoding: utf-8 }"]
    }
    lines += ["    key: \(key(plan))", "    fields: { \(fields.joined(separator: ", ")) }"]
    return lines
  }

  private func key(_ plan: Scenario.PopulationPlan) -> String {
    word(plan.columns.first { $0.kind == .id }?.name ?? "id")
  }

  private func stores(of plan: Scenario.PopulationPlan) -> [String] {
    let columns = plan.columns.map { "\(word($0.name)): \($0.kind.dataClass)" }.joined(separator: ", ")
    guard let table = plan.table else { return [] }
    return ["  - table: \(table)", "    population: \(word(plan.id))", "    columns: { \(columns) }"]
  }

  private func stores(of file: Scenario.FilePlan) -> [String] {
    if let population = file.population {
      let plan = scenario.populations[population]
      let columns = plan.columns.map { "\(word($0.name)): \($0.kind.dataClass)" }.joined(separator: ", ")
      return [
        "  - file: \(quoted(file.path))", "    copy: \(quoted(file.copy))",
        "    records: { format: csv, encoding: utf-8 }",
        "    person: { population: \(word(plan.id)), by: { \(key(plan)): \(key(plan)) } }",
        "    fields: { \(columns) }",
      ]
    }
    var lines: [String] = []
    for population in scenario.populations {
      for holding in [Scenario.Entries.Holding.card, .password] where holds(file, holding, population.id) {
        lines += store(of: file, holding, population)
      }
    }
    return lines
  }

  private func holds(_ file: Scenario.FilePlan, _ holding: Scenario.Entries.Holding, _ population: String)
    -> Bool
  {
    file.openings.flatMap(\.entries).contains { entries in
      entries.holds == holding && entries.population.map { scenario.populations[$0].id } == population
    }
  }

  private func store(
    of file: Scenario.FilePlan, _ holding: Scenario.Entries.Holding, _ plan: Scenario.PopulationPlan
  ) -> [String] {
    let events = holding == .card ? PlainFile.cardEvents : PlainFile.passwordEvents
    let service = word(scenario.services[plan.service].id)
    let format = file.isCSV ? "csv, delimiter: \";\"" : "jsonl"
    let prefix = file.isCSV ? "" : "card."
    let fields =
      holding == .card
      ? "member_id: memberId, \(prefix)holder: card.holder, \(prefix)number: card.number, \(prefix)expiry: card.expiry"
      : "member_id: memberId, email: email, password: password.plain"
    return [
      "  - file: \(quoted(file.path))", "    copy: \(quoted(file.copy))",
      "    records: { format: \(format), encoding: utf-8, time: ts, where: { service: \(service), event: [\(events.joined(separator: ", "))] } }",
      "    person: { population: \(word(plan.id)), by: { \(key(plan)): member_id } }",
      "    fields: { \(fields) }",
    ]
  }

  private func store(of capture: Scenario.CapturePlan, _ number: Int) -> [String] {
    guard let table = scenario.events.first(where: { $0.captures.contains(number) }) else { return [] }
    let plan = scenario.populations[capture.population]
    let clock = Clock(zone: scenario.zoneName)
    let from = clock?.iso(capture.from) ?? ""
    let to = clock?.iso(capture.to) ?? ""
    return [
      "  - capture: { from: \(from), to: \(to) }",
      "    events: { table: \(table.table), time: at, where: { kind: [register, update] } }",
      "    person: { population: \(word(plan.id)), by: { \(key(plan)): member_id } }",
      "    classes: [\(capture.classes.joined(separator: ", "))]",
    ]
  }

  private func titles(_ titles: Scenario.Titles) -> String {
    switch titles {
    case .one(let text): return quoted(text)
    case .each(let ja, let en):
      let parts = [ja.map { "ja: \(quoted($0))" }, en.map { "en: \(quoted($0))" }].compactMap(\.self)
      return "{ \(parts.joined(separator: ", ")) }"
    }
  }

  /// A name as it stands in YAML: in quotes where it would be read as something else.
  private func word(_ name: String) -> String {
    let others = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    guard let first = name.first, first.isLetter, !others.contains(name.lowercased()) else {
      return quoted(name)
    }
    return name
  }

  private func quoted(_ text: String) -> String { JSON.text(text).compact }
}
