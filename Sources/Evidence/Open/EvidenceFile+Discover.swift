extension EvidenceFile {
  /// The files that `paths` stand for: files, pipes and `-` as named, folders with everything below them.
  ///
  /// Within a folder the order is that of the names' bytes; hidden files and folders (`.name`), pipes, devices
  /// and broken links are passed over, links are followed but never in circles. A file reached twice, by two
  /// paths or links, is listed once, at its first place.
  ///
  /// - Throws: `EvidenceError` where a named path is missing, may not be read or is no file, and where a folder
  ///   may not be listed: evidence is not passed over silently.
  public static func discover(_ paths: [String]) throws(EvidenceError) -> [EvidenceFile] {
    var search = EvidenceSearch()
    for path in paths { try search.add(path) }
    return search.found
  }
}

/// The state of one search: what was found and where it has been.
private struct EvidenceSearch {
  private struct Place: Hashable {
    let device: UInt64
    let inode: UInt64

    init(_ facts: FileDescriptor.Facts) {
      device = facts.device
      inode = facts.inode
    }
  }

  private(set) var found: [EvidenceFile] = []
  private var seen: Set<Place> = []
  private var readsStandardInput = false

  /// Adds a path that somebody named.
  mutating func add(_ path: String) throws(EvidenceError) {
    if path == "-" {
      if !readsStandardInput { found.append(.standardInput) }
      readsStandardInput = true
      return
    }
    let facts = try FileDescriptor.facts(at: path)
    if !FileDescriptor.mayRead(path) {
      throw EvidenceError(
        .notPermitted, path: path, message: "it may not be read by this user",
        remedy: "Give this user the right to read it, or work on a copy.")
    }
    if !seen.insert(Place(facts)).inserted { return }
    if facts.kind == .folder {
      try addContents(of: path)
    } else {
      found.append(try EvidenceFile(path))
    }
  }

  private mutating func addContents(of folder: String) throws(EvidenceError) {
    let names = try FileDescriptor.names(inFolder: folder).filter { !$0.hasPrefix(".") }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      // A link to nowhere, or a file that has just gone: nothing is there to be read.
      guard let facts = try? FileDescriptor.facts(at: path) else { continue }
      switch facts.kind {
      case .file where seen.insert(Place(facts)).inserted: found.append(try EvidenceFile(path))
      case .folder where seen.insert(Place(facts)).inserted: try addContents(of: path)
      default: continue
      }
    }
  }
}
