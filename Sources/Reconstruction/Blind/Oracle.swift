/// Which response means which outcome, for questions of one frame and one pair of outcomes.
///
/// It is calibrated from requests whose outcome is known beforehand (`5421=5421`, and what ordinary visitors got for
/// the value that the fragment hangs on). Where there are none, the two usual responses are told apart by what the
/// attacker asks next, else by the contradictions that the answers would make.
struct Oracle {
  /// How it was learnt which response means what.
  enum Calibration: String {
    /// Both outcomes were seen where they were known beforehand.
    case knownTruths
    /// One outcome was; the other usual response is the other one.
    case oneKnownTruth
    /// The attacker's next questions agree with it.
    case nextQuestions
    /// The other way round, the answers would contradict each other, or the texts be no texts.
    case fewestContradictions
    /// The two outcomes wait differently long.
    case delay
  }

  /// What tells the outcomes apart.
  enum Signal: String { case status, size, sizeLessPayload, sizeRange, duration }

  private enum Rule {
    case classes(whenTrue: Set<Response>, whenFalse: Set<Response>)
    case statuses(whenTrue: Set<Int>, whenFalse: Set<Int>)
    /// Sizes below the first mean the one, above the second the other.
    case range(below: Int, above: Int, lowMeans: Bool)
    case delay(seconds: Double, longMeans: Bool)
  }

  private let rule: Rule
  let signal: Signal
  let calibration: Calibration

  /// What the response means: true, false, or nothing.
  func answer(_ response: Response, microseconds: Int64?) -> Bool? {
    switch rule {
    case .classes(let yes, let no): return yes.contains(response) ? true : no.contains(response) ? false : nil
    case .statuses(let yes, let no):
      return yes.contains(response.status) ? true : no.contains(response.status) ? false : nil
    case .range(let below, let above, let lowMeans):
      guard let size = response.size else { return nil }
      return size < below ? lowMeans : size > above ? !lowMeans : nil
    case .delay(let seconds, let longMeans):
      guard let microseconds else { return nil }
      let elapsed = Double(microseconds) / 1_000_000
      // Between half and nine tenths of the delay nothing is concluded: a slow page is no sleep.
      return elapsed >= seconds * 0.9 ? longMeans : elapsed < seconds * 0.5 ? !longMeans : nil
    }
  }

  /// What a response looks like that means true, and one that means false.
  var signs: (whenTrue: ResponseSign, whenFalse: ResponseSign) {
    func pages(_ responses: Set<Response>) -> ResponseSign {
      .pages(responses.sorted().prefix(4).map { ResponseSign.Page(status: $0.status, bytes: $0.size) })
    }
    func pages(_ statuses: Set<Int>) -> ResponseSign {
      .pages(statuses.sorted().map { ResponseSign.Page(status: $0, bytes: nil) })
    }
    switch rule {
    case .classes(let yes, let no): return (pages(yes), pages(no))
    case .statuses(let yes, let no): return (pages(yes), pages(no))
    case .range(let below, let above, let lowMeans):
      let (low, high) = (ResponseSign.under(bytes: below), ResponseSign.over(bytes: above))
      return lowMeans ? (low, high) : (high, low)
    case .delay(let seconds, let longMeans):
      let (long, short) = (
        ResponseSign.atLeast(seconds: seconds * 0.9), ResponseSign.lessThan(seconds: seconds * 0.5)
      )
      return longMeans ? (long, short) : (short, long)
    }
  }

  // MARK: - Calibration

  /// Responses counted.
  typealias Counts = [Response: Int]

  /// From outcomes known beforehand.
  ///
  /// - Parameters:
  ///   - yes: responses where the outcome of a true claim was known to be the outcome; likewise `no`.
  ///   - asked: the responses to the questions themselves.
  init?(yes: Counts, no: Counts, asked: Counts, isWithoutEcho: Bool) {
    let usual = Oracle.usual(asked)
    let signal: Signal = isWithoutEcho ? .sizeLessPayload : .size
    let (clearYes, clearNo) = (Oracle.clear(yes, against: no), Oracle.clear(no, against: yes))
    if !clearYes.isEmpty, !clearNo.isEmpty {
      let covered = asked.reduce(0) {
        $0 + (clearYes.contains($1.key) || clearNo.contains($1.key) ? $1.value : 0)
      }
      if covered * 10 >= asked.values.reduce(0, +) * 9 {
        let isStatus = Set(clearYes.map(\.status)).isDisjoint(with: clearNo.map(\.status))
        rule = .classes(whenTrue: clearYes, whenFalse: clearNo)
        self.signal = isStatus ? .status : signal
        calibration = .knownTruths
        return
      }
      let (trueStatus, falseStatus) = (Set(yes.keys.map(\.status)), Set(no.keys.map(\.status)))
      if trueStatus.isDisjoint(with: falseStatus) {
        rule = .statuses(whenTrue: trueStatus, whenFalse: falseStatus)
        self.signal = .status
        calibration = .knownTruths
        return
      }
    }
    guard usual.count == 2 else { return nil }
    let (isYes, isNo) = (usual.map { yes[$0] != nil }, usual.map { no[$0] != nil })
    guard yes.isEmpty != no.isEmpty, isYes.filter(\.self).count + isNo.filter(\.self).count == 1 else {
      return nil
    }
    let knownIndex = yes.isEmpty ? isNo[0] ? 0 : 1 : isYes[0] ? 0 : 1
    let (known, other) = (usual[knownIndex], usual[1 - knownIndex])
    rule = .classes(whenTrue: [yes.isEmpty ? other : known], whenFalse: [yes.isEmpty ? known : other])
    self.signal = known.status != other.status ? .status : signal
    calibration = .oneKnownTruth
  }

  /// Responses that come for one outcome and never, or hardly ever, for the other.
  private static func clear(_ counts: Counts, against other: Counts) -> Set<Response> {
    let (total, otherTotal) = (counts.values.reduce(0, +), max(1, other.values.reduce(0, +)))
    // Where no size comes twice they are noise.
    guard total == 1 || counts.count < total else { return [] }
    return Set(counts.filter { $0.value * otherTotal > 5 * (other[$0.key] ?? 0) * total }.keys)
  }

  /// The two responses that nearly all questions get, if two they are.
  static func usual(_ counts: Counts) -> [Response] {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let total = counts.values.reduce(0, +)
    // Two sizes of two or three responses may be noise.
    guard sorted.count >= 2, total >= 4, (sorted[0].value + sorted[1].value) * 100 >= total * 90 else {
      return []
    }
    return [sorted[0].key, sorted[1].key]
  }

  /// Two usual responses, and which of them means true.
  init(whenTrue: Response, whenFalse: Response, _ calibration: Calibration, isWithoutEcho: Bool) {
    rule = .classes(whenTrue: [whenTrue], whenFalse: [whenFalse])
    signal = whenTrue.status != whenFalse.status ? .status : isWithoutEcho ? .sizeLessPayload : .size
    self.calibration = calibration
  }

  /// Sizes that vary at random: those that only one of the outcomes reaches tell it.
  ///
  /// The two ranges must be the same range moved: then their ends are those of the noise, not of the sample.
  init?(noisyTrue: [Int], noisyFalse: [Int], isWithoutEcho: Bool) {
    guard noisyTrue.count >= 100, noisyFalse.count >= 100, let lowTrue = noisyTrue.min(),
      let highTrue = noisyTrue.max(),
      let lowFalse = noisyFalse.min(), let highFalse = noisyFalse.max(), lowTrue != lowFalse,
      lowTrue - lowFalse == highTrue - highFalse
    else { return nil }
    rule = .range(
      below: max(lowTrue, lowFalse), above: min(highTrue, highFalse), lowMeans: lowTrue < lowFalse)
    signal = .sizeRange
    calibration = .nextQuestions
  }

  /// Outcomes that wait differently long.
  init?(whenTrue: Effect, whenFalse: Effect) {
    let (long, short) = (
      max(whenTrue.delay ?? 0, whenFalse.delay ?? 0), min(whenTrue.delay ?? 0, whenFalse.delay ?? 0)
    )
    guard long > 0, short < long / 2 else { return nil }
    rule = .delay(seconds: long, longMeans: (whenTrue.delay ?? 0) > (whenFalse.delay ?? 0))
    signal = .duration
    calibration = .delay
  }
}
