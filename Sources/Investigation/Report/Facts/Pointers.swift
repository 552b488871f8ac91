import Evidence
import Reconstruction

extension Citation {
  /// Citations for lines in any order, neighbouring lines joined to runs; a line given twice counts once, and
  /// `EvidenceLine.none` not at all.
  static func compacting(_ lines: some Sequence<EvidenceLine>) -> [Citation] {
    compacting(
      lines.filter { $0.item > 0 && $0.line > 0 }.sorted().lazy.map { (item: $0.item, line: $0.line) })
  }
}

extension ObtainedTable {
  /// The lines that show what was obtained: the table's own, else those of its rows.
  var allEvidence: [EvidenceLine] { evidence.isEmpty ? rows.flatMap(\.evidence) : evidence }
}
