import Evidence
import Foundation

/// Test data that is kept in the repository, below `Tests/Fixtures`.
public enum Fixture {
  public static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures").path

  /// The decoded content of a fixture.
  public static func bytes(_ name: String) throws -> [UInt8] {
    let reader = try ChunkReader(try EvidenceFile(folder + "/" + name))
    var bytes: [UInt8] = []
    while let chunk = try reader.next() { bytes += chunk.bytes }
    return bytes
  }
}
