import Foundation
import Glibc

/// A terminal without a screen: what a program writes to its one end comes out of the other.
struct PseudoTerminal {
  struct Unavailable: Error {}

  /// The end that the program takes for its terminal.
  let program: FileHandle
  private let watcher: Int32

  init() throws {
    var (master, slave): (Int32, Int32) = (-1, -1)
    guard unsafe openpty(&master, &slave, nil, nil, nil) == 0 else { throw Unavailable() }
    watcher = master
    // Not for programs that are started meanwhile: the terminal ends with those that it was given to.
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    program = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
  }

  /// Everything until the last program has closed its end; then the other end is closed too.
  func readToEnd() -> String {
    var bytes: [UInt8] = []
    while let piece = next() { bytes += piece }
    close(watcher)
    return text(bytes)
  }

  /// Everything until a text has appeared, or the last program has closed its end.
  func read(until expected: String) -> String {
    var bytes: [UInt8] = []
    while !text(bytes).contains(expected), let piece = next() { bytes += piece }
    return text(bytes)
  }

  /// Whether what is typed is shown.
  var echoes: Bool {
    var settings = termios()
    return unsafe tcgetattr(watcher, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Types as a person does.
  func type(_ line: String) {
    let bytes = Array(line.utf8)
    _ = unsafe write(watcher, bytes, bytes.count)
  }

  private func next() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe Glibc.read(watcher, &buffer, buffer.count)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }
}
