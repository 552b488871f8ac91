import Evidence
import Exposure
import Foundation
public import Reconstruction

/// Writes the cited lines of evidence out, so that they can be kept, shown and checked without the whole logs.
///
/// A folder with `citations.tsv` (item, line, byte offset in the decoded evidence, SHA-256 of the line without its
/// line end), `evidence.tsv` (item, SHA-256 and bytes of the file, path) and for each item `item-N.lines`, the cited
/// lines byte for byte.
public struct CitationWriter {
  let findings: Findings
  let lines: [EvidenceLine]

  /// - Parameter lines: those to write; nil for every line that the findings cite.
  public init(_ findings: Findings, lines: [EvidenceLine]? = nil) {
    self.findings = findings
    self.lines = lines ?? CitationWriter.lines(of: findings)
  }

  /// Every line that findings cite.
  private static func lines(of findings: Findings) -> [EvidenceLine] {
    let found = findings.reconstruction
    var all: Set<EvidenceLine> = []
    for table in found.obtained {
      all.formUnion(table.evidence)
      for row in table.rows { all.formUnion(row.evidence) }
    }
    for file in found.files { all.formUnion(file.evidence) }
    for scalar in found.scalars { all.formUnion(scalar.evidence) }
    for question in found.enumerated.questions { all.formUnion(question.evidence) }
    for unresolved in found.unresolved { all.formUnion(unresolved.evidence) }
    for source in findings.affected?.sources ?? [] { all.formUnion(source.details.map(\.line)) }
    if let period = findings.period { all.formUnion([period.firstLine, period.lastLine]) }
    for attacker in findings.attackers { all.formUnion(attacker.otherTargets.map(\.line)) }
    return all.sorted()
  }

  /// - Throws: `InvestigationError` where the folder cannot be written or the evidence cannot be read again. The folder
  ///   appears whole or not at all.
  public func write(to path: String) throws(InvestigationError) {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    if unsafe manager.fileExists(atPath: path, isDirectory: &isFolder) {
      let isEmpty = isFolder.boolValue && ((try? manager.contentsOfDirectory(atPath: path)) ?? ["?"]).isEmpty
      guard isEmpty else {
        throw InvestigationError(
          .usage, "\(path) exists already and is not an empty folder", remedy: "Name a new folder for --cite")
      }
    }
    let partial = path + ".partial"
    do {
      try? manager.removeItem(atPath: partial)
      try manager.createDirectory(
        atPath: partial, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try fill(partial)
      if isFolder.boolValue { try manager.removeItem(atPath: path) }
      try manager.moveItem(atPath: partial, toPath: path)
    } catch let error as EvidenceError {
      try? manager.removeItem(atPath: partial)
      throw InvestigationError(.badInput, "\(error.path): \(error.message)", remedy: error.remedy)
    } catch {
      try? manager.removeItem(atPath: partial)
      throw InvestigationError(
        .badInput, "The cited lines cannot be written to \(path)",
        remedy: "Name a folder that you may write to")
    }
  }

  private func fill(_ folder: String) throws {
    var index = "item\tline\toffset\tsha256\n"
    let byItem = Dictionary(grouping: lines, by: \.item)
    for item in findings.evidence {
      guard let lines = byItem[item.number]?.map(\.line), !lines.isEmpty else { continue }
      guard item.hasLines, item.path != EvidenceFile.standardInput.path else { continue }
      var cited = try CitedLines(EvidenceFile(item.path), lines: lines)
      var text: [UInt8] = []
      while let line = try cited.next() {
        index += "\(item.number)\t\(line.line)\t\(line.offset)\t\(line.sha256)\n"
        text += line.bytes + [0x0A]
      }
      try Data(text).write(to: URL(fileURLWithPath: folder + "/item-\(item.number).lines"))
    }
    try Data(index.utf8).write(to: URL(fileURLWithPath: folder + "/citations.tsv"))
    let list = findings.evidence.map { "\($0.number)\t\($0.sha256)\t\($0.bytes)\t\($0.path)\n" }.joined()
    try Data(("item\tsha256\tbytes\tpath\n" + list).utf8).write(
      to: URL(fileURLWithPath: folder + "/evidence.tsv"))
  }
}
