import CZstd

/// Zstandard (RFC 8878) for what is sealed: compressed before, since nothing can be compressed afterwards.
enum Compression {
  /// Bytes that one part may unfold to.
  static let limit = 64 << 20

  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var target = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    // SAFETY: the target is as large as the library asks; both buffers live for the call.
    let size = unsafe target.withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { source in
        unsafe ZSTD_compress(target.baseAddress, target.count, source.baseAddress, source.count, 3)
      }
    }
    target.removeLast(target.count - size)
    return target
  }

  /// Nil where the bytes are no whole frame, or unfold to more than ``limit``.
  static func expanded(_ bytes: [UInt8]) -> [UInt8]? {
    // SAFETY: the library reads a frame's head within the bytes that are given.
    let size = unsafe bytes.withUnsafeBytes {
      unsafe ZSTD_getFrameContentSize($0.baseAddress, $0.count)
    }
    guard size <= UInt64(limit) else { return nil }
    var target = [UInt8](repeating: 0, count: Int(size))
    // SAFETY: the library writes no more than it is told there is room for.
    let got = unsafe target.withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { source in
        unsafe ZSTD_decompress(target.baseAddress, target.count, source.baseAddress, source.count)
      }
    }
    return got == target.count ? target : nil
  }
}
