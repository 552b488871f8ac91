import Evidence
import Foundation
import Investigation

/// Takes files into custody: looks at them, hashes them, and enters them. They stay where they are and are only read.
public struct EvidenceIntake {
  private let writer: CaseWriter
  private let progress: (String) -> Void

  /// What became of the files.
  public struct Outcome: Sendable {
    /// Items that were added.
    public var added: [EvidenceAdded] = []
    /// Items that were known, and are now at another place.
    public var moved: [EvidenceMoved] = []
    /// Paths of files that the case has at that very place.
    public var known: [String] = []
    /// The data map that was set, if it is another than before.
    public var dataMap: String?
  }

  /// - Parameter progress: called with the path of each file before it is hashed.
  public init(_ writer: CaseWriter, progress: @escaping (String) -> Void = { _ in }) {
    self.writer = writer
    self.progress = progress
  }

  /// Adds files, and folders with everything in them; in one commit: all, or none.
  ///
  /// - Parameter map: a data map, which is copied into the case.
  /// - Throws: `CaseError` where one of them cannot be read.
  public func add(
    _ paths: [String], dataMap map: String?, acquisition: Acquisition, reason: String?
  ) throws(CaseError) -> Outcome {
    var outcome = Outcome()
    var changes: [Change] = []
    for file in try files(paths) {
      let path = Case.absolute(file.path)
      guard !path.hasPrefix(writer.folder + "/") else {
        throw CaseError(
          .badInput, "\(file.path) is a part of the case itself",
          remedy: "Evidence stays outside of the case's folder")
      }
      progress(file.path)
      let (facts, sha256) = try EvidenceFacts.hashed(file)
      let all = writer.state.evidence
      if all.contains(where: { $0.added.sha256 == sha256 && $0.path == path }) {
        outcome.known.append(path)
      } else if let item = all.first(where: {
        $0.added.sha256 == sha256 && !FileManager.default.fileExists(atPath: $0.path)
      }) {
        outcome.moved.append(EvidenceMoved(item: item.number, path: path))
      } else {
        let look = try EvidenceFacts.translated { () throws(EvidenceError) in try EvidenceLook(file) }
        outcome.added.append(
          EvidenceAdded(
            item: all.count + outcome.added.count + 1, path: path, sha256: sha256, bytes: facts.bytes,
            kind: look.kind, format: look.format, modified: facts.modified,
            isWritable: FileManager.default.isWritableFile(atPath: path), acquisition: acquisition))
      }
    }
    changes += outcome.added.map(Change.evidenceAdded) + outcome.moved.map(Change.evidenceMoved)
    let mapFile = try map.map { path throws(CaseError) in try dataMap(path) }
    if let mapFile, mapFile.sha256 != writer.state.dataMap?.sha256 { outcome.dataMap = mapFile.path }
    guard !changes.isEmpty || outcome.dataMap != nil else { return outcome }
    try writer.commit { entries in
      for change in changes { try entries.append(change, reason: reason) }
      guard outcome.dataMap != nil, let mapFile else { return }
      let object = entries.object(isSealed: false)
      try object.write(mapFile.bytes)
      let name = (mapFile.path as NSString).lastPathComponent
      try entries.append(
        .dataMapSet(DataMapSet(name: name, sha256: mapFile.sha256, object: try object.finish())),
        reason: reason)
    }
    return outcome
  }

  private func files(_ paths: [String]) throws(CaseError) -> [EvidenceFile] {
    let found = try EvidenceFacts.translated { () throws(EvidenceError) in try EvidenceFile.discover(paths) }
    if let stream = found.first(where: { !$0.isRereadable }) {
      throw CaseError(
        .badInput, "\(stream) can be read only once", remedy: "Save it to a file, then add the file")
    }
    return found
  }

  private func dataMap(_ path: String) throws(CaseError) -> DataMapFile {
    do throws(InvestigationError) { return try DataMapFile(path) } catch {
      throw CaseError(.badInput, error.message, remedy: error.remedy)
    }
  }
}

/// What the file system says of a file of evidence, and what its bytes are.
struct EvidenceFacts: Hashable {
  let bytes: Int
  /// UTC, RFC 3339.
  let modified: String

  init?(_ path: String) {
    guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
      facts[.type] as? FileAttributeType == .typeRegular
        || facts[.type] as? FileAttributeType == .typeSymbolicLink,
      let real = try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path),
      let bytes = (real[.size] as? NSNumber)?.intValue, let modified = real[.modificationDate] as? Date
    else { return nil }
    self.bytes = bytes
    self.modified = Clock.text(modified)
  }

  /// The facts and SHA-256 of a file that stays the same while it is read.
  ///
  /// - Throws: `CaseError` where it cannot be read, or is being written to.
  static func hashed(_ file: EvidenceFile) throws(CaseError) -> (EvidenceFacts, String) {
    guard let before = EvidenceFacts(file.path) else {
      throw CaseError(.evidence, "\(file.path) cannot be read", remedy: "Look at its rights")
    }
    let sha256 = try translated { () throws(EvidenceError) in
      try Digest.sha256(of: file, bytes: before.bytes)
    }
    guard EvidenceFacts(file.path) == before else {
      throw CaseError(
        .evidence, "\(file.path) was written to while it was read",
        remedy: "Work on a copy that nothing writes to: a log that is in use goes on growing")
    }
    return (before, sha256)
  }

  static func translated<Value>(_ body: () throws(EvidenceError) -> Value) throws(CaseError) -> Value {
    do throws(EvidenceError) { return try body() } catch {
      throw CaseError(.badInput, "\(error.path): \(error.message)", remedy: error.remedy)
    }
  }
}
