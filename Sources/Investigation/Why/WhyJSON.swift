import Evidence
import Exposure
import Reconstruction
import YAMLText

/// Writes the answer to "why?" as one JSON object, `tenmatsu.why/1`, personal values in full; card numbers are first six
/// and last four digits, and so are the questions about their characters.
public struct WhyJSON {
  let answer: WhyAnswer
  let findings: Findings

  public init(_ answer: WhyAnswer, in findings: Findings) {
    self.answer = answer
    self.findings = findings
  }

  /// Hands the object's bytes to `sink` in pieces.
  public func write<Failure: Error>(to sink: @escaping ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var writer = JSONWriter<Failure>(sink: sink)
    try writer.object(.lines) { (json: inout JSONWriter<Failure>) throws(Failure) in
      try json.member("schema", "tenmatsu.why/1")
      try json.member("asked", answer.typed)
      try json.array("figures", answer.figures) {
        (json: inout JSONWriter<Failure>, figure: WhyFigure) throws(Failure) in
        try json.object { (json: inout JSONWriter<Failure>) throws(Failure) in try json.figure(figure) }
      }
      try json.array("peopleFigures", answer.peopleFigures) {
        (json: inout JSONWriter<Failure>, figure: WhyPeopleFigure) throws(Failure) in
        try json.object { (json: inout JSONWriter<Failure>) throws(Failure) in try json.peopleFigure(figure) }
      }
      try json.array("people", answer.people) {
        (json: inout JSONWriter<Failure>, record: AffectedRecord) throws(Failure) in
        try json.object(.lines) { (json: inout JSONWriter<Failure>) throws(Failure) in try json.person(record)
        }
      }
      try json.array("unaffected", answer.unaffected) {
        (json: inout JSONWriter<Failure>, record: UnaffectedRecord) throws(Failure) in
        try json.object { (json: inout JSONWriter<Failure>) throws(Failure) in
          try json.member("population", record.population.id.value)
          try json.member("key", record.key)
          try json.citations([record.line])
        }
      }
      try json.array("matches", answer.matches) {
        (json: inout JSONWriter<Failure>, match: WhyMatch) throws(Failure) in
        try json.object(.lines) { (json: inout JSONWriter<Failure>) throws(Failure) in
          try json.match(match, findings.reconstruction.reasons)
        }
      }
      try json.member("commands", LineCommand.commands(for: answer.lines, in: findings.evidence))
    }
    try writer.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func figure(_ figure: WhyFigure) throws(Failure) {
    try member("schema", figure.schema)
    try member("table", figure.table)
    try member("column", figure.column)
    try tally("rowCount", figure.tally)
    try member("rowsAtMost", figure.rowsAtMost)
    try array("rows", figure.rows) { (json: inout Self, row: WhyFigure.Row) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.member("row", row.reference)
        try json.member("grade", row.grade.rawValue)
        try json.member("complete", row.isComplete)
        try json.citations(row.evidence)
      }
    }
  }

  fileprivate mutating func match(_ match: WhyMatch, _ reasons: Reasons?) throws(Failure) {
    switch match.thing {
    case .cell(let schema, let table, let column, let key, let position):
      try member("kind", "cell")
      try member("schema", schema)
      try member("table", table)
      try member("column", column)
      try member("key", key)
      try member("position", position)
    case .scalar(let expression):
      try member("kind", "scalar")
      try member("expression", expression)
    case .name(let name):
      try member("kind", "name")
      try member("name", name)
    case .file(let path):
      try member("kind", "file")
      try member("path", path)
    }
    try member("value", match.value)
    try member("grade", match.grade.rawValue)
    try member("complete", match.isComplete)
    try array("values", match.values) { (json: inout Self, value: LearntValue) throws(Failure) in
      try json.object(.lines) { (json: inout Self) throws(Failure) in try json.value(value, reasons) }
    }
    try array("deliveries", match.deliveries) {
      (json: inout Self, delivery: LearntDelivery) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in try json.delivery(delivery) }
    }
    try citations(match.lines)
  }

  private mutating func value(_ value: LearntValue, _ reasons: Reasons?) throws(Failure) {
    try member("sql", value.sql)
    try object("injectionPoint") { (json: inout Self) throws(Failure) in try json.place(value.point) }
    try member("text", value.text)
    try member("settled", value.settled)
    try member("grade", value.grade.rawValue)
    try member("conflicts", value.conflicts)
    try member("first", value.first.iso8601)
    try member("last", value.last.iso8601)
    try array("oracles", value.oracles) { (json: inout Self, oracle: OracleResult) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in try json.oracle(oracle, counted: true) }
    }
    let visibility = Visibility(value.settled ?? value.text ?? "", typed: "", reveals: true)
    try array("parts", reasons?.chain(of: value) ?? []) {
      (json: inout Self, part: LearntPart) throws(Failure) in
      try json.object(.lines) { (json: inout Self) throws(Failure) in
        try json.part(part, value, reasons, isShown: visibility.shows(part.subject, isBytes: value.isBytes))
      }
    }
  }

  private mutating func part(_ part: LearntPart, _ value: LearntValue, _ reasons: Reasons?, isShown: Bool)
    throws(Failure)
  {
    let words = English()
    try member("about", words.subject(part.subject, isBytes: value.isBytes))
    try member("left", isShown ? words.left(part.left) : nil)
    try member("taken", isShown ? part.taken.flatMap(Unicode.Scalar.init).map { String($0) } : nil)
    try array("questions", part.steps) { (json: inout Self, step: LearntStep) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.citations([step.question.line])
        try json.member("client", reasons?.client(of: step.question))
        try json.member("asked", isShown ? words.asked(step.asked, isBytes: value.isBytes) : nil)
        if let answer = step.question.answer, isShown {
          try json.member("answer", answer)
        } else {
          try json.null("answer")
        }
        try json.member("by", step.question.witness.name)
        try json.member("calibrated", step.question.isCalibrated)
        try json.member("status", step.question.status)
        try json.member("bytes", step.question.bytes)
        try json.member("microseconds", step.question.seconds.map { Int(($0 * 1_000_000).rounded()) })
        try json.member("fits", !step.isContradiction)
        try json.member("left", isShown ? words.left(step.left) : nil)
      }
    }
  }

  private mutating func delivery(_ delivery: LearntDelivery) throws(Failure) {
    try citations([delivery.line])
    try member("client", delivery.client)
    try member("at", delivery.moment.iso8601)
    try member("asked", delivery.asked)
    switch delivery.channel {
    case .rows: try member("channel", "rows")
    case .value: try member("channel", "value")
    case .message(let name): try member("channel", "message " + name)
    }
    try member("status", delivery.status)
    try object("bytes") { (json: inout Self) throws(Failure) in
      try json.member("predicted", delivery.predictedBytes)
      try json.member("observed", delivery.observedBytes)
    }
    try member("sizeModel", delivery.model)
    try member("rows", delivery.rows)
    try member("verdict", delivery.verdict.name)
  }
}

extension LearntQuestion.Witness {
  /// As the JSON has it.
  var name: String {
    switch self {
    case .none: "none"
    case .response: "response"
    case .nextQuestion: "nextQuestion"
    case .both: "both"
    case .contradicted: "contradicted"
    }
  }
}

extension LearntDelivery.Verdict {
  /// As the JSON has it.
  var name: String {
    switch self {
    case .exactByOthers: "exactByOthers"
    case .exact: "exact"
    case .carried: "carried"
    case .open: "open"
    case .refuted: "refuted"
    }
  }
}
