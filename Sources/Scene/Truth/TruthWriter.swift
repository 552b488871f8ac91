/// Writes what really happened, for whoever wants to know how near a reading of the evidence comes.
struct TruthWriter {
  let stage: Stage
  let scripts: [StepScript]
  let exposures: Exposures
  let tally: Tally
  /// Requests by each address that a step used.
  let requests: [String: Int]
  let innocentLines: Int
  /// The size of each file of the evidence.
  let sizes: [String: Int]

  private var scenario: Scenario { stage.scenario }
  private func time(_ instant: Instant) -> JSON { .text(stage.clock.iso(instant)) }

  var text: String {
    let steps = scripts.filter { $0.count > 0 }
    let reads = steps.filter { $0.step.kind == .read || $0.step.kind == .file }
    let attacks = requests.values.reduce(0, +)
    return JSON.object([
      ("schema", .text("tenmatsu.truth/1")), ("scenario", .text(scenario.id)),
      ("seed", .integer(Int(scenario.seed))), ("dbms", .text("mariadb")),
      ("time_zone", .text(scenario.zoneName)),
      ("started", steps.map { $0.time(0) }.min().map(time) ?? .null),
      ("ended", steps.map { $0.time($0.count - 1) }.max().map(time) ?? .null),
      ("attacker_ips", .list(requests.keys.sorted().map { .text($0) })),
      ("attackers", .list(attackers)), ("injection_points", .list(points)),
      ("obtained", .list(steps.filter { $0.step.kind == .read }.map(obtained))),
      ("files_read", .list(exposures.filesRead.map(fileRead))), ("enumerated", enumerated),
      ("windows", .list(windows(steps, reads))), ("affected", affected),
      ("requests_total", .integer(attacks + innocentLines)), ("requests_attack", .integer(attacks)),
    ]).pretty() + "\n"
  }

  private var attackers: [JSON] {
    scenario.attackers.map { attacker in
      .object([
        ("id", .text(attacker.id)), ("user_agent", .text(attacker.userAgent)),
        (
          "addresses",
          .list(
            attacker.addresses.map {
              .object([("client", .text($0)), ("requests", .integer(requests[$0] ?? 0))])
            })
        ),
      ])
    }
  }

  private var points: [JSON] {
    let used = Set(scripts.filter { $0.step.kind != .request }.map(\.step.point))
    return used.sorted().map { number in
      let point = scenario.points[number]
      return .object([
        ("method", .text("GET")), ("path", .text(point.path)), ("parameter", .text(point.parameter)),
        ("place", .text("query")),
      ])
    }
  }

  /// Large reads are given by their extent, small ones row by row.
  private func obtained(_ script: StepScript) -> JSON {
    let step = script.step
    let plan = scenario.populations[step.population]
    let parts = (plan.table ?? ".").split(separator: ".").map(String.init)
    let last = script.time(script.count - 1)
    let rows: [Range<Int>] =
      step.technique == .union
      ? (0..<script.count).map(script.rows)
      : [step.first..<step.first + (step.rows ?? plan.count - step.first)]
    let count = rows.reduce(0) { $0 + $1.count }
    var members: [(String, JSON)] = [
      ("schema", .text(parts[0])), ("table", .text(parts[1])),
      ("columns", .list(step.columns.map { .text(plan.columns[$0].name) })),
      ("technique", .text(step.technique.rawValue)), ("first", time(step.at)), ("last", time(last)),
      ("requests", .integer(script.count)), ("row_count", .integer(count)),
    ]
    if step.rows == nil, step.first == 0 {
      members.append(("keys", .text("all as of \(stage.clock.iso(last))")))
    }
    if count <= 500 {
      members.append(
        (
          "rows",
          .list(
            rows.joined().map { index in
              let record = stage.book.record(step.population, index)
              return .list(
                step.columns.map { column in
                  switch stage.book.value(record, plan.columns[column].kind, stage.clock) {
                  case .null: .null
                  case .number(let number): .text(String(number))
                  case .text(let text): .text(text)
                  }
                })
            })
        ))
    }
    return .object(members)
  }

  private func fileRead(_ read: Exposures.FileRead) -> JSON {
    let plan = scenario.files[read.file]
    return .object([
      ("path", .text(plan.path)), ("bytes", .integer(read.content.bytes)), ("at", time(read.at)),
      ("entries", .integer(read.content.entries)), ("copy", .text(plan.copy)),
      ("copy_bytes", .integer(sizes[plan.copy] ?? 0)),
    ])
  }

  private var enumerated: JSON {
    let steps = scripts.map(\.step).filter { $0.kind == .schema }
    let schemas = steps.isEmpty ? [] : ["information_schema"] + scenario.services.map(\.id)
    let tables = steps.flatMap { step in
      scenario.tables(of: step.schema).map { scenario.services[step.schema].id + "." + $0 }
    }
    let columns = steps.flatMap { step in
      step.tables.flatMap { table in
        let full = scenario.services[step.schema].id + "." + table
        return TableLayout(scenario, table: full).columns.map { full + "." + $0.name }
      }
    }
    func list(_ names: [String]) -> JSON { .list(Set(names).sorted().map { .text($0) }) }
    return .object([("schemas", list(schemas)), ("tables", list(tables)), ("columns", list(columns))])
  }

  private func windows(_ steps: [StepScript], _ reads: [StepScript]) -> [JSON] {
    func span(_ kind: String, _ scripts: [StepScript]) -> [JSON] {
      guard let from = scripts.map({ $0.time(0) }).min(),
        let to = scripts.map({ $0.time($0.count - 1) }).max()
      else { return [] }
      return [.object([("kind", .text(kind)), ("from", time(from)), ("to", time(to))])]
    }
    let exposure = exposures.windows.map { window in
      JSON.object([
        ("kind", .text("exposure")), ("from", time(window.from)), ("to", time(window.to)),
        ("source", .text(window.source)),
        ("population", .text(scenario.populations[window.population].id)),
        ("class", .text(window.dataClass)),
      ])
    }
    let injected = steps.filter { $0.step.kind != .request }
    return span("trace", injected) + span("exfiltration", reads) + exposure
  }

  private var affected: JSON {
    .object([
      ("total", tally.total.json),
      ("byService", .object(zip(scenario.services, tally.services).map { ($0.id, $1.json) })),
      ("byPopulation", .object(zip(scenario.populations, tally.populations).map { ($0.id, $1.json) })),
      (
        "byDataClass",
        .object(tally.classes.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
      ),
      (
        "sets",
        .list(
          zip(scenario.sets, tally.sets).map { set, figure in
            .object([
              ("id", .text(set.id)), ("of", set.of.map { .text($0) } ?? .null),
              ("records", .integer(figure.records)), ("people", .integer(figure.people.count)),
            ])
          })
      ),
    ])
  }
}
