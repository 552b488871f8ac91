import Bytes

/// Reads evidence front to back, decoded, in chunks that end where lines end.
///
/// Plain files, gzip, zstd and xz are told apart by their first bytes; several members one after another are read
/// as one. A file is read as far as it went when it was opened, so a growing log gives a snapshot. Memory is bounded
/// by the chunk size and the longest line. The lines, their numbers and offsets do not depend on the chunk size.
///
/// ```swift
/// let reader = try ChunkReader(file)
/// while let chunk = try reader.next() { … }
/// if !reader.damage.isEmpty { … }
/// ```
///
/// One reader belongs to one thread; chunks may go anywhere.
public final class ChunkReader {
  public let file: EvidenceFile
  /// How many bytes a chunk has, more or less.
  public let chunkSize: Int
  /// The longest line that is kept whole, its ending included.
  public let longestLine: Int

  private let stream: DecodedStream
  /// Read, but not handed out: the beginning of a line.
  private var carry: [UInt8] = []
  private var chunks = 0
  private var newlines = 0
  private var endsInsideLine = false
  private var wasSplit = false
  private var hasEnded = false

  /// How many bytes have been handed out; at the end, the size of the decoded evidence.
  public private(set) var decodedBytes = 0

  /// What was found wrong so far, in the order of the evidence; complete at the end.
  public private(set) var damage: [Damage] = []

  /// Opens the evidence.
  ///
  /// - Parameters:
  ///   - chunkSize: in bytes, 1 to `longestLine`.
  ///   - longestLine: in bytes; longer lines are split and reported in ``damage``.
  /// - Throws: `EvidenceError` where it cannot be opened or is compressed in a way that is not read.
  public init(
    _ file: EvidenceFile, chunkSize: Int = 1 << 20, longestLine: Int = 64 << 20
  ) throws(EvidenceError) {
    precondition(chunkSize > 0 && longestLine > 0, "chunks and lines have at least one byte")
    self.file = file
    self.longestLine = longestLine
    self.chunkSize = min(chunkSize, longestLine)
    stream = try DecodedStream(file)
  }

  /// How it is compressed: `gzip`, `zstd`, `xz`, or nil for plain data.
  public var compression: String? { stream.compression.map { "\($0)" } }

  /// How many bytes of the raw file have been read; at the end, its size.
  public var rawBytes: Int { stream.source.bytesRead }

  /// The raw size when it was opened; nil for pipes and the standard input. ``rawBytes`` against this is progress.
  public var rawTotal: Int? { stream.source.total }

  /// How many lines have been handed out; a last line without an ending counts.
  public var lines: Int { newlines + (endsInsideLine ? 1 : 0) }

  /// The SHA-256 of the raw bytes, in lower-case hexadecimal, where they cannot be read again; nil before the end,
  /// and for files: see ``Digest/sha256(of:bytes:)``.
  public var digest: String? { stream.source.digest }

  /// The next chunk, or nil at the end.
  ///
  /// - Throws: `EvidenceError` where the system fails to read. Damaged compression does not throw: what could be
  ///   decoded is delivered, and ``damage`` says what could not.
  public func next() throws(EvidenceError) -> Chunk? {
    var capacity = max(chunkSize, carry.count + 1)
    var searched = carry.count
    while !hasEnded {
      let bytes = try fill(capacity)
      if bytes.count < capacity {
        hasEnded = true
        let chunk = bytes.isEmpty ? nil : emit(bytes)
        addFaults()
        return chunk
      }
      let last = bytes.span.lastOffset(of: UInt8(ascii: "\n"), from: searched, to: bytes.count)
      if let last {
        carry = Array(bytes[(last + 1)...])
        var whole = bytes
        whole.removeLast(carry.count)
        return emit(whole)
      }
      if bytes.count == longestLine {
        if !wasSplit { addDamage(.overlongLine(limit: longestLine), at: decodedBytes) }
        return emit(bytes)
      }
      searched = bytes.count
      carry = bytes
      capacity = min(2 * capacity, longestLine)
    }
    return nil
  }

  /// The carried bytes and what follows them, `capacity` bytes in all; fewer at the end.
  private func fill(_ capacity: Int) throws(EvidenceError) -> [UInt8] {
    let start = carry
    carry = []
    var failure: EvidenceError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      // SAFETY: the callers give a capacity greater than the carry.
      unsafe start.withUnsafeBytes { unsafe raw.copyMemory(from: $0) }
      count = start.count
      do throws(EvidenceError) {
        while count < capacity {
          let got = unsafe try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[count...]))
          if got == 0 { break }
          count += got
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func emit(_ bytes: [UInt8]) -> Chunk {
    let found = bytes.span.occurrences(of: UInt8(ascii: "\n"))
    let isOpen = bytes.last != UInt8(ascii: "\n")
    let chunk = Chunk(
      bytes: bytes, lines: found + (isOpen ? 1 : 0), firstLine: newlines + 1, offset: decodedBytes,
      index: chunks, startsInsideLine: wasSplit)
    chunks += 1
    newlines += found
    decodedBytes += bytes.count
    endsInsideLine = isOpen
    wasSplit = isOpen
    return chunk
  }

  private func addFaults() {
    if let fault = stream.fault { addDamage(fault.reason, at: fault.decodedOffset) }
    if stream.source.missing > 0 {
      addDamage(.shortened(missing: stream.source.missing), at: decodedBytes)
    }
  }

  private func addDamage(_ reason: Damage.Reason, at offset: Int) {
    damage.append(Damage(reason: reason, decodedOffset: offset, line: newlines + 1))
  }
}
