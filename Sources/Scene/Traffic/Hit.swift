/// A request with its response: what becomes a line of the access log.
struct Hit {
  var at: Instant
  var address: String
  var method = "GET"
  var target: String
  var status = 200
  var bytes: Int
  var referrer = "-"
  var agent: String
  /// How long it took.
  var microseconds = 1000
}

/// Something that makes requests in the order of their times.
protocol HitSource: AnyObject {
  /// When its next request is made; nil at its end.
  var next: Instant? { get }
  /// The next request.
  func take() -> Hit?
}

/// Requests that are known beforehand.
final class ListedHits: HitSource {
  private var hits: [Hit]
  private var at = 0

  init(_ hits: [Hit]) { self.hits = hits }

  var next: Instant? { at < hits.count ? hits[at].at : nil }

  func take() -> Hit? {
    guard at < hits.count else { return nil }
    defer { at += 1 }
    return hits[at]
  }
}

/// Values ordered by time, and among equal times by the order in which they came.
struct Timeline<Value> {
  private var heap: [(at: Instant, order: Int, value: Value)] = []
  private var order = 0

  var first: Instant? { heap.first?.at }

  mutating func add(_ value: Value, at: Instant) {
    heap.append((at, order, value))
    order += 1
    var child = heap.count - 1
    while child > 0, isEarlier(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func take() -> (at: Instant, value: Value)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      var parent = 0
      while true {
        var child = parent * 2 + 1
        guard child < heap.count else { break }
        if child + 1 < heap.count, isEarlier(child + 1, child) { child += 1 }
        guard isEarlier(child, parent) else { break }
        heap.swapAt(child, parent)
        parent = child
      }
    }
    return (first.at, first.value)
  }

  private func isEarlier(_ a: Int, _ b: Int) -> Bool {
    (heap[a].at, heap[a].order) < (heap[b].at, heap[b].order)
  }
}
