import Exposure
import Foundation
import Investigation
import Reconstruction
import TestSupport
import Testing

/// The same evidence gives the same figures, however it is packed, ordered, cut and read.
@Suite("The same people")
struct SamePeopleTests {
  private let scene: WrittenScene

  init() throws { scene = try WrittenScene(SmallScenario.text) }

  private func check(_ evidence: [String]? = nil, _ choose: (inout Investigation.Options) -> Void = { _ in })
    throws
  {
    let affected = try #require(try scene.investigate(evidence, choose).affected)
    #expect(Figures(affected).differences(from: try scene.trueFigures()) == [:])
    #expect(affected.total.records.possible == 0)
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: scene.evidence + "/" + name)))
  }

  @Test("whatever the threads and the chunks", arguments: [(1, 4_096), (3, 50_000), (8, 1 << 20)])
  func threads(_ threads: Int, _ chunk: Int) throws {
    try check { options in
      options.threads = threads
      options.chunkSize = chunk
    }
  }

  @Test("in whatever order the files are given")
  func order() throws {
    let files = try scene.names().map { scene.evidence + "/" + $0 }
    try check(files.reversed())
    try check(files.shuffled())
  }

  @Test("from compressed files")
  func compressed() throws {
    let folder = try TemporaryFolder()
    for name in try scene.names() {
      try folder.write(Compressors.gzip(try bytes(name)), as: name + ".gz")
    }
    try check([folder.path])
  }

  @Test("when a log is given twice, and once more compressed")
  func twice() throws {
    let folder = try TemporaryFolder()
    for name in try scene.names() {
      try folder.write(try bytes(name), as: name)
      guard name.contains("access") else { continue }
      try folder.write(try bytes(name), as: "copies/" + name)
      try folder.write(Compressors.gzip(try bytes(name)), as: "packed/" + name + ".gz")
    }
    try check([folder.path])
  }

  @Test("when the log is one piece instead of several")
  func whole() throws {
    let folder = try TemporaryFolder()
    var log: [UInt8] = []
    for name in try scene.names() {
      if name.contains("access") {
        log += try bytes(name)
      } else {
        try folder.write(try bytes(name), as: name)
      }
    }
    try folder.write(log, as: "all.log")
    try check([folder.path])
  }
}
