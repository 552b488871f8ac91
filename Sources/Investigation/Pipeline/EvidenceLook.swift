import AccessLog
import DatabaseDump
public import Evidence

/// What a file of evidence is, as far as its beginning shows.
public struct EvidenceLook: Sendable {
  /// `accessLog`, `databaseDump`, `sqlite` or `other`.
  public let kind: String
  /// The format in words: a log format's name, `mysqldump`, or why it is none of these.
  public let format: String

  /// - Parameter format: the log format that the user named.
  /// - Throws: `EvidenceError` where the file cannot be read.
  public init(_ file: EvidenceFile) throws(EvidenceError) {
    let input = try Input(file, format: nil, map: nil, chunkSize: 1 << 18)
    switch input.content {
    case .accessLog(let format): (kind, self.format) = ("accessLog", format.name)
    case .databaseDump: (kind, format) = ("databaseDump", "mysqldump")
    case .records: (kind, format) = ("other", "records")
    case .leftAside(.kind(let title)):
      (kind, format) = (title == DumpKind.sqliteDatabase.title ? "sqlite" : "other", title)
    case .leftAside(let reason): (kind, format) = ("other", reason.words)
    }
  }
}
