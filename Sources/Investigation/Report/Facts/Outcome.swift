public import Reconstruction

/// What the findings amount to, in one word.
public enum Outcome: String, Sendable, CaseIterable {
  /// There was no access log to look into.
  case noLogs
  /// No attack request.
  case noAttack
  /// Attack requests, but nothing shows that one let anything out.
  case attemptsOnly
  /// SQL was executed through the hole, but no content is shown to have come out.
  case holeWorks
  /// Names from the catalogue or single values, but no rows and no files.
  case structureOnly
  /// Rows or files were asked for, and nothing shows that they were refused.
  case dataPossible
  /// Rows or files were delivered, for certain or as the responses fit.
  case dataTaken
}

extension Findings {
  /// What the findings amount to.
  public var outcome: Outcome {
    let grades =
      reconstruction.obtained.flatMap { $0.rows.map(\.grade) }
      + reconstruction.files.filter(\.letSomethingOut).map(\.grade)
    if grades.contains(where: { $0 >= .probable }) { return .dataTaken }
    if !grades.isEmpty || reconstruction.obtained.contains(where: \.letSomethingOut) { return .dataPossible }
    let enumerated = reconstruction.enumerated
    if !reconstruction.scalars.isEmpty || !enumerated.questions.isEmpty || !enumerated.schemas.isEmpty
      || !enumerated.tables.isEmpty || !enumerated.columns.isEmpty
    {
      return .structureOnly
    }
    if reconstruction.points.contains(where: \.succeeded) { return .holeWorks }
    if period != nil || !reconstruction.points.isEmpty || !attackers.isEmpty { return .attemptsOnly }
    return evidence.contains { $0.kind == .accessLog } ? .noAttack : .noLogs
  }

  /// Distinct rows by grade, over all tables.
  public var tally: Tally {
    takenTables.reduce(into: Tally()) { $0 += $1.tally }
  }
}
