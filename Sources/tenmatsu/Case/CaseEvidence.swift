import CaseFile
import Foundation
import Investigation

/// The evidence of a case as the engine takes it.
struct CaseEvidence {
  let paths: [String]
  let dataMap: DataMapFile?
  /// The zone that the evidence's times without one are in, where those who added it agree.
  let timeZone: Zone?

  /// Opens the evidence of a case that is held for writing: the ledger says that it is read, and by whom.
  ///
  /// - Throws: `CaseError` where an item is missing or changed.
  init(_ writer: CaseWriter, for purpose: EvidenceRead.Purpose, timeZone: String?) throws {
    paths = try writer.open(evidenceFor: purpose) { path in
      if Console.errorIsTerminal { Console.error("Checking \(path)") }
    }
    dataMap = try writer.dataMap()
    if let timeZone {
      self.timeZone = Zone(timeZone)
      return
    }
    let zones = Set(writer.state.evidence.compactMap(\.added.acquisition.timeZone))
    guard zones.count < 2 else {
      throw CaseError(
        .usage, "The items were added with different zones: \(zones.sorted().joined(separator: ", "))",
        remedy: "Say with --time-zone which one holds for times that name none")
    }
    self.timeZone = zones.first.flatMap { Zone($0) }
  }
}

extension EvidenceOptions {
  /// Refuses what a case brings along itself.
  func validate(case folder: String) throws(CaseError) {
    guard dataMap == nil else {
      throw CaseError(
        .usage, "A case has a data map of its own",
        remedy: "Set it with tenmatsu add \(folder) --data-map FILE")
    }
  }

  /// Runs the engine over a case's evidence.
  func investigate(_ evidence: CaseEvidence, keepsReasons: Bool = false) throws -> Findings {
    try investigate(
      evidence.paths, dataMap: evidence.dataMap, timeZone: evidence.timeZone, keepsReasons: keepsReasons)
  }
}
