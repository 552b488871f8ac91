/// The first entry: the case, and the key that signs it.
public struct CaseOpened: Codable, Hashable, Sendable {
  /// A random UUID (RFC 9562, version 4), in lower case.
  public var id: String
  public var title: String
  /// The zone in which the case's people write times: an IANA name.
  public var timeZone: String
  public var publicKey: PublicKey
  /// The version of the case's format; see `docs/case-file.md`.
  public var format: Int
  /// SHA-256 over the slots that hold the case's key.
  public var slots: String
}

/// A file of evidence, taken into custody.
public struct EvidenceAdded: Codable, Hashable, Sendable {
  /// From 1; it never changes.
  public var item: Int
  /// Where it lay: absolute.
  public var path: String
  public var sha256: String
  public var bytes: Int
  /// What it is: `accessLog`, `databaseDump`, `sqlite`, or `other` with ``format`` in words.
  public var kind: String
  public var format: String
  /// When the file was last written to, as the file system says: UTC, RFC 3339.
  public var modified: String
  /// Whether this user could have written to it when it was added.
  public var isWritable: Bool
  public var acquisition: Acquisition
}

/// How a file of evidence came into the hands of the case, in the words of who added it.
public struct Acquisition: Codable, Hashable, Sendable {
  /// The system that it was written by or taken from.
  public var sourceSystem: String?
  public var acquiredBy: String?
  /// As given: a date or time with zone.
  public var acquiredAt: String?
  /// The means: `rsync from the live server`, `mysqldump --single-transaction`, a disk image.
  public var method: String?
  /// The zone of its times that name none.
  public var timeZone: String?
  /// Seconds that the source's clock was ahead of true time; negative: behind.
  public var clockOffset: Int?
  public var note: String?

  public init() {}
}

/// The same file, found at another place.
public struct EvidenceMoved: Codable, Hashable, Sendable {
  public var item: Int
  public var path: String
}

/// Evidence that passed from one hand to another.
public struct HandOver: Codable, Hashable, Sendable {
  public var item: Int
  public var from: String
  public var to: String
  /// As given.
  public var at: String
  public var purpose: String?

  public init(item: Int, from: String, to: String, at: String, purpose: String?) {
    self.item = item
    self.from = from
    self.to = to
    self.at = at
    self.purpose = purpose
  }
}

/// Evidence that Tenmatsu opened and read.
public struct EvidenceRead: Codable, Hashable, Sendable {
  public enum Purpose: String, Codable, Sendable { case investigate, why, verify, cards, people }

  public var items: [Int]
  public var purpose: Purpose
  /// Items that were missing or not what was added, where the reading found any.
  public var faults: [Fault]?

  /// What was found instead of the evidence.
  public struct Fault: Codable, Hashable, Sendable {
    public var item: Int
    /// SHA-256 of the file that lies there now; nil: none does.
    public var found: String?
  }
}

/// The data map that investigations use from here on, kept within the case.
public struct DataMapSet: Codable, Hashable, Sendable {
  public var name: String
  public var sha256: String
  public var object: ObjectEntry
}

/// An investigation that came to its end.
public struct RunFinished: Codable, Hashable, Sendable {
  /// From 1; it never changes.
  public var run: Int
  public var started: String
  /// The version of Tenmatsu.
  public var version: String
  /// What it was told, by name.
  public var parameters: [String: String]
  /// Number of each item of the case, and the number by which the findings' citations call it; those left aside have none.
  public var evidence: [RunEvidence]
  public var dataMap: String?
  /// SHA-256 of the findings as JSON (`tenmatsu.findings/1`): the same evidence gives the same bytes again.
  public var findingsSha256: String
  /// Records and people at each grade; nil without a data map.
  public var total: RunTotal?
  /// What can be told without personal data, in the clear.
  public var summary: ObjectEntry
  /// The findings in full, sealed.
  public var findings: ObjectEntry
  /// The affected records and what finds them, sealed; nil without a data map.
  public var people: StoredPeople?
}

/// An item of evidence as a run numbers it.
public struct RunEvidence: Codable, Hashable, Sendable {
  public var item: Int
  public var cited: Int?
}

/// The figures of a run at each grade.
public struct RunTotal: Codable, Hashable, Sendable {
  public struct Figures: Codable, Hashable, Sendable {
    public var proven: Int
    public var probable: Int
    public var possible: Int
    public var maximum: Int { proven + probable + possible }
  }

  public var records: Figures
  public var people: Figures
}

/// Where the people of a run are kept.
public struct StoredPeople: Codable, Hashable, Sendable {
  public var records: Int
  /// The words of the data map's fields that the records have, sorted.
  public var words: [String]
  public var blocks: ObjectEntry
  public var index: ObjectEntry
  /// The people grouped by all that rules ask of them, in the clear; nil in runs of older versions.
  public var profiles: ObjectEntry?
}

/// A file that was taken into the case under seal.
public struct FileSealed: Codable, Hashable, Sendable {
  public var name: String
  /// SHA-256 of the file's own bytes, keyed, so that it tells nothing about its content: HMAC under the case's key.
  public var keyedHash: String
  public var object: ObjectEntry
}

/// Something sealed that was written out in the clear.
public struct FileUnsealed: Codable, Hashable, Sendable {
  public var name: String
}

/// A document that was frozen as it went out.
public struct Published: Codable, Hashable, Sendable {
  /// The file's name in `out/`.
  public var name: String
  public var sha256: String
  public var object: ObjectEntry
}

/// The passphrases and key files that open the case.
public struct PassphrasesChanged: Codable, Hashable, Sendable {
  public enum Action: String, Codable, Sendable { case added, changed, removed }

  public var action: Action
  /// The slot's label.
  public var label: String
  /// SHA-256 over all slots afterwards.
  public var slots: String
}

/// A new key, because every passphrase was lost: what was sealed before stays sealed for ever.
///
/// This entry and those after it are signed with the new key; no earlier key vouches for it, and `verify` says so.
public struct KeyRenewed: Codable, Hashable, Sendable {
  public var publicKey: PublicKey
  public var slots: String
}

/// Something that left the case.
public struct Exported: Codable, Hashable, Sendable {
  public enum What: String, Codable, Sendable {
    case archive, ledger, findings, people, timeline, indicators, cards, custody, comparison
  }

  public var what: What
  /// SHA-256 of what was written; nil where it went to standard output.
  public var sha256: String?
  /// Whom it was encrypted for.
  public var recipient: String?
  /// People or cards in it.
  public var count: Int?

  public init(what: What, sha256: String? = nil, recipient: String? = nil, count: Int? = nil) {
    self.what = what
    self.sha256 = sha256
    self.recipient = recipient
    self.count = count
  }
}

/// Bytes that are kept within the case, as the ledger knows them.
public struct ObjectEntry: Codable, Hashable, Sendable {
  /// From 1 throughout the case.
  public var id: Int
  public var parts: Int
  /// Bytes before they were compressed and sealed.
  public var bytes: Int
  /// SHA-256 of what is stored: of a sealed object each part with its length before it, 4 bytes, most significant first;
  /// of others the bytes themselves.
  public var sha256: String
  /// What the object's key is derived with; nil where it is not sealed.
  public var salt: String?
}
