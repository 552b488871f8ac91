public import Injection

/// How what was obtained was learnt: the questions behind each value, and the deliveries, with their evidence lines.
///
/// It is gathered only where somebody asks why. A question costs some fifty bytes: what was asked is kept once for all
/// the questions that ask it.
public struct Reasons: Sendable {
  public internal(set) var values: [LearntValue] = []
  public internal(set) var deliveries: [LearntDelivery] = []
  /// What was asked, each claim once.
  var claims: [Claim] = []
  var clients: [String] = []

  /// The address that a question came from.
  public func client(of question: LearntQuestion) -> String { clients[Int(question.client)] }
}

/// A value that an attacker asked about question by question.
public struct LearntValue: Sendable {
  /// What the value is in the database's terms.
  public enum Target: Sendable, Hashable {
    /// Cells of a table's row, or of several rows gathered into one text.
    case cells(schema: String?, table: String, columns: [String])
    /// Names of the catalogue.
    case names(catalogue: String)
    /// A single value that belongs to no row.
    case scalar(expression: String)
  }

  /// The query that yields it, as it was asked for.
  public let sql: String
  public let point: InjectionPoint
  public let target: Target
  /// What the answers alone show, with U+FFFD for each character that is not known; nil where it is NULL or nothing.
  public let text: String?
  /// What the answers and the dump together show.
  public internal(set) var settled: String?
  public let isComplete: Bool
  /// Every character follows from the answers; otherwise letter case or ASCII is assumed.
  public let isCertain: Bool
  public let grade: Grade
  /// Answers that do not fit the others.
  public let conflicts: Int
  /// Its characters are the bytes of the text, since it was read byte by byte.
  public let isBytes: Bool
  /// It was asked which beginnings some row has: the questions are about all rows together.
  public let isOfAnyRow: Bool
  public let first: Moment
  public let last: Moment
  /// The oracles that its questions were answered by.
  public let oracles: [OracleResult]
  /// In the order in which they were asked.
  public let questions: [LearntQuestion]
  let known: UnknownValue
}

/// One question, its answer, who says so, and what the log shows of the response.
public struct LearntQuestion: Sendable {
  /// Who gives the answer.
  public enum Witness: UInt8, Sendable, CaseIterable {
    /// Nobody: the answer is not known.
    case none
    /// What the response means under the oracle.
    case response
    /// The attacker's next question, which is worth asking only after this answer.
    case nextQuestion
    /// Both, and they agree.
    case both
    /// Both, and they disagree; the response counts where its meaning was calibrated, else nothing.
    case contradicted
  }

  public let line: EvidenceLine
  /// Seconds since 1970, UTC.
  public let time: Int64
  public let answer: Bool?
  public let witness: Witness
  /// The response's meaning was calibrated by requests whose outcome is known.
  public let isCalibrated: Bool
  /// 0 where the log has none.
  public let status: Int
  /// Bytes of the response; nil where the log has none.
  public var bytes: Int? { rawBytes < 0 ? nil : Int(rawBytes) }
  /// The same without the payload that the page repeats, where the oracle goes by that.
  public var bytesLessPayload: Int? { ownBytes < 0 ? nil : Int(ownBytes) }
  /// Seconds that the request took, where the log has them.
  public var seconds: Double? { microseconds < 0 ? nil : Double(microseconds) / 1_000_000 }

  private let rawBytes: Int32
  private let ownBytes: Int32
  private let microseconds: Int64
  let claim: Int32
  let client: Int32

  init(
    _ attack: AttackRequest, _ answered: AnsweredQuestion, bytesLessPayload: Int?, claim: Int32, client: Int32
  ) {
    line = EvidenceLine(item: attack.item, line: attack.line)
    time = attack.time
    answer = answered.answer
    witness = Witness(answered)
    isCalibrated = answered.isCalibrated
    status = attack.status
    rawBytes = Int32(clamping: attack.bytes ?? -1)
    ownBytes = Int32(clamping: bytesLessPayload ?? -1)
    microseconds = attack.duration ?? -1
    self.claim = claim
    self.client = client
  }
}

extension LearntQuestion.Witness {
  fileprivate init(_ answered: AnsweredQuestion) {
    self =
      switch (answered.byResponse, answered.byNextQuestion) {
      case (nil, nil): .none
      case (_?, nil): .response
      case (nil, _?): .nextQuestion
      case (let response?, let next?): response == next ? .both : .contradicted
      }
  }
}

/// One request that had something delivered, and what its response shows.
public struct LearntDelivery: Sendable {
  /// How the answer reached the response.
  public enum Channel: Sendable, Hashable {
    /// Rows appended to the application's own result.
    case rows
    /// A value in place of the application's own.
    case value
    /// Quoted in an error message, by this function or way of failing.
    case message(String)
  }

  /// What the response says about it.
  public enum Verdict: Sendable, Hashable {
    /// To the byte what the dump predicts, under a model learnt from other deliveries.
    case exactByOthers
    /// To the byte, under a model that this delivery helped to choose.
    case exact
    /// More than an empty delivery, but how much exactly no evidence computes.
    case carried
    /// Neither shown nor refuted.
    case open
    /// The response cannot have carried it.
    case refuted
  }

  public let line: EvidenceLine
  public let point: InjectionPoint
  public let client: String
  public let moment: Moment
  public let channel: Channel
  /// The SQL whose result was to be delivered.
  public let asked: String
  public let status: Int
  public let observedBytes: Int?
  public let predictedBytes: Int?
  /// The size model in words, where one could be learnt.
  public let model: String?
  /// Rows that the query yields on the dump; nil where it cannot be computed.
  public let rows: Int?
  public let verdict: Verdict
  /// What it delivered of the catalogue.
  public let names: [String]
}
