public import CaseFile

extension NoticeComparison {
  /// Compares a version with a later one, or with the document as it would be drafted now.
  ///
  /// - Parameters:
  ///   - new: nil for `draft`.
  ///   - draft: what it would be now.
  public init(
    _ versions: NoticeVersions, old: CaseState.Notice, new: CaseState.Notice?,
    draft: () throws -> NoticeContent
  ) throws {
    let before = try versions.content(of: old)
    let after = try new.map { try versions.content(of: $0) } ?? draft()
    self.init(
      kind: old.kind, old: Side(name: old.name, date: old.date ?? before.date, run: before.run),
      before.documents,
      new: Side(name: new?.name ?? "draft", date: new?.date ?? after.date, run: after.run), after.documents,
      causes: try NoticeComparison.causes(
        versions.file, after: old.firstEntry, before: new?.firstEntry ?? .max))
  }

  /// What was entered between two drafts that documents rest on.
  private static func causes(_ file: Case, after first: Int, before last: Int) throws(CaseError) -> [Cause] {
    try file.entries(after: first).filter { $0.sequence < last }.compactMap { entry in
      let of: [String]
      switch entry.change {
      case .runFinished(let run): of = [String(run.run)]
      case .factsRecorded(let recorded): of = recorded.facts.map(\.id.rawValue) + (recorded.withdrawn ?? [])
      case .dataMapSet(let set): of = [set.name]
      case .waveEntered(let wave): of = [String(wave.wave), wave.step.rawValue]
      default: return nil
      }
      return Cause(
        entry: entry.sequence, at: entry.at, by: entry.by, change: entry.change.kind, of: of,
        reason: entry.reason)
    }
  }
}

extension CaseState.Notice {
  /// The entry that brought it.
  var firstEntry: Int { steps.first?.entry ?? 0 }

  /// The day that stands on it: of an amendment its own.
  public var date: String? { steps.lazy.compactMap(\.content.date).first }
}
