import DatabaseDump
import Injection
import SQLSyntax

/// Holds responses against the answers that the database yields.
extension PointReader {
  // MARK: - Answers

  func answered(_ question: DeliveryQuestion, _ assumptions: Snapshot.Assumptions) -> Reading {
    var reading = Reading(question: question, assumptions: assumptions)
    switch question.answer(on: snapshot(assumptions)) {
    case .success(let rows): reading.rows = rows
    case .failure(let gap):
      reading.gap = gap.reason
      reading.fails = gap == .severalRows
    }
    return reading
  }

  func snapshot(_ assumptions: Snapshot.Assumptions) -> Snapshot {
    Snapshot(database: database, assumptions: assumptions, utcOffset: utcOffset, cache: cache)
  }

  /// Holds a response against its question under the model; where the bytes differ, tries what else the
  /// database may have been at that instant.
  func judge(_ reading: inout Reading, _ model: SizeModel, isIndependent: Bool) {
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

  func judgeInexact(_ reading: Reading, _ model: SizeModel, _ size: Int) -> Outcome {
    if reading.fails { return .refuted }
    let least = reading.question.leastDelivery(weights: model.weights)
    let delivered = model.deliveredBytes(size: size, payload: reading.question.attack.value.payload)
    if delivered < max(1, least) { return .refuted }
    if pages.common.contains(size) { return .open }
    return reading.rows == nil || reading.predicted == nil ? .carried : .open
  }

  /// Without a model a response refutes its question when it is an error, or the page that comes with anything.
  func judgeWithoutModel(_ reading: Reading, _ echoes: EchoedPages, among models: [Slot: SizeModel])
    -> Outcome
  {
    let attack = reading.question.attack
    if let carrier = reading.question.carrier { return judgeMessage(reading, carrier, among: models) }
    if (400...599).contains(attack.status) { return .refuted }
    guard let size = attack.bytes else { return .open }
    if pages.common.contains(size) || pages.empty.contains(size) { return .refuted }
    return echoes.explain(size, of: reading.question) ? .refuted : .open
  }

  /// A message is not refuted while the responses to messages of its kind differ by more than the payloads do.
  private func judgeMessage(_ reading: Reading, _ carrier: ErrorCarrier, among models: [Slot: SizeModel])
    -> Outcome
  {
    // Where this function's messages come with another status, this response is none.
    if models.keys.contains(where: { $0.pattern.hasPrefix(carrier.name + " ") }) { return .refuted }
    if let answer = reading.rows?.first?.first, answer.isNull { return .refuted }
    guard let size = reading.question.attack.bytes else { return .open }
    if pages.common.contains(size) || pages.empty.contains(size) { return .refuted }
    let alike = questions.filter { $0.pattern == reading.question.pattern && !$0.shape.isConstant }
    let sizes = alike.compactMap { question in
      question.attack.bytes.map { ($0, question.attack.value.payload) }
    }
    let different = Set(alike.map(\.attack.value.payload)).count
    return different == 1 || PlainPages.variety(sizes) >= min(3, different) ? .open : .refuted
  }

  // MARK: - What else the database may have been

  /// Other states of the database that the evidence allows, likelier ones first.
  func alternatives(to reading: Reading) -> [Snapshot.Assumptions] {
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
            var other = reading.assumptions
            other.asOf = instant
            other.laterTimesWereNull = wereNull
            other.groupConcatLimit = limit
            other.schema = schema
            all.append(other)
          }
        }
      }
    }
    return all.filter { $0 != reading.assumptions }
  }

  // MARK: - Messages

  /// Chooses for each kind of message the cut under which most of the known deliveries agree with one size model.
  func settleCuts(_ readings: inout [Reading]) {
    let members = readings.indices.filter { readings[$0].question.carrier != nil }
    let kinds = Dictionary(grouping: members) { readings[$0].question.pattern }
    for (_, members) in kinds.sorted(by: { $0.key < $1.key }) {
      guard let cuts = readings[members[0]].question.carrier?.cuts else { continue }
      // Requests by the thousand add nothing that some hundreds do not show.
      let sample = members.enumerated().filter { $0.offset % max(1, members.count / 400) == 0 }.map(\.element)
      var best: (cut: Int, explained: (Int, Int))?
      for cut in likelierFirst(cuts) {
        let trial = sample.map { answered(readings[$0].question, cut: cut, readings[$0].assumptions) }
        let (known, constants) = samples(of: trial)
        // Constants are known for certain; of data it may not be certain which row it is.
        let explained = (PointReader.explained(constants), PointReader.explained(known))
        if best.map({ explained > $0.explained }) ?? true { best = (cut, explained) }
      }
      guard let best else { continue }
      for member in members {
        readings[member] = answered(readings[member].question, cut: best.cut, readings[member].assumptions)
      }
    }
  }

  /// How many of the samples the best model predicts.
  private static func explained(_ samples: [Slot: [SizeModel.Sample]]) -> Int {
    samples.values.map { SizeModel.learn(from: $0)?.explained ?? 0 }.max() ?? 0
  }

  private func answered(_ question: DeliveryQuestion, cut: Int, _ assumptions: Snapshot.Assumptions)
    -> Reading
  {
    var assumptions = assumptions
    assumptions.cut = cut
    return answered(question, assumptions)
  }

  /// MySQL writes no dots.
  private func likelierFirst(_ cuts: [MessageCut]) -> [Int] {
    guard database.product == .mysql else { return Array(cuts.indices) }
    let isDotted = cuts.map { cut in if case .dots = cut { true } else { false } }
    return cuts.indices.filter { !isDotted[$0] } + cuts.indices.filter { isDotted[$0] }
  }
}
