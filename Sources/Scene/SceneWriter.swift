/// Writes one scene, file after file.
struct SceneWriter {
  private let stage: Stage
  private let folder: String
  private let clock: Clock
  private let facts: String?

  init(_ scenario: Scenario, facts: String?, in folder: String) throws(SceneError) {
    self.facts = facts
    guard let clock = Clock(zone: scenario.zoneName) else {
      throw SceneError(
        "There is no time zone `\(scenario.zoneName)` on this machine", remedy: "Install the zones' data")
    }
    self.clock = clock
    self.folder = folder
    stage = Stage(PeopleBook(scenario), clock: clock)
  }

  func write(_ progress: (SceneGenerator.Stage) -> Void) throws(SceneError) -> SceneGenerator.Summary {
    let scenario = stage.scenario
    progress(.dump)
    let dumpBytes = try DumpWriter(stage, to: folder + "/evidence/" + scenario.dump.file).write()
    progress(.files)
    let sizes = try writeFiles()
    let scripts = scenario.steps.indices.map { StepScript($0, stage) }
    progress(.traffic)
    let log = AccessLogWriter(folder: folder + "/evidence", scenario.traffic, clock: clock)
    let requests = try writeTraffic(scripts, to: log)
    progress(.truth)
    let exposures = Exposures(scripts, stage)
    let tally = Tally(exposures, stage)
    let innocent = log.lines - requests.values.reduce(0, +)
    let truth = TruthWriter(
      stage: stage, scripts: scripts, exposures: exposures, tally: tally, requests: requests,
      innocentLines: innocent, sizes: sizes)
    try write(truth.text, as: "truth.json")
    try write(DataMapWriter(scenario: scenario).text, as: "data-map.yml")
    if let facts { try write(facts, as: "facts.yml") }
    return SceneGenerator.Summary(
      scene: scenario.id, logFiles: log.files, logLines: log.lines, logBytes: log.bytes, dumpBytes: dumpBytes,
      records: tally.total.records, people: tally.total.people.count)
  }

  private func write(_ text: String, as name: String) throws(SceneError) {
    let sink = try FileSink(folder + "/" + name)
    try sink.write(text)
    try sink.close()
  }

  /// The plain files as they stand when the evidence is taken, and populations that stand in files.
  private func writeFiles() throws(SceneError) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for file in stage.files.compactMap(\.self) {
      let sink = try FileSink(folder + "/evidence/" + file.plan.copy)
      try sink.write(file.header)
      for entry in file.entries { try sink.write(file.line(entry, clock)) }
      try sink.close()
      sizes[file.plan.copy] = sink.bytes
    }
    for (population, plan) in stage.scenario.populations.enumerated() {
      guard let name = plan.file else { continue }
      let file = PeopleFile(population: population, book: stage.book)
      let sink = try FileSink(folder + "/evidence/" + name)
      try sink.write(file.header)
      for index in 0..<plan.count + plan.later { try sink.write(file.line(index, clock)) }
      try sink.close()
      sizes[name] = sink.bytes
    }
    return sizes
  }

  /// - Returns: how many requests each attacking address made.
  private func writeTraffic(_ scripts: [StepScript], to log: AccessLogWriter) throws(SceneError) -> [String:
    Int]
  {
    let scenario = stage.scenario
    let visitors = Visitors(scenario, sites: stage.sites, lines: scenario.traffic.lines, clock: clock)
    var sources: [(source: any HitSource, isAttack: Bool)] = [(visitors, false)]
    let end = scenario.traffic.to
    for file in stage.files.compactMap(\.self) {
      let hits = file.hits(sites: stage.sites).filter { $0.at >= scenario.traffic.from && $0.at < end }
      sources.append((ListedHits(hits), false))
    }
    sources += scripts.map { (StepHits($0), true) }
    var timeline = Timeline<Int>()
    for (number, source) in sources.enumerated() {
      if let next = source.source.next { timeline.add(number, at: next) }
    }
    var requests: [String: Int] = [:]
    while let (_, number) = timeline.take() {
      let (source, isAttack) = sources[number]
      guard let hit = source.take() else { continue }
      if isAttack { requests[hit.address, default: 0] += 1 }
      try log.write(hit)
      if let next = source.next { timeline.add(number, at: next) }
    }
    try log.close()
    return requests
  }
}
