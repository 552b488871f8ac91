import Glibc

/// Reads a tar archive from an untrusted hand: names, sizes and contents, one file after another.
///
/// It refuses, with an error, whatever is no plain file under a plain relative name: links, devices, folders, sparse
/// files, absolute paths, `..`, a name that comes twice or that is not allowed, files beyond the limits; and archives
/// that are cut off, damaged or compressed. Nothing is written: that is the caller's.
public struct TarArchiveReader {
  /// What is taken at most.
  public struct Limits: Sendable {
    /// Bytes of one file, and of all.
    public var fileSize: Int64
    public var totalSize: Int64
    public var files: Int

    public init(fileSize: Int64, totalSize: Int64, files: Int) {
      self.fileSize = fileSize
      self.totalSize = totalSize
      self.files = files
    }
  }

  /// A file of the archive, while it is read.
  public struct Entry {
    public let name: ArchiveName
    public let size: Int64
    fileprivate let reader: TarArchiveReader
    fileprivate let input: ArchiveInput

    /// The next piece of its content; nil at the end.
    public func next() throws(CaseError) -> [UInt8]? {
      let piece = try reader.translating { () throws(ArchiveFailure) in
        try input.read(upTo: TarArchiveReader.step)
      }
      return piece.isEmpty ? nil : piece
    }
  }

  private let path: String
  private let limits: Limits
  private let isAllowed: (ArchiveName) -> Bool
  private static let step = 256 << 10

  /// - Parameter isAllowed: the names that the archive may hold.
  public init(_ path: String, limits: Limits, allowing isAllowed: @escaping (ArchiveName) -> Bool) {
    self.path = path
    self.limits = limits
    self.isAllowed = isAllowed
  }

  /// Hands over each file in the order of the archive. What `body` does not read of one is passed over.
  ///
  /// - Throws: `CaseError` for what is refused, and what `body` throws. Files before that have been handed over: whoever
  ///   unpacks them does so into a folder that is given its name at the end.
  public func read(_ body: (Entry) throws(CaseError) -> Void) throws(CaseError) {
    try checkEnd()
    let input = try translating { () throws(ArchiveFailure) in try ArchiveInput(path: path) }
    var names: Set<ArchiveName> = []
    var total: Int64 = 0
    while let header = try translating({ () throws(ArchiveFailure) in try input.next() }) {
      guard let text = header.name, let name = ArchiveName(text) else {
        throw refusal("it holds a file whose name leads elsewhere or cannot be used")
      }
      guard header.isPlainFile else { throw refusal("\(name) is no plain file") }
      guard isAllowed(name) else { throw refusal("\(name) does not belong in it") }
      guard names.insert(name).inserted else { throw refusal("it holds \(name) twice") }
      guard names.count <= limits.files else { throw refusal("it holds more than \(limits.files) files") }
      guard header.size >= 0, header.size <= limits.fileSize, header.size <= limits.totalSize - total else {
        throw refusal("\(name) is larger than may be")
      }
      total += header.size
      let entry = Entry(name: name, size: header.size, reader: self, input: input)
      try body(entry)
      // To the end, so that a file that is cut off is noticed whether or not somebody wanted it.
      while try entry.next() != nil {}
    }
  }

  /// An archive ends in two blocks of zeros; one that is cut off between two files would read well otherwise.
  private func checkEnd() throws(CaseError) {
    let file = try InputFile(path)
    let tail = try file.tail(1024)
    guard file.size % 512 == 0, tail.count == 1024, tail.allSatisfy({ $0 == 0 }) else {
      throw damage("its end is missing")
    }
  }

  private func refusal(_ reason: String) -> CaseError {
    CaseError(
      .badInput, "\(path) is not taken: \(reason)",
      remedy: "Nothing of it was used. Ask whoever sent it for an archive that tenmatsu export made")
  }

  private func damage(_ reason: String) -> CaseError {
    CaseError(
      .badInput, "\(path) is damaged or no tar archive: \(reason)",
      remedy: "Copy it once more, and compare its SHA-256 with the sender's")
  }

  fileprivate func translating<Result>(_ body: () throws(ArchiveFailure) -> Result) throws(CaseError)
    -> Result
  {
    do throws(ArchiveFailure) { return try body() } catch { throw damage(error.message) }
  }
}
