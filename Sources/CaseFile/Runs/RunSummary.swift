import Exposure
public import Investigation
import Reconstruction
import YAMLText

/// What a run found, as far as it can be told without the data of any affected person: kept in the clear.
public struct RunSummary: Codable, Hashable, Sendable {
  /// A figure about people.
  public struct Figure: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable { case total, service, population, dataClass, country, set }

    public var kind: Kind
    /// Of the service, set and so on; empty for the total.
    public var id: String
    public var records: RunTotal.Figures
    public var people: RunTotal.Figures
  }

  /// A table that was read.
  public struct Table: Codable, Hashable, Sendable {
    public var name: String
    public var columns: [String]
    public var rows: RunTotal.Figures
    public var first: String
    public var last: String
  }

  public struct Window: Codable, Hashable, Sendable {
    public var kind: String
    public var from: String
    public var to: String
    public var set: String?
  }

  public var schema = "tenmatsu.run/1"
  public var first: String?
  public var last: String?
  public var isOngoing: Bool?
  public var tables: [Table]
  public var files: [String]
  public var windows: [Window]
  public var figures: [Figure]
  /// What widened or limits the figures, in English.
  public var notes: [String]
  /// What belongs on a timeline.
  public var logFacts: [LogFact]
  public var indicators: [Indicator]
  /// Indicators that were left out because something personal might stand in them.
  public var indicatorsLeftOut: Int

  public init(_ findings: Findings) {
    first = findings.period?.first.iso8601
    last = findings.period?.last.iso8601
    isOngoing = findings.period?.isOngoing
    tables = findings.reconstruction.obtained.map { table in
      Table(
        name: (table.schema.map { $0 + "." } ?? "") + table.table, columns: table.columns,
        rows: RunTotal.Figures(Tally(table.rows.lazy.map(\.grade))), first: table.first.iso8601,
        last: table.last.iso8601)
    }
    files = findings.reconstruction.files.map(\.path)
    windows = findings.windows.map {
      Window(kind: $0.kind.rawValue, from: $0.from.iso8601, to: $0.to.iso8601, set: $0.set)
    }
    figures = RunSummary.figures(findings)
    notes = findings.affectedNotes
    logFacts = LogFact.all(in: findings)
    let found = Indicators(findings)
    indicators = found.list
    indicatorsLeftOut = found.leftOut
  }

  private static func figures(_ findings: Findings) -> [Figure] {
    guard let affected = findings.affected else { return [] }
    func figure(_ kind: Figure.Kind, _ id: String, _ counts: Counts) -> Figure {
      Figure(
        kind: kind, id: id, records: RunTotal.Figures(counts.records), people: RunTotal.Figures(counts.people)
      )
    }
    var figures = [figure(.total, "", affected.total)]
    figures += affected.byService.map { figure(.service, $0.id, $0.counts) }
    figures += affected.byPopulation.map { figure(.population, $0.id, $0.counts) }
    figures += affected.byDataClass.map { figure(.dataClass, $0.id, $0.counts) }
    figures += affected.byCountry.map { figure(.country, $0.id, $0.counts) }
    figures += affected.sets.map { figure(.set, $0.set.id.value, $0.counts) }
    return figures
  }
}

extension RunTotal.Figures {
  init(_ tally: Tally) {
    self.init(proven: tally.proven, probable: tally.probable, possible: tally.possible)
  }
}

extension Case {
  /// What a run found, without personal data.
  public func summary(of run: CaseState.Run) throws(CaseError) -> RunSummary {
    let bytes = try content(of: run.content.summary)
    do { return try Canonical.value(RunSummary.self, from: bytes) } catch {
      throw CaseError(
        .damaged, "The summary of run \(run.content.run) cannot be read", remedy: "tenmatsu verify tells more"
      )
    }
  }

  /// The indicators of a run.
  public func indicators(of run: CaseState.Run) throws(CaseError) -> Indicators {
    let summary = try summary(of: run)
    return Indicators(list: summary.indicators, leftOut: summary.indicatorsLeftOut)
  }
}
