import TestSupport

@testable import Records

extension Encoded {
  static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    if encoding == .utf8 { return Array(text.utf8) }
    guard let bytes = bytes(text, named: encoding.libraryName) else {
      preconditionFailure("the encoding does not have \(text)")
    }
    return bytes
  }
}
