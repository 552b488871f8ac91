import Evidence
import Foundation
import Glibc
import Testing

/// A folder that is gone with everything in it when the test is over.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array((FileManager.default.temporaryDirectory.path + "/evidence-XXXXXX").utf8CString)
    path = unsafe template.withUnsafeMutableBufferPointer { unsafe String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file and gives it as evidence.
  @discardableResult
  func write(_ bytes: [UInt8], as name: String) throws -> EvidenceFile {
    let target = path + "/" + name
    let number = unsafe open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(number >= 0)
    let written = unsafe Glibc.write(number, bytes, bytes.count)
    close(number)
    try #require(written == bytes.count)
    return try EvidenceFile(target)
  }

  func makeFolder(_ name: String) { unsafe _ = mkdir(path + "/" + name, 0o755) }

  func link(_ name: String, to target: String) { unsafe _ = symlink(target, path + "/" + name) }
}
