import CaseFile
import Foundation
import TestSupport
import Testing

@Suite("Writing a tar archive")
struct TarArchiveWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func name(_ text: String) throws -> ArchiveName { try #require(ArchiveName(text)) }

  private func write(_ path: String, _ files: [(String, [UInt8])]) throws {
    let writer = try TarArchiveWriter(path)
    for (file, bytes) in files { try writer.add(name(file), bytes) }
    try writer.finish()
  }

  @Test("gives the same bytes each time, without owner and time")
  func deterministic() throws {
    let files: [(String, [UInt8])] = [
      ("manifest.json", [0x7B, 0x7D]), ("evidence/1.log", Array("a\nb\n".utf8)),
    ]
    try write(folder.path + "/a.tar", files)
    try write(folder.path + "/b.tar", files)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.path + "/a.tar")))
    #expect(bytes == [UInt8](try Data(contentsOf: URL(filePath: folder.path + "/b.tar"))))
    var expected = TarBytes()
    expected.add("manifest.json", [0x7B, 0x7D])
    expected.add("evidence/1.log", Array("a\nb\n".utf8))
    #expect(bytes.count == expected.ended.count)
    // Mode, owner, group, size and time of the first header.
    let said = String(decoding: bytes[100..<148].filter { $0 != 0 && $0 != 0x20 }, as: UTF8.self)
    #expect(said == "0006000000000000000000000000200000000000")
    #expect(bytes[512..<514].elementsEqual([0x7B, 0x7D]))
  }

  @Test("can be read by everybody's tar, and by us", arguments: [0, 1, 511, 512, 513, 300_000])
  func roundTrip(_ size: Int) throws {
    var random = SplitMix(state: 7)
    let content = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
    let source = try folder.write(content, as: "source")
    let path = folder.path + "/a.tar"
    let writer = try TarArchiveWriter(path)
    try writer.add(name("first"), [1])
    try writer.add(name("deep/down/file-1_x.log"), contentsOf: source, access: .everybody)
    try writer.finish()
    #expect(try Tool.run("tar", ["-xOf", path, "deep/down/file-1_x.log"]).output == content)
    var read: [String: [UInt8]] = [:]
    let limits = TarArchiveReader.Limits(fileSize: 1 << 20, totalSize: 1 << 20, files: 9)
    try TarArchiveReader(path, limits: limits) { _ in true }.read { entry throws(CaseError) in
      #expect(entry.size == (entry.name.description == "first" ? 1 : Int64(size)))
      while let piece = try entry.next() { read[entry.name.description, default: []] += piece }
    }
    #expect(read["first"] == [1])
    #expect(read["deep/down/file-1_x.log", default: []] == content)
  }

  @Test("appears whole or not at all")
  func whole() throws {
    let path = folder.path + "/a.tar"
    do {
      let writer = try TarArchiveWriter(path)
      try writer.add(name("a"), [1, 2, 3])
      #expect(!FileManager.default.fileExists(atPath: path))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("leaves the archive that stood there until the new one is whole")
  func replaces() throws {
    let path = try folder.write("old", as: "a.tar")
    do {
      let writer = try TarArchiveWriter(path)
      try writer.add(name("a"), [1])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      try writer.finish()
    }
    #expect(try Data(contentsOf: URL(filePath: path)).count == 512 * 4)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.tar"])
  }

  @Test("takes no name twice, and no content of another size than was said")
  func refuses() throws {
    let writer = try TarArchiveWriter(folder.path + "/a.tar")
    try writer.add(name("a"), [1])
    let twice = #expect(throws: CaseError.self) { try writer.add(ArchiveName("a")!, [1]) }
    #expect(twice?.description == "\(folder.path)/a.tar would hold a twice. Add each name once")
    for pieces in [[[UInt8](repeating: 1, count: 5)], [[1], [2]], []] {
      var rest = pieces[...]
      let name = try name("b\(pieces.count)")
      let error = #expect(throws: CaseError.self) {
        try writer.add(name, size: 3) { () throws(CaseError) in rest.popFirst() }
      }
      #expect(error?.code == .cannotWrite)
    }
  }

  @Test("says where it cannot write")
  func places() throws {
    let missing = #expect(throws: CaseError.self) { try TarArchiveWriter("/nowhere/at/all/a.tar") }
    #expect(
      missing?.description == "The folder of /nowhere/at/all/a.tar is not there. Make it, or name another one"
    )
  }

  @Test("takes over what a run that was killed left, but not what another run is writing")
  func leftovers() throws {
    let path = folder.path + "/a.tar"
    try folder.write("left by a run that was killed, and longer than what follows", as: "a.tar.partial")
    let writer = try TarArchiveWriter(path)
    let held = #expect(throws: CaseError.self) { try TarArchiveWriter(path) }
    #expect(held?.description == "\(path) is being written already. Wait until that has ended")
    try writer.finish()
    #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == [UInt8](repeating: 0, count: 1024))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.tar"])
  }

  @Test("follows no link that lies where it writes")
  func link() throws {
    let target = try folder.write("precious", as: "target")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a.tar.partial", withDestinationPath: target)
    #expect(throws: CaseError.self) { try TarArchiveWriter(folder.path + "/a.tar") }
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious")
  }

  @Test(
    "gives no file a name that means something else elsewhere",
    arguments: [
      "", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", "a\\b", "a\u{0}b", "日本", "a b", "a:b", "~", "é",
      String(repeating: "a", count: 101), String(repeating: "ab/", count: 90) + "c",
    ])
  func names(_ text: String) { #expect(ArchiveName(text) == nil) }

  @Test("takes plain names", arguments: ["a", "a.b-c_D9", "x/y/z.sql.zst", "..a", "a..", ".hidden"])
  func plainNames(_ text: String) { #expect(ArchiveName(text)?.description == text) }
}
