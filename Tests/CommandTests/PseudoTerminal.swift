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
    program = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
  }

  /// Everything until the last program has closed its end; then the other end is closed too.
  func readToEnd() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = unsafe read(watcher, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    close(watcher)
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }
}
