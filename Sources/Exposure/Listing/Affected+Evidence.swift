import Reconstruction

extension Source {
  /// The record of a file or event that an exposure rests on.
  func detail(of entry: Entry) -> Detail? {
    entry.row >= 0 && !details.isEmpty ? details[Int(entry.row)] : nil
  }
}

extension Affected {
  /// The lines that an exposure rests on: requests, and the line of the file or event that holds the record.
  func evidence(of entry: Entry, _ reconstruction: Reconstruction) -> [EvidenceLine] {
    let source = sources[Int(entry.source)]
    let line = source.detail(of: entry)?.line
    return switch source.origin {
    case .table(let table):
      entry.row >= 0
        ? reconstruction.obtained[table].rows[Int(entry.row)].evidence
        : reconstruction.obtained[table].evidence
    case .file(let file): reconstruction.files[file].evidence + [line].compactMap(\.self)
    case .capture: [line].compactMap(\.self)
    case .gap: []
    case .unresolved(let question): reconstruction.unresolved[question].evidence
    }
  }
}
