import Foundation

/// A file that is written in large pieces.
final class FileSink {
  private let handle: FileHandle
  private let path: String
  private var buffer: [UInt8] = []
  private(set) var bytes = 0

  init(_ path: String) throws(SceneError) {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else {
      throw SceneError("\(path) cannot be written", remedy: "Name a folder that you may write to with --out")
    }
    self.handle = handle
    buffer.reserveCapacity(1 << 20)
  }

  func write(_ text: String) throws(SceneError) {
    buffer.append(contentsOf: text.utf8)
    bytes += text.utf8.count
    if buffer.count >= 1 << 19 { try flush() }
  }

  func write(_ line: [UInt8]) throws(SceneError) {
    buffer.append(contentsOf: line)
    bytes += line.count
    if buffer.count >= 1 << 19 { try flush() }
  }

  func close() throws(SceneError) {
    try flush()
    try? handle.close()
  }

  private func flush() throws(SceneError) {
    do { try handle.write(contentsOf: Data(buffer)) } catch {
      throw SceneError(
        "\(path) could not be written in full",
        remedy: "Look for free space, or take another place with --out")
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
