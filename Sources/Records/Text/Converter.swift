import Bytes
import Glibc

/// Turns text of one encoding into UTF-8, by the C library. Every call of iconv is in this file and in `TextEncoder`.
@safe
final class Converter {
  private let handle: iconv_t

  /// Nil where the C library does not have the encoding.
  init?(_ encoding: TextEncoding) {
    let opened = unsafe iconv_open("UTF-8", encoding.libraryName)
    // iconv_open says (iconv_t)-1 where it fails.
    if Int(bitPattern: opened) == -1 { return nil }
    guard let opened = unsafe opened else { return nil }
    unsafe handle = opened
  }

  deinit { unsafe _ = iconv_close(handle) }

  /// Adds the bytes of `range` to `arena` as UTF-8; bytes that are no character become U+FFFD, one each.
  ///
  /// - Returns: whether all of them were characters.
  func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range outside the span")
    var isWhole = true
    // A byte becomes at most three: half-width katakana, U+FFFD.
    let room = 3 * range.count + 16
    let text = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      unsafe bytes.withUnsafeBytes { raw in
        // SAFETY: the range was checked; iconv writes at most `left` bytes and reads at most `unread`, and
        // does not write through its input although that is not const.
        unsafe iconv(handle, nil, nil, nil, nil)
        var input = unsafe UnsafeMutablePointer<CChar>(
          mutating: raw.baseAddress?.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self))
        var unread = range.count
        var output = unsafe buffer.baseAddress.map {
          unsafe UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self)
        }
        var left = room
        while unread > 0 {
          let code = unsafe iconv(handle, &input, &unread, &output, &left)
          if code != -1 || unread == 0 { break }
          isWhole = false
          // Three bytes for each one left were there, so that this always fits.
          guard errno != E2BIG, left >= 3 else { break }
          for unit in [0xEF, 0xBF, 0xBD] as [UInt8] {
            unsafe output?.pointee = CChar(bitPattern: unit)
            unsafe output = output?.advanced(by: 1)
          }
          left -= 3
          unsafe input = input?.advanced(by: 1)
          unread -= 1
        }
        count = room - left
      }
    }
    arena += text
    return isWhole
  }
}
