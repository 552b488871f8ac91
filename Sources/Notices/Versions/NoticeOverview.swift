public import CaseFile
public import Investigation
import YAMLText

/// The documents of a case, version by version: how far each has come, who did what, what is out and what is stale.
public struct NoticeOverview: Sendable, Codable {
  public struct Version: Sendable, Codable {
    public var kind: String
    public var version: Int
    public var stage: NoticeStage
    /// The day that stands on it.
    public var date: String?
    public var run: Int?
    /// The version that it amends.
    public var amends: Int?
    public var steps: [Step]
    /// Files in `out/`.
    public var files: [String]
    /// Where it was put up.
    public var places: [String]
    public var overridden: [String]
    /// What took its place.
    public var supersededBy: String?
    /// What is out earlier in its line: versions and kinds that it took the place of.
    public var predecessors: [String]
    /// Entered since it was drafted; nil where nothing was, or it is not under way any more.
    public var stale: NoticeVersions.Staleness?
  }

  public struct Step: Sendable, Codable {
    public var step: String
    public var entry: Int
    public var at: String
    public var by: String
    public var who: String?
    public var reason: String?
  }

  public var schema = "tenmatsu.notices/1"
  public var versions: [Version]
  /// Kinds of which there is no version.
  public var undrafted: [String]

  public init(_ versions: NoticeVersions) throws(CaseError) {
    var list: [Version] = []
    for notice in versions.file.state.notices {
      let content = try versions.content(of: notice)
      let stage = NoticeStage(notice)
      let isCurrent = stage != .superseded && stage != .withdrawn
      let published = notice.last(.published)?.content
      list.append(
        Version(
          kind: notice.kind, version: notice.version, stage: stage, date: notice.date, run: content.run,
          amends: notice.amends,
          steps: notice.steps.map {
            Step(
              step: $0.content.step.rawValue, entry: $0.entry, at: $0.at, by: $0.by, who: $0.content.who,
              reason: $0.reason)
          },
          files: published?.files ?? [], places: published?.places ?? [],
          overridden: published?.overridden ?? [],
          supersededBy: notice.last(.superseded)?.content.refersTo,
          predecessors: versions.file.state.notices
            .filter { $0.last(.superseded)?.content.refersTo == notice.name }.map(\.name),
          stale: isCurrent ? versions.staleness(of: content) : nil))
    }
    self.versions = list
    let drafted = Set(list.map(\.kind))
    undrafted = NoticeKind.allCases.map(\.rawValue).filter { !drafted.contains($0) }
  }

  /// A line for each version, and what it took the place of below it.
  public func text(_ language: Language) -> String {
    let isJapanese = language == .ja
    var lines: [String] = []
    for version in versions {
      let title = isJapanese ? version.stage.title.japanese : version.stage.title.english
      var parts = ["\(version.kind) \(version.version)", title, version.date ?? ""]
      if let run = version.run { parts.append(isJapanese ? "調査\(run)" : "run \(run)") }
      if let amends = version.amends { parts.append(isJapanese ? "\(amends)版の訂正" : "amends \(amends)") }
      if let next = version.supersededBy { parts.append(isJapanese ? "後継 \(next)" : "superseded by \(next)") }
      lines.append(parts.joined(separator: "  "))
      for step in version.steps {
        lines.append(
          "    \(step.entry)  \(step.at)  \(step.step)  \(step.who ?? step.by)"
            + (step.reason.map { "  (\($0))" } ?? ""))
      }
      lines += (version.files + version.places).map { "    \($0)" }
      if !version.overridden.isEmpty {
        lines.append("    " + (isJapanese ? "次の指摘を承知のうえで公表：" : "published in spite of:"))
        lines += version.overridden.map { "      \($0)" }
      }
      if let stale = version.stale { lines.append("    " + Self.words(stale, isJapanese)) }
    }
    if !undrafted.isEmpty {
      lines += ["", (isJapanese ? "未起案：" : "Not drafted yet: ") + undrafted.joined(separator: ", ")]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ stale: NoticeVersions.Staleness, _ isJapanese: Bool) -> String {
    switch (stale.newRun, stale.hasNewFacts) {
    case (let run?, true):
      isJapanese ? "起案後に調査\(run)と事実が入力されています" : "since it was drafted: run \(run), and facts"
    case (let run?, false): isJapanese ? "起案後に調査\(run)が入力されています" : "since it was drafted: run \(run)"
    default: isJapanese ? "起案後に事実が入力されています" : "since it was drafted: facts"
    }
  }
}
