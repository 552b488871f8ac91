/// The decoded bytes of one piece of evidence, whatever its compression.
final class DecodedStream {
  /// Where decoding stopped before the end of the raw data, and why.
  struct Fault {
    let reason: Damage.Reason
    let decodedOffset: Int
  }

  let source: RawSource
  /// The compression told by the first bytes; nil for plain data.
  let compression: Compression?
  private(set) var fault: Fault?

  private let inflater: (any Inflater)?
  private var input: [UInt8]
  private var inputStart = 0
  private var inputEnd = 0
  /// Decoded, not yet handed out. Always filled in steps of the same size, so that what is found wrong does not
  /// depend on how much a caller takes at a time.
  private var output: [UInt8]
  private var outputStart = 0
  private var outputEnd = 0
  private var decodedBytes = 0
  private var isInsideMember = false
  private var hasEnded = false

  init(_ file: EvidenceFile) throws(EvidenceError) {
    source = try RawSource(file)
    input = [UInt8](repeating: 0, count: RawSource.step)
    while inputEnd < Compression.longestMagic {
      let got = try source.read(filling: &input, from: inputEnd)
      if got == 0 { break }
      inputEnd += got
    }
    let prefix = Array(input[..<min(inputEnd, Compression.longestMagic)])
    compression = Compression.detect(prefix)
    if compression == nil, let tool = Compression.foreignTool(prefix) {
      throw EvidenceError(
        .unsupportedCompression, path: file.path, message: "it is compressed in a way that is not read",
        remedy: "Unpack a copy with `\(tool)` and give that; gzip, zstd and xz are read as they are.")
    }
    inflater = compression.flatMap { $0.makeInflater() }
    output = [UInt8](repeating: 0, count: compression == nil ? 0 : RawSource.step)
    if compression != nil && inflater == nil {
      throw EvidenceError(
        .outOfMemory, path: file.path, message: "there is no memory to unpack it",
        remedy: "Close other programs, or unpack a copy first.")
    }
    isInsideMember = compression != nil
  }

  /// Puts the next decoded bytes into `buffer`; 0 is the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(EvidenceError) -> Int {
    guard let inflater else { return try unsafe readPlain(into: buffer) }
    while outputStart == outputEnd {
      if hasEnded { return 0 }
      try decode(inflater)
    }
    let count = min(buffer.count, outputEnd - outputStart)
    unsafe output.withUnsafeBytes { raw in
      // SAFETY: count fits both buffers.
      unsafe buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: raw[outputStart..<outputStart + count]))
    }
    outputStart += count
    return count
  }

  private func readPlain(into buffer: UnsafeMutableRawBufferPointer) throws(EvidenceError) -> Int {
    if inputStart == inputEnd { return try unsafe source.read(into: buffer) }
    let count = min(buffer.count, inputEnd - inputStart)
    unsafe input.withUnsafeBytes { raw in
      // SAFETY: count fits both buffers.
      unsafe buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: raw[inputStart..<inputStart + count]))
    }
    inputStart += count
    return count
  }

  /// Decodes one step into `output`, which has been used up, or finds the end.
  private func decode(_ inflater: any Inflater) throws(EvidenceError) {
    if !isInsideMember {
      try startMember(inflater)
      if hasEnded { return }
    }
    if inputStart == inputEnd { try refill() }
    let done = unsafe input.withUnsafeBytes { raw in
      unsafe output.withUnsafeMutableBytes { target in
        // SAFETY: inputStart <= inputEnd <= raw.count.
        let rest = unsafe UnsafeRawBufferPointer(rebasing: raw[inputStart..<inputEnd])
        return unsafe inflater.step(input: rest, output: target)
      }
    }
    inputStart += done.consumed
    outputStart = 0
    outputEnd = done.produced
    decodedBytes += done.produced
    switch done.state {
    case .memberEnd: isInsideMember = false
    case .corrupt(let detail): try stop(.corrupt(rawOffset: rawPosition, detail: detail))
    case .running:
      if inputStart == inputEnd && source.hasEnded && done.produced == 0 { try stop(.truncated) }
    }
  }

  /// At the end of a member: finds the next, the end, or something else.
  private func startMember(_ inflater: any Inflater) throws(EvidenceError) {
    // gzip and xz allow zeros between and after members.
    while true {
      while inputStart < inputEnd && input[inputStart] == 0 { inputStart += 1 }
      if inputStart < inputEnd { break }
      try refill()
      if inputStart == inputEnd {
        hasEnded = true
        return
      }
    }
    if inputEnd - inputStart < Compression.longestMagic { try refill() }
    let prefix = Array(input[inputStart..<min(inputEnd, inputStart + Compression.longestMagic)])
    if Compression.detect(prefix) == compression {
      inflater.reset()
      isInsideMember = true
    } else {
      try stop(.trailingData(rawOffset: rawPosition))
    }
  }

  /// Moves what is left to the front and reads on until there are enough bytes to tell a member, or the end.
  private func refill() throws(EvidenceError) {
    input.replaceSubrange(0..<inputEnd - inputStart, with: input[inputStart..<inputEnd])
    inputEnd -= inputStart
    inputStart = 0
    while inputEnd < Compression.longestMagic {
      let got = try source.read(filling: &input, from: inputEnd)
      if got == 0 { return }
      inputEnd += got
    }
  }

  /// Where the next input byte stands in the raw file.
  private var rawPosition: Int { source.bytesRead - (inputEnd - inputStart) }

  private func stop(_ reason: Damage.Reason) throws(EvidenceError) {
    fault = Fault(reason: reason, decodedOffset: decodedBytes)
    hasEnded = true
    try source.drain(using: &input)
  }
}
