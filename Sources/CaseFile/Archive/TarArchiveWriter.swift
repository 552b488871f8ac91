import Evidence
import Glibc

/// Writes a tar archive (POSIX.1-1988 ustar; pax where a file is too large for it) whose bytes follow from the names and
/// contents alone: no owners, no times. Files come in the order in which they are added.
///
/// The archive appears under its name only when ``finish()`` has been called and has succeeded.
public final class TarArchiveWriter {
  /// Who may read a file once it is unpacked.
  public enum Access: Sendable {
    case owner, everybody

    fileprivate var mode: mode_t { self == .owner ? 0o600 : 0o644 }
  }

  private let file: PartialFile
  private let output: ArchiveOutput
  private var names: Set<ArchiveName> = []
  private static let step = 256 << 10

  /// - Throws: `CaseError` where the archive cannot be written there.
  public init(_ path: String) throws(CaseError) {
    let file = try PartialFile(path)
    self.file = file
    output = try TarArchiveWriter.translating(path) { () throws(ArchiveFailure) in
      try ArchiveOutput(descriptor: file.descriptor)
    }
  }

  /// Adds a file whose content is in memory.
  public func add(_ name: ArchiveName, _ bytes: [UInt8], access: Access = .owner) throws(CaseError) {
    var rest: [UInt8]? = bytes
    try add(name, size: Int64(bytes.count), access: access) { () throws(CaseError) in
      defer { rest = nil }
      return rest
    }
  }

  /// Adds a file from the disk, as long as it is now.
  public func add(_ name: ArchiveName, contentsOf path: String, access: Access = .owner) throws(CaseError) {
    let input = try InputFile(path)
    try add(name, size: input.size, access: access) { () throws(CaseError) in
      try input.read(upTo: TarArchiveWriter.step)
    }
  }

  /// Adds a file piece by piece.
  ///
  /// - Parameters:
  ///   - size: how many bytes it will be.
  ///   - next: the next piece; nil at the end.
  /// - Throws: `CaseError` where the pieces are not of that size, the name is taken, or there is no room; and what
  ///   `next` throws.
  public func add(
    _ name: ArchiveName, size: Int64, access: Access = .owner, _ next: () throws(CaseError) -> [UInt8]?
  ) throws(CaseError) {
    guard names.insert(name).inserted else {
      throw CaseError(.badInput, "\(file.path) would hold \(name) twice", remedy: "Add each name once")
    }
    try translating { () throws(ArchiveFailure) in try output.begin(name, size: size, mode: access.mode) }
    var written: Int64 = 0
    while let piece = try next() {
      written += Int64(piece.count)
      guard written <= size else { break }
      try translating { () throws(ArchiveFailure) in try output.write(piece) }
    }
    guard written == size else {
      throw CaseError(
        .cannotWrite, "\(name) changed its size while it was put into \(file.path)",
        remedy: "See that nothing writes to it, and do it again")
    }
  }

  /// Completes the archive and gives it its name.
  public func finish() throws(CaseError) {
    try translating { () throws(ArchiveFailure) in try output.close() }
    try file.finish()
  }

  private func translating(_ body: () throws(ArchiveFailure) -> Void) throws(CaseError) {
    try TarArchiveWriter.translating(file.path, body)
  }

  private static func translating<Result>(
    _ path: String, _ body: () throws(ArchiveFailure) -> Result
  ) throws(CaseError) -> Result {
    do throws(ArchiveFailure) {
      return try body()
    } catch {
      guard error.number <= 0 else { throw PartialFile.failure(error.number, path) }
      throw CaseError(
        .cannotWrite, "\(path) cannot be written: \(error.message)", remedy: "Write it elsewhere")
    }
  }
}
