import Glibc

/// Turns text into one of the encodings that are read, by the C library: for machines that know no other.
public struct TextEncoder: Sendable {
  private let encoding: TextEncoding
  /// The geta mark, which printers set where they lack a character.
  private static let missing = "〓"

  public init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// - Returns: the bytes, and whether every character exists in the encoding; 〓 stands for those that do not.
  public func encode(_ text: String) -> (bytes: [UInt8], isWhole: Bool) {
    if encoding == .utf8 { return (Array(text.utf8), true) }
    if let bytes = converted(text) { return (bytes, true) }
    let missing = converted(Self.missing) ?? [0x3F]
    return (text.flatMap { converted(String($0)) ?? missing }, false)
  }

  /// Nil where a character does not exist in the encoding.
  private func converted(_ text: String) -> [UInt8]? {
    let handle = unsafe iconv_open(encoding.libraryName, "UTF-8")
    // iconv_open says (iconv_t)-1 where it fails.
    guard Int(bitPattern: handle) != -1 else { return nil }
    defer { unsafe _ = iconv_close(handle) }
    var source = text.utf8.map { CChar(bitPattern: $0) }
    // No character of these encodings is longer than in UTF-8, but for ASCII, which is as long.
    var target = [CChar](repeating: 0, count: source.count + 8)
    var unread = source.count
    var left = target.count
    // SAFETY: iconv reads at most `unread` and writes at most `left` bytes of the two buffers.
    let code = unsafe source.withUnsafeMutableBufferPointer { input in
      unsafe target.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        return unsafe iconv(handle, &from, &unread, &to, &left)
      }
    }
    guard code != -1, unread == 0 else { return nil }
    return target[..<(target.count - left)].map { UInt8(bitPattern: $0) }
  }
}
