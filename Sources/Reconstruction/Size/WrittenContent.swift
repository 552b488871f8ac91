import Bytes

/// Content of which it is known how many bytes a page wrote for it, and how the page writes.
public struct WrittenContent: Sendable, Hashable {
  let encoding: Encoding
  /// How many bytes the page wrote.
  public let bytes: Int
  private var written = 0
  private var read = 0

  init(encoding: Encoding, bytes: Int) {
    self.encoding = encoding
    self.bytes = bytes
  }

  /// Goes on with the next bytes of a copy of the content.
  ///
  /// - Returns: how many of the content's first bytes the page writes in just so many, once that is known; nil as long
  ///   as more are needed. -1: no number of them does, so that this is no copy of what was read.
  public mutating func next(_ content: [UInt8]) -> Int? {
    for byte in content {
      guard written < bytes else { break }
      written += encoding.length(of: byte)
      read += 1
    }
    if written < bytes { return nil }
    return written == bytes ? read : -1
  }
}
