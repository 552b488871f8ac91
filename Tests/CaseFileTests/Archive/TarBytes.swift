/// Tar archives made by hand (POSIX.1-1988), for what no honest program would write.
struct TarBytes {
  var bytes: [UInt8] = []

  /// Adds a header, and the content in whole blocks.
  ///
  /// - Parameters:
  ///   - type: `0` a file, `1` a hard link, `2` a symbolic link, `3` a device, `5` a folder, `6` a pipe.
  ///   - size: what the header says; that of the content unless told.
  mutating func add(
    _ name: String, _ content: [UInt8] = [], type: Character = "0", size: Int? = nil, link: String = ""
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at place: Int) {
      for (offset, byte) in text.utf8.enumerated() { header[place + offset] = byte }
    }
    put(name, at: 0)
    put("0000644", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(octal(size ?? content.count, 11), at: 124)
    put("00000000000", at: 136)
    put(String(repeating: " ", count: 8), at: 148)
    put(String(type), at: 156)
    put(link, at: 157)
    put("ustar\u{0}00", at: 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
    bytes += header + content
    bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  /// With the two blocks of zeros that end an archive.
  var ended: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

  private func octal(_ value: Int, _ width: Int) -> String {
    let digits = String(value, radix: 8)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}
