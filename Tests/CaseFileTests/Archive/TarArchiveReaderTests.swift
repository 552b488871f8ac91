import CaseFile
import Foundation
import TestSupport
import Testing

@Suite("Reading a tar archive from an untrusted hand")
struct TarArchiveReaderTests {
  private let folder: TemporaryFolder
  private static let limits = TarArchiveReader.Limits(fileSize: 2000, totalSize: 3000, files: 4)

  init() throws { folder = try TemporaryFolder() }

  /// The names that were handed over.
  @discardableResult
  private func read(_ bytes: [UInt8]) throws -> [String] {
    let path = try folder.write(bytes, as: "a.tar")
    var names: [String] = []
    try TarArchiveReader(path, limits: Self.limits) { !$0.description.hasPrefix("private/") }
      .read { entry throws(CaseError) in names.append(entry.name.description) }
    return names
  }

  struct Hostile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: String
    let make: @Sendable (inout TarBytes) -> Void

    init(_ description: String, _ reason: String, _ make: @escaping @Sendable (inout TarBytes) -> Void) {
      (testDescription, self.reason, self.make) = (description, reason, make)
    }
  }

  static let hostile = [
    Hostile("an absolute path", "leads elsewhere") { $0.add("/etc/passwd", [1]) },
    Hostile("a path upwards", "leads elsewhere") { $0.add("../x", [1]) },
    Hostile("a path upwards in the middle", "leads elsewhere") { $0.add("a/../../x", [1]) },
    Hostile("a name with a control character", "leads elsewhere") { $0.add("a\u{1B}[2J", [1]) },
    Hostile("a name beyond ASCII", "") { $0.add("日本", [1]) },
    Hostile("a folder", "leads elsewhere") { $0.add("a/", type: "5") },
    Hostile("a folder without a slash", "is no plain file") { $0.add("a", type: "5") },
    Hostile("a symbolic link", "is no plain file") { $0.add("a", type: "2", link: "/etc/passwd") },
    Hostile("a hard link", "is no plain file") { $0.add("a", type: "1", link: "/etc/passwd") },
    Hostile("a device", "is no plain file") { $0.add("a", type: "3") },
    Hostile("a pipe", "is no plain file") { $0.add("a", type: "6") },
    Hostile("a name that comes twice", "holds good twice") { $0.add("good", [1]) },
    Hostile("a name that is not allowed", "private/x does not belong in it") { $0.add("private/x", [1]) },
    Hostile("a file that is too large", "is larger than may be") { tar in
      tar.add("a", [UInt8](repeating: 1, count: 2001))
    },
    Hostile("files that are too large together", "b is larger than may be") { tar in
      for name in ["a", "b"] { tar.add(name, [UInt8](repeating: 1, count: 1900)) }
    },
    Hostile("too many files", "more than 4 files") { tar in
      for name in ["a", "b", "c", "d"] { tar.add(name) }
    },
    Hostile("a path upwards in an extended header", "leads elsewhere") { tar in
      tar.add("pax", Array("16 path=../../x\n".utf8), type: "x")
      tar.add("a", [1])
    },
    Hostile("a path upwards in a long name of GNU's", "leads elsewhere") { tar in
      tar.add("././@LongLink", Array("../../x\u{0}".utf8), type: "L")
      tar.add("a", [1])
    },
    Hostile("a size in an extended header", "a is larger than may be") { tar in
      tar.add("pax", Array("16 size=9999999\n".utf8), type: "x")
      tar.add("a", [1])
    },
    Hostile("a sparse file", "is no plain file") { tar in
      tar.add(
        "pax",
        Array("22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n27 GNU.sparse.realsize=900\n".utf8), type: "x")
      tar.add("a", Array("1\n0\n1\n".utf8) + [UInt8](repeating: 0, count: 506) + [7], size: 513)
    },
    Hostile("a size that the archive has no room for", "") { $0.add("a", [1], size: 1900) },
  ]

  @Test("refuses it, and says why", arguments: hostile)
  func refuses(_ hostile: Hostile) throws {
    var tar = TarBytes()
    tar.add("good", [1, 2, 3])
    hostile.make(&tar)
    let error = #expect(throws: CaseError.self) { try read(tar.ended) }
    #expect(error?.code == .badInput)
    #expect(
      hostile.reason.isEmpty || error?.message.contains(hostile.reason) == true, "\(error?.message ?? "")")
  }

  @Test("notices an archive that is cut off, wherever it is")
  func cut() throws {
    var tar = TarBytes()
    tar.add("a", [UInt8](repeating: 7, count: 700))
    tar.add("b", [1])
    let bytes = tar.ended
    #expect(try read(bytes) == ["a", "b"])
    for length in stride(from: 0, to: bytes.count, by: 128) {
      let error = #expect(throws: CaseError.self) { try read(Array(bytes.prefix(length))) }
      #expect(error?.message.contains("is damaged or no tar archive") == true, "\(length)")
    }
  }

  @Test(
    "notices every changed byte of a header's name, size and type", arguments: [0, 50, 124, 134, 156, 148])
  func changed(_ place: Int) throws {
    var tar = TarBytes()
    tar.add("a", [1])
    tar.add("bb", [1])
    for header in [0, 1024] {
      var bytes = tar.ended
      bytes[header + place] ^= 0x03
      #expect(throws: CaseError.self) { try read(bytes) }
    }
  }

  @Test("of any nonsense ends in an error or in names that may be, never otherwise")
  func nonsense() throws {
    var random = SplitMix(state: 20_161_223)
    var tar = TarBytes()
    for name in ["a", "b/c", "d"] { tar.add(name, [UInt8](repeating: 1, count: 300)) }
    let whole = tar.ended
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count - 1024, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      do {
        for name in try read(bytes) {
          #expect(CaseFile.ArchiveName(name) != nil && !name.hasPrefix("private/"))
        }
      } catch {
        #expect(error is CaseError)
      }
    }
  }

  @Test("takes nothing that is compressed, and nothing else")
  func others() throws {
    var tar = TarBytes()
    tar.add("a", [1])
    let zeros = [UInt8](repeating: 0, count: 1024)
    for bytes in [
      Compressors.gzip(tar.ended) + zeros, Array("hello".utf8), [], Array("PK\u{3}\u{4}".utf8) + zeros,
    ] {
      #expect(throws: CaseError.self) { try read(bytes) }
    }
  }

  @Test("hands over what is there as it stands, when nothing asks for its content too")
  func skips() throws {
    var tar = TarBytes()
    for name in ["a", "b/c", "d"] { tar.add(name, [UInt8](repeating: 1, count: 600)) }
    #expect(try read(tar.ended) == ["a", "b/c", "d"])
  }

  @Test("of a file that is not there says so")
  func missing() {
    let reader = TarArchiveReader("/nowhere.tar", limits: Self.limits) { _ in true }
    let error = #expect(throws: CaseError.self) { try reader.read { _ in } }
    #expect(error?.message == "/nowhere.tar cannot be read: No such file or directory")
  }
}
