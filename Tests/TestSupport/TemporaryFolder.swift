import Foundation

/// A folder that is gone with everything in it when the test is over.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "tenmatsu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    path = base.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and gives its path.
  @discardableResult
  public func write(_ bytes: [UInt8], as name: String) throws -> String {
    let target = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
    return target.path
  }

  @discardableResult
  public func write(_ text: String, as name: String) throws -> String {
    try write(Array(text.utf8), as: name)
  }

  /// Makes an empty folder, and gives its path.
  public func makeFolder(_ name: String) throws -> String {
    let target = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    return target.path
  }
}
