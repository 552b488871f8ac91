/// A piece of evidence as it is handed to a worker: whole lines, with the place they come from.
public struct Chunk: Sendable {
  /// The bytes as they stand in the (decoded) evidence, line endings included.
  public let bytes: [UInt8]
  /// How many lines begin or go on in this chunk; a last line without an ending counts.
  public let lines: Int
  /// The number of its first line in the evidence, from 1.
  public let firstLine: Int
  /// Where its first byte stands in the decoded evidence, from 0.
  public let offset: Int
  /// Its number among the chunks, from 0.
  public let index: Int
  /// Whether its first line is the rest of one that was too long and was split; see ``Damage``.
  public let startsInsideLine: Bool
}

/// Something wrong with the evidence, met while reading it. What could be read was delivered all the same.
public struct Damage: Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The compressed data stop in the middle.
    case truncated
    /// The compressed data contradict their format near this byte of the raw file; nothing after it could be
    /// decoded.
    case corrupt(rawOffset: Int, detail: String)
    /// From this byte of the raw file on, something follows the compressed data that is not compressed.
    case trailingData(rawOffset: Int)
    /// A line is longer than this many bytes and was split into pieces of that length.
    case overlongLine(limit: Int)
    /// The file had become shorter by this many bytes before they were read.
    case shortened(missing: Int)
  }

  public let reason: Reason
  /// Where it is in the decoded evidence, from 0; for an overlong line where that begins.
  public let decodedOffset: Int
  /// The line it falls into, from 1.
  public let line: Int

  public var description: String {
    let place = "at line \(line) (byte \(decodedOffset))"
    return switch reason {
    case .truncated: "the compressed data stop in the middle, \(place)"
    case .corrupt(let rawOffset, let detail):
      "the compressed data are corrupt near byte \(rawOffset) of the file (\(detail)), \(place)"
    case .trailingData(let rawOffset):
      "what follows the compressed data from byte \(rawOffset) of the file was not read, \(place)"
    case .overlongLine(let limit): "a line is longer than \(limit) bytes and was split, \(place)"
    case .shortened(let missing): "the file became \(missing) bytes shorter while it was read, \(place)"
    }
  }
}
