import Bytes
import Crypto

/// The raw bytes of one piece of evidence, at most as many as it had when it was opened.
final class RawSource {
  /// How much is read at a time.
  static let step = 256 << 10

  private let descriptor: FileDescriptor
  private let path: String
  /// Hashes along where the evidence cannot be read again.
  private var hasher: SHA256?

  /// The size when it was opened; nil for pipes and the standard input.
  let total: Int?
  private(set) var bytesRead = 0
  private(set) var hasEnded = false

  init(_ file: EvidenceFile) throws(EvidenceError) {
    path = file.path
    descriptor = try file.open()
    hasher = file.isRereadable ? nil : SHA256()
    let facts = try descriptor.facts()
    total = file.isRereadable && facts.kind == .file ? facts.size : nil
    if facts.kind == .folder {
      throw EvidenceError(
        .notAFile, path: path, message: "it is a folder", remedy: "Name the files in it.")
    }
  }

  /// How many bytes the file has lost since it was opened; known at the end.
  var missing: Int { hasEnded ? (total ?? bytesRead) - bytesRead : 0 }

  /// The SHA-256 of what was read, in lower-case hexadecimal, where it was hashed along; nil before the end.
  var digest: String? { hasEnded ? hasher.map { Hex.text($0.finalize()) } : nil }

  /// Reads the next bytes, at most `step`; 0 is the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(EvidenceError) -> Int {
    var room = min(buffer.count, Self.step)
    if let total { room = min(room, total - bytesRead) }
    if room == 0 || hasEnded {
      hasEnded = true
      return 0
    }
    // SAFETY: room <= buffer.count.
    let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<room])
    let got = try unsafe descriptor.read(into: target)
    if got == 0 { hasEnded = true }
    bytesRead += got
    unsafe hasher?.update(bufferPointer: UnsafeRawBufferPointer(rebasing: target[..<got]))
    return got
  }

  /// Reads what is left, so that size and digest are those of the whole.
  func drain(using buffer: inout [UInt8]) throws(EvidenceError) {
    while try read(filling: &buffer, from: 0) > 0 {}
  }

  /// Reads into an array, from `start` on; 0 is the end, or no room.
  func read(filling buffer: inout [UInt8], from start: Int) throws(EvidenceError) -> Int {
    let outcome: Result<Int, EvidenceError> = unsafe buffer.withUnsafeMutableBytes { raw in
      do throws(EvidenceError) {
        return .success(unsafe try read(into: UnsafeMutableRawBufferPointer(rebasing: raw[start...])))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }
}
