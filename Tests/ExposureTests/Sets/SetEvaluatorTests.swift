import Reconstruction
import TestSupport
import Testing
import YAMLText

@testable import Exposure

@Suite("Sets over random people")
struct SetEvaluatorTests {
  private static let ids = ["a", "b", "c", "d"]

  /// A random expression; of the named sets only those before `sets`, so that there is no circle.
  private func expression(_ random: inout SplitMix, depth: Int, sets: Int) -> SetExpression {
    if depth > 0, Int.random(in: 0..<3, using: &random) > 0 {
      let a = expression(&random, depth: depth - 1, sets: sets)
      let b = expression(&random, depth: depth - 1, sets: sets)
      return [.union(a, b), .intersection(a, b), .difference(a, b)].randomElement(using: &random) ?? a
    }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return .all
    case 1: return .withdrawn
    case 2:
      return .dataClass((Crowd.classes + ["points"]).randomElement(using: &random) ?? "card")
    case 3: return .service(["shop", "club"].randomElement(using: &random) ?? "shop")
    case 4: return .population(["members", "friends", "staff"].randomElement(using: &random) ?? "staff")
    case 5: return .country(["jp", "JP", "De", "XX"].randomElement(using: &random) ?? "JP")
    case 6: return .grade(SetExpression.grades.randomElement(using: &random) ?? "proven")
    default: return sets > 0 ? .set(Self.ids[Int.random(in: 0..<sets, using: &random)]) : .all
    }
  }

  @Test("hold the records and people that Swift's sets hold, grade by grade", arguments: 0..<60)
  func model(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let crowd = try Crowd(&random)
    let mark = Mark(line: 1, column: 1)
    let sets = Self.ids.enumerated().map { place, id in
      NamedSet(
        id: Marked(id, at: mark), title: nil, superset: nil,
        people: Marked(expression(&random, depth: 2, sets: place), at: mark))
    }
    let evaluator = crowd.evaluator(sets)
    let model = SetModel(
      crowd: crowd, sets: Dictionary(uniqueKeysWithValues: sets.map { ($0.id.value, $0.people.value) }))
    let expressions = (0..<50).map { _ in expression(&random, depth: 4, sets: sets.count) }
    for expression in expressions + sets.map({ .set($0.id.value) }) {
      #expect(evaluator.counts(expression) == model.counts(expression), "\(expression)")
    }
    // Many at once are counted person by person, whatever the expression says of people.
    let batch = evaluator.counts(of: expressions.map(evaluator.records))
    for (expression, counts) in zip(expressions, batch) {
      let records = model.records(expression)
      #expect(
        counts.records == records.tally && counts.people == model.persons(records).tally, "\(expression)")
    }
  }

  @Test("obey the laws of sets, for records and for people", arguments: 0..<20)
  func laws(_ seed: UInt64) throws {
    var random = SplitMix(state: seed &+ 1_000)
    let evaluator = try Crowd(&random).evaluator([])
    for _ in 0..<30 {
      let a = expression(&random, depth: 2, sets: 0)
      let b = expression(&random, depth: 2, sets: 0)
      let (union, both) = (evaluator.counts(.union(a, b)), evaluator.records(.intersection(a, b)))
      #expect(union == evaluator.counts(.union(b, a)))
      #expect(both == evaluator.records(.intersection(b, a)))
      #expect(evaluator.counts(.difference(a, a)) == Counts())
      let rest = evaluator.counts(.difference(a, b))
      let other = evaluator.counts(b)
      #expect(rest.people.maximum + other.people.maximum == union.people.maximum)
      #expect(rest.records.maximum + other.records.maximum == union.records.maximum)
    }
  }
}
