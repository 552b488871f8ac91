/// What left of whom: worked out from the steps, not from the evidence.
struct Exposures {
  /// Records of a population whose classes a paged or value-by-value read took.
  struct Taken {
    let rows: Range<Int>
    let classes: [String]
  }

  /// A file as an intruder got it.
  struct FileRead {
    let file: Int
    let at: Instant
    let content: FileContent
  }

  /// When people entered what later left.
  struct Window {
    let source: String
    let population: Int
    let dataClass: String
    var from: Instant
    var to: Instant
  }

  /// For each population, the ranges that were taken.
  private(set) var taken: [[Taken]]
  /// For each population, what stood in files and captures of single records.
  private(set) var single: [[Int: Set<String>]]
  private(set) var filesRead: [FileRead] = []
  private(set) var windows: [Window] = []

  init(_ scripts: [StepScript], _ stage: Stage) {
    let scenario = stage.scenario
    taken = scenario.populations.map { _ in [] }
    single = scenario.populations.map { _ in [:] }
    for script in scripts {
      switch script.step.kind {
      case .read: add(read: script, scenario)
      case .file: add(file: script, stage)
      default: break
      }
    }
    for (number, capture) in scenario.captures.enumerated() {
      for person in 0..<capture.people {
        let record = stage.book.registry.person(person, ofCapture: number)
        single[capture.population][record, default: []].formUnion(capture.classes)
      }
      for dataClass in capture.classes {
        windows.append(
          Window(
            source: capture.id, population: capture.population, dataClass: dataClass, from: capture.from,
            to: capture.to))
      }
    }
  }

  private mutating func add(read script: StepScript, _ scenario: Scenario) {
    let step = script.step
    let plan = scenario.populations[step.population]
    let classes = step.columns.map { plan.columns[$0].kind.dataClass }
    var ranges: [Range<Int>] = []
    if step.technique == .union {
      for number in 0..<script.count {
        let rows = script.rows(number)
        if let last = ranges.last, last.upperBound == rows.lowerBound {
          ranges[ranges.count - 1] = last.lowerBound..<rows.upperBound
        } else if !rows.isEmpty {
          ranges.append(rows)
        }
      }
    } else {
      ranges = [step.first..<step.first + (step.rows ?? plan.count - step.first)]
    }
    taken[step.population] += ranges.map { Taken(rows: $0, classes: classes) }
  }

  private mutating func add(file script: StepScript, _ stage: Stage) {
    let step = script.step
    filesRead.append(FileRead(file: step.file, at: step.at, content: stage.content(step.file, at: step.at)))
    guard let file = stage.files[step.file] else {
      let population = stage.scenario.files[step.file].population ?? 0
      let classes = stage.scenario.populations[population].columns.map(\.kind.dataClass)
      taken[population].append(
        Taken(rows: 0..<stage.book.existing(population, at: step.at), classes: classes))
      return
    }
    for entry in file.entries where entry.at < step.at {
      let kind = file.kind(of: entry)
      guard let population = kind.population, let record = entry.record else { continue }
      let classes =
        kind.holds == .card
        ? ["memberId", "card.number", "card.holder", "card.expiry"] : ["memberId", "email", "password.plain"]
      single[population][record, default: []].formUnion(classes)
      for dataClass in classes {
        let known = windows.firstIndex {
          $0.source == file.plan.id && $0.population == population && $0.dataClass == dataClass
        }
        if let known {
          windows[known].from = min(windows[known].from, entry.at)
          windows[known].to = max(windows[known].to, entry.at)
        } else {
          windows.append(
            Window(
              source: file.plan.id, population: population, dataClass: dataClass, from: entry.at, to: entry.at
            ))
        }
      }
    }
  }

  /// The classes that left of a record.
  func classes(_ population: Int, _ index: Int) -> Set<String> {
    var classes = single[population][index] ?? []
    for range in taken[population] where range.rows.contains(index) { classes.formUnion(range.classes) }
    return classes
  }
}
