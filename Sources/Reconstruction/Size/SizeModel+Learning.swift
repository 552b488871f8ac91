extension SizeModel {
  /// A delivery whose content is known, and the size of the response to it.
  struct Sample {
    let delivery: MeasuredDelivery
    let size: Int
  }

  /// The model that predicts most of the samples to the byte, if it is more than chance.
  ///
  /// It is held against the model in which nothing is delivered at all (sizes constant, or following the payload
  /// that the page repeats): where that explains the sizes as well, there is no delivery.
  ///
  /// - Complexity: O(samples × encodings × weights); a few milliseconds for thousands of samples.
  static func learn(from samples: [Sample]) -> SizeModel? { candidates(from: samples).first }

  /// The best model and those that explain as much and differ in the encoding alone: further deliveries decide.
  static func candidates(from samples: [Sample]) -> [SizeModel] {
    guard let columns = samples.first?.delivery.lengths(.plain, .first).count, columns > 0 else { return [] }
    // Requests by the thousand add nothing that some hundreds do not show.
    let stride = max(1, samples.count / 400)
    let kept = samples.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    let weightings = weightings(columns, varying: varying(kept, columns))
    var best: SizeModel?
    var all: [SizeModel] = []
    var withoutDelivery = 0
    for (echoes, echoEncoding) in echoForms {
      let echo = kept.map { echoes * $0.delivery.echoLength(echoEncoding) }
      let plainSizes = kept.indices.map { kept[$0].size - echo[$0] }
      withoutDelivery = max(withoutDelivery, mostCommon(plainSizes).count)
      for encoding in Encoding.allCases {
        for shown in [RowsShown.first, .all] {
          for weights in weightings {
            let model = fit(kept, plainSizes, encoding, shown, weights, echoes, echoEncoding)
            guard let model else { continue }
            all.append(model)
            if model.isBetter(than: best) { best = model }
          }
        }
      }
    }
    guard let best, best.isConvincing(against: withoutDelivery, of: kept.count) else { return [] }
    let equals = all.filter {
      $0 != best && $0.explained == best.explained && $0.distinct == best.distinct
        && $0.weights == best.weights
        && $0.echoes == best.echoes && $0.rowsShown == best.rowsShown && $0.encoding != best.encoding
    }
    var seen: Set<Encoding> = [best.encoding]
    return ([best] + equals.filter { seen.insert($0.encoding).inserted }).map { model in
      var model = model
      model.samples = samples.count
      return model
    }
  }

  /// Columns whose lengths differ between deliveries; the others are part of the page.
  private static func varying(_ samples: [Sample], _ columns: Int) -> [Int] {
    (0..<columns).filter { column in
      Set(
        samples.compactMap {
          column < $0.delivery.lengths(.plain, .all).count ? $0.delivery.lengths(.plain, .all)[column] : nil
        }
      ).count > 1
    }
  }

  private static let echoForms: [(Int, Encoding)] =
    [(0, .plain)]
    + (1...3).flatMap { count in
      [Encoding.html, .htmlDecimal, .htmlNumeric, .plain, .percent, .htmlTags].map { (count, $0) }
    }

  /// How often each column may be shown. Four varying columns and more are each shown or not.
  private static func weightings(_ columns: Int, varying: [Int]) -> [[Int]] {
    guard !varying.isEmpty, varying.count <= 8 else {
      return (1...3).map { [Int](repeating: $0, count: columns) }
    }
    let most = varying.count == 1 ? 4 : varying.count <= 3 ? 3 : 1
    var all: [[Int]] = [[Int](repeating: 0, count: columns)]
    for column in varying {
      all = all.flatMap { head in
        (0...most).map { weight in
          var weights = head
          weights[column] = weight
          return weights
        }
      }
    }
    return all.filter { $0.contains { $0 > 0 } }
  }

  private static func fit(
    _ samples: [Sample], _ plainSizes: [Int], _ encoding: Encoding, _ shown: RowsShown, _ weights: [Int],
    _ echoes: Int, _ echoEncoding: Encoding
  ) -> SizeModel? {
    let rests = samples.indices.map {
      plainSizes[$0] - samples[$0].delivery.weighted(weights, encoding, shown)
    }
    let rowCounts = samples.map { $0.delivery.rows(shown) }
    var overheads: Set<Int> = [0]
    if shown == .all, let reference = rowCounts.firstIndex(of: 1) {
      for index in samples.indices where rowCounts[index] > 1 {
        let (overhead, remainder) = (rests[index] - rests[reference]).quotientAndRemainder(
          dividingBy: rowCounts[index] - 1)
        if remainder == 0, overhead > 0, overhead < 10_000 { overheads.insert(overhead) }
      }
    }
    var best: SizeModel?
    for overhead in overheads.sorted() {
      let bases = rests.indices.map { rests[$0] - overhead * rowCounts[$0] }
      let (base, count) = mostCommon(bases)
      guard base >= 0 else { continue }
      var lengths = Set<Int>()
      for index in bases.indices where bases[index] == base {
        lengths.insert(
          samples[index].delivery.weighted(weights, encoding, shown) * 64 + min(63, rowCounts[index]))
      }
      let model = SizeModel(
        encoding: encoding, rowsShown: shown, weights: weights, echoes: echoes, echoEncoding: echoEncoding,
        base: base,
        perRow: overhead, explained: count, distinct: lengths.count)
      if model.isBetter(than: best) { best = model }
    }
    return best
  }

  /// The most frequent value, the smallest where several are as frequent.
  static func mostCommon(_ values: [Int]) -> (value: Int, count: Int) {
    var counts: [Int: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) } ?? (0, 0)
  }

  private func isBetter(than other: SizeModel?) -> Bool {
    guard let other else { return true }
    if distinct != other.distinct { return distinct > other.distinct }
    if explained != other.explained { return explained > other.explained }
    return simplicity < other.simplicity
  }

  /// Fewer and smaller parameters first; the order of the encodings decides what is left.
  private var simplicity: Int {
    let encodings = Encoding.allCases
    return echoes * 1_000 + (perRow > 0 ? 500 : 0) + weights.reduce(0, +) * 50 + (rowsShown == .all ? 20 : 0)
      + (encodings.firstIndex(of: encoding) ?? 0) + (encoding == .percent ? 300 : 0)
  }

  /// Three known lengths met to the byte are no accident, nor are two that lie far apart.
  private func isConvincing(against withoutDelivery: Int, of count: Int) -> Bool {
    guard distinct >= 2, explained * 4 >= count else { return false }
    return distinct >= 3 || explained > withoutDelivery || explained == count
  }
}
