import Glibc

@testable import Records

/// Text in an encoding, for files to be read.
enum Encoded {
  static func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    if encoding == .utf8 { return Array(text.utf8) }
    let handle = unsafe iconv_open(encoding.libraryName, "UTF-8")
    defer { unsafe _ = iconv_close(handle) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 4 * input.count + 16)
    var unread = input.count
    var left = output.count
    let code = unsafe input.withUnsafeMutableBufferPointer { from in
      unsafe output.withUnsafeMutableBufferPointer { into in
        var source = from.baseAddress
        var target = into.baseAddress
        return unsafe iconv(handle, &source, &unread, &target, &left)
      }
    }
    precondition(code != -1, "the encoding does not have \(text)")
    return output[..<(output.count - left)].map { UInt8(bitPattern: $0) }
  }
}
