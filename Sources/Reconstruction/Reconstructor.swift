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

/// Questions whose answers are not worked out, gathered by what they ask.
struct UnresolvedQuestions {
  private struct Kind: Hashable {
    let point: InjectionPoint
    let technique: Technique
    let subject: String
  }

  private var kinds: [Kind: (payload: [UInt8], reason: String?, lines: [EvidenceLine])] = [:]

  /// The injection points through which they were asked.
  var points: Set<InjectionPoint> { Set(kinds.keys.map(\.point)) }

  /// Notes a question about data; probes that ask nothing of the database are none.
  ///
  /// - Parameter reason: what in it was not understood.
  mutating func add(_ attack: AttackRequest, _ reason: String? = nil) {
    let verdict = attack.value.verdict
    guard
      verdict.reasons.contains(.subquery) || verdict.reasons.contains(.stackedStatement)
        || verdict.touchesFile,
      let fragment = Fragment(attack.value.payload, context: verdict.context, dialect: .mysql)
    else { return }
    let tables = Subjects.tables(in: fragment.tree)
    guard verdict.touchesFile || Subjects.readsColumns(fragment.tree) else { return }
    guard !tables.isEmpty || verdict.touchesFile else { return }
    let kind = Kind(
      point: attack.point, technique: verdict.technique, subject: tables.joined(separator: ", "))
    var known = kinds[kind] ?? (attack.value.payload, reason, [])
    known.lines.append(EvidenceLine(item: attack.item, line: attack.line))
    kinds[kind] = known
  }

  func finish() -> [Unresolved] {
    kinds.map { kind, known in
      Unresolved(
        payload: String(decoding: known.payload, as: UTF8.self), technique: kind.technique,
        subject: kind.subject, reason: known.reason,
        evidence: known.lines.sorted())
    }.sorted {
      (-$0.evidence.count, $0.evidence.first ?? .none) < (-$1.evidence.count, $1.evidence.first ?? .none)
    }
  }
}

/// What a fragment is about.
enum Subjects {
  /// Whether some query in it reads a table's columns or counts its rows. `(SELECT 'x' FROM t)='x'` does neither: it
  /// asks which product this is.
  static func readsColumns(_ tree: SyntaxTree) -> Bool {
    tree.nodes.indices.contains { select in
      guard tree.nodes[select].kind == .select, tree.child(of: select, kind: .from) != nil else {
        return false
      }
      return tree.children(of: select).contains { clause in
        tree.nodes[clause].kind != .from
          && tree.descendants(of: clause).contains { [.name, .star].contains(tree.nodes[$0].kind) }
      }
    }
  }

  /// Whether it reads columns and some table of it is the application's own.
  static func readsTables(_ tree: SyntaxTree) -> Bool {
    readsColumns(tree)
      && tree.nodes.indices.contains { index in
        tree.nodes[index].kind == .tableName
          && !Catalogue.holds(schema: tree.qualifiers(of: index).last, table: tree.name(of: index))
      }
  }

  /// The tables named anywhere in it, without those of probes that read no table at all.
  static func tables(in tree: SyntaxTree) -> [String] {
    var names: Set<String> = []
    for index in tree.nodes.indices where tree.nodes[index].kind == .tableName {
      let name = (tree.qualifiers(of: index) + [tree.name(of: index)]).joined(separator: ".")
      if name.lowercased() != "dual" { names.insert(name) }
    }
    return names.sorted()
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

  /// The tables that requests ask for, lower case and without their schemas: those whose rows the dump must yield.
  public static func tablesAsked(by attacks: [AttackRequest]) -> Set<String> {
    var names: Set<String> = []
    for attack in attacks {
      let verdict = attack.value.verdict
      guard
        let tree =
          (Fragment(attack.value.payload, context: verdict.context, dialect: .mysql)
          ?? Fragment(resynchronising: attack.value.payload, dialect: .mysql))?.tree,
        verdict.reasons.contains(.unionSelect) || verdict.reasons.contains(.wholeStatement)
          || Subjects.readsColumns(tree)
      else { continue }
      for name in Subjects.tables(in: tree) {
        names.insert(String(name.split(separator: ".").last ?? "").lowercased())
      }
    }
    return names
  }
}
