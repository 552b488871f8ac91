import CLzma

/// xz (the .xz file format 1.1) by liblzma.
@safe
final class XzInflater: Inflater {
  private let stream: UnsafeMutablePointer<lzma_stream>

  /// What a dictionary may take; `xz -9` needs 65 MiB.
  private static let memoryLimit: UInt64 = 512 << 20

  /// Fails where liblzma gets no memory.
  init?() {
    unsafe stream = .allocate(capacity: 1)
    // All zero is LZMA_STREAM_INIT.
    unsafe stream.initialize(to: lzma_stream())
    // SAFETY: the stream is initialised and stays where it is until deinit.
    if unsafe lzma_stream_decoder(stream, Self.memoryLimit, 0) != LZMA_OK {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    unsafe lzma_end(stream)
    unsafe stream.deallocate()
  }

  func reset() { unsafe _ = lzma_stream_decoder(stream, Self.memoryLimit, 0) }

  func step(input: UnsafeRawBufferPointer, output: UnsafeMutableRawBufferPointer) -> InflateStep {
    // SAFETY: both buffers outlive the call.
    unsafe stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = input.count
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = output.count
    let code = unsafe lzma_code(stream, LZMA_RUN)
    let state: InflateStep.State =
      switch code {
      case LZMA_OK, LZMA_BUF_ERROR, LZMA_NO_CHECK, LZMA_UNSUPPORTED_CHECK, LZMA_GET_CHECK: .running
      case LZMA_STREAM_END: .memberEnd
      case LZMA_MEMLIMIT_ERROR, LZMA_MEM_ERROR: .corrupt("needs more memory than allowed")
      case LZMA_OPTIONS_ERROR: .corrupt("unsupported options")
      default: .corrupt("invalid xz data")
      }
    return unsafe InflateStep(
      consumed: input.count - stream.pointee.avail_in,
      produced: output.count - stream.pointee.avail_out, state: state)
  }
}
