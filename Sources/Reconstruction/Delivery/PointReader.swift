import DatabaseDump
import Injection
import SQLSyntax

/// Reads what came out of one injection point by UNION: learns how its pages grow, then holds every
/// request against the database and its response.
struct PointReader {
  let database: Database
  let utcOffset: Int
  let cache: SnapshotCache
  let questions: [UnionQuestion]
  /// What the pages of this point look like without a delivery.
  let pages: PlainPages

  /// A question with its answer and what its response shows.
  struct Reading {
    let question: UnionQuestion
    var rows: [[Datum]]?
    var gap: String?
    var assumptions: Snapshot.Assumptions
    var model: SizeModel?
    /// The response's size under the model, where the answer is known.
    var predicted: Int?
    var verdict = Outcome.open

    /// The response's size and the payload it may repeat.
    var page: (size: Int, payload: [UInt8])? {
      question.attack.bytes.map { ($0, question.attack.value.payload) }
    }
  }

  /// What a response says about its delivery.
  enum Outcome: Equatable {
    /// To the byte what was asked for; `independent`: under a model learnt without this kind of delivery.
    case exact(independent: Bool)
    /// It carried more than an empty delivery, but what exactly no evidence computes.
    case carried
    /// It does not fit and does not refute either.
    case open
    /// The response cannot have carried it.
    case refuted
  }

  // MARK: - Models

  private struct Slot: Hashable, Comparable {
    let pattern: String
    let binary: String

    static func < (a: Slot, b: Slot) -> Bool { (a.pattern, a.binary) < (b.pattern, b.binary) }
  }

  /// All questions of the point, each with the outcome that its response supports.
  func read() -> (readings: [Reading], models: [SizeModel]) {
    var readings = questions.map { question in
      answered(
        question, Snapshot.Assumptions(asOf: question.attack.time, schema: schemaByColumns(of: question)))
    }
    var (samples, constants) = samples(of: readings)
    var models: [Slot: SizeModel] = [:]
    for (slot, known) in samples.sorted(by: { $0.key < $1.key }) {
      let candidates = SizeModel.candidates(from: known)
      models[slot] = candidates.count > 1 ? fittingMost(candidates, readings, slot) : candidates.first
      let explained = candidates.first?.explained ?? 0
      if explained < known.count, let other = learnByIndexOrder(slot, &readings, better: explained) {
        models[slot] = other
        (samples, constants) = self.samples(of: readings)
      }
    }
    let independent = Set(
      models.compactMap { slot, model in
        distinctLengths(constants[slot] ?? [], under: model) >= 2 ? slot : nil
      })
    let echoes = EchoedPages(pages, questions)
    for index in readings.indices {
      let slot = self.slot(of: readings[index], among: models)
      guard let slot, let model = models[slot] else {
        readings[index].verdict = judgeWithoutModel(readings[index], echoes)
        continue
      }
      readings[index].model = model
      judge(&readings[index], model, isIndependent: independent.contains(slot))
    }
    settleOrders(&readings)
    refuteOverruns(&readings)
    let sorted = models.sorted { $0.key < $1.key }
    return (readings, sorted.map(\.value))
  }

  /// Deliveries whose content is known, by slot; apart from them those that are constants alone.
  private func samples(of readings: [Reading]) -> ([Slot: [SizeModel.Sample]], [Slot: [SizeModel.Sample]]) {
    var samples: [Slot: [SizeModel.Sample]] = [:]
    var constants: [Slot: [SizeModel.Sample]] = [:]
    for reading in readings {
      guard let rows = reading.rows, let size = reading.question.attack.bytes,
        let delivery = reading.question.measure(rows)
      else { continue }
      let slot = Slot(pattern: reading.question.pattern, binary: reading.question.binaryPattern(rows))
      let sample = SizeModel.Sample(delivery: delivery, size: size)
      samples[slot, default: []].append(sample)
      if reading.question.shape.isConstant { constants[slot, default: []].append(sample) }
    }
    return (samples, constants)
  }

  /// Of models that differ in the encoding alone the one under which most deliveries fit, in some state of the database.
  private func fittingMost(_ candidates: [SizeModel], _ readings: [Reading], _ slot: Slot) -> SizeModel? {
    let open = readings.filter { reading in
      guard self.slot(of: reading, among: [slot: candidates[0]]) == slot, let rows = reading.rows,
        let delivery = reading.question.measure(rows), let size = reading.question.attack.bytes
      else { return false }
      return candidates[0].size(of: delivery) != size && !reading.question.shape.isConstant
    }
    guard !open.isEmpty else { return candidates.first }
    var best: (fits: Int, model: SizeModel)?
    for model in candidates {
      let fits = open.prefix(50).reduce(0) { count, reading in
        var trial = reading
        judge(&trial, model, isIndependent: false)
        if case .exact = trial.verdict { return count + 1 }
        return count
      }
      if fits > best?.fits ?? -1 { best = (fits, model) }
    }
    return best?.model
  }

  /// Where rows asked for one by one do not all fit in the primary key's order, another index's order may explain more.
  private func learnByIndexOrder(_ slot: Slot, _ readings: inout [Reading], better explained: Int)
    -> SizeModel?
  {
    let members = readings.indices.filter { index in
      let question = readings[index].question
      return question.pattern == slot.pattern && question.asksForPositions && readings[index].rows != nil
        && question.shape.sources.first?.order == nil
    }
    guard members.count >= 3, let source = readings[members[0]].question.shape.sources.first,
      let table = database.candidates(schema: source.schema, name: source.table).first
    else { return nil }
    for order in Snapshot.orders(of: database.tables[table]).indices.dropFirst() {
      var trial = readings
      for member in members {
        var assumptions = readings[member].assumptions
        assumptions.order = order
        trial[member] = answered(readings[member].question, assumptions)
      }
      guard let known = samples(of: trial).0[slot], let model = SizeModel.learn(from: known),
        model.explained > explained
      else { continue }
      readings = trial
      return model
    }
    return nil
  }

  /// Where an unqualified name fits tables of several schemas: the schema whose table has the columns asked for.
  private func schemaByColumns(of question: UnionQuestion) -> String? {
    for source in question.shape.sources where source.schema == nil {
      let candidates = database.candidates(schema: nil, name: source.table)
      guard candidates.count > 1 else { continue }
      let fitting = candidates.filter { number in
        source.columns.allSatisfy {
          $0.name == "*" || database.tables[number].definition.columnIndex($0.name) != nil
        }
      }
      if fitting.count == 1 { return database.tables[fitting[0]].definition.schema }
    }
    return nil
  }

  private func slot(of reading: Reading, among models: [Slot: SizeModel]) -> Slot? {
    let pattern = reading.question.pattern
    let binary =
      reading.rows.map(reading.question.binaryPattern)
      ?? String(repeating: "t", count: reading.question.positions.count)
    let own = Slot(pattern: pattern, binary: binary)
    if models[own] != nil { return own }
    let related = models.keys.filter { $0.pattern == pattern }.sorted().reversed()
    // What cannot be computed may be written either way.
    guard let rows = reading.rows, let delivery = reading.question.measure(rows) else { return related.first }
    // Bytes and text may be written alike: so it is where the size agrees.
    return related.first { models[$0]?.size(of: delivery) == reading.question.attack.bytes }
  }

  private func distinctLengths(_ samples: [SizeModel.Sample], under model: SizeModel) -> Int {
    var lengths = Set<Int>()
    for sample in samples where model.size(of: sample.delivery) == sample.size {
      lengths.insert(sample.delivery.weighted(model.weights, model.encoding, model.rowsShown))
    }
    return lengths.count
  }

  // MARK: - Answers

  private func answered(_ question: UnionQuestion, _ assumptions: Snapshot.Assumptions) -> Reading {
    var reading = Reading(question: question, assumptions: assumptions)
    switch question.answer(on: snapshot(assumptions)) {
    case .success(let rows): reading.rows = rows
    case .failure(let gap): reading.gap = gap.reason
    }
    return reading
  }

  private func snapshot(_ assumptions: Snapshot.Assumptions) -> Snapshot {
    Snapshot(database: database, assumptions: assumptions, utcOffset: utcOffset, cache: cache)
  }

  /// Holds a response against its question under the model; where the bytes differ, tries what else the
  /// database may have been at that instant.
  private func judge(_ reading: inout Reading, _ model: SizeModel, isIndependent: Bool) {
    guard let size = reading.question.attack.bytes else { return }
    if let rows = reading.rows, let delivery = reading.question.measure(rows) {
      reading.predicted = model.size(of: delivery)
      if reading.predicted == size {
        reading.verdict = .exact(independent: isIndependent)
        return
      }
    }
    for assumptions in alternatives(to: reading) {
      var other = answered(reading.question, assumptions)
      guard let rows = other.rows, let delivery = reading.question.measure(rows),
        model.size(of: delivery) == size
      else { continue }
      other.model = model
      other.predicted = size
      other.verdict = .exact(independent: isIndependent)
      reading = other
      return
    }
    reading.verdict = judgeInexact(reading, model, size)
  }

  private func judgeInexact(_ reading: Reading, _ model: SizeModel, _ size: Int) -> Outcome {
    let least = reading.question.leastDelivery(weights: model.weights)
    let delivered = model.deliveredBytes(size: size, payload: reading.question.attack.value.payload)
    if delivered < max(1, least) { return .refuted }
    if pages.common.contains(size) { return .open }
    return reading.rows == nil || reading.predicted == nil ? .carried : .open
  }

  /// Without a model a response refutes its question when it is an error, or the page that comes with anything.
  private func judgeWithoutModel(_ reading: Reading, _ echoes: EchoedPages) -> Outcome {
    let attack = reading.question.attack
    if (400...599).contains(attack.status) { return .refuted }
    guard let size = attack.bytes else { return .open }
    if pages.common.contains(size) || pages.empty.contains(size) { return .refuted }
    return echoes.explain(size, of: reading.question) ? .refuted : .open
  }

  // MARK: - What else the database may have been

  /// Other states of the database that the evidence allows, likelier ones first.
  private func alternatives(to reading: Reading) -> [Snapshot.Assumptions] {
    let shape = reading.question.shape
    let tables = shape.sources.filter { !$0.isCatalogue }.flatMap {
      database.candidates(schema: $0.schema, name: $0.table)
    }
    guard !tables.isEmpty else { return [] }
    let time = reading.question.attack.time
    let base = snapshot(reading.assumptions)
    var instants: [Int64] = [time]
    if tables.contains(where: { base.hasTimes(in: (time - 3)...(time + 2), table: $0) }) {
      instants += [time - 1, time + 1, time - 2]
    }
    let nulls =
      tables.contains { base.hasTimes(in: (time + 1)...Int64.max, table: $0) } ? [true, false] : [true]
    let limits = reading.question.callsGroupConcat ? [1 << 20, 1024] : [1 << 20]
    let names = Set(tables.compactMap { database.tables[$0].definition.schema })
    let schemas: [String?] = names.count > 1 ? names.sorted() : [nil]
    var all: [Snapshot.Assumptions] = []
    for schema in schemas {
      for limit in limits {
        for wereNull in nulls {
          for instant in instants {
            all.append(
              Snapshot.Assumptions(
                asOf: instant, laterTimesWereNull: wereNull, order: 0, groupConcatLimit: limit, schema: schema
              ))
          }
        }
      }
    }
    return all.filter { $0 != reading.assumptions }
  }

  /// Rows asked for one by one without ORDER BY come in one order; if the primary key's does not fit, an index may.
  private func settleOrders(_ readings: inout [Reading]) {
    var groups: [String: [Int]] = [:]
    for index in readings.indices {
      guard let source = readings[index].question.shape.sources.first, source.order == nil,
        !source.isCatalogue,
        readings[index].question.asksForPositions, readings[index].model != nil
      else { continue }
      groups[source.table + "\u{0}" + source.columns.map(\.name).joined(separator: ","), default: []].append(
        index)
    }
    for (_, members) in groups.sorted(by: { $0.key < $1.key }) {
      let exact = members.filter { if case .exact = readings[$0].verdict { true } else { false } }
      guard exact.count < members.count, let source = readings[members[0]].question.shape.sources.first,
        let table = database.candidates(schema: source.schema, name: source.table).first
      else { continue }
      var best = (fits: exact.count, readings: [Int: Reading]())
      for order in Snapshot.orders(of: database.tables[table]).indices.dropFirst() {
        var tried: [Int: Reading] = [:]
        var fits = 0
        for member in members {
          guard let model = readings[member].model else { continue }
          var assumptions = readings[member].assumptions
          assumptions.order = order
          var other = answered(readings[member].question, assumptions)
          if let rows = other.rows, let delivery = other.question.measure(rows),
            let size = other.question.attack.bytes
          {
            other.model = model
            other.predicted = model.size(of: delivery)
            let isExact = other.predicted == size
            fits += isExact ? 1 : 0
            other.verdict = isExact ? .exact(independent: false) : judgeInexact(other, model, size)
          }
          tried[member] = other
        }
        if fits > best.fits { best = (fits, tried) }
      }
      for (member, reading) in best.readings { readings[member] = reading }
    }
  }

  /// Without a model: rows beyond the end of a table all bring the same, smallest page.
  private func refuteOverruns(_ readings: inout [Reading]) {
    var groups: [String: [(position: Int, index: Int)]] = [:]
    for index in readings.indices where readings[index].model == nil && readings[index].verdict == .open {
      guard let source = readings[index].question.shape.sources.first,
        case .row(let position?) = source.extent
      else { continue }
      groups[source.table + "\u{0}" + source.columns.map(\.name).joined(separator: ","), default: []].append(
        (position, index))
    }
    for (_, members) in groups {
      let sorted = members.sorted { $0.position < $1.position }
      guard let last = sorted.last, let size = readings[last.index].question.attack.bytes else { continue }
      let tail = sorted.reversed().prefix { readings[$0.index].question.attack.bytes == size }
      let others = sorted.dropLast(tail.count).compactMap { readings[$0.index].question.attack.bytes }
      guard tail.count >= 2, let smallest = others.min(), size < smallest else { continue }
      for member in tail { readings[member.index].verdict = .refuted }
    }
  }
}
