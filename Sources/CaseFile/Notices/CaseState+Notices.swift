extension CaseState {
  /// A version of a document, and the steps that it went through.
  public struct Notice: Sendable {
    public let kind: String
    public let version: Int
    /// The last content: that of its draft.
    public fileprivate(set) var content: ObjectEntry
    public fileprivate(set) var steps: [Step]

    public struct Step: Sendable {
      public let entry: Int
      public let at: String
      public let by: String
      public let reason: String?
      public let content: NoticeEntered
    }

    public func last(_ step: NoticeEntered.Step) -> Step? { steps.last { $0.content.step == step } }

    /// Whether it is out: published, or amended in its place, and neither superseded nor withdrawn.
    public var isOut: Bool {
      last(.published) != nil && last(.superseded) == nil && last(.withdrawn) == nil
    }
  }

  /// A run of individual notices.
  public struct Wave: Sendable {
    public let number: Int
    public fileprivate(set) var steps: [Step]

    public struct Step: Sendable {
      public let entry: Int
      public let at: String
      public let by: String
      public let content: WaveEntered
    }

    public var prepared: WaveEntered? { steps.first?.content }
    public func all(_ step: WaveEntered.Step) -> [Step] { steps.filter { $0.content.step == step } }
    public var isEnded: Bool { !all(.ended).isEmpty }
  }

  /// The versions of one kind of document, oldest first.
  public func notices(_ kind: String) -> [Notice] { notices.filter { $0.kind == kind } }
}

extension [CaseState.Notice] {
  /// Adds a step.
  ///
  /// - Throws: where it does not follow what is there.
  mutating func apply(_ step: NoticeEntered, _ entry: LedgerEntry) throws(CaseState.Contradiction) {
    let step = CaseState.Notice.Step(
      entry: entry.sequence, at: entry.at, by: entry.by, reason: entry.reason, content: step)
    let name = "\(step.content.kind) \(step.content.version)"
    if let content = step.content.content {
      let versions = filter { $0.kind == step.content.kind }.count
      guard step.content.version == versions + 1 else {
        throw CaseState.Contradiction(
          words: "\(name) does not follow version \(versions) of \(step.content.kind)")
      }
      append(
        CaseState.Notice(
          kind: step.content.kind, version: step.content.version, content: content, steps: [step]))
      return
    }
    guard
      let place = firstIndex(where: {
        $0.kind == step.content.kind && $0.version == step.content.version
      })
    else { throw CaseState.Contradiction(words: "there is no document \(name)") }
    self[place].steps.append(step)
  }
}

extension [CaseState.Wave] {
  mutating func apply(_ step: WaveEntered, _ entry: LedgerEntry) throws(CaseState.Contradiction) {
    let number = step.wave
    let step = CaseState.Wave.Step(entry: entry.sequence, at: entry.at, by: entry.by, content: step)
    if step.content.step == .prepared {
      guard number == count + 1 else {
        throw CaseState.Contradiction(words: "wave \(number) does not follow wave \(count)")
      }
      append(CaseState.Wave(number: number, steps: [step]))
      return
    }
    guard indices.contains(number - 1) else {
      throw CaseState.Contradiction(words: "there is no wave \(number)")
    }
    self[number - 1].steps.append(step)
  }
}
