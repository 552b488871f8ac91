import Glibc

/// A file that appears under its name only once it is whole: written beside it as `NAME.partial`, brought to the medium,
/// then renamed. Readable by its owner alone.
final class PartialFile {
  let path: String
  /// The open file, for who writes to it without Swift.
  let descriptor: Int32
  private let partial: String
  private var isOpen = true

  /// Takes over what a run that was killed has left; who is still writing holds a lock on it.
  ///
  /// - Throws: `CaseError` where it cannot be written there, or somebody else is writing it.
  init(_ path: String) throws(CaseError) {
    self.path = path
    partial = path + ".partial"
    descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      isOpen = false
      throw PartialFile.failure(errno, path)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, PartialFile.isNamed(partial, descriptor) else {
      isOpen = false
      close(descriptor)
      throw CaseError(.held, "\(path) is being written already", remedy: "Wait until that has ended")
    }
    guard fchmod(descriptor, 0o600) == 0, ftruncate(descriptor, 0) == 0 else { throw failAndDiscard() }
  }

  /// Whether the open file is the one that has the name: the other run may just have given it its own.
  private static func isNamed(_ path: String, _ descriptor: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    return unsafe lstat(path, &named) == 0 && fstat(descriptor, &opened) == 0 && named.st_ino == opened.st_ino
      && named.st_dev == opened.st_dev && opened.st_mode & S_IFMT == S_IFREG
  }

  deinit { discard() }

  func write(_ bytes: [UInt8]) throws(CaseError) {
    var done = 0
    while done < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { raw in
        // SAFETY: done < raw.count, and the kernel reads at most the rest.
        unsafe Glibc.write(descriptor, raw.baseAddress?.advanced(by: done), raw.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw PartialFile.failure(written < 0 ? errno : ENOSPC, path) }
      done += written
    }
  }

  /// Gives the file its name.
  func finish() throws(CaseError) {
    guard isOpen else { return }
    guard fsync(descriptor) == 0 else { throw failAndDiscard() }
    guard unsafe rename(partial, path) == 0 else { throw failAndDiscard() }
    isOpen = false
    close(descriptor)
    PartialFile.syncFolder(of: path)
  }

  /// Leaves nothing behind.
  func discard() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    unsafe unlink(partial)
  }

  private func failAndDiscard() -> CaseError {
    let error = PartialFile.failure(errno, path)
    discard()
    return error
  }

  /// So that the new name outlives a power cut too. Some file systems cannot: the file itself is safe then as well.
  static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let opened = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return }
    fsync(opened)
    close(opened)
  }

  /// The error for a system call that failed with `number`.
  static func failure(_ number: Int32, _ path: String) -> CaseError {
    switch number {
    case ENOSPC, EDQUOT:
      CaseError(.cannotWrite, "There is no room for \(path)", remedy: "Free some space, or write elsewhere")
    case EROFS, EACCES, EPERM:
      CaseError(.cannotWrite, "\(path) may not be written", remedy: "Name a folder that you may write to")
    case ENOENT, ENOTDIR:
      CaseError(.cannotWrite, "The folder of \(path) is not there", remedy: "Make it, or name another one")
    default:
      CaseError(
        .cannotWrite, "\(path) cannot be written: \(unsafe String(cString: strerror(number)))",
        remedy: "Look at the medium, or write elsewhere")
    }
  }
}
