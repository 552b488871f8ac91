import AccessLog
import Bytes
import DatabaseDump
import Evidence
import Exposure

/// One input, looked at far enough to know what it is.
struct Input {
  enum Content {
    case accessLog(LogFormat)
    case databaseDump
    /// A file of people's records, or one that the intruder may have read: the data map speaks of it.
    case records
    case leftAside(LeftAside.Reason)
  }

  let file: EvidenceFile
  let content: Content
  /// Raw bytes of the file; nil where they are not known.
  let size: Int?
  /// Standard input cannot be opened again: the reader goes on behind the first chunk.
  let opened: (reader: ChunkReader, first: Chunk)?

  /// - Parameters:
  ///   - format: the log format that the user named; it holds for every input that is no dump.
  ///   - map: the data map, whose files are records whatever they look like.
  init(_ file: EvidenceFile, format: LogFormat?, map: DataMap?, chunkSize: Int) throws(EvidenceError) {
    self.file = file
    let reader = try ChunkReader(file, chunkSize: file.isRereadable ? 1 << 18 : max(chunkSize, 1 << 16))
    size = reader.rawTotal
    guard let first = try reader.next() else {
      content = .leftAside(reader.damage.isEmpty ? .empty : .unreadable(reader.damage[0].description))
      opened = nil
      return
    }
    let isMapped = map?.names(file.path) ?? false
    content =
      isMapped ? .records : Input.content(of: first.bytes.span, format: format, readsTables: map != nil)
    opened = file.isRereadable ? nil : (reader, first)
  }

  private static func content(of sample: Span<UInt8>, format: LogFormat?, readsTables: Bool) -> Content {
    if let kind = DumpKind.detect(in: sample) {
      if kind == .sqliteDatabase, readsTables { return .records }
      return kind == .mysqlDump ? .databaseDump : .leftAside(.kind(kind.title))
    }
    if let name = ForeignKind.name(of: sample), format == nil { return .leftAside(.kind(name)) }
    if let format { return .accessLog(format) }
    if let detected = LogFormat.detect(in: sample) { return .accessLog(detected.format) }
    return .leftAside(ForeignKind.isBinary(sample) ? .binary : .unrecognised)
  }
}
