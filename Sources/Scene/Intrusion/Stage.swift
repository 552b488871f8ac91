/// What all steps of an intrusion need: the pages, the people, the files, and what attack requests look like.
struct Stage {
  let book: PeopleBook
  let sites: [Site]
  let files: [PlainFile?]
  let clock: Clock

  var scenario: Scenario { book.scenario }

  init(_ book: PeopleBook, clock: Clock) {
    self.book = book
    self.clock = clock
    sites = book.scenario.services.indices.map { Site(book.scenario, service: $0) }
    files = book.scenario.files.indices.map { number in
      book.scenario.files[number].population == nil ? PlainFile(number, in: book) : nil
    }
  }

  /// What stands in a file at a moment.
  func content(_ file: Int, at moment: Instant) -> FileContent {
    if let plain = files[file] { return plain.content(at: moment, clock) }
    return PeopleFile(population: scenario.files[file].population ?? 0, book: book).content(at: moment, clock)
  }
}

/// A step's request without its time: a payload and the answer to it.
struct Attempt {
  enum Answer {
    /// The query's rows, each with its columns.
    case rows([[String]])
    case error(String)
  }

  let payload: String
  let answer: Answer
}

/// A step in progress.
struct StepScript {
  let step: Scenario.Step
  let stage: Stage
  let site: Site
  let page: Site.Page
  let payload: Payload
  /// How many requests it makes.
  let count: Int
  private let attempts: [Attempt]

  init(_ number: Int, _ stage: Stage) {
    self.stage = stage
    step = stage.scenario.steps[number]
    let point = stage.scenario.points.indices.contains(step.point) ? stage.scenario.points[step.point] : nil
    site = stage.sites[point?.service ?? 0]
    page = point.map(Site.Page.init) ?? site.pages[0]
    payload = Payload(
      point
        ?? Scenario.Point(
          id: "", service: 0, page: .list, path: "/", parameter: "id", isQuoted: false, echoes: false,
          showsErrors: false),
      page: page, attacker: step.attacker, seed: stage.scenario.seed)
    let writer = AttemptWriter(step: step, stage: stage, site: site, page: page, payload: payload)
    switch step.kind {
    case .request:
      attempts = []
      count = step.requests
    case .read where step.technique == .union:
      attempts = []
      let plan = stage.scenario.populations[step.population]
      count = ((step.rows ?? plan.count - step.first) + step.page - 1) / step.page
    default:
      attempts = writer.attempts()
      count = attempts.count
    }
  }

  /// When the n-th request is made.
  func time(_ number: Int) -> Instant {
    guard let until = step.until else { return step.at + Int64(number * step.every) }
    guard count > 1 else { return step.at }
    let span = Int(until.seconds - step.at.seconds)
    return step.at + Int64(number * span / (count - 1))
  }

  /// The rows that the n-th request of a paged read finds.
  func rows(_ number: Int) -> Range<Int> {
    let plan = stage.scenario.populations[step.population]
    let wanted = step.first + (step.rows ?? plan.count - step.first)
    let there = stage.book.existing(step.population, at: time(number))
    let start = step.first + number * step.page
    let end = min(start + step.page, wanted, there)
    return start..<max(start, end)
  }

  func attempt(_ number: Int) -> Attempt {
    guard attempts.isEmpty else { return attempts[number] }
    let plan = stage.scenario.populations[step.population]
    let columns = step.columns.map { plan.columns[$0] }
    let texts = rows(number).map { index in
      let record = stage.book.record(step.population, index)
      return payload.text(columns.map { stage.book.value(record, $0.kind, stage.clock) })
    }
    let start = step.first + number * step.page
    let wanted = min(step.page, step.rows.map { step.first + $0 - start } ?? step.page)
    // Without ORDER BY, which would order the whole UNION, rows come in the order of the primary key.
    let names = columns.map(\.name)
    let rest = "FROM \(plan.table ?? "") LIMIT \(start),\(wanted)"
    if step.isGrouped {
      let inner = "(SELECT \(names.joined(separator: ",")) \(rest)) AS t"
      return Attempt(
        payload: payload.union("(SELECT GROUP_CONCAT(\(payload.marked(names))) FROM \(inner))"),
        answer: .rows([payload.row(texts.joined(separator: ","))]))
    }
    let rows = texts.map(payload.row)
    return Attempt(
      payload: payload.union(payload.marked(names), rest),
      answer: .rows(page.kind == .detail ? Array(rows.prefix(1)) : rows))
  }

  func hit(_ number: Int) -> Hit {
    let at = time(number)
    let agent = stage.scenario.attackers[step.attacker].userAgent
    var chance = Chance(Chance.seed(stage.scenario.seed, 81, number))
    if step.kind == .request {
      return Hit(
        at: at, address: step.address, method: step.method, target: step.path, status: step.status,
        bytes: step.bytes, agent: agent, microseconds: 2000 + chance.below(30_000))
    }
    let attempt = attempt(number)
    var hit = Hit(
      at: at, address: step.address,
      target: "\(page.path)?\(page.parameter)=\(Markup.percent(attempt.payload))", bytes: 0, agent: agent)
    switch attempt.answer {
    case .rows(let rows): hit.bytes = site.size(page, value: attempt.payload, rows: rows)
    case .error(let message):
      hit.status = 500
      hit.bytes = site.failure(page, value: attempt.payload, message: message)
    }
    hit.microseconds = 3000 + hit.bytes / 2 + chance.below(20_000)
    return hit
  }
}

/// A step's requests as they are made.
final class StepHits: HitSource {
  private let script: StepScript
  private var number = 0

  init(_ script: StepScript) { self.script = script }

  var next: Instant? { number < script.count ? script.time(number) : nil }

  func take() -> Hit? {
    guard number < script.count else { return nil }
    defer { number += 1 }
    return script.hit(number)
  }
}
