import Foundation
import Investigation
import TestSupport
import Testing

/// The same bytes give the same answer, however they are packed, cut, ordered and shared out among threads.
@Suite("Same bytes, same answer")
struct SameAnswerTests {
  private static let recording = Recording(scenario: "mariadb-union", log: .extended, hasDump: true)
  private static let reference = Task { try answer(try recording.evidence()) }

  @Test("One, two and eight threads give the same findings", arguments: [1, 2, 8])
  func threads(_ count: Int) async throws {
    let answer = try answer(try Self.recording.evidence()) { $0.threads = count }
    #expect(answer == (try await Self.reference.value))
  }

  @Test("Chunks of any size give the same findings", arguments: [1 << 10, 1 << 16, 1 << 20])
  func chunkSizes(_ size: Int) async throws {
    let answer = try answer(try Self.recording.evidence()) { options in
      options.chunkSize = size
      options.threads = 2
    }
    #expect(answer == (try await Self.reference.value))
  }

  @Test("Compressed evidence gives the same findings", arguments: ["gz", "zst", "xz"])
  func compression(_ ending: String) async throws {
    let packed = try Self.recording.evidence().map { file in
      let bytes =
        switch ending {
        case "gz": Compressors.gzip(file.bytes)
        case "zst": Compressors.zstd(file.bytes)
        default: Compressors.xz(file.bytes)
        }
      return (name: file.name + "." + ending, bytes: bytes)
    }
    #expect(try answer(packed) == (try await Self.reference.value))
  }

  @Test("Files in any order give the same findings")
  func fileOrder() throws {
    let rotated = try rotatedEvidence()
    let forwards = try answer(rotated, named: ["access.log.2", "access.log.1", "access.log", "dump.sql"])
    let backwards = try answer(rotated, named: ["dump.sql", "access.log", "access.log.1", "access.log.2"])
    let shuffled = try answer(rotated, named: ["access.log", "dump.sql", "access.log.2", "access.log.1"])
    #expect(forwards == backwards)
    #expect(forwards == shuffled)
  }

  @Test("A log that was rotated tells the same as one that was not")
  func rotation() async throws {
    let whole = try await Self.reference.value
    let rotated = try answer(try rotatedEvidence())
    for part in ["obtained", "attackers", "injectionPoints", "period", "filesRead"] {
      #expect(try counted(rotated, part) == counted(whole, part), "\(part) differ")
    }
  }

  @Test("The same traffic in two formats, or beside its compressed copy, is counted once")
  func sameTrafficTwice() async throws {
    let whole = try await Self.reference.value
    var evidence = try Self.recording.evidence()
    let combined = Recording(scenario: "mariadb-union", log: .combined, hasDump: false)
    evidence.append(("other-format.log", try combined.evidence()[0].bytes))
    evidence.append(("copy.log.gz", Compressors.gzip(evidence[0].bytes)))
    let answer = try answer(evidence)
    for part in ["obtained", "attackers", "injectionPoints", "filesRead"] {
      #expect(try counted(answer, part) == counted(whole, part), "\(part) differ")
    }
  }

  /// The log cut into three at line ends, as rotation leaves it: the oldest has the highest number.
  private func rotatedEvidence() throws -> [(name: String, bytes: [UInt8])] {
    let evidence = try Self.recording.evidence()
    let lines = evidence[0].bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    let third = lines.count / 3
    return [
      ("access.log.2", Array(lines[..<third].joined())),
      ("access.log.1", Array(lines[third..<(2 * third)].joined())),
      ("access.log", Array(lines[(2 * third)...].joined())),
      evidence[1],
    ]
  }
}

/// The findings as JSON, without what may differ: the paths, hashes and sizes of the files.
private func answer(
  _ evidence: [(name: String, bytes: [UInt8])], named order: [String]? = nil,
  _ choose: (inout Investigation.Options) -> Void = { _ in }
) throws -> String {
  let folder = try TemporaryFolder()
  for file in evidence { try folder.write(file.bytes, as: file.name) }
  var options = Investigation.Options()
  choose(&options)
  let findings = try Investigation(options).run(
    order.map { $0.map { folder.path + "/" + $0 } } ?? [folder.path])
  var bytes: [UInt8] = []
  FindingsJSON(findings).write { bytes += $0 }
  guard var object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else { return "" }
  object["evidence"] = (object["evidence"] as? [[String: Any]])?.map { item in
    item.filter { !["path", "sha256", "bytes"].contains($0.key) }
  }
  let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .prettyPrinted])
  return String(decoding: data, as: UTF8.self)
}

/// One part of the findings without its citations: numbers of items and lines differ where files were cut otherwise.
private func counted(_ answer: String, _ part: String) throws -> String {
  func stripped(_ value: Any) -> Any {
    if let list = value as? [Any] { return list.map(stripped) }
    guard let object = value as? [String: Any] else { return value }
    let kept = object.filter { !["evidence", "firstEvidence", "lastEvidence", "line"].contains($0.key) }
    return kept.mapValues(stripped)
  }
  let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
  let data = try JSONSerialization.data(
    withJSONObject: ["part": stripped(object?[part] ?? NSNull())], options: [.sortedKeys])
  return String(decoding: data, as: UTF8.self)
}
