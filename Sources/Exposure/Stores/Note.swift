public import Reconstruction

/// Something about the counts that a person must know: what the data map does not cover, what had to be assumed, what
/// contradicts something else.
public enum ExposureNote: Sendable, Hashable {
  /// A table was read that no store of the map speaks of.
  case unmappedTable(schema: String?, table: String, rows: Int)
  /// Columns of a mapped table were read that the map gives no class.
  case unmappedColumns(table: String, columns: [String])
  /// A file was read that no store of the map speaks of.
  case unmappedFile(String)
  /// Records that were made after the read and so are not affected.
  case createdLater(population: String, records: Int)
  /// Records that were obtained and are not in the population: deleted before it was copied, or not identified.
  case notInPopulation(population: String, records: Int)
  /// Records of a file that were written after it was read, or stand beyond the bytes that were.
  case writtenLater(file: String, records: Int)
  /// The copy of a file ends before what was read of it.
  case copyTooShort(file: String, copy: Int, read: Int)
  /// Lines of a file that are no records.
  case unparsedLines(file: String, lines: Int)
  /// Records of a file or events whose person is in no population.
  case personNotFound(store: String, records: Int)
  /// The evidence has a gap during the intrusion: these records may have been read in it.
  case widenedByGap(from: Moment, to: Moment?, records: Int)
  /// Questions about a table that were not worked out: these records may have been read by them.
  case widenedByUnresolved(table: String, records: Int)
  /// More rows may have been delivered than are listed.
  case widenedByBytes(table: String, records: Int)
  /// Nothing says how many rows a read gave: all of the population count as possible.
  case widenedByUncounted(table: String, records: Int)
  /// A table's name fits several stores: counted in each, as possible.
  case ambiguousTable(String)
  /// Records of a set are not in the set that it is said to be part of.
  case notASubset(set: String, superset: String, records: Int)
  /// What was exposed had been entered before the first trace of the intruder; seconds between them.
  case exposedBeforeTrace(set: String, seconds: Int)
  /// What was exposed was entered after the last trace of the intruder.
  case exposedAfterTrace(set: String, seconds: Int)
}
