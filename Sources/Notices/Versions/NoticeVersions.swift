public import CaseFile

/// The documents of a case in all their versions.
public struct NoticeVersions: Sendable {
  public let file: Case

  public init(_ file: Case) { self.file = file }

  /// A version of a kind.
  ///
  /// - Parameter version: nil for the newest.
  /// - Throws: `CaseError` where there is none.
  public func notice(_ kind: NoticeKind, version: Int? = nil) throws(CaseError) -> CaseState.Notice {
    let all = file.state.notices(kind.rawValue)
    guard let newest = all.last else {
      throw CaseError(
        .usage, "There is no \(kind.rawValue) yet",
        remedy: "Draft it: tenmatsu notice CASE draft \(kind.rawValue)")
    }
    guard let version else { return newest }
    guard let notice = all.first(where: { $0.version == version }) else {
      throw CaseError(
        .usage, "\(kind.rawValue) has no version \(version)", remedy: "Its versions: 1 to \(all.count)")
    }
    return notice
  }

  /// The version that is out; nil where none is.
  public func published(_ kind: NoticeKind) -> CaseState.Notice? {
    file.state.notices(kind.rawValue).last(where: \.isOut)
  }

  public func content(of notice: CaseState.Notice) throws(CaseError) -> NoticeContent {
    try NoticeContent(json: try file.content(of: notice))
  }

  /// Documents that are out, of all kinds, oldest first.
  public var out: [CaseState.Notice] { file.state.notices.filter(\.isOut) }

  /// What publishing a kind takes the place of: its own versions that are out, and those of kinds before it.
  func superseded(by kind: NoticeKind) -> [CaseState.Notice] {
    let kinds = Set(([kind] + kind.predecessors).map(\.rawValue))
    return out.filter { kinds.contains($0.kind) }
  }

  /// What a case has gained since a version was drafted: a newer run, facts; nil where nothing.
  public func staleness(of content: NoticeContent) -> Staleness? {
    let run = file.state.run?.content.run
    let stale = Staleness(
      hasNewFacts: content.facts != file.state.lastFacts, newRun: run == content.run ? nil : run)
    return stale.hasNewFacts || stale.newRun != nil ? stale : nil
  }

  /// What was entered since a version was drafted.
  public struct Staleness: Sendable, Hashable, Codable {
    public var hasNewFacts: Bool
    public var newRun: Int?
  }
}

extension CaseState.Notice {
  /// `final 2`, as the ledger and errors call it.
  public var name: String { "\(kind) \(version)" }

  /// Of an amendment: the version that it amends.
  public var amends: Int? { last(.amended)?.content.refersTo.flatMap { Int($0) } }
}
