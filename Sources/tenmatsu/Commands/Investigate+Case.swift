import CaseFile
import Foundation
import Investigation

extension Investigate {
  /// Investigates what was added to a case, and enters the findings there.
  func investigate(case folder: String) throws -> Findings {
    try options.validate(case: folder)
    let writer = try caseOptions.writer(folder, "investigate")
    let started = Date()
    let findings = try options.investigate(
      CaseEvidence(writer, for: .investigate, timeZone: options.timeZone))
    let run = try RunRecorder(writer).record(findings, started: started, reason: caseOptions.reason)
    Console.error("Entered as run \(run.content.run) of \(writer.state.title)")
    return findings
  }
}
