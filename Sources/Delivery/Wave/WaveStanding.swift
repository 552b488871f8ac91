/// What became of each message of a wave, as far as it is known.
public struct WaveStanding: Sendable, Hashable {
  public enum Fate: UInt8, Sendable, Hashable, CaseIterable {
    /// Not sent yet, and that is certain.
    case pending
    /// Begun by a process that is gone: the server may have it. As long as a process is at it, this is on its way.
    case begun
    /// The relay took it over.
    case accepted
    /// The relay refused it for good.
    case refused
    /// The relay refused it for now.
    case postponed
    /// Nobody can tell whether the relay has it.
    case unknown
    /// Nobody could tell, and a person decided that it counts as sent.
    case countedAsSent

    /// Nothing more is to be sent.
    public var isReached: Bool { self == .accepted || self == .countedAsSent }
    /// To be sent by the next run.
    public var isOpen: Bool { self == .pending || self == .postponed }
  }

  private var fates: [Fate]
  /// Kinds of bounces by recipient: the gravest.
  public private(set) var hard: Set<Int> = []
  public private(set) var soft: Set<Int> = []

  /// - Parameter count: recipients of the wave.
  public init(count: Int) { fates = [Fate](repeating: .pending, count: count) }

  public var count: Int { fates.count }

  public subscript(number: Int) -> Fate {
    fates.indices.contains(number - 1) ? fates[number - 1] : .pending
  }

  public func hasBouncedHard(_ number: Int) -> Bool { hard.contains(number) }

  /// The numbers of those with a fate.
  public func numbers(_ isWanted: (Fate) -> Bool) -> [Int] {
    fates.indices.filter { isWanted(fates[$0]) }.map { $0 + 1 }
  }

  public func count(_ fate: Fate) -> Int { fates.count { $0 == fate } }

  /// Applies what the journal tells.
  ///
  /// - Returns: false where there is no such recipient.
  @discardableResult
  mutating func apply(_ event: JournalEvent) -> Bool {
    guard fates.indices.contains(event.recipient - 1) else { return false }
    let place = event.recipient - 1
    switch event.kind {
    case .intent: fates[place] = .begun
    case .accepted: fates[place] = .accepted
    case .refused: fates[place] = .refused
    case .postponed: fates[place] = .postponed
    case .notSent: if fates[place] == .begun { fates[place] = .pending }
    case .unknown: fates[place] = .unknown
    }
    return true
  }

  /// Applies what a person decided.
  mutating func decide(_ number: Int, _ decision: Decision) {
    guard fates.indices.contains(number - 1) else { return }
    fates[number - 1] = decision == .sent ? .countedAsSent : .pending
  }

  public enum Decision: String, Sendable, CaseIterable, Codable { case sent, resend }

  /// Applies a bounce.
  mutating func bounce(_ number: Int, isHard: Bool) {
    if isHard {
      hard.insert(number)
      soft.remove(number)
    } else if !hard.contains(number) {
      soft.insert(number)
    }
  }

  /// How many, by what the ledger may say in the clear.
  public var counts: [String: Int] {
    var counts = ["recipients": count]
    for (name, fate) in [
      ("accepted", Fate.accepted), ("refused", .refused), ("postponed", .postponed), ("unknown", .unknown),
      ("begun", .begun), ("countedAsSent", .countedAsSent), ("pending", .pending),
    ] {
      let count = count(fate)
      if count > 0 { counts[name] = count }
    }
    if !hard.isEmpty { counts["hard"] = hard.count }
    if !soft.isEmpty { counts["soft"] = soft.count }
    return counts
  }
}
