import CGMime

/// GMime, which must be told once that it is used.
enum GMimeLibrary {
  /// Done at the first use, by one thread.
  private static let started: Void = g_mime_init()

  static func start() { started }

  /// Takes over a text that GMime or GLib has made.
  static func text(taking pointer: UnsafeMutablePointer<CChar>?) -> String? {
    // SAFETY: GLib's strings end with a zero byte, and the caller hands over what nobody else frees.
    guard let pointer = unsafe pointer else { return nil }
    defer { unsafe g_free(pointer) }
    return unsafe String(cString: pointer)
  }

  /// Copies a text that stays GMime's.
  static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    // SAFETY: GMime's strings end with a zero byte and live as long as the object that the caller holds.
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }

  /// Copies what was written to a stream in memory.
  static func bytes(of stream: UnsafeMutablePointer<GMimeStream>) -> [UInt8]? {
    guard let memory = unsafe gmime_memory(stream),
      let array = unsafe g_mime_stream_mem_get_byte_array(memory)
    else { return nil }
    // SAFETY: the array holds `len` bytes and lives until the stream is released.
    return unsafe Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
  }
}
