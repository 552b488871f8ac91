import Crypto
import Foundation

extension CaseWriter {
  /// Takes a file into the case under seal: a report with personal data, a mail from a customer.
  ///
  /// - Throws: `CaseError` where it cannot be read, or one of that name is there.
  public func seal(_ path: String, as name: String, reason: String?) throws(CaseError) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw CaseError(.badInput, "\(path) cannot be read", remedy: "Look at its name and rights")
    }
    defer { try? handle.close() }
    try commit { entries in
      let object = entries.object(isSealed: true)
      var hasher = SHA256()
      while let piece = try handle.read(upToCount: ObjectWriter.partSize), !piece.isEmpty {
        hasher.update(data: piece)
        try object.write(piece)
      }
      try entries.append(
        .fileSealed(
          FileSealed(
            name: name, keyedHash: key.keyedHash("file", of: Hex.text(hasher.finalize())),
            object: try object.finish())),
        reason: reason)
    }
  }

  /// Enters that something sealed is about to be written out, then hands it over piece by piece.
  ///
  /// - Parameter name: of a sealed file, or `findings` of the last run, or `findings-N`.
  /// - Throws: `CaseError` where there is none of that name, or it was changed.
  public func unseal(_ name: String, reason: String?, _ body: ([UInt8]) throws -> Void) throws(CaseError) {
    guard let object = state.sealed(name) else {
      throw CaseError(
        .usage, "Nothing sealed is called \(name)",
        remedy: state.sealedNames.isEmpty
          ? "The case holds nothing sealed yet" : "There are: " + state.sealedNames.joined(separator: ", "))
    }
    try commit { entries in try entries.append(.fileUnsealed(FileUnsealed(name: name)), reason: reason) }
    try reading().read(object, key: key, body)
  }

  /// Freezes a document as it goes out: a copy in the case, and the file in `out/`.
  ///
  /// - Throws: `CaseError` where one of that name went out before: it is then a new version, with a name of its own.
  public func publish(_ bytes: [UInt8], as name: String, reason: String?) throws(CaseError) {
    let isPlain =
      ArchiveName(name) != nil && !name.contains("/") && !name.hasPrefix(".")
      && !name.hasSuffix(FolderFiles.next)
    guard isPlain else {
      throw CaseError(
        .usage, "\(name) is no name for a document",
        remedy: "Give a plain file name of ASCII letters and digits, such as notice-1.html")
    }
    try commit { entries in
      let object = entries.object(isSealed: false)
      try object.write(bytes)
      try entries.append(
        .published(Published(name: name, sha256: Manifest.sha256(bytes), object: try object.finish())),
        reason: reason)
      entries.publish(name, bytes)
    }
  }

  /// Enters that something left the case.
  public func exported(_ what: Exported, reason: String? = nil) throws(CaseError) {
    try commit { entries in try entries.append(.exported(what), reason: reason) }
  }
}

extension CaseState {
  /// What can be unsealed by name.
  public var sealedNames: [String] {
    sealedFiles.map(\.name) + runs.map { "findings-\($0.content.run)" }
  }

  func sealed(_ name: String) -> ObjectEntry? {
    if let file = sealedFiles.first(where: { $0.name == name }) { return file.object }
    if name == "findings" { return run?.content.findings }
    return runs.first { name == "findings-\($0.content.run)" }?.content.findings
  }
}
