/// How long a page gets for a given delivery: base + Σ k × encoded length, learnt from deliveries that are known.
struct SizeModel: Equatable {
  /// Which of a result's rows the page shows.
  enum RowsShown: Equatable { case first, all }

  /// How the page writes the delivered values.
  let encoding: Encoding
  let rowsShown: RowsShown
  /// How often the page shows each delivered column.
  let weights: [Int]
  /// How often, and how written, the page repeats the payload.
  let echoes: Int
  let echoEncoding: Encoding
  /// Bytes of the page without any delivery.
  let base: Int
  /// Bytes that each shown row adds by itself.
  let perRow: Int
  /// Known deliveries that it predicts to the byte, and with how many different lengths.
  var explained = 0
  var distinct = 0
  /// Known deliveries it was held against.
  var samples = 0

  /// The size that it predicts for a delivery.
  func size(of delivery: MeasuredDelivery) -> Int {
    base + perRow * delivery.rows(rowsShown) + echoes * delivery.echoLength(echoEncoding)
      + delivery.weighted(weights, encoding, rowsShown)
  }

  /// The bytes of a response that the delivered values make up, once written.
  func deliveredBytes(size: Int, payload: [UInt8]) -> Int {
    size - base - perRow - echoes * echoEncoding.length(of: payload)
  }

  /// The same model around another page: its base is what most of the known deliveries leave.
  func rebased(on samples: [SizeModel.Sample]) -> SizeModel? {
    let bases = samples.map { sample in sample.size - size(of: sample.delivery) + base }
    let other = SizeModel.mostCommon(bases)
    guard other.count > 0, other.value >= 0 else { return nil }
    return SizeModel(
      encoding: encoding, rowsShown: rowsShown, weights: weights, echoes: echoes, echoEncoding: echoEncoding,
      base: other.value, perRow: perRow, explained: other.count, distinct: 1, samples: samples.count)
  }

  /// The model as a person reads it.
  var words: String {
    var text = "\(base)"
    for (column, weight) in weights.enumerated() where weight > 0 {
      text +=
        " + \(weight == 1 ? "" : "\(weight) × ")length(\(weights.count == 1 ? "value" : "value \(column + 1)"), \(encoding.rawValue))"
    }
    if perRow > 0 { text += " + \(perRow) × rows" }
    if echoes > 0 {
      text += " + \(echoes == 1 ? "" : "\(echoes) × ")length(payload, \(echoEncoding.rawValue))"
    }
    return text
  }
}

/// A delivery's lengths under every encoding, measured once.
struct MeasuredDelivery {
  /// For each encoding and delivered column: the length in the first row and over all rows.
  private var first: [Encoding: [Int]] = [:]
  private var all: [Encoding: [Int]] = [:]
  let rowCount: Int
  private let payload: [UInt8]

  /// - Parameters:
  ///   - rows: the rows delivered, each with the bytes of the columns that are not NULL literals; nil is NULL.
  init(rows: [[[UInt8]?]], columns: Int, payload: [UInt8]) {
    rowCount = rows.count
    self.payload = payload
    for encoding in Encoding.allCases {
      var sums = [Int](repeating: 0, count: columns)
      var head = sums
      for (number, row) in rows.enumerated() {
        for (column, bytes) in row.enumerated() where column < columns {
          guard let bytes else { continue }
          let length = encoding.length(of: bytes)
          sums[column] += length
          if number == 0 { head[column] = length }
        }
      }
      first[encoding] = head
      all[encoding] = sums
    }
  }

  func rows(_ shown: SizeModel.RowsShown) -> Int { shown == .first ? min(1, rowCount) : rowCount }

  func lengths(_ encoding: Encoding, _ shown: SizeModel.RowsShown) -> [Int] {
    (shown == .first ? first : all)[encoding] ?? []
  }

  func weighted(_ weights: [Int], _ encoding: Encoding, _ shown: SizeModel.RowsShown) -> Int {
    zip(weights, lengths(encoding, shown)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  func echoLength(_ encoding: Encoding) -> Int { encoding.length(of: payload) }
}
