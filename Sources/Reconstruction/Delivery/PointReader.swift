import DatabaseDump
import Injection
import SQLSyntax

/// Reads what came out of one injection point: learns how its pages grow, then holds every request against the
/// database and its response.
struct PointReader {
  let database: Database
  let utcOffset: Int
  let cache: SnapshotCache
  let questions: [DeliveryQuestion]
  /// What the pages of this point look like without a delivery.
  let pages: PlainPages

  /// A question with its answer and what its response shows.
  struct Reading {
    let question: DeliveryQuestion
    var rows: [[Datum]]?
    var gap: String?
    /// The query fails on the server whatever the table holds.
    var fails = false
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

  /// Deliveries that are written alike: the same pattern, and bytes or text at each position.
  struct Slot: Hashable, Comparable {
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
    settleCuts(&readings)
    var (samples, constants) = samples(of: readings)
    var models: [Slot: SizeModel] = [:]
    for (slot, known) in samples.sorted(by: { $0.key < $1.key }) {
      var candidates = SizeModel.candidates(from: known)
      if candidates.isEmpty {
        // Which rows came may not be certain yet; constants are.
        candidates = SizeModel.candidates(from: constants[slot] ?? []).filter { $0.distinct >= 3 }
      }
      models[slot] = candidates.count > 1 ? fittingMost(candidates, readings, slot) : candidates.first
      let explained = candidates.first?.explained ?? 0
      if explained < known.count, let other = learnByIndexOrder(slot, &readings, better: explained) {
        models[slot] = other
        (samples, constants) = self.samples(of: readings)
      }
    }
    rebase(&models, samples)
    let echoes = EchoedPages(pages, questions)
    var judged = judged(readings, models, constants, echoes)
    for (slot, known) in constants.sorted(by: { $0.key < $1.key }) where models[slot] != nil {
      let data = judged.filter { $0.question.pattern == slot.pattern && !$0.question.shape.isConstant }
      guard PointReader.exact(data) * 2 < data.count else { continue }
      // Constants do not tell how characters are written that they do not hold, and which rows came is not certain.
      for other in SizeModel.candidates(from: known) where other.distinct >= 3 {
        var trial = models
        trial[slot] = other
        let readings = self.judged(readings, trial, constants, echoes)
        if PointReader.exact(readings) > PointReader.exact(judged) { (models, judged) = (trial, readings) }
      }
    }
    return (judged, models.sorted { $0.key < $1.key }.map(\.value))
  }

  /// The readings with what their responses show under given models.
  private func judged(
    _ readings: [Reading], _ models: [Slot: SizeModel], _ constants: [Slot: [SizeModel.Sample]],
    _ echoes: EchoedPages
  ) -> [Reading] {
    var readings = readings
    let independent = Set(
      models.compactMap { slot, model in
        distinctLengths(constants[slot] ?? [], under: model) >= 2 ? slot : nil
      })
    for index in readings.indices {
      let slot = self.slot(of: readings[index], among: models)
      guard let slot, let model = models[slot] else {
        readings[index].verdict = judgeWithoutModel(readings[index], echoes, among: models)
        continue
      }
      readings[index].model = model
      judge(&readings[index], model, isIndependent: independent.contains(slot))
    }
    settleOrders(&readings)
    settleTies(&readings)
    refuteOverruns(&readings)
    return readings
  }

  private static func exact(_ readings: [Reading]) -> Int {
    readings.count { reading in
      if case .exact = reading.verdict { return true }
      return false
    }
  }

  /// Deliveries whose content is known, by slot; apart from them those that are constants alone.
  func samples(of readings: [Reading]) -> ([Slot: [SizeModel.Sample]], [Slot: [SizeModel.Sample]]) {
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

  /// A page shows bytes and text equally often: where only one of them taught a model, a single known delivery of
  /// the other tells what it has more or less around it.
  func rebase(_ models: inout [Slot: SizeModel], _ samples: [Slot: [SizeModel.Sample]]) {
    let shown = Set(
      questions.compactMap { question in
        if case .expression = question.channel { return question.pattern }
        return nil
      })
    for (slot, known) in samples.sorted(by: { $0.key < $1.key })
    where models[slot] == nil && shown.contains(slot.pattern) {
      let sibling = models.filter { $0.key.pattern == slot.pattern }.min { $0.key < $1.key }
      models[slot] = sibling?.value.rebased(on: known)
    }
  }

  /// Of models that differ in the encoding alone the one under which most deliveries fit, in some state of the database.
  func fittingMost(_ candidates: [SizeModel], _ readings: [Reading], _ slot: Slot) -> SizeModel? {
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
  func learnByIndexOrder(_ slot: Slot, _ readings: inout [Reading], better explained: Int)
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
  func schemaByColumns(of question: DeliveryQuestion) -> String? {
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

  func slot(of reading: Reading, among models: [Slot: SizeModel]) -> Slot? {
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

  func distinctLengths(_ samples: [SizeModel.Sample], under model: SizeModel) -> Int {
    var lengths = Set<Int>()
    for sample in samples where model.size(of: sample.delivery) == sample.size {
      lengths.insert(sample.delivery.weighted(model.weights, model.encoding, model.rowsShown))
    }
    return lengths.count
  }
}
