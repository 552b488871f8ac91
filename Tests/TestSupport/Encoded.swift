import Glibc

/// Text in an encoding, for files to be read.
public enum Encoded {
  /// - Parameter encoding: what the C library calls it, such as `CP932`.
  /// - Returns: nil where the encoding does not have the text.
  public static func bytes(_ text: String, named encoding: String) -> [UInt8]? {
    let handle = unsafe iconv_open(encoding, "UTF-8")
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
    return code == -1 ? nil : output[..<(output.count - left)].map { UInt8(bitPattern: $0) }
  }
}
