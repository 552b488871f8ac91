import Bytes

/// A file of `out/` that goes out with a document.
public struct OutgoingFile: Sendable, Hashable {
  public let name: String
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension CaseWriter {
  /// Enters a step of a document, and what comes with it, all of it or nothing.
  ///
  /// - Parameters:
  ///   - content: of a draft or an amendment: the document; it is kept in the clear, and may hold no personal data.
  ///   - files: of a publication: they are frozen in the case and put into `out/`.
  ///   - others: steps of other documents that it brings about: what it supersedes.
  /// - Throws: `CaseError` where the step does not follow what is there, or a file of that name went out before.
  public func enter(
    _ step: NoticeEntered, content: [UInt8]? = nil, files: [OutgoingFile] = [], others: [NoticeEntered] = [],
    reason: String?
  ) throws(CaseError) {
    for file in files { try checkDocumentName(file.name) }
    try commit { entries in
      for file in files { try entries.freeze(file, reason: reason) }
      var step = step
      if let content {
        let object = entries.object(isSealed: false)
        try object.write(content)
        step.content = try object.finish()
      }
      if !files.isEmpty { step.files = files.map(\.name) }
      try entries.append(.noticeEntered(step), reason: reason)
      for other in others { try entries.append(.noticeEntered(other)) }
    }
  }

  /// Enters a step of a wave.
  ///
  /// - Parameter content: is sealed.
  public func enter(_ step: WaveEntered, content: [UInt8]? = nil, reason: String? = nil) throws(CaseError) {
    try commit { entries in
      var step = step
      if let content {
        let object = entries.object(isSealed: true)
        try object.write(content)
        step.content = try object.finish()
      }
      try entries.append(.waveEntered(step), reason: reason)
    }
  }

  /// Keeps a pack of rules of the company's own; the one with the same id before it no longer holds.
  ///
  /// - Parameters:
  ///   - bytes: a pack that has been read without faults.
  ///   - pack: its id.
  ///   - name: of its file.
  /// - Returns: whether it is new; a command that is repeated finds its pack there.
  @discardableResult
  public func addRulePack(_ bytes: [UInt8], pack: String, name: String, reason: String?) throws(CaseError)
    -> Bool
  {
    let hash = Manifest.sha256(bytes)
    if state.rulePacks.contains(where: { $0.pack == pack && $0.sha256 == hash }) { return false }
    try commit { entries in
      let object = entries.object(isSealed: false)
      try object.write(bytes)
      try entries.append(
        .rulePackAdded(RulePackAdded(pack: pack, name: name, sha256: hash, object: try object.finish())),
        reason: reason)
    }
    return true
  }

  /// Enters what is due, as it was worked out.
  public func stateDuties(_ bytes: [UInt8], reason: String?) throws(CaseError) {
    try commit { entries in
      let object = entries.object(isSealed: false)
      try object.write(bytes)
      try entries.append(.dutiesStated(DutiesStated(object: try object.finish())), reason: reason)
    }
  }
}

extension Case {
  /// The document as ``CaseWriter/enter(_:content:files:reason:)`` was given it.
  public func content(of notice: CaseState.Notice) throws(CaseError) -> [UInt8] {
    try content(of: notice.content)
  }

  /// What a step of a wave came with; nil where it came with nothing.
  public func content(of step: CaseState.Wave.Step, key: CaseKey) throws(CaseError) -> [UInt8]? {
    guard let object = step.content.content else { return nil }
    return try content(of: object, key: key)
  }

  /// The text of a pack of rules.
  public func content(of pack: RulePackAdded) throws(CaseError) -> [UInt8] { try content(of: pack.object) }

  /// What was due, as it was last stated.
  public func lastDuties() throws(CaseError) -> [UInt8]? {
    guard let last = state.duties.last else { return nil }
    return try content(of: last.content.object)
  }

  /// The people of a run, grouped by all that rules ask of them.
  ///
  /// - Returns: nothing where the run counted no people.
  public func profiles(of run: CaseState.Run) throws(CaseError) -> [PeopleProfile] {
    guard let object = run.content.people?.profiles else { return [] }
    let bytes = try content(of: object)
    do { return try Canonical.value([PeopleProfile].self, from: bytes) } catch {
      throw PeopleReader.broken
    }
  }
}
