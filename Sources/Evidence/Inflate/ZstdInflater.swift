import CZstd

/// Zstandard (RFC 8878) by libzstd, with its default limit of 128 MiB of window: what `zstd --long` wrote with
/// more is reported in libzstd's words.
@safe
final class ZstdInflater: Inflater {
  private let stream: OpaquePointer
  /// How much input libzstd wants next: one block. Given more, it would keep back the blocks before a corrupt one.
  private var wanted = 1

  /// Fails where libzstd gets no memory.
  init?() {
    guard let created = unsafe ZSTD_createDStream() else { return nil }
    unsafe stream = created
    wanted = unsafe ZSTD_initDStream(stream)
  }

  deinit { unsafe ZSTD_freeDStream(stream) }

  func reset() { wanted = unsafe ZSTD_initDStream(stream) }

  func step(input: UnsafeRawBufferPointer, output: UnsafeMutableRawBufferPointer) -> InflateStep {
    var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: min(input.count, max(wanted, 1)), pos: 0)
    var into = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    // SAFETY: both buffers outlive the call.
    let code = unsafe ZSTD_decompressStream(stream, &into, &from)
    wanted = code
    let state: InflateStep.State =
      if ZSTD_isError(code) != 0 {
        .corrupt(unsafe String(cString: ZSTD_getErrorName(code)))
      } else if code == 0 {
        .memberEnd
      } else {
        .running
      }
    return unsafe InflateStep(consumed: from.pos, produced: into.pos, state: state)
  }
}
