import Glibc

/// An open file; closed once, when it goes out of scope. Every system call of this module is in this file.
struct FileDescriptor: ~Copyable {
  private let number: Int32
  private let path: String

  /// What the system says about a path.
  struct Facts {
    enum Kind { case file, folder, pipe, other }
    let kind: Kind
    let size: Int
    let device: UInt64
    let inode: UInt64

    fileprivate init(_ status: stat) {
      kind =
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFIFO, S_IFSOCK: .pipe
        default: .other
        }
      size = Int(status.st_size)
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
    }
  }

  /// Opens `path` for reading. A named pipe waits here until somebody writes to it.
  init(opening path: String) throws(EvidenceError) {
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    if opened < 0 { throw .failing(errno, path: path, doing: "opened") }
    number = opened
    self.path = path
    // A hint only: its failure changes nothing but speed.
    _ = posix_fadvise(number, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  /// The standard input, under a number of its own.
  init(standardInputAs path: String) throws(EvidenceError) {
    let copied = dup(STDIN_FILENO)
    if copied < 0 { throw .failing(errno, path: path, doing: "opened") }
    number = copied
    self.path = path
  }

  deinit { close(number) }

  /// What has been opened.
  func facts() throws(EvidenceError) -> Facts {
    var status = stat()
    if unsafe fstat(number, &status) != 0 { throw .failing(errno, path: path, doing: "examined") }
    return Facts(status)
  }

  /// Reads up to the length of `buffer`; 0 is the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(EvidenceError) -> Int {
    while true {
      // SAFETY: the kernel writes at most buffer.count bytes.
      let got = unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      if errno != EINTR { throw .failing(errno, path: path, doing: "read") }
    }
  }

  /// What is at `path`, symbolic links followed.
  static func facts(at path: String) throws(EvidenceError) -> Facts {
    var status = stat()
    if unsafe stat(path, &status) != 0 { throw .failing(errno, path: path, doing: "examined") }
    return Facts(status)
  }

  /// Whether this process may read `path`.
  static func mayRead(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  /// The names in the folder at `path`, without `.` and `..`, in no order.
  static func names(inFolder path: String) throws(EvidenceError) -> [String] {
    guard let folder = unsafe opendir(path) else {
      throw .failing(errno, path: path, doing: "listed")
    }
    defer { unsafe _ = closedir(folder) }
    var names: [String] = []
    // SAFETY: an entry is valid until the next call of readdir; its name is copied before that.
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}

extension EvidenceError {
  /// The error for a system call that failed with `number`.
  static func failing(_ number: Int32, path: String, doing verb: String) -> EvidenceError {
    switch number {
    case ENOENT, ENOTDIR:
      EvidenceError(
        .notFound, path: path, message: "no such file or folder",
        remedy: "Check the path, and whether the medium that holds it is mounted.")
    case EACCES, EPERM:
      EvidenceError(
        .notPermitted, path: path, message: "it may not be \(verb) by this user",
        remedy: "Give this user the right to read it, or work on a copy.")
    case ELOOP:
      EvidenceError(
        .notFound, path: path, message: "its symbolic links lead round in a circle",
        remedy: "Name the file itself.")
    default:
      EvidenceError(
        .readFailed, path: path,
        message: "it could not be \(verb): \(unsafe String(cString: strerror(number)))",
        remedy: "Check the medium; work on a copy if it is failing.")
    }
  }
}
