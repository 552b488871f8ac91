import Documents
import Foundation

/// The invented notices in `Fixtures`, which use everything that a document can hold.
enum Sample: String, CaseIterable {
  case ja, en

  var xhtml: String {
    get throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      return try String(
        contentsOf: folder.appendingPathComponent("Fixtures/notice-\(rawValue).xhtml"), encoding: .utf8)
    }
  }

  var document: Document { get throws { try Document(xhtml: xhtml) } }
}
