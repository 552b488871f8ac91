import Bytes
public import Investigation

/// What changed between two runs of a case: who came, who went, who is affected otherwise than before, and why.
public struct RunComparison: Sendable {
  /// A record that is not as it was.
  public enum Difference: Sendable {
    case added(AffectedLine)
    case removed(AffectedLine)
    case changed(from: AffectedLine, to: AffectedLine)
  }

  /// Why two runs may differ.
  public enum Cause: Hashable, Sendable {
    case evidenceAdded(item: Int, path: String)
    case evidenceGone(item: Int, path: String)
    case dataMapChanged
    case versionChanged(from: String, to: String)
    case parameterChanged(String, from: String?, to: String?)
  }

  /// A figure that changed.
  public struct FigureChange: Hashable, Sendable {
    public let kind: RunSummary.Figure.Kind
    public let id: String
    /// Nil where the figure was not there.
    public let before: RunSummary.Figure?
    public let after: RunSummary.Figure?
  }

  public let before: CaseState.Run
  public let after: CaseState.Run
  public let causes: [Cause]
  public let figures: [FigureChange]
  private let file: Case
  private let key: CaseKey

  /// - Throws: `CaseError` where one of the runs cannot be read.
  public init(_ file: Case, from before: CaseState.Run, to after: CaseState.Run, key: CaseKey)
    throws(CaseError)
  {
    self.file = file
    self.key = key
    self.before = before
    self.after = after
    causes = RunComparison.causes(before.content, after.content, file.state)
    figures = RunComparison.figures(
      try file.summary(of: before).figures, try file.summary(of: after).figures)
  }

  /// Hands over every record that is not as it was: those of the later run in its order, then those that went.
  public func list(_ body: (Difference) throws -> Void) throws(CaseError) {
    let old = try reader(before)
    let new = try reader(after)
    var known: [UInt64: AffectedLine.Fingerprint] = [:]
    try old?.list { known[$0.identity] = $0.fingerprint }
    // Those that changed are few beside those that did not: the earlier state is read once more for them alone.
    var changed: [UInt64: AffectedLine] = [:]
    try new?.list { record in
      let identity = record.identity
      guard let fingerprint = known.removeValue(forKey: identity) else { return try body(.added(record)) }
      if fingerprint != record.fingerprint { changed[identity] = record }
    }
    try old?.list { record in
      let identity = record.identity
      if let after = changed.removeValue(forKey: identity) {
        try body(.changed(from: record, to: after))
      } else if known.removeValue(forKey: identity) != nil {
        try body(.removed(record))
      }
    }
  }

  /// The words of the fields that the records of either run have.
  public var words: Set<String> {
    Set([before, after].flatMap { $0.content.people?.words ?? [] })
  }

  private func reader(_ run: CaseState.Run) throws(CaseError) -> PeopleReader? {
    run.content.people == nil ? nil : try PeopleReader(file, run: run, key: key)
  }

  private static func causes(_ before: RunFinished, _ after: RunFinished, _ state: CaseState) -> [Cause] {
    func used(_ run: RunFinished) -> Set<Int> { Set(run.evidence.filter { $0.cited != nil }.map(\.item)) }
    func path(_ item: Int) -> String { state.evidence[item - 1].path }
    var causes: [Cause] = []
    causes += used(after).subtracting(used(before)).sorted().map { .evidenceAdded(item: $0, path: path($0)) }
    causes += used(before).subtracting(used(after)).sorted().map { .evidenceGone(item: $0, path: path($0)) }
    if before.dataMap != after.dataMap { causes.append(.dataMapChanged) }
    if before.version != after.version {
      causes.append(.versionChanged(from: before.version, to: after.version))
    }
    let names = Set(before.parameters.keys).union(after.parameters.keys).subtracting(["dataMapSha256"])
    for name in names.sorted() where before.parameters[name] != after.parameters[name] {
      causes.append(.parameterChanged(name, from: before.parameters[name], to: after.parameters[name]))
    }
    return causes
  }

  private static func figures(_ before: [RunSummary.Figure], _ after: [RunSummary.Figure]) -> [FigureChange] {
    func name(_ figure: RunSummary.Figure) -> String { "\(figure.kind.rawValue) \(figure.id)" }
    let old = Dictionary(before.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(after.map(name))
    let changed = after.filter { old[name($0)] != $0 }.map {
      FigureChange(kind: $0.kind, id: $0.id, before: old[name($0)], after: $0)
    }
    return changed
      + before.filter { !new.contains(name($0)) }.map {
        FigureChange(kind: $0.kind, id: $0.id, before: $0, after: nil)
      }
  }
}

extension AffectedLine {
  /// What two runs must agree in for a record to be as it was.
  struct Fingerprint: Hashable {
    let grade: String
    let rest: UInt64
  }

  /// Equal for the same record of two runs. Who is in no population is known by what was read of them.
  var identity: UInt64 {
    let own =
      key ?? values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\u{0}")
    return Array("\(population)\u{0}\(own)".utf8).span.stableHash
  }

  var fingerprint: Fingerprint {
    let parts = classes.map { "\($0.dataClass):\($0.grade)" } + ["\u{0}"] + sets
    return Fingerprint(grade: grade, rest: Array(parts.joined(separator: " ").utf8).span.stableHash)
  }
}
