import Glibc

/// A file on the disk, read from its beginning.
final class InputFile {
  /// Its size when it was opened.
  let size: Int64
  private let path: String
  private let descriptor: Int32

  /// - Throws: `CaseError` where it cannot be opened, or is no plain file.
  init(_ path: String) throws(CaseError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    var status = stat()
    guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else {
      size = 0
      throw InputFile.failure(path)
    }
    size = Int64(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CaseError(.badInput, "\(path) is no plain file", remedy: "Name a file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Up to `count` bytes; nil at the end.
  func read(upTo count: Int) throws(CaseError) -> [UInt8]? {
    while true {
      var got = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        // SAFETY: the kernel writes at most count bytes.
        got = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
        filled = max(0, got)
      }
      if got > 0 { return bytes }
      if got == 0 { return nil }
      guard errno == EINTR else { throw InputFile.failure(path) }
    }
  }

  /// The last `count` bytes, or what there is. What is read after that is nothing.
  func tail(_ count: Int) throws(CaseError) -> [UInt8] {
    guard lseek(descriptor, off_t(max(0, size - Int64(count))), SEEK_SET) >= 0 else {
      throw InputFile.failure(path)
    }
    var tail: [UInt8] = []
    while let piece = try read(upTo: count) { tail += piece }
    return tail
  }

  private static func failure(_ path: String) -> CaseError {
    CaseError(
      .badInput, "\(path) cannot be read: \(unsafe String(cString: strerror(errno)))",
      remedy: "Check the path, and that you may read it")
  }
}
