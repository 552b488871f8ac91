import DatabaseDump
public import Injection
import SQLSyntax

/// Rebuilds from attack requests, their responses and the database's dump what was obtained.
public struct Reconstructor {
  let database: Database
  let utcOffset: Int
  let ordinaryPages: [String: PageSizes]
  let ordinaryAnswers: OrdinaryAnswers
  /// Whether the result says how each value was learnt; it takes some memory for each question.
  public var keepsReasons = false

  /// - Parameters:
  ///   - database: what the dumps hold; empty where there is none.
  ///   - utcOffset: the zone of the database's local times, seconds east of UTC.
  ///   - ordinaryPages: what innocent requests to the injection points' paths got, by path.
  ///   - ordinaryAnswers: what those got that asked for the same values as the attacks.
  public init(
    database: Database, utcOffset: Int, ordinaryPages: [String: PageSizes] = [:],
    ordinaryAnswers: OrdinaryAnswers = OrdinaryAnswers()
  ) {
    self.database = database
    self.utcOffset = utcOffset
    self.ordinaryPages = ordinaryPages
    self.ordinaryAnswers = ordinaryAnswers
  }

  /// - Parameter attacks: in the order of their evidence lines.
  public func reconstruct(_ attacks: [AttackRequest]) -> Reconstruction {
    let cache = SnapshotCache()
    var reconstruction = Reconstruction()
    var collector = Collector(database: database, utcOffset: utcOffset, cache: cache)
    var unresolved = UnresolvedQuestions()
    var reasons = Reasons.Gatherer()
    let tests = CharacterTests()
    let byPoint = Dictionary(grouping: attacks, by: \.point)
    for (point, attacks) in byPoint.sorted(by: { $0.key < $1.key }) {
      var result = PointResult(point: point)
      result.attempts = attacks.count
      let lines = attacks.map { EvidenceLine(item: $0.item, line: $0.line) }
      result.evidence = Set([lines.min(), lines.max()].compactMap(\.self)).sorted()
      let moments = attacks.map { Moment(seconds: $0.time, utcOffset: $0.utcOffset) }
      (result.first, result.last) = (moments.min(), moments.max())
      var blind = BlindReader(attacks, ordinary: ordinaryAnswers.at(point), tests: tests)
      var answered = blind.read()
      if tests.isApproximate, answered.values.contains(where: \.known.leavesASCII) {
        tests.beExact()
        blind = BlindReader(attacks, ordinary: ordinaryAnswers.at(point), tests: tests)
        answered = blind.read()
      }
      let reader = blind
      collector.add(answered) { reader.attack($0) }
      if keepsReasons { reasons.add(answered, reader, at: point, settled: collector.settled, database) }
      result.oracles = answered.oracles.map(\.result)
      result.succeeded = answered.values.contains { $0.grade > .possible }
      for value in answered.values where !value.questions.contains(where: { $0.answer != nil }) {
        for question in value.questions { unresolved.add(blind.attack(question.request)) }
      }
      let open = Dictionary(
        answered.open.map { (EvidenceLine(item: $0.attack.item, line: $0.attack.line), $0.reason) }
      ) { first, _ in first }
      var questions: [DeliveryQuestion] = []
      for attack in attacks where !answered.lines.contains(EvidenceLine(item: attack.item, line: attack.line))
      {
        if let question = DeliveryQuestion(attack, database: database) {
          questions.append(question)
          // Tables are named, yet nothing of them is seen to come out: not understood, so not dropped.
          if question.shape.isConstant { unresolved.add(attack) }
        } else {
          unresolved.add(attack, open[EvidenceLine(item: attack.item, line: attack.line)])
        }
      }
      var readings: [PointReader.Reading] = []
      var models: [SizeModel] = []
      for (questions, pages) in kinds(of: questions, among: attacks, at: point) {
        let reader = PointReader(
          database: database, utcOffset: utcOffset, cache: cache, questions: questions, pages: pages)
        let read = reader.read()
        readings += read.readings
        models += read.models
        let references = References(read.readings, pages)
        let asking = read.readings.filter { !$0.question.shape.isConstant }
        for reading in asking { collector.add(reading, references) }
        let quiet = read.readings.filter { $0.question.shape.isConstant && $0.question.mayCarry }
        let open = asking.filter { $0.verdict == .open && $0.question.mayCarry }
        if !read.models.isEmpty
          || pages.dependsOnData(open.compactMap(\.page), quiet: quiet.compactMap(\.page))
        {
          result.succeeded = true
        }
      }
      if keepsReasons { reasons.add(readings, at: point, database) }
      result.models = models.map { ($0.words, $0.explained, $0.samples) }
      result.techniques = Array(
        Set(
          attacks.map(\.value.verdict.technique)
            + (attacks.contains { $0.value.verdict.touchesFile } ? [.file] : []))
      ).sorted()
      result.product = product(attacks, readings)
      reconstruction.points.append(result)
    }
    collector.finish(into: &reconstruction)
    for index in reconstruction.points.indices {
      reconstruction.points[index].hasOpenQuestions = unresolved.points.contains(
        reconstruction.points[index].point)
    }
    reconstruction.unresolved = unresolved.finish()
    if keepsReasons { reconstruction.reasons = reasons.finish() }
    return reconstruction
  }

  /// The questions of a point whose answers come as rows, and those whose answers come as one value, each with what
  /// the pages look like that deliver nothing of the kind.
  private func kinds(
    of questions: [DeliveryQuestion], among attacks: [AttackRequest], at point: InjectionPoint
  )
    -> [([DeliveryQuestion], PlainPages)]
  {
    let rows = questions.filter(\.bringsRows)
    let values = questions.filter { !$0.bringsRows }
    let lines = Set(values.map(\.line))
    let others = attacks.filter { !lines.contains(EvidenceLine(item: $0.item, line: $0.line)) }
    var kinds = [
      (rows, PlainPages(attacks, ordinary: ordinaryPages[point.path], utcOffset: utcOffset))
    ]
    if !values.isEmpty {
      kinds.append((values, PlainPages(others, ordinary: ordinaryPages[point.path], utcOffset: utcOffset)))
    }
    return kinds
  }

  /// The product: as the dump says where something was delivered, else as most of the requests are written.
  private func product(_ attacks: [AttackRequest], _ readings: [PointReader.Reading]) -> String? {
    let delivered = readings.filter { if case .exact = $0.verdict { true } else { false } }
    if !delivered.isEmpty, database.product != .unknown { return database.product.rawValue }
    let speaking = delivered.isEmpty ? attacks : delivered.map(\.question.attack)
    var votes: [String: Int] = [:]
    for attack in speaking {
      if let product = attack.value.verdict.product { votes[product, default: 0] += 1 }
    }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

extension Reconstructor {
  /// The delimiters that an attack tool puts around what it fetches, if the request has a pair long enough to be random.
  public static func marks(of attack: AttackRequest) -> [UInt8]? {
    guard let question = DeliveryQuestion(attack, database: Database()) else { return nil }
    let (before, after) = question.delimiters
    guard before.count >= 4, after.count >= 4 else { return nil }
    return before + [0] + after
  }
}
