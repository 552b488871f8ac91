import CZlib

/// gzip (RFC 1952) by zlib.
@safe
final class GzipInflater: Inflater {
  private let stream: UnsafeMutablePointer<z_stream>

  /// Fails where zlib gets no memory.
  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let gzipOnly = 16 + MAX_WBITS
    let version = ZLIB_VERSION
    // SAFETY: the stream is initialised and stays where it is until deinit.
    let code = unsafe inflateInit2_(stream, gzipOnly, version, Int32(MemoryLayout<z_stream>.size))
    if code != Z_OK {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func reset() { unsafe inflateReset(stream) }

  func step(input: UnsafeRawBufferPointer, output: UnsafeMutableRawBufferPointer) -> InflateStep {
    // SAFETY: both buffers outlive the call; zlib only reads through next_in, although it is not const.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.pointee.avail_in = UInt32(input.count)
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(output.count)
    let code = unsafe inflate(stream, Z_NO_FLUSH)
    let state: InflateStep.State =
      switch code {
      case Z_OK, Z_BUF_ERROR: .running
      case Z_STREAM_END: .memberEnd
      default: .corrupt(unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib error \(code)")
      }
    return unsafe InflateStep(
      consumed: input.count - Int(stream.pointee.avail_in),
      produced: output.count - Int(stream.pointee.avail_out), state: state)
  }
}
