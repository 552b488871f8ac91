import Evidence
public import Exposure

/// A data map as it was given: its content, and the file's name and hash.
public struct DataMapFile: Sendable {
  public let map: DataMap
  public let path: String
  /// SHA-256 of the file, in lower-case hexadecimal.
  public let sha256: String

  /// The file's content.
  public let bytes: [UInt8]

  /// - Throws: `InvestigationError` with everything that is wrong with the map, by line and column.
  public init(_ path: String) throws(InvestigationError) {
    var bytes: [UInt8] = []
    do throws(EvidenceError) {
      let reader = try ChunkReader(EvidenceFile(path))
      while let chunk = try reader.next() { bytes += chunk.bytes }
    } catch {
      throw InvestigationError(
        .badInput, "The data map \(path) cannot be read: \(error.message)", remedy: error.remedy)
    }
    try self.init(bytes: bytes, path: path)
  }

  /// - Parameter path: as errors call it.
  /// - Throws: `InvestigationError` with everything that is wrong with the map, by line and column.
  public init(bytes: [UInt8], path: String) throws(InvestigationError) {
    self.path = path
    self.bytes = bytes
    sha256 = Digest.sha256(bytes.span)
    do throws(DataMapError) { map = try DataMap(bytes: bytes, path: path) } catch {
      throw InvestigationError(
        .badInput, "The data map cannot be used:\n\(error)",
        remedy: "tenmatsu map drafts one from a database dump")
    }
  }
}
