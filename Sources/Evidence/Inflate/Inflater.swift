/// One compression format, decoded as a stream. A member is what the formats call member (gzip), frame (zstd)
/// or stream (xz); files may hold several, one after another.
protocol Inflater: AnyObject {
  /// Decodes some of `input` into `output`. Makes progress unless the input is used up.
  func step(input: UnsafeRawBufferPointer, output: UnsafeMutableRawBufferPointer) -> InflateStep

  /// Gets ready for the next member.
  func reset()
}

/// What one step of decoding did.
struct InflateStep {
  enum State: Equatable {
    case running
    case memberEnd
    /// The data contradict the format; the decoder's own words.
    case corrupt(String)
  }

  let consumed: Int
  let produced: Int
  let state: State
}

/// How a file is compressed, told by its first bytes, never by its name.
enum Compression: CaseIterable {
  case gzip, zstd, xz

  /// How many bytes are enough to tell.
  static let longestMagic = 6

  /// The bytes that open a member; several for zstd, whose files may begin with a skippable frame.
  private func opens(_ prefix: [UInt8]) -> Bool {
    switch self {
    case .gzip: Self.begins(prefix, with: [0x1f, 0x8b])
    case .zstd:
      Self.begins(prefix, with: [0x28, 0xb5, 0x2f, 0xfd])
        || prefix.count >= 4 && prefix[0] & 0xf0 == 0x50 && Array(prefix[1...3]) == [0x2a, 0x4d, 0x18]
    case .xz: Self.begins(prefix, with: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])
    }
  }

  /// Whether `whole`, all that is left of a file, is a member cut off within its opening bytes.
  private func isCutWithinMagic(_ whole: [UInt8]) -> Bool {
    switch self {
    case .gzip: whole == [0x1f]
    case .zstd: whole == [0x28, 0xb5] || whole == [0x28, 0xb5, 0x2f]
    case .xz: !whole.isEmpty && Self.begins([0xfd, 0x37, 0x7a, 0x58, 0x5a], with: whole)
    }
  }

  /// The compression of what begins with `prefix`, or nil for anything else.
  ///
  /// - Parameter prefix: the next `longestMagic` bytes, or all that is left.
  static func detect(_ prefix: [UInt8]) -> Compression? {
    if let found = allCases.first(where: { $0.opens(prefix) }) { return found }
    if prefix.count < longestMagic { return allCases.first { $0.isCutWithinMagic(prefix) } }
    return nil
  }

  /// The program that unpacks what begins with `prefix`, where that is a compression not read here.
  static func foreignTool(_ prefix: [UInt8]) -> String? {
    if begins(prefix, with: Array("BZh".utf8)), prefix.count >= 6, prefix[4] == 0x31, prefix[5] == 0x41 {
      return "bunzip2"
    }
    if begins(prefix, with: [0x50, 0x4b, 0x03, 0x04]) { return "unzip" }
    if begins(prefix, with: [0x04, 0x22, 0x4d, 0x18]) { return "lz4 -d" }
    if begins(prefix, with: [0x1f, 0x9d]) { return "uncompress" }
    if begins(prefix, with: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]) { return "7z x" }
    return nil
  }

  private static func begins(_ prefix: [UInt8], with magic: [UInt8]) -> Bool {
    prefix.prefix(magic.count).elementsEqual(magic)
  }

  /// A decoder, or nil where the system has no memory for it.
  func makeInflater() -> (any Inflater)? {
    switch self {
    case .gzip: GzipInflater()
    case .zstd: ZstdInflater()
    case .xz: XzInflater()
    }
  }
}
