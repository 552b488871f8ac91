public import Reconstruction

/// Where it follows from that data was exposed.
public enum Origin: Sendable, Hashable {
  /// A table that was read: its place in `Reconstruction.obtained`.
  case table(Int)
  /// A file that was read: its place in `Reconstruction.files`.
  case file(Int)
  /// What people entered in a window of the data map.
  case capture
  /// A gap in the evidence while the intrusion was under way.
  case gap
  /// Questions that could not be worked out.
  case unresolved(Int)
}

/// Something that exposed records: a store of the data map, and why it did.
public struct Source: Sendable {
  /// The store's place in the data map.
  public let store: Int
  public let origin: Origin
  /// The lines of records in the file, the events or the table; an entry's `row` is a place in it.
  public internal(set) var details: [Detail] = []

  /// A record of a file or an event.
  public struct Detail: Sendable {
    public let line: EvidenceLine
    /// Bytes from the start of the decoded item.
    public let offset: Int
    /// When it was written, seconds since 1970.
    public let time: Int64?
  }
}

/// One exposure of one record.
struct Entry: Sendable {
  let record: UInt32
  let source: UInt32
  /// The place in the obtained table's rows, or in the source's details; -1 where there is none.
  let row: Int32
  let portion: UInt32
  /// When it was read, first and last, seconds since 1970; of what was captured, when it was entered.
  let first: UInt32
  let last: UInt32
}
