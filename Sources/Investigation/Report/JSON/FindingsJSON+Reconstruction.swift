import Evidence
import Injection
import Reconstruction

extension JSONWriter {
  /// `injectionPoints`, `obtained`, `enumerated`, `filesRead`, `scalars`, `unresolved`.
  mutating func reconstruction(_ result: Reconstruction) throws(Failure) {
    try points(result.points)
    try array("obtained", result.obtained) { (json: inout Self, table: ObtainedTable) throws(Failure) in
      try json.table(table)
    }
    try enumerated(result.enumerated)
    try array("filesRead", result.files) { (json: inout Self, file: FileRead) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.member("path", file.path)
        try json.member("bytes", file.bytes)
        try json.member("grade", file.grade.rawValue)
        try json.member("at", file.at.iso8601)
        try json.citations(file.evidence)
      }
    }
    try array("scalars", result.scalars) { (json: inout Self, scalar: ScalarRead) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.member("expression", scalar.expression)
        try json.member("value", scalar.value)
        try json.member("grade", scalar.grade.rawValue)
        try json.citations(scalar.evidence)
        try json.member("length", scalar.length)
      }
    }
    try array("unresolved", result.unresolved) { (json: inout Self, question: Unresolved) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.citations(question.evidence)
        try json.member("payload", question.payload)
        try json.member("reason", English().unresolved(question))
        try json.member("technique", question.technique.rawValue)
      }
    }
  }

  private mutating func points(_ points: [PointResult]) throws(Failure) {
    try array("injectionPoints", points) { (json: inout Self, result: PointResult) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.place(result.point)
        try json.member("dbms", result.product)
        try json.member("techniques", result.techniques.map(\.rawValue))
        try json.member("attempts", result.attempts)
        try json.member("succeeded", result.succeeded)
        try json.mainOracle(result.mainOracle)
        try json.array("sizeModels", result.models, .inline) {
          (json: inout Self, model: (words: String, explained: Int, samples: Int)) throws(Failure) in
          try json.object { (json: inout Self) throws(Failure) in
            try json.member("model", model.words)
            try json.member("explained", model.explained)
            try json.member("samples", model.samples)
          }
        }
        try json.citations(result.evidence)
        try json.array("oracles", result.oracles, .inline) {
          (json: inout Self, oracle: OracleResult) throws(Failure) in
          try json.object { (json: inout Self) throws(Failure) in try json.oracle(oracle, counted: true) }
        }
      }
    }
  }

  /// `oracle`: the one that answered the most questions.
  private mutating func mainOracle(_ oracle: OracleResult?) throws(Failure) {
    guard let oracle else { return try null("oracle") }
    try object("oracle") { (json: inout Self) throws(Failure) in try json.oracle(oracle, counted: false) }
  }

  mutating func oracle(_ oracle: OracleResult, counted: Bool) throws(Failure) {
    try member("signal", oracle.signal)
    try member("true", oracle.whenTrue.words)
    try member("false", oracle.whenFalse.words)
    try member("calibratedBy", oracle.calibratedBy)
    try member("contradictions", oracle.contradictions)
    if counted { try member("questions", oracle.questions) }
  }

  private mutating func table(_ table: ObtainedTable) throws(Failure) {
    try object(.lines) { (json: inout Self) throws(Failure) in
      try json.member("schema", table.schema)
      try json.member("table", table.table)
      try json.member("columns", table.columns)
      try json.member("orderBy", table.orderBy)
      try json.member("where", table.condition)
      try json.member("extent", table.extent.rawValue)
      try json.array("rows", table.rows) { (json: inout Self, row: ObtainedRow) throws(Failure) in
        try json.row(row)
      }
      try json.tally("rowCount", Tally(table.rows.lazy.map(\.grade)))
      try json.member("rowsAtMost", table.rowsAtMost)
      try json.object("bytes") { (json: inout Self) throws(Failure) in
        try json.member("predicted", table.predictedBytes)
        try json.member("observed", table.observedBytes)
      }
      try json.array("notes", table.notes, .inline) {
        (json: inout Self, note: ObtainedTable.Note) throws(Failure) in
        try json.object { (json: inout Self) throws(Failure) in try json.note(note) }
      }
      try json.member("first", table.first.iso8601)
      try json.member("last", table.last.iso8601)
      try json.citations(table.evidence)
    }
  }

  private mutating func row(_ row: ObtainedRow) throws(Failure) {
    try object { (json: inout Self) throws(Failure) in
      try json.array("values", row.values, .inline) { (json: inout Self, value: String?) throws(Failure) in
        json.string(value)
      }
      try json.array("cells", row.cells, .inline) {
        (json: inout Self, cell: ObtainedRow.Cell) throws(Failure) in
        try json.object { (json: inout Self) throws(Failure) in
          try json.member("grade", cell.grade.rawValue)
          try json.member("complete", cell.isComplete)
        }
      }
      try json.member("grade", row.grade.rawValue)
      try json.member("key", row.key)
      try json.member("position", row.position)
      try json.member("first", row.first.iso8601)
      try json.member("last", row.last.iso8601)
      try json.citations(row.evidence)
    }
  }

  private mutating func note(_ note: ObtainedTable.Note) throws(Failure) {
    switch note {
    case .bytesDisagree(let predicted, let observed):
      try member("code", "bytesDisagree")
      try member("predicted", predicted)
      try member("observed", observed)
    case .createdLater(let count):
      try member("code", "createdLater")
      try member("rows", count)
    case .changedLater(let count):
      try member("code", "changedLater")
      try member("rows", count)
    case .cutAt(let count):
      try member("code", "cutAt")
      try member("bytes", count)
    case .notInDump: try member("code", "notInDump")
    case .differsFromDump: try member("code", "differsFromDump")
    case .sizesNotCalibrated: try member("code", "sizesNotCalibrated")
    case .ambiguousSchema(let schemas):
      try member("code", "ambiguousSchema")
      try member("schemas", schemas)
    case .notComputed(let why):
      try member("code", "notComputed")
      try member("reason", why)
    }
  }

  private mutating func enumerated(_ names: Enumerated) throws(Failure) {
    try object("enumerated", .lines) { (json: inout Self) throws(Failure) in
      try json.member("schemas", names.schemas.sorted())
      try json.member("tables", names.tables.sorted())
      try json.member("columns", names.columns.sorted())
      try json.array("questions", names.questions) {
        (json: inout Self, asked: (question: String, grade: Grade, evidence: [EvidenceLine])) throws(Failure)
        in
        try json.object { (json: inout Self) throws(Failure) in
          try json.member("question", asked.question)
          try json.member("grade", asked.grade.rawValue)
          try json.citations(asked.evidence)
        }
      }
    }
  }
}
