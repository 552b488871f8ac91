import Evidence
import TestSupport
import Testing

enum Packing: String, CaseIterable, CustomTestStringConvertible {
  case gzip, zstd, xz

  func pack(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .gzip: Compressors.gzip(bytes)
    case .zstd: Compressors.zstd(bytes)
    case .xz: Compressors.xz(bytes)
    }
  }

  var testDescription: String { rawValue }
}

@Suite struct CompressionTests {
  let folder = TemporaryFolder()

  /// Half a megabyte that does not compress to nothing.
  private static let log: [UInt8] = {
    var random = SplitMix(state: 5)
    var bytes: [UInt8] = []
    for number in 0..<12_000 {
      bytes += Array("line \(number) \(random.next()) GET /item?id=\(random.next() % 1000)\n".utf8)
    }
    return bytes
  }()

  @Test(arguments: Packing.allCases)
  func `compression is told by content, not by name`(_ packing: Packing) throws {
    let file = try folder.write(packing.pack(Self.log), as: "access.log")
    let reading = try Reading(file, chunkSize: 1000)
    #expect(reading.bytes == Self.log && reading.damage.isEmpty && reading.lineCount == 12_000)
    #expect(try ChunkReader(file).compression == packing.rawValue)
  }

  @Test(arguments: Packing.allCases)
  func `several members are read as one, empty ones and zeros between them included`(_ packing: Packing)
    throws
  {
    let parts = [Self.log.prefix(100), [], Self.log[100..<300_000], Self.log[300_000...]].map {
      packing.pack(Array($0))
    }
    let bytes = parts[0] + parts[1] + [0, 0, 0, 0] + parts[2] + parts[3] + [UInt8](repeating: 0, count: 512)
    let reading = try Reading(try folder.write(bytes, as: "log"), chunkSize: 4096)
    #expect(reading.bytes == Self.log && reading.damage.isEmpty)
  }

  @Test(arguments: Packing.allCases)
  func `members that meet anywhere around the read size are found`(_ packing: Packing) throws {
    let first = packing.pack(Array("one\n".utf8))
    let second = packing.pack(Array("two\n".utf8))
    for gap in -8...8 {
      let zeros = [UInt8](repeating: 0, count: (256 << 10) + gap - first.count)
      let reading = try Reading(try folder.write(first + zeros + second, as: "log"), chunkSize: 64)
      #expect(reading.bytes == Array("one\ntwo\n".utf8) && reading.damage.isEmpty, "gap \(gap)")
    }
  }

  @Test(arguments: Packing.allCases)
  func `a file cut anywhere gives what could be decoded, and says so`(_ packing: Packing) throws {
    let whole = packing.pack(Array(Self.log.prefix(3000)))
    let cuts =
      Array(0...40) + stride(from: 41, to: whole.count - 40, by: 97) + Array((whole.count - 40)..<whole.count)
    // The first byte of zstd is a printable character, so one byte is a plain file.
    for cut in cuts where cut > (packing == .zstd ? 1 : 0) {
      let reading = try Reading(try folder.write(Array(whole[..<cut]), as: "log"), chunkSize: 100)
      #expect(Self.log.starts(with: reading.bytes), "cut at \(cut)")
      #expect(reading.damage.map(\.reason) == [.truncated], "cut at \(cut)")
      #expect(reading.damage.first?.decodedOffset == reading.bytes.count)
    }
    let long = packing.pack(Self.log)
    let half = try Reading(try folder.write(Array(long[..<(long.count / 2)]), as: "log"), chunkSize: 4096)
    #expect(half.bytes.count > Self.log.count / 10 && Self.log.starts(with: half.bytes))
    #expect(half.damage.first?.line == half.bytes.count { $0 == 10 } + 1)
  }

  @Test(arguments: Packing.allCases)
  func `a corrupt middle is reported with its place, the same for every chunk size`(_ packing: Packing) throws
  {
    var bytes = packing.pack(Self.log)
    for index in (bytes.count / 2)..<(bytes.count / 2 + 64) { bytes[index] ^= 0xff }
    let file = try folder.write(bytes, as: "log")
    let reading = try Reading(file, chunkSize: 1 << 20)
    #expect(reading.damage.count == 1)
    guard case .corrupt(let offset, _) = try #require(reading.damage.first).reason else {
      Issue.record("\(reading.damage)")
      return
    }
    #expect(offset > 0 && offset <= bytes.count)
    #expect(reading.damage.first?.decodedOffset == reading.bytes.count)
    for size in [64, 1000, 70_000] { #expect(try Reading(file, chunkSize: size) == reading) }
  }

  @Test(arguments: Packing.allCases)
  func `what follows the last member is reported, not read`(_ packing: Packing) throws {
    let packed = packing.pack(Array("one\n".utf8))
    let reading = try Reading(try folder.write(packed + Array("plain text".utf8), as: "log"), chunkSize: 64)
    #expect(reading.bytes == Array("one\n".utf8))
    #expect(reading.damage.map(\.reason) == [.trailingData(rawOffset: packed.count)])
    #expect(
      reading.damage.first?.description
        == "what follows the compressed data from byte \(packed.count) of the file was not read, at line 2 (byte 4)"
    )
  }

  @Test func `random bytes behind a magic number do not crash`() throws {
    var random = SplitMix(state: 3)
    for magic in [[0x1f, 0x8b, 8, 0], [0x28, 0xb5, 0x2f, 0xfd], [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]]
      as [[UInt8]]
    {
      for _ in 0..<50 {
        let noise = (0..<Int.random(in: 0...500, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        let reading = try Reading(try folder.write(magic + noise, as: "log"), chunkSize: 64)
        #expect(reading.damage.count == 1)
      }
    }
  }

  @Test(
    arguments: [([0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59], "bunzip2"), ([0x50, 0x4b, 3, 4], "unzip")]
      as [([UInt8], String)])
  func `other compressions are refused with the tool that unpacks them`(_ bytes: [UInt8], _ tool: String)
    throws
  {
    let file = try folder.write(bytes, as: "log")
    let error = #expect(throws: EvidenceError.self) { try ChunkReader(file) }
    #expect(
      error?.description
        == "\(file.path): it is compressed in a way that is not read. "
        + "Unpack a copy with `\(tool)` and give that; gzip, zstd and xz are read as they are.")
  }
}
