import Bytes
import Evidence

/// A stretch of the decoded file.
struct Piece {
  /// How the data end.
  enum End: Equatable {
    /// With the file.
    case file
    /// Before it: by a limit, or by damage. The byte that follows, where it is known.
    case cut(next: UInt8?)
  }

  var bytes: [UInt8]
  /// Where its first byte stands in the decoded file.
  var offset: Int
  /// The line on which that stands, from 1.
  var line: Int
  /// Set for the last piece.
  var end: End?
}

/// The decoded file up to a limit, with its beginning to look at.
struct RecordFeed {
  /// How much of the beginning is looked at.
  static let headSize = 256 << 10

  private let feed: ChunkFeed
  private let limit: Int
  private var waiting: [Chunk] = []
  private var isDone = false
  /// The first bytes of the file, limit or not.
  let head: [UInt8]
  /// How many bytes and lines were handed out.
  private(set) var bytes = 0
  private(set) var lines = 0

  init(_ file: EvidenceFile, chunkSize: Int, limit: Int?) throws(EvidenceError) {
    feed = try ChunkFeed(file, chunkSize: chunkSize)
    self.limit = limit ?? .max
    var head: [UInt8] = []
    while head.count < Self.headSize, let chunk = try feed.next() {
      head += chunk.bytes.prefix(Self.headSize - head.count)
      waiting.append(chunk)
    }
    self.head = head
  }

  /// The next piece; nil after the last.
  mutating func next() throws(EvidenceError) -> Piece? {
    if isDone { return nil }
    guard let chunk = try take(), chunk.offset < limit || chunk.offset == 0 else {
      isDone = true
      return nil
    }
    let isCut = chunk.bytes.count >= limit - chunk.offset
    var piece = Piece(
      bytes: isCut ? Array(chunk.bytes.prefix(limit - chunk.offset)) : chunk.bytes, offset: chunk.offset,
      line: chunk.firstLine, end: nil)
    if isCut, piece.bytes.count < chunk.bytes.count {
      piece.end = .cut(next: chunk.bytes[piece.bytes.count])
    } else if let following = try look() {
      if isCut { piece.end = .cut(next: following.bytes.first) }
    } else {
      piece.end = feed.end().damage.contains { $0.isLoss } ? .cut(next: nil) : .file
    }
    isDone = piece.end != nil
    bytes = piece.offset + piece.bytes.count
    let openLine = piece.bytes.last == 0x0A || piece.bytes.isEmpty ? 0 : 1
    lines = piece.line - 1 + piece.bytes.span.occurrences(of: 0x0A) + openLine
    return piece
  }

  private mutating func take() throws(EvidenceError) -> Chunk? {
    waiting.isEmpty ? try feed.next() : waiting.removeFirst()
  }

  private mutating func look() throws(EvidenceError) -> Chunk? {
    if waiting.isEmpty, let chunk = try feed.next() { waiting.append(chunk) }
    return waiting.first
  }

  /// Ends the reading and fills in what is known of the file.
  mutating func finish(_ file: EvidenceFile, into summary: inout RecordsSummary) throws(EvidenceError) {
    if !file.isRereadable {
      // The digest is that of the whole.
      waiting = []
      while try feed.next() != nil {}
    }
    let reader = feed.end()
    summary.damage = reader.damage.filter { $0.isLoss }
    summary.decodedBytes = bytes
    summary.lines = lines
    summary.rawBytes = reader.rawTotal ?? reader.rawBytes
    summary.sha256 = reader.digest
    if file.isRereadable { summary.sha256 = try Digest.sha256(of: file, bytes: summary.rawBytes) }
  }

  /// Ends the reading.
  func stop() { _ = feed.end() }

  /// Whether the file is compressed.
  var isCompressed: Bool { feed.isCompressed }
}

extension Damage {
  /// Whether bytes are missing; a long line that was split has lost nothing here.
  var isLoss: Bool {
    if case .overlongLine = reason { return false }
    return true
  }
}
