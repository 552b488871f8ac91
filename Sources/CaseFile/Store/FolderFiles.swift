import Bytes
import Crypto
import Foundation

/// The files of a case beside its database: written beside their place before the database tells of them, and put there
/// once it does. Whatever happens between, the next to open the case for writing ends it.
struct FolderFiles {
  let folder: String

  static let manifest = "evidence.json"
  static let documents = "out"
  static let next = ".next"

  func path(_ name: String) -> String { folder + "/" + name }

  /// Writes a file's next content, down to the disk.
  func prepare(_ name: String, _ bytes: [UInt8]) throws(CaseError) {
    let target = path(name) + Self.next
    let parent = (target as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard
        FileManager.default.createFile(atPath: target, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: target))
      try handle.write(contentsOf: Data(bytes))
      try handle.synchronize()
      try handle.close()
    } catch {
      throw CaseError(
        .cannotWrite, "\(target) could not be written",
        remedy: "The case is as it was. Make room, then repeat the command")
    }
  }

  /// Puts a prepared file in its place.
  func commit(_ name: String) throws(CaseError) {
    guard unsafe rename(path(name) + Self.next, path(name)) == 0 else {
      throw CaseError(
        .cannotWrite, "\(path(name)) could not be written",
        remedy:
          "What was to be recorded is recorded. Make room; the next command that writes to the case puts it there"
      )
    }
    synchronize((path(name) as NSString).deletingLastPathComponent)
  }

  /// Ends what an interrupted command has begun: files that the ledger tells of go to their place, others away.
  func recover(_ expected: [String: String]) throws(CaseError) {
    for name in names() where name.hasSuffix(Self.next) {
      let final = String(name.dropLast(Self.next.count))
      if let hash = expected[final], hash == digest(name) {
        try commit(final)
      } else {
        try? FileManager.default.removeItem(atPath: path(name))
      }
    }
  }

  /// SHA-256 of a file in hexadecimal; nil where there is none.
  func digest(_ name: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path(name)) else { return nil }
    defer { try? handle.close() }
    var hasher = SHA256()
    while let piece = try? handle.read(upToCount: 1 << 20), !piece.isEmpty { hasher.update(data: piece) }
    return Hex.text(hasher.finalize())
  }

  /// Every file below the folder, by its path in it.
  func names() -> [String] {
    let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return found.filter { name in
      var isFolder: ObjCBool = false
      let exists = unsafe FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }.sorted()
  }

  /// Makes the names in a folder last.
  private func synchronize(_ folder: String) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension CaseState {
  /// What must stand in the files of the case, by SHA-256.
  var files: [String: String] {
    var files: [String: String] = [:]
    if let manifest { files[FolderFiles.manifest] = manifest }
    for document in published {
      files[FolderFiles.documents + "/" + document.content.name] = document.content.sha256
    }
    return files
  }
}
