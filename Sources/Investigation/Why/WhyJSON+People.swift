import Exposure
import Reconstruction
import YAMLText

extension JSONWriter {
  mutating func peopleFigure(_ figure: WhyPeopleFigure) throws(Failure) {
    let (kind, id): (String, String?) =
      switch figure.subject {
      case .total: ("total", nil)
      case .set(let id): ("set", id)
      case .service(let id): ("service", id)
      case .population(let id): ("population", id)
      case .dataClass(let id): ("dataClass", id)
      }
    try member("kind", kind)
    try member("id", id)
    try tally("records", figure.counts.records, hasMaximum: true)
    try tally("people", figure.counts.people, hasMaximum: true)
    if let sum = figure.sumOfParts { try tally("sumOfParts", sum, hasMaximum: true) }
    try array("sources", figure.parts) { (json: inout Self, part: WhyPeopleFigure.Part) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.origin(part.source)
        try json.member("records", part.records)
        try json.citations(part.evidence)
      }
    }
    try member("examples", figure.examples)
  }

  mutating func person(_ record: AffectedRecord) throws(Failure) {
    try member("person", record.person + 1)
    try member("service", record.population.service.value)
    try member("population", record.population.id.value)
    try member("key", record.key)
    try object("values") { (json: inout Self) throws(Failure) in
      for (word, value) in record.values.sorted(by: { $0.key < $1.key }) { try json.member(word, value) }
    }
    try member("withdrawn", record.isWithdrawn)
    try member("inPopulation", record.isKnown)
    try member("grade", record.grade.rawValue)
    try classes(record.classes)
    try member("sets", record.sets)
    try array("reasons", record.reasons) {
      (json: inout Self, reason: AffectedRecord.Reason) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.origin(reason.source)
        try json.classes(reason.classes)
        try json.member("first", reason.first.iso8601)
        try json.member("last", reason.last.iso8601)
        try json.citations(reason.evidence)
        if let detail = reason.detail { try json.member("byteOffset", detail.offset) }
      }
    }
    try citations([record.line].compactMap(\.self))
  }

  private mutating func classes(_ parts: [AffectedRecord.Part]) throws(Failure) {
    try object("classes") { (json: inout Self) throws(Failure) in
      for part in parts { try json.member(part.dataClass, part.grade.rawValue) }
    }
  }

  private mutating func origin(_ source: Source) throws(Failure) {
    try member("store", source.store)
    let kind =
      switch source.origin {
      case .table: "table"
      case .file: "file"
      case .capture: "capture"
      case .gap: "gap"
      case .unresolved: "unresolved"
      }
    try member("origin", kind)
  }
}
