import Bytes
import Evidence
import TestSupport
import Testing

/// All that a reader told about a file.
struct Reading: Equatable {
  struct Line: Equatable {
    let number: Int
    let offset: Int
    let bytes: [UInt8]
  }
  var bytes: [UInt8] = []
  var lines: [Line] = []
  var lineCount = 0
  var damage: [Damage] = []

  init(_ file: EvidenceFile, chunkSize: Int, longestLine: Int = 1 << 20) throws {
    let reader = try ChunkReader(file, chunkSize: chunkSize, longestLine: longestLine)
    var index = 0
    while let chunk = try reader.next() {
      #expect(chunk.index == index && chunk.offset == bytes.count)
      index += 1
      bytes += chunk.bytes
      var cursor = LineCursor(0..<chunk.bytes.count)
      var number = chunk.firstLine
      var start = 0
      while let line = cursor.next(in: chunk.bytes.span) {
        lines.append(Line(number: number, offset: chunk.offset + start, bytes: Array(chunk.bytes[line])))
        number += 1
        start = cursor.position
      }
      #expect(number - chunk.firstLine == chunk.lines)
    }
    #expect(try reader.next() == nil)
    #expect(reader.decodedBytes == bytes.count && reader.rawBytes == reader.rawTotal)
    lineCount = reader.lines
    damage = reader.damage
  }
}

@Suite struct ChunkReaderTests {
  let folder = TemporaryFolder()

  /// Lines of random lengths around the sizes at which chunks, SIMD blocks and reads end.
  private static func randomLog(seed: UInt64, withEnd: Bool) -> [UInt8] {
    var random = SplitMix(state: seed)
    var bytes: [UInt8] = []
    for _ in 0..<300 {
      let length = [0, 0, 1, 2, 15, 16, 17, 31, 32, 63, 64, 65, 100, 127, 128, 300].randomElement(
        using: &random)!
      for _ in 0..<length { bytes.append([0, 0x41, 0x0d, 0x22, 0xff, 0x5c].randomElement(using: &random)!) }
      bytes.append(10)
    }
    if !withEnd { bytes.removeLast() }
    return bytes
  }

  @Test(arguments: [(1, true), (2, false), (3, true), (4, false)] as [(UInt64, Bool)])
  func `what is read does not depend on the chunk size`(seed: UInt64, withEnd: Bool) throws {
    let bytes = Self.randomLog(seed: seed, withEnd: withEnd)
    let file = try folder.write(bytes, as: "log")
    let whole = try Reading(file, chunkSize: 1 << 20)
    #expect(whole.bytes == bytes)
    #expect(
      whole.lineCount == bytes.split(separator: 10, omittingEmptySubsequences: false).count
        - (withEnd ? 1 : 0))
    for size in [
      1, 2, 3, 7, 16, 31, 32, 33, 64, 100, 127, 128, 129, 300, 301, 302, 4096, bytes.count - 1, bytes.count,
    ] {
      #expect(try Reading(file, chunkSize: size) == whole, "chunk size \(size)")
    }
  }

  @Test func `split lines do not depend on the chunk size either, and keep their numbers`() throws {
    let bytes = Self.randomLog(seed: 9, withEnd: false)
    let file = try folder.write(bytes, as: "log")
    let whole = try Reading(file, chunkSize: 90, longestLine: 90)
    #expect(whole.bytes == bytes)
    #expect(whole.damage.count == bytes.split(separator: 10).count { $0.count >= 90 })
    for size in [1, 2, 50, 64, 89] {
      #expect(try Reading(file, chunkSize: size, longestLine: 90) == whole, "chunk size \(size)")
    }
    #expect(whole.lines.last?.number == whole.lineCount)
    #expect(whole.lineCount == 300)
  }

  @Test func `a line of megabytes is one line`() throws {
    let long = [UInt8](repeating: 0x78, count: 3_000_000)
    let file = try folder.write(Array("first\r\n".utf8) + long + Array("\r\nlast".utf8), as: "log")
    let reading = try Reading(file, chunkSize: 4096, longestLine: 64 << 20)
    #expect(reading.lines.map(\.bytes.count) == [5, 3_000_000, 4] && reading.damage.isEmpty)
  }

  @Test(arguments: [[], [10], [0], [10, 10], [13, 10], Array("\u{1f}".utf8.dropLast())] as [[UInt8]])
  func `the smallest files are read`(_ bytes: [UInt8]) throws {
    let reading = try Reading(try folder.write(bytes, as: "log"), chunkSize: 4)
    #expect(reading.bytes == bytes && reading.damage.isEmpty)
    #expect(reading.lineCount == bytes.count { $0 == 10 } + (bytes.last ?? 10 == 10 ? 0 : 1))
  }

  @Test func `a growing file is read as far as it went when it was opened`() throws {
    let file = try folder.write(Array("one\ntwo".utf8), as: "log")
    let reader = try ChunkReader(file)
    try folder.write(Array("one\ntwo and more\nthree\n".utf8), as: "log")
    #expect(try reader.next()?.bytes == Array("one\ntwo".utf8))
    #expect(reader.rawTotal == 7 && reader.lines == 2)
  }

  @Test func `a file that became shorter is reported`() throws {
    let file = try folder.write([UInt8](repeating: 10, count: 600_000), as: "log")
    let reader = try ChunkReader(file, chunkSize: 4096)
    try folder.write([], as: "log")
    while try reader.next() != nil {}
    let missing = 600_000 - reader.rawBytes
    #expect(missing > 0)
    #expect(reader.damage.map(\.reason) == [.shortened(missing: missing)])
    #expect(throws: EvidenceError.self) { try Digest.sha256(of: file, bytes: 600_000) }
  }

  @Test func `the digest is that of the raw file, up to the given size`() throws {
    let file = try folder.write(Array("abcdef".utf8), as: "log")
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(try Digest.sha256(of: file, bytes: 3) == abc)
    #expect(Digest.sha256(Array("abc".utf8).span) == abc)
  }

  @Test func `cited lines come with place, bytes and hash`() throws {
    let text = "one\r\ntwo\n\nfour"
    for bytes in [Array(text.utf8), Compressors.gzip(Array(text.utf8))] {
      var lines = try CitedLines(try folder.write(bytes, as: "log"), lines: [4, 1, 3, 1, 99, 0])
      var found: [CitedLine] = []
      while let line = try lines.next() { found.append(line) }
      #expect(found.map(\.line) == [1, 3, 4])
      #expect(found.map(\.offset) == [0, 9, 10])
      #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one\r", "", "four"])
      #expect(found[1].sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
      #expect(found.map(\.isWhole) == [true, true, true])
    }
  }
}
