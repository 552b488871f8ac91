import Injection

/// For each kind of question at a point the smallest page that came back: what a response has more than that was delivered.
struct References {
  /// The smallest sizes of a pattern, each with the request it belongs to.
  private var smallest: [String: [(size: Int, line: EvidenceLine)]] = [:]
  private let ordinary: Int?

  /// - Parameter pages: what the point's pages look like without a delivery.
  init(_ readings: [PointReader.Reading], _ pages: PlainPages) {
    ordinary = pages.ordinary?.largest
    for reading in readings where reading.question.attack.status < 400 {
      guard let size = reading.question.attack.bytes else { continue }
      var kept = smallest[reading.question.pattern] ?? []
      kept.append((size, reading.question.line))
      kept.sort { ($0.size, $0.line) < ($1.size, $1.line) }
      smallest[reading.question.pattern] = Array(kept.prefix(2))
    }
  }

  /// The smallest page of the same kind that is not the reading's own.
  func size(for reading: PointReader.Reading) -> Int? {
    let same = smallest[reading.question.pattern] ?? []
    return same.first { $0.line != reading.question.line }?.size ?? ordinary
  }
}
