import Foundation
import Glibc

/// An unpacked copy of a database, readable by its owner alone, and gone when this is.
///
/// SQLite reads files that can be read from anywhere in them. The copy has a name only until it has been opened.
final class TemporaryCopy {
  /// Where the copy lies.
  let path: String
  private var output: FileHandle?

  init() throws(RecordsError) {
    let folder = FileManager.default.temporaryDirectory
    path = folder.appending(path: "tenmatsu-\(UUID().uuidString).sqlite").path
    let number = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if number < 0 {
      throw RecordsError(
        .unreadable, path: path, message: "the database cannot be unpacked to there",
        remedy: "Set TMPDIR to a folder on a medium with room that this user may write to.")
    }
    output = FileHandle(fileDescriptor: number, closeOnDealloc: true)
  }

  deinit { remove() }

  func append(_ bytes: [UInt8]) throws(RecordsError) {
    do {
      try output?.write(contentsOf: bytes)
    } catch {
      throw RecordsError(
        .unreadable, path: path, message: "the database cannot be unpacked to there",
        remedy: "Set TMPDIR to a folder on a medium with room that this user may write to.", cause: error)
    }
  }

  /// Ends the writing.
  func close() {
    try? output?.close()
    output = nil
  }

  /// Takes the name away; whoever has the file open goes on reading it.
  func remove() {
    close()
    try? FileManager.default.removeItem(atPath: path)
  }
}
