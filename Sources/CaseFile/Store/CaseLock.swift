import Foundation

/// Lets one process at a time write to a case. The lock goes with the process, however it ends.
final class CaseLock {
  private let descriptor: Int32

  /// - Throws: `CaseError` (`held`) that says who holds the case.
  init(_ path: String, holder: String) throws(CaseError) {
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CaseLock.error(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let known = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readDataToEndOfFile()
      close(descriptor)
      guard isHeld else { throw CaseLock.error(path) }
      let who = String(decoding: known, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      throw CaseError(
        .held, "The case is being written to" + (who.isEmpty ? "" : " by \(who)"),
        remedy: "Wait until that has ended; reading is possible meanwhile")
    }
    ftruncate(descriptor, 0)
    try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: Data(holder.utf8))
  }

  private static func error(_ path: String) -> CaseError {
    let reason = unsafe String(cString: strerror(errno))
    return CaseError(
      .cannotWrite, "The case cannot be written to: \(path): \(reason)",
      remedy: "Ask for the right to write there, or make room")
  }

  deinit {
    ftruncate(descriptor, 0)
    // Let go by name: a child that another thread is just starting has the descriptor too until it executes its
    // program, and closing ours alone would leave the case locked for that long.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
