import Glibc

/// Standard error, unbuffered.
public enum StandardError {
  /// Writes the text; what cannot be written is dropped, since there is nowhere left to say so.
  public static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      // SAFETY: the kernel reads as many bytes as the buffer has.
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      guard written > 0 || errno == EINTR else { return }
      bytes = bytes.dropFirst(max(0, written))
    }
  }
}
