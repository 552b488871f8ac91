import Yams

/// Populations, the files and captures that hold what they entered, and who stands in several.
extension ScenarioReader {
  mutating func readPopulation(_ node: Node) throws(SceneError) {
    let id = node.text("id") ?? ""
    guard !scenario.populations.contains(where: { $0.id == id }) else {
      throw SceneError.at(
        node["id"], "There are two of the population `\(id)`", "Give each a name of its own")
    }
    guard (node["table"] == nil) != (node["file"] == nil) else {
      throw SceneError.at(node, "The population `\(id)` needs a table or a file", "Give one of the two")
    }
    var columns: [Column] = []
    for (key, kind) in node["columns"]?.mapping ?? [:] {
      guard let name = key.string, let kind = kind.string.flatMap(ColumnKind.init(rawValue:)) else {
        continue
      }
      guard name.utf8.allSatisfy({ $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }) else {
        throw SceneError.at(key, "The column `\(name)` has a . or - in its name", "Use letters, digits and _")
      }
      guard !columns.contains(where: { $0.kind == kind }) else {
        throw SceneError.at(
          key, "The population `\(id)` has two columns of \(kind.rawValue)", "Leave one out")
      }
      columns.append(Column(name: name, kind: kind))
    }
    for needed in [ColumnKind.id, .email] where !columns.contains(where: { $0.kind == needed }) {
      throw SceneError.at(
        node["columns"], "The population `\(id)` has no column of \(needed.rawValue)", "Add one")
    }
    var countries: [(Country, Int)] = []
    for (key, weight) in node["countries"]?.mapping ?? [:] {
      guard let country = Country(rawValue: key.string ?? "") else {
        throw unknown("country", key.string ?? "", key, Country.allCases.map(\.rawValue))
      }
      countries.append((country, Int(weight.string ?? "") ?? 1))
    }
    let since = node.date("since")
    guard since < scenario.traffic.from else {
      throw SceneError.at(
        node["since"], "The first of `\(id)` register after the traffic begins", "Take an earlier day")
    }
    scenario.populations.append(
      Scenario.PopulationPlan(
        id: id, service: try service(node["service"]), title: node.titles("title"), table: node.text("table"),
        file: node.text("file"), count: node.integer("count") ?? 1, later: node.integer("later") ?? 0,
        firstId: node.integer("firstId") ?? 1, since: since, withdrawn: node.thousandths("withdrawn") ?? 0,
        countries: countries.isEmpty ? [(.jp, 1)] : countries, columns: columns, lastRead: scenario.traffic.to
      ))
  }

  mutating func readFile(_ node: Node) throws(SceneError) {
    let id = node.text("id") ?? ""
    if let reference = node["population"] {
      let number = try population(reference)
      guard let file = scenario.populations[number].file, node["openings"] == nil else {
        throw SceneError.at(
          reference, "The file `\(id)` is a population's, which stands in a table or has openings",
          "Give the population a `file`, and the file no `openings`")
      }
      scenario.files.append(
        Scenario.FilePlan(
          id: id, path: node.text("path") ?? "", population: number, copy: file, isCSV: true, openings: []))
      return
    }
    guard let copy = node.text("copy"), node["openings"] != nil else {
      throw SceneError.at(
        node, "The file `\(id)` needs `copy` and `openings`, or `population`", "Add what is missing")
    }
    var openings: [Scenario.Opening] = []
    for opening in node.items("openings") {
      guard let from = opening.time("from"), let to = opening.time("to"), from <= to else {
        throw SceneError.at(opening["to"], "The opening ends before it begins", "Mend `from` or `to`")
      }
      guard openings.last.map({ $0.to < from }) ?? true else {
        throw SceneError.at(opening["from"], "The opening begins before the one before it ends", "Order them")
      }
      guard to <= scenario.dump.at else {
        throw SceneError.at(
          opening["to"], "The opening ends after the dump", "The copy is taken with the dump")
      }
      openings.append(Scenario.Opening(from: from, to: to, entries: try readEntries(opening, from, to)))
    }
    try refuseTwice(node.items("openings").flatMap { $0.items("entries") }, "entry")
    scenario.files.append(
      Scenario.FilePlan(
        id: id, path: node.text("path") ?? "", population: nil, copy: copy,
        isCSV: node.text("format") == "csv",
        openings: openings))
  }

  private func readEntries(_ opening: Node, _ from: Instant, _ to: Instant) throws(SceneError)
    -> [Scenario.Entries]
  {
    var all: [Scenario.Entries] = []
    for node in opening.items("entries") {
      let holds = node.text("holds").flatMap(Scenario.Entries.Holding.init) ?? .nothing
      let people = holds == .nothing ? 0 : node.integer("people") ?? 1
      if holds == .nothing, let wrong = node["population"] ?? node["people"] {
        throw SceneError.at(wrong, "Entries that hold nothing have no people", "Leave it out")
      }
      let count = node.integer("entries") ?? max(1, people)
      guard count >= people else {
        throw SceneError.at(
          node["entries"], "There are fewer entries than people", "Each person has at least one")
      }
      guard all.isEmpty == false || count > 1 || from == to else {
        throw SceneError.at(
          node, "The first kind has the first and the last entry, so it needs two of them",
          "Raise `people` or `entries`")
      }
      all.append(
        Scenario.Entries(
          id: node.text("id") ?? "", holds: holds,
          population: holds == .nothing ? nil : try population(node["population"] ?? node), people: people,
          entries: count))
    }
    return all
  }

  mutating func readCapture(_ node: Node) throws(SceneError) {
    guard let from = node.time("from"), let to = node.time("to"), from < to, to <= scenario.dump.at else {
      throw SceneError.at(
        node["to"], "The capture ends before it begins, or after the dump", "Mend `from` or `to`")
    }
    let roots = ["card", "password", "secretQuestion", "secretAnswer", "email", "name", "address", "phone"]
    for value in node.items("classes") {
      let name = value.string ?? ""
      guard roots.contains(String(name.split(separator: ".").first ?? "")) else {
        throw unknown("data class that people enter", name, value, roots)
      }
    }
    scenario.captures.append(
      Scenario.CapturePlan(
        id: node.text("id") ?? "", from: from, to: to, population: try population(node["population"]),
        people: node.integer("people") ?? 2, classes: node.items("classes").compactMap(\.string)))
  }

  mutating func readShares() throws(SceneError) {
    try refuseTwice(root.items("captures"), "capture")
    for (number, node) in root.items("populations").enumerated() {
      var shares: [Scenario.Share] = []
      for share in node.items("shares") {
        let other = try population(share["with"])
        guard other < number else {
          throw SceneError.at(
            share["with"], "`shares` names a population that is not listed before this one", "Order them")
        }
        let people = share.integer("people") ?? 1
        let among = try share["among"].map { node throws(SceneError) in try entries(node, of: other) }
        if let among, people > plan(among).people {
          throw SceneError.at(
            share["people"], "Only \(plan(among).people) people stand in those entries", "Take fewer")
        }
        shares.append(
          Scenario.Share(
            population: other, people: people, among: among, otherCase: share.thousandths("otherCase") ?? 0))
      }
      scenario.populations[number].shares = shares
    }
  }

  mutating func readEvents(_ node: Node) throws(SceneError) {
    let number = try population(node["population"])
    var references: [Scenario.EntryReference] = []
    for entry in node.items("entries") {
      let reference = try entries(entry, of: number)
      guard plan(reference).holds == .card else {
        throw SceneError.at(entry, "These entries hold no cards", "Name entries with `holds: card`")
      }
      references.append(reference)
    }
    var captures: [Int] = []
    for capture in node.items("captures") {
      let found = try self.number(of: capture, among: scenario.captures.map(\.id), "capture")
      guard scenario.captures[found].population == number else {
        throw SceneError.at(
          capture, "The capture is of another population than the table", "Give each population its own table"
        )
      }
      captures.append(found)
    }
    scenario.events.append(
      Scenario.EventTable(
        table: node.text("table") ?? "", population: number, entries: references, captures: captures,
        others: node.integer("others") ?? 0))
  }

  /// Those entries of a file that `file.entry` names, and that are of a population.
  private func entries(_ node: Node, of population: Int) throws(SceneError) -> Scenario.EntryReference {
    let name = node.string ?? ""
    var known: [String] = []
    for (file, plan) in scenario.files.enumerated() {
      for (opening, value) in plan.openings.enumerated() {
        for (number, entries) in value.entries.enumerated() where entries.population == population {
          let full = plan.id + "." + entries.id
          if full == name {
            return Scenario.EntryReference(file: file, opening: opening, entries: number)
          }
          known.append(full)
        }
      }
    }
    throw unknown("kind of entries of `\(scenario.populations[population].id)`", name, node, known)
  }

  func plan(_ reference: Scenario.EntryReference) -> Scenario.Entries {
    scenario.files[reference.file].openings[reference.opening].entries[reference.entries]
  }
}
