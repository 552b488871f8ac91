/// What a case holds: what all changes of its ledger, one after another, make of it.
public struct CaseState: Sendable {
  public private(set) var id = ""
  public private(set) var title = ""
  public private(set) var timeZone = "UTC"
  /// The key in force.
  public private(set) var publicKey: PublicKey?
  /// Entries by which the key was renewed because every passphrase had been lost.
  public private(set) var renewals: [Int] = []
  /// SHA-256 over the slots that open the case.
  public private(set) var slots = ""
  public private(set) var evidence: [CustodyItem] = []
  public private(set) var dataMap: DataMapSet?
  public private(set) var runs: [Run] = []
  /// Facts that people entered, in the order in which each was first entered.
  public private(set) var facts: [Fact] = []
  public private(set) var sealedFiles: [FileSealed] = []
  public private(set) var published: [Publication] = []
  /// Documents in all their versions, in the order of their drafts.
  public private(set) var notices: [Notice] = []
  public private(set) var waves: [Wave] = []
  /// Packs of rules of the company's own, each in its last form.
  public private(set) var rulePacks: [RulePackAdded] = []
  /// Statements of what is due.
  public private(set) var duties: [Statement] = []
  /// The last entry by which facts were entered or taken back; 0: none.
  public private(set) var lastFacts = 0
  /// Every object, and the entry that brought it.
  public private(set) var objects: [(entry: Int, object: ObjectEntry, name: String)] = []
  /// SHA-256 of `evidence.json`; nil before there is one.
  public private(set) var manifest: String?
  /// What `evidence.json` was before, so that an interrupted renaming can be told from a change: a commit of many entries
  /// changes it many times in the ledger, and once on the disk.
  private(set) var earlierManifests: Set<String> = []
  public private(set) var lastEntry = 0

  /// A run, and when it was entered.
  public struct Run: Sendable {
    public let entry: Int
    public let at: String
    public let by: String
    /// Why it was made, in the words of who made it.
    public let reason: String?
    public let content: RunFinished

    /// When it was entered: seconds since 1970.
    public var seconds: Int64 { Clock.seconds(at) }
  }

  /// A document, and when it was frozen.
  public struct Publication: Sendable {
    public let entry: Int
    public let at: String
    public let content: Published
  }

  /// What was due, and when that was entered.
  public struct Statement: Sendable {
    public let entry: Int
    public let at: String
    public let content: DutiesStated
  }

  /// A change that does not fit what is there.
  struct Contradiction: Error {
    let words: String
  }

  init() {}

  public var run: Run? { runs.last }
  /// The number that the next object gets.
  var nextObject: Int { objects.count + 1 }

  /// Applies the next entry.
  mutating func apply(_ entry: LedgerEntry) throws(Contradiction) {
    try change(entry)
    if let manifest = entry.manifest {
      if let earlier = self.manifest { earlierManifests.insert(earlier) }
      self.manifest = manifest
    }
    lastEntry = entry.sequence
  }

  private mutating func change(_ entry: LedgerEntry) throws(Contradiction) {
    if case .caseOpened(let opened) = entry.change {
      guard id.isEmpty else { throw Contradiction(words: "the case was opened before") }
      id = opened.id
      title = opened.title
      timeZone = opened.timeZone
      publicKey = opened.publicKey
      slots = opened.slots
      guard opened.format == CaseFormat.version else {
        throw Contradiction(words: "its format is \(opened.format); this version reads \(CaseFormat.version)")
      }
      return
    }
    guard !id.isEmpty else { throw Contradiction(words: "it stands before the case was opened") }
    switch entry.change {
    case .caseOpened: break
    case .evidenceAdded(let added):
      guard added.item == evidence.count + 1 else {
        throw Contradiction(words: "item \(added.item) does not follow item \(evidence.count)")
      }
      evidence.append(CustodyItem(added, entry))
    case .evidenceMoved(let moved): try custody(of: [moved.item], entry) { $0.path = moved.path }
    case .evidenceHandedOver(let handOver): try custody(of: [handOver.item], entry) { _ in }
    case .evidenceRead(let read): try custody(of: read.items, entry) { _ in }
    case .dataMapSet(let set):
      try add(set.object, set.name, entry)
      dataMap = set
    case .runFinished(let run):
      guard run.run == runs.count + 1 else {
        throw Contradiction(words: "run \(run.run) does not follow run \(runs.count)")
      }
      try add(run.summary, "summary of run \(run.run)", entry)
      try add(run.findings, "findings of run \(run.run)", entry)
      if let people = run.people {
        try add(people.blocks, "people of run \(run.run)", entry)
        try add(people.index, "index of the people of run \(run.run)", entry)
        if let profiles = people.profiles { try add(profiles, "profiles of run \(run.run)", entry) }
      }
      runs.append(Run(entry: entry.sequence, at: entry.at, by: entry.by, reason: entry.reason, content: run))
    case .factsRecorded(let recorded):
      try record(recorded)
      lastFacts = entry.sequence
    case .fileSealed(let file):
      guard !sealedFiles.contains(where: { $0.name == file.name }) else {
        throw Contradiction(words: "\(file.name) was sealed before")
      }
      try add(file.object, file.name, entry)
      sealedFiles.append(file)
    case .fileUnsealed: break
    case .published(let document):
      guard !published.contains(where: { $0.content.name == document.name }) else {
        throw Contradiction(words: "\(document.name) was published before")
      }
      try add(document.object, document.name, entry)
      published.append(Publication(entry: entry.sequence, at: entry.at, content: document))
    case .passphrasesChanged(let change): slots = change.slots
    case .keyRenewed(let renewed):
      publicKey = renewed.publicKey
      slots = renewed.slots
      renewals.append(entry.sequence)
    case .exported: break
    case .noticeEntered(let step):
      if let content = step.content { try add(content, "\(step.kind) \(step.version)", entry) }
      try notices.apply(step, entry)
    case .waveEntered(let step):
      if let content = step.content { try add(content, "wave \(step.wave), \(step.step.rawValue)", entry) }
      try waves.apply(step, entry)
    case .rulePackAdded(let pack):
      try add(pack.object, pack.name, entry)
      rulePacks.removeAll { $0.pack == pack.pack }
      rulePacks.append(pack)
    case .dutiesStated(let statement):
      try add(statement.object, "what is due", entry)
      duties.append(Statement(entry: entry.sequence, at: entry.at, content: statement))
    }
  }

  private mutating func record(_ recorded: FactsRecorded) throws(Contradiction) {
    for fact in recorded.facts {
      if let place = facts.firstIndex(where: { $0.id == fact.id }) {
        facts[place] = fact
      } else {
        facts.append(fact)
      }
    }
    for id in recorded.withdrawn ?? [] {
      guard let place = facts.firstIndex(where: { $0.id.description == id }) else {
        throw Contradiction(words: "there is no fact \(id)")
      }
      facts.remove(at: place)
    }
  }

  private mutating func custody(
    of items: [Int], _ entry: LedgerEntry, _ change: (inout CustodyItem) -> Void
  ) throws(Contradiction) {
    for item in items {
      guard evidence.indices.contains(item - 1) else {
        throw Contradiction(words: "there is no item \(item)")
      }
      change(&evidence[item - 1])
      evidence[item - 1].history.append(entry)
    }
  }

  private mutating func add(_ object: ObjectEntry, _ name: String, _ entry: LedgerEntry) throws(Contradiction)
  {
    guard object.id == nextObject else {
      throw Contradiction(words: "object \(object.id) does not follow object \(objects.count)")
    }
    objects.append((entry.sequence, object, name))
  }
}

/// The version of the format of cases.
enum CaseFormat {
  static let version = 1
}
