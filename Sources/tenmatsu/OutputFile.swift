import Foundation
import Investigation

/// Where a command's result goes: standard output, or a file that appears only once it is whole.
final class OutputFile {
  /// Nil: standard output.
  let path: String?
  private let partial: String
  private let handle: FileHandle
  private var failed = false

  /// - Throws: `InvestigationError` where the file cannot be written; better known before the work than after it.
  init(_ path: String?) throws {
    self.path = path
    guard let path else {
      partial = ""
      handle = .standardOutput
      return
    }
    var isFolder: ObjCBool = false
    let isTaken =
      unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    partial = path + ".partial"
    guard !isTaken,
      FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: partial)
    else {
      throw InvestigationError(
        .badInput, "\(path) cannot be written",
        remedy: "Name a file in a folder that you may write to with --output")
    }
    self.handle = handle
  }

  static let cutOff = InvestigationError(
    .badInput, "The result could not be written in full",
    remedy: "Look for free space, or write to another place with --output")

  func write(_ bytes: [UInt8]) {
    guard !failed else { return }
    do { try handle.write(contentsOf: Data(bytes)) } catch { failed = true }
  }

  /// Leaves nothing half written behind when the work fails.
  func discard() {
    if path != nil { try? FileManager.default.removeItem(atPath: partial) }
  }

  func finish() throws {
    if failed {
      discard()
      throw OutputFile.cutOff
    }
    guard let path else { return }
    try handle.close()
    guard unsafe rename(partial, path) == 0 else {
      throw InvestigationError(
        .badInput, "\(path) cannot be written", remedy: "Name another file with --output")
    }
  }
}
