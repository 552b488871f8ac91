import Injection
import SQLSyntax

/// Sizes of ordinary and empty requests to one page, from the logs.
public struct PageSizes: Sendable, Equatable {
  public var requests: Int
  public var largest: Int

  public init(requests: Int, largest: Int) {
    self.requests = requests
    self.largest = largest
  }

  public mutating func add(_ other: PageSizes) {
    requests += other.requests
    largest = max(largest, other.largest)
  }
}

/// What the pages of an injection point look like when nothing is delivered through it.
struct PlainPages {
  /// Sizes that come back for several different payloads that deliver nothing.
  var common: Set<Int> = []
  /// Sizes of answers to conditions that are false whatever the application's own value is.
  var empty: Set<Int> = []
  /// Sizes of all answers to attacks that ask for no data.
  var all: [(size: Int, payload: [UInt8])] = []
  /// What other visitors got from the page, where the logs were looked at for it.
  var ordinary: PageSizes?

  init(_ attacks: [AttackRequest], ordinary: PageSizes?, utcOffset: Int) {
    self.ordinary = ordinary
    var payloads: [Int: Set<[UInt8]>] = [:]
    let nothing = Snapshot(
      database: Database(), assumptions: Snapshot.Assumptions(asOf: 0), utcOffset: utcOffset,
      cache: SnapshotCache())
    for attack in attacks where !attack.value.verdict.reasons.contains(.unionSelect) {
      guard let size = attack.bytes else { continue }
      if attack.status < 400, all.count < 2_000 { all.append((size, attack.value.payload)) }
      if payloads[size, default: []].count < 2 { payloads[size, default: []].insert(attack.value.payload) }
      if attack.value.verdict.reasons.contains(.constantComparison), empty.count < 64,
        PlainPages.isFalse(attack, nothing)
      {
        empty.insert(size)
      }
    }
    common = Set(payloads.filter { $0.value.count >= 2 }.keys)
  }

  private static func isFalse(_ attack: AttackRequest, _ nothing: Snapshot) -> Bool {
    guard
      let fragment = Fragment(attack.value.payload, context: attack.value.verdict.context, dialect: .mysql),
      let condition = fragment.tree.children(of: fragment.tree.root).first(where: { _ in true })
    else { return false }
    let evaluator = Evaluator(tree: fragment.tree, snapshot: nothing)
    return (try? evaluator.evaluate(condition, in: Evaluator.Scope()))?.isTrue == false
  }

  /// Whether responses to questions for data depend on what was asked, although no model could be learnt.
  ///
  /// Several must differ from each other by more than the payload that a page may repeat, while pages without a
  /// delivery do not; a single one must be larger than anything else that this page ever was.
  ///
  /// - Parameter quiet: pages on which constants were delivered.
  func dependsOnData(_ data: [(size: Int, payload: [UInt8])], quiet: [(size: Int, payload: [UInt8])]) -> Bool
  {
    guard !data.isEmpty else { return false }
    if !quiet.isEmpty, PlainPages.variety(quiet + all) <= max(3, (quiet.count + all.count) / 2),
      PlainPages.differ(data, from: quiet + all)
    {
      return true
    }
    if data.count >= 3, PlainPages.variety(data) >= 3 {
      return all.count < 4 || PlainPages.variety(all) <= max(3, all.count / 2)
    }
    let others = all.map(\.size) + (ordinary.map { [$0.largest] } ?? [])
    guard let largest = others.max() else { return false }
    return data.contains { $0.size > largest + 2 * Encoding.html.length(of: $0.payload) + 16 }
  }

  /// Whether some page of `data` is larger than every page of `others`, however often the payload is repeated in them.
  private static func differ(
    _ data: [(size: Int, payload: [UInt8])], from others: [(size: Int, payload: [UInt8])]
  ) -> Bool {
    (0...3).allSatisfy { echoes in
      func rest(_ page: (size: Int, payload: [UInt8])) -> Int {
        page.size - echoes * Encoding.html.length(of: page.payload)
      }
      guard let largest = others.map(rest).max() else { return false }
      return data.contains { rest($0) > largest + 16 }
    }
  }

  /// How many different sizes there are once the payload is taken out, as often as explains most of them.
  static func variety(_ pages: [(size: Int, payload: [UInt8])]) -> Int {
    var least = Int.max
    for echoes in 0...3 {
      for encoding in [Encoding.plain, .html, .percent] {
        least = min(least, Set(pages.map { $0.size - echoes * encoding.length(of: $0.payload) }).count)
      }
    }
    return least
  }
}
