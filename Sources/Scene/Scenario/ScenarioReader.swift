import Yams

/// Reads a scenario file: first its form, then whether its names lead somewhere and its times agree.
struct ScenarioReader {
  var scenario = Scenario()
  let root: Node

  /// - Throws: `SceneError` with line and column.
  static func read(_ text: String) throws(SceneError) -> Scenario {
    try refuseHostileForm(text)
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw fault(of: error)
    } catch {
      throw SceneError("The scenario is no YAML", remedy: "Look for a missing colon or quote")
    }
    guard let node else {
      throw SceneError("The scenario is empty", line: 1, column: 1, remedy: "Begin with `scene: NAME`")
    }
    var checker = Shape.Checker()
    try checker.check(node, ScenarioFormat.shape, at: "")
    var reader = ScenarioReader(root: node)
    try reader.readAll()
    return reader.scenario
  }

  private init(root: Node) { self.root = root }

  private static func fault(of error: YamlError) -> SceneError {
    let remedy = "Look there for a missing colon, quote or bracket, or for blanks that do not line up"
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return SceneError(
        "The scenario is no YAML: \(problem)", line: mark.line, column: mark.column, remedy: remedy)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return SceneError(
        "A key is given twice: \(duplicates.map { "\($0)".shortened }.joined(separator: ", "))",
        line: context.mark.line,
        column: context.mark.column, remedy: "Keep one of them")
    default: return SceneError("The scenario is no YAML", line: 1, column: 1, remedy: remedy)
    }
  }

  /// The YAML reader recurses, so depth is bounded before it sees the text.
  private static func refuseHostileForm(_ text: String) throws(SceneError) {
    guard text.utf8.count <= 1 << 20 else {
      throw SceneError("The scenario is larger than 1 MiB", remedy: "A scenario is a page or two of text")
    }
    var depth = 0
    var line = 1
    var column = 0
    var indicators = 0
    var isIndent = true
    for byte in text.utf8 {
      column += 1
      switch byte {
      case UInt8(ascii: "\n"): (line, column, indicators, isIndent) = (line + 1, 0, 0, true)
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= depth > 0 ? 1 : 0
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): if isIndent { indicators += 1 }
      case UInt8(ascii: " "): break
      default: isIndent = false
      }
      if depth > 60 || indicators > 60 || (isIndent && column > 200) {
        throw SceneError(
          "The scenario is nested too deeply", line: line, column: column, remedy: "Six levels are enough")
      }
    }
  }

  // MARK: - Parts

  private mutating func readAll() throws(SceneError) {
    scenario.id = root.text("scene") ?? ""
    scenario.title = root.titles("title")
    scenario.facts = root.text("facts")
    scenario.seed = UInt64(root.integer("seed") ?? 1)
    scenario.zoneName = root.text("timeZone") ?? ""
    guard let clock = Clock(zone: scenario.zoneName) else {
      throw SceneError.at(
        root["timeZone"], "There is no time zone `\(scenario.zoneName.shortened)`",
        "Take an IANA name such as Asia/Tokyo or Europe/Berlin")
    }
    try readTraffic(clock)
    try readServices()
    for node in root.items("populations") { try readPopulation(node) }
    for node in root.items("files") { try readFile(node) }
    try refuseTwice(root.items("files"), "file")
    for node in root.items("captures") { try readCapture(node) }
    try readShares()
    for node in root.items("events") { try readEvents(node) }
    try readPoints()
    try readAttackers()
    for node in root.items("intrusion") { try readStep(node) }
    try checkPeople()
    for node in root.items("sets") { try readSet(node) }
    try checkSets()
  }

  private mutating func readTraffic(_ clock: Clock) throws(SceneError) {
    guard let node = root["traffic"], let dump = root["dump"] else { return }
    var plan = Scenario.TrafficPlan()
    plan.from = clock.midnight(of: node.date("from"))
    plan.to = clock.midnight(of: node.date("to") + 86_400)
    let days = (plan.to.seconds - plan.from.seconds) / 86_400
    guard days >= 1, days <= 3660 else {
      throw SceneError.at(
        node["to"], "The traffic's last day is before its first, or more than ten years after it",
        "Mend `from` or `to`")
    }
    plan.lines = node.integer("lines") ?? 0
    plan.crawlers = node.thousandths("crawlers") ?? plan.crawlers
    plan.scanners = node.integer("scanners") ?? plan.scanners
    plan.searches = node.items("searches").compactMap(\.string)
    plan.log = node.text("log") ?? plan.log
    plan.style = node.text("format").flatMap(LogStyle.init) ?? plan.style
    switch node.text("rotation") {
    case "none": plan.rotation = .none
    case "size": plan.rotation = .size(node.integer("bytes") ?? 10_000_000)
    default: plan.rotation = .daily
    }
    scenario.traffic = plan
    scenario.dump.file = dump.text("file") ?? scenario.dump.file
    scenario.dump.at = dump.time("at") ?? plan.to
    scenario.dump.server = dump.text("server") ?? scenario.dump.server
    scenario.dump.insertBytes = dump.integer("insertBytes") ?? scenario.dump.insertBytes
    guard scenario.dump.at >= plan.to else {
      throw SceneError.at(dump["at"], "The dump is taken before the traffic ends", "Take it later")
    }
  }

  private mutating func readServices() throws(SceneError) {
    try refuseTwice(root.items("services"), "service")
    for node in root.items("services") {
      let id = node.text("id") ?? ""
      guard id.utf8.allSatisfy({ $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }) else {
        throw SceneError.at(
          node["id"], "The service `\(id)` names a schema, which has no . or -", "Use letters, digits and _")
      }
      let path = node.text("path") ?? "/"
      scenario.services.append(
        Scenario.Service(
          id: id, name: node.titles("name") ?? .one(id),
          path: path.hasSuffix("/") ? String(path.dropLast()) : path,
          items: node.integer("items") ?? 120))
    }
  }

  private mutating func readPoints() throws(SceneError) {
    try refuseTwice(root.items("points"), "point")
    for node in root.items("points") {
      scenario.points.append(
        Scenario.Point(
          id: node.text("id") ?? "", service: try service(node["service"]),
          page: node.text("page").flatMap(PageKind.init) ?? .list, path: node.text("path") ?? "/",
          parameter: node.text("parameter") ?? "id", isQuoted: node.flag("quoted"), echoes: node.flag("echo"),
          showsErrors: node.flag("shownErrors")))
    }
  }

  private mutating func readAttackers() throws(SceneError) {
    try refuseTwice(root.items("attackers"), "attacker")
    for node in root.items("attackers") {
      for address in node.items("addresses") where !Address.isForDocumentation(address.string ?? "") {
        throw SceneError.at(
          address, "`\((address.string ?? "").shortened)` is no address that documents may use",
          "Take one of 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 or 2001:db8::/32")
      }
      if let agent = node["userAgent"], (agent.string ?? "").contains(where: { $0 == "\"" || $0 == "\\" }) {
        throw SceneError.at(
          agent, "The user agent holds a quote or a backslash", "Logs write those in other ways")
      }
      scenario.attackers.append(
        Scenario.Attacker(
          id: node.text("id") ?? "", addresses: node.items("addresses").compactMap(\.string),
          userAgent: node.text("userAgent") ?? "-"))
    }
  }

  private mutating func readSet(_ node: Node) throws(SceneError) {
    let text = node.text("people") ?? ""
    switch SetExpression.read(text) {
    case .success(let expression):
      scenario.sets.append(
        Scenario.SetPlan(
          id: node.text("id") ?? "", title: node.titles("title"), of: node.text("of"), people: text,
          expression: expression))
    case .failure(let fault):
      throw SceneError.at(
        node["people"], "`\(text.shortened)` names no set of people: \(fault.reason)",
        "Write for example: members & class(card.number)")
    }
  }

  private func checkSets() throws(SceneError) {
    let nodes = root.items("sets")
    try refuseTwice(nodes, "set")
    var known: [String] = []
    for (set, node) in zip(scenario.sets, nodes) {
      for (kind, name) in set.expression.names {
        let there: [String]? =
          switch kind {
          case "set": known
          case "service": scenario.services.map(\.id)
          case "population": scenario.populations.map(\.id)
          case "country": Country.allCases.map(\.rawValue)
          default: nil
          }
        if let there, !there.contains(name) {
          throw unknown(kind, name, node["people"], there)
        }
      }
      if let of = set.of, !scenario.sets.contains(where: { $0.id == of }) {
        throw unknown("set", of, node["of"], scenario.sets.map(\.id))
      }
      known.append(set.id)
    }
  }

  // MARK: - Names

  func refuseTwice(_ nodes: [Node], _ kind: String) throws(SceneError) {
    var seen: Set<String> = []
    for node in nodes {
      let name = node.text("id") ?? ""
      if !seen.insert(name).inserted {
        throw SceneError.at(
          node["id"], "There are two of the \(kind) `\(name)`", "Give each a name of its own")
      }
    }
  }

  func unknown(_ kind: String, _ name: String, _ node: Node?, _ known: [String]) -> SceneError {
    let near = Spelling.nearest(to: name, among: known)
    return SceneError.at(
      node, "There is no \(kind) `\(name.shortened)`",
      near.map { "Did you mean `\($0)`?" }
        ?? (known.isEmpty
          ? "None is named before this place" : "Known: " + known.prefix(20).joined(separator: ", ")))
  }

  func service(_ node: Node?) throws(SceneError) -> Int {
    try number(of: node, among: scenario.services.map(\.id), "service")
  }

  func population(_ node: Node?) throws(SceneError) -> Int {
    try number(of: node, among: scenario.populations.map(\.id), "population")
  }

  func number(of node: Node?, among names: [String], _ kind: String) throws(SceneError) -> Int {
    let name = node?.string ?? ""
    guard let number = names.firstIndex(of: name) else { throw unknown(kind, name, node, names) }
    return number
  }
}

extension Node {
  func text(_ key: String) -> String? { self[key]?.scalar?.string }
  func integer(_ key: String) -> Int? { text(key).flatMap { Int($0) } }
  func flag(_ key: String) -> Bool { text(key) == "true" }
  func time(_ key: String) -> Instant? { text(key).flatMap { Instant($0) } }
  func date(_ key: String) -> Instant { text(key).flatMap { Instant(date: $0) } ?? Instant(seconds: 0) }
  func thousandths(_ key: String) -> Int? {
    text(key).flatMap { Double($0) }.map { Int(($0 * 1000).rounded()) }
  }

  /// The values of a list, none where there is no such key.
  func items(_ key: String) -> [Node] {
    guard let node = self[key] else { return [] }
    return node.sequence.map { Array($0) } ?? [node]
  }

  func titles(_ key: String) -> Scenario.Titles? {
    guard let node = self[key] else { return nil }
    return node.scalar.map { .one($0.string) } ?? .each(ja: node.text("ja"), en: node.text("en"))
  }
}
