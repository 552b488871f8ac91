import Injection

/// A value that an attacker asked about question by question, as far as the answers determine it.
struct BlindValue {
  let subject: Subject
  var known: UnknownValue
  var questions: [AnsweredQuestion]
  /// Answers that do not fit the others.
  var conflicts = 0
  var first: Moment
  var last: Moment
}

/// A question with its answer and who says so.
struct AnsweredQuestion {
  /// The attack request, by its number among the point's.
  let request: Int
  let claim: Claim
  var answer: Bool?
  /// What the response says, under the oracle.
  var byResponse: Bool?
  /// What the attacker's next question says.
  var byNextQuestion: Bool?
  /// The answer is what the attacker's going on suggests, no more.
  var isPresumed = false
  /// The response's meaning was calibrated by requests whose outcome is known.
  var isCalibrated = false
}
