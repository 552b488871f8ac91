import Bytes
import Crypto
import Foundation

extension CaseWriter {
  /// Takes a file into the case under seal: a report with personal data, a mail from a customer.
  ///
  /// - Returns: whether it is new; a command that is repeated finds its file there.
  /// - Throws: `CaseError` where it cannot be read, or another one of that name is there.
  @discardableResult
  public func seal(_ path: String, as name: String, reason: String?) throws(CaseError) -> Bool {
    let isOfARun = name == "findings" || name.hasPrefix("findings-") && Int(name.dropFirst(9)) != nil
    guard !name.isEmpty, !isOfARun else {
      throw CaseError(
        .usage, "A sealed file cannot be called “\(name)”: runs' findings are",
        remedy: "Name it otherwise with --as")
    }
    if let known = state.sealedFiles.first(where: { $0.name == name }) {
      guard try known.keyedHash == keyedHash(path, { _ in }) else {
        throw CaseError(
          .usage, "Another file was sealed as \(name)", remedy: "Name this one otherwise with --as")
      }
      return false
    }
    try commit { entries in
      let object = entries.object(isSealed: true)
      let hash = try keyedHash(path) { try object.write($0) }
      try entries.append(
        .fileSealed(FileSealed(name: name, keyedHash: hash, object: try object.finish())), reason: reason)
    }
    return true
  }

  /// Reads a file to its end, and gives its keyed hash.
  private func keyedHash(_ path: String, _ body: ([UInt8]) throws -> Void) throws(CaseError) -> String {
    let input = try InputFile(path)
    var hasher = SHA256()
    while let piece = try input.read(upTo: ObjectWriter.partSize) {
      hasher.update(data: piece)
      try StoreErrors.translated(folder) { try body(piece) }
    }
    return key.keyedHash("file", of: Hex.text(hasher.finalize()))
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
  /// - Returns: whether it is new; a command that is repeated finds its document there.
  /// - Throws: `CaseError` where another one of that name went out before: it is then a new version, with a name of its
  ///   own; or where the name could not stand in an archive of the case.
  @discardableResult
  public func publish(_ bytes: [UInt8], as name: String, reason: String?) throws(CaseError) -> Bool {
    try checkDocumentName(name)
    if let known = state.published.first(where: { $0.content.name == name })?.content {
      guard known.sha256 == Manifest.sha256(bytes) else {
        throw CaseError(
          .usage, "Another document was published as \(name)",
          remedy: "What has gone out stays as it is. Name the new version otherwise with --as")
      }
      return false
    }
    try commit { entries in try entries.freeze(OutgoingFile(name: name, bytes: bytes), reason: reason) }
    return true
  }

  /// - Throws: `CaseError` where a document of that name could not stand in an archive of the case.
  func checkDocumentName(_ name: String) throws(CaseError) {
    let isPlain =
      ArchiveName(FolderFiles.documents + "/" + name) != nil && !name.hasPrefix(".") && !name.contains("/")
      && !name.hasSuffix(FolderFiles.next)
    guard isPlain else {
      throw CaseError(
        .usage, "\(name) is no name for a document: it must mean the same on every machine",
        remedy: "Give one of letters from a to z, digits, dots and dashes with --as, such as notice-1.html")
    }
  }

  /// Enters that something left the case.
  public func exported(_ what: Exported, reason: String? = nil) throws(CaseError) {
    try commit { entries in try entries.append(.exported(what), reason: reason) }
  }
}

extension Entries {
  /// Freezes a file as it goes out: a copy in the case, and the file in `out/`.
  mutating func freeze(_ file: OutgoingFile, reason: String?) throws {
    let object = object(isSealed: false)
    try object.write(file.bytes)
    try append(
      .published(
        Published(name: file.name, sha256: Manifest.sha256(file.bytes), object: try object.finish())),
      reason: reason)
    publish(file.name, file.bytes)
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
