import Exposure
import Reconstruction
import YAMLText

extension JSONWriter {
  /// Whose data was exposed: `affected` of the contract, null without a data map.
  mutating func affected(_ affected: Affected?) throws(Failure) {
    guard let affected else { return try null("affected") }
    try object("affected", .lines) { (json: inout Self) throws(Failure) in
      try json.object("total") { (json: inout Self) throws(Failure) in try json.counts(affected.total) }
      try json.figures("byService", affected.byService)
      try json.figures("byPopulation", affected.byPopulation)
      try json.figures("byDataClass", affected.byDataClass)
      try json.object("byServiceAndDataClass", .lines) { (json: inout Self) throws(Failure) in
        for (service, classes) in affected.byServiceAndDataClass { try json.figures(service, classes) }
      }
      try json.figures("byCountry", affected.byCountry)
      try json.array("sets", affected.sets) {
        (json: inout Self, figure: Affected.SetFigure) throws(Failure) in
        try json.object { (json: inout Self) throws(Failure) in try json.set(figure) }
      }
      try json.member("notes", affected.notes.map(English().note))
    }
  }

  private mutating func set(_ figure: Affected.SetFigure) throws(Failure) {
    try member("id", figure.set.id.value)
    if let title = figure.set.title {
      try object("title") { (json: inout Self) throws(Failure) in
        try json.member("ja", title.japanese)
        try json.member("en", title.english)
      }
    } else {
      try null("title")
    }
    try member("of", figure.set.superset?.value)
    try counts(figure.counts)
    if let sum = figure.sumOfParts { try tally("sumOfParts", sum, hasMaximum: true) }
  }

  private mutating func figures(_ name: String, _ figures: [Affected.Figure]) throws(Failure) {
    try object(name, .lines) { (json: inout Self) throws(Failure) in
      for figure in figures {
        try json.object(figure.id) { (json: inout Self) throws(Failure) in try json.counts(figure.counts) }
      }
    }
  }

  private mutating func counts(_ counts: Counts) throws(Failure) {
    try tally("records", counts.records, hasMaximum: true)
    try tally("people", counts.people, hasMaximum: true)
  }
}
