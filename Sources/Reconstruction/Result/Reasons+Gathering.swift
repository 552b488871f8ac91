import DatabaseDump
import Injection
import SQLSyntax

extension Reasons {
  /// Gathers the reasons of all points; claims and clients are numbered as they are met.
  struct Gatherer {
    private(set) var reasons = Reasons()
    private var claims: [Claim: Int32] = [:]
    private var clients: [String: Int32] = [:]

    /// The values that a point's answers led to.
    ///
    /// - Parameter settled: what the dump made of a value.
    mutating func add(
      _ result: BlindReader.Result, _ reader: BlindReader, at point: InjectionPoint,
      settled: [Subject: String],
      _ database: Database
    ) {
      var oracles: [Int: Int] = [:]
      for (number, oracle) in result.oracles.enumerated() {
        for member in oracle.members { oracles[member] = number }
      }
      for value in result.values {
        let used = Set(value.questions.compactMap { oracles[$0.request] }).sorted()
        let written = value.written()
        let source = BlindSource(value.subject, database: database)
        let questions = value.questions.map { question in
          let attack = reader.attack(question.request)
          let echo = oracles[question.request].map { result.oracles[$0].echo } ?? .none
          return LearntQuestion(
            attack, question, bytesLessPayload: echo.times > 0 ? echo.response(to: attack).size : nil,
            claim: number(of: question.claim), client: number(of: attack.client))
        }
        reasons.values.append(
          LearntValue(
            sql: value.subject.sql, point: point, target: LearntValue.Target(value.subject, source),
            text: written?.text, settled: settled[value.subject], isComplete: written?.isComplete ?? false,
            isCertain: written?.isCertain ?? false, grade: value.grade, conflicts: value.conflicts,
            isBytes: value.subject.isBytes,
            isOfAnyRow: source?.asksForAnyRow == true && value.prefixes != nil, first: value.first,
            last: value.last,
            oracles: used.map { result.oracles[$0].result }, questions: questions, known: value.known))
      }
    }

    /// The deliveries that a point was asked for; those of constants tell nothing of the database.
    mutating func add(_ readings: [PointReader.Reading], at point: InjectionPoint, _ database: Database) {
      for reading in readings where !reading.question.shape.isConstant {
        reasons.deliveries.append(LearntDelivery(reading, at: point, database))
      }
    }

    mutating func finish() -> Reasons {
      reasons.claims = claims.sorted { $0.value < $1.value }.map(\.key)
      reasons.clients = clients.sorted { $0.value < $1.value }.map(\.key)
      return reasons
    }

    private mutating func number(of claim: Claim) -> Int32 {
      if let known = claims[claim] { return known }
      let number = Int32(claims.count)
      claims[claim] = number
      return number
    }

    private mutating func number(of client: String) -> Int32 {
      if let known = clients[client] { return known }
      let number = Int32(clients.count)
      clients[client] = number
      return number
    }
  }
}

extension LearntValue.Target {
  fileprivate init(_ subject: Subject, _ source: BlindSource?) {
    guard let source else {
      self = .scalar(expression: subject.sql)
      return
    }
    guard let asked = source.source else {
      self = .scalar(expression: source.shape.scalars.first ?? subject.sql)
      return
    }
    if asked.isCatalogue {
      self = .names(catalogue: asked.table)
    } else {
      self = .cells(
        schema: asked.schema, table: asked.table,
        columns: source.template?.columns ?? asked.columns.map(\.name))
    }
  }
}

extension LearntDelivery {
  fileprivate init(_ reading: PointReader.Reading, at point: InjectionPoint, _ database: Database) {
    let question = reading.question
    line = question.line
    self.point = point
    client = question.attack.client
    moment = question.moment
    switch question.channel {
    case .rows: channel = .rows
    case .expression: channel = .value
    case .message(let carrier): channel = .message(carrier.name)
    }
    asked = question.tree.source(of: question.asked)
    status = question.attack.status
    observedBytes = question.attack.bytes
    predictedBytes = reading.predicted
    model = reading.model?.words
    rows = reading.rows?.count
    switch reading.verdict {
    case .exact(let independent): verdict = independent ? .exactByOthers : .exact
    case .carried: verdict = .carried
    case .open: verdict = .open
    case .refuted: verdict = .refuted
    }
    let isExact = if case .exact = reading.verdict { true } else { false }
    guard isExact, question.shape.sources.contains(where: \.isCatalogue), let rows = reading.rows else {
      names = []
      return
    }
    let positions = question.positions
    names = rows.flatMap { row in
      positions.compactMap { position in
        position < row.count ? row[position].bytes.map { String(decoding: $0, as: UTF8.self) } : nil
      }
    }
  }
}
