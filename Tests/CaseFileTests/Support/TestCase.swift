import CaseFile
import Foundation
import TestSupport

/// A case in a folder of its own, opened by a key file, which needs no slow derivation.
struct TestCase {
  let folder: TemporaryFolder
  let path: String
  let passphrase: Passphrase

  init(title: String = "Test") throws {
    folder = try TemporaryFolder()
    passphrase = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "key")
    let opening = Case.Opening(title: title, timeZone: "Asia/Tokyo", by: "lead", label: "safe")
    path = try Case.create(folder.path + "/test", opening, passphrase: passphrase).folder
  }

  func writer(by: String = "lead") throws -> CaseWriter {
    try CaseWriter(path, by: by, command: "test", passphrase: passphrase)
  }

  func reading() throws -> Case { try Case(path) }

  func verify() throws -> [String] {
    try Verifier(path).verify().faults.map { "\($0.place.words): \($0.words)" }
  }

  /// Adds files of evidence with some content.
  @discardableResult
  func add(_ files: [String: String], reason: String? = nil) throws -> EvidenceIntake.Outcome {
    let paths = try files.sorted { $0.key < $1.key }.map {
      try folder.write($0.value, as: "evidence/" + $0.key)
    }
    return try EvidenceIntake(writer()).add(
      paths, dataMap: nil, acquisition: Acquisition(), reason: reason)
  }
}
