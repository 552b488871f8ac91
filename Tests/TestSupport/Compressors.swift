import CLzma
import CZlib
import CZstd

/// Compressed evidence, made while the tests run.
public enum Compressors {
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    let size = unsafe Int32(MemoryLayout.size(ofValue: stream))
    var result = [UInt8](repeating: 0, count: bytes.count * 2 + 1024)
    let room = UInt32(result.count)
    var input = bytes
    unsafe deflateInit2_(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    let written: Int = unsafe input.withUnsafeMutableBufferPointer { from in
      unsafe result.withUnsafeMutableBufferPointer { into in
        unsafe stream.next_in = from.baseAddress
        unsafe stream.avail_in = UInt32(from.count)
        unsafe stream.next_out = into.baseAddress
        unsafe stream.avail_out = room
        unsafe deflate(&stream, Z_FINISH)
        return unsafe Int(room - stream.avail_out)
      }
    }
    unsafe deflateEnd(&stream)
    return Array(result[..<written])
  }

  public static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let room = result.count
    let written = unsafe result.withUnsafeMutableBytes { into in
      unsafe bytes.withUnsafeBytes { from in
        unsafe ZSTD_compress(into.baseAddress, room, from.baseAddress, from.count, 3)
      }
    }
    return Array(result[..<written])
  }

  public static func xz(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: lzma_stream_buffer_bound(bytes.count))
    let room = result.count
    var written = 0
    unsafe result.withUnsafeMutableBufferPointer { into in
      unsafe bytes.withUnsafeBufferPointer { from in
        let code = unsafe lzma_easy_buffer_encode(
          1, LZMA_CHECK_CRC32, nil, from.baseAddress, from.count, into.baseAddress, &written, room)
        precondition(code == LZMA_OK)
      }
    }
    return Array(result[..<written])
  }
}
