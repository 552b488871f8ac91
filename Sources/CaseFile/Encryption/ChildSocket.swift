import Glibc

/// A line to a child process, for its standard input or its standard error.
///
/// A socket and no pipe: writing to a child that is gone fails, where a pipe would end this program with a signal; and
/// what a child has said can be read without waiting for more.
final class ChildSocket {
  /// The child's end; closed here once the child has it.
  private(set) var childEnd: Int32
  private var ownEnd: Int32

  /// - Parameter speaks: the child writes, and never waits for us to read: what there is no room for is lost.
  init?(childSpeaks speaks: Bool) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    (childEnd, ownEnd) = (ends[0], ends[1])
    if speaks { _ = fcntl(childEnd, F_SETFL, O_NONBLOCK) }
  }

  deinit {
    handOver()
    end()
  }

  /// Leaves the child's end to the child alone, so that each side learns when the other is gone.
  func handOver() {
    guard childEnd >= 0 else { return }
    close(childEnd)
    childEnd = -1
  }

  /// - Returns: whether the child may still take it.
  func send(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let sent = unsafe bytes.withUnsafeBytes { raw in
        // SAFETY: done < raw.count, and the kernel reads at most the rest.
        unsafe Glibc.send(ownEnd, raw.baseAddress?.advanced(by: done), raw.count - done, Int32(MSG_NOSIGNAL))
      }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { return false }
      done += sent
    }
    return true
  }

  /// What the child has said so far, at most 64 KiB of it.
  func received() -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < 64 << 10 {
      var got = 0
      bytes += unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
        // SAFETY: the kernel writes at most buffer.count bytes.
        got = unsafe recv(ownEnd, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        filled = max(0, got)
      }
      if got <= 0 { break }
    }
    return bytes
  }

  /// Tells the child that nothing follows.
  func end() {
    guard ownEnd >= 0 else { return }
    close(ownEnd)
    ownEnd = -1
  }
}
