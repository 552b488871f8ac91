/// Who tells those whom no mail reaches.
public enum Handover: String, Sendable, CaseIterable {
  /// A mail house, by letters.
  case postal
  /// A public notice in place of single ones.
  case substitute
}

/// Who of a wave's people is told, who is not, and how far that is: everybody stands in exactly one place.
public struct WaveCoverage: Sendable, Hashable {
  /// The relay took their mail over, and it did not come back.
  public var mailed: [Int] = []
  /// To be sent by the next run.
  public var open: [Int] = []
  /// Somebody must decide.
  public var unknown: [Int] = []
  /// Their mail was refused or came back: another way is needed.
  public var failed: [Int] = []
  /// No address works: another way is needed.
  public var unreachable: [Int] = []
  /// The facts say that they get a letter.
  public var letter: [Int] = []
  public var phone: [Int] = []
  public var publicNotice: [Int] = []
  /// In no group of the facts.
  public var ungrouped: [Int] = []
  public var postal: [Int] = []
  public var substitute: [Int] = []

  public init(_ record: WaveRecord) {
    let standing = record.standing
    func isHandedOver(_ person: Int) -> Bool {
      for (what, people) in record.handedOver where people.contains(person) {
        if what == .postal { postal.append(person) } else { substitute.append(person) }
        return true
      }
      return false
    }
    for recipient in record.wave.recipients {
      let fate = standing[recipient.number]
      for person in recipient.people {
        if standing.hasBouncedHard(recipient.number) || fate == .refused {
          if !isHandedOver(person) { failed.append(person) }
        } else if fate.isReached {
          mailed.append(person)
        } else if fate.isOpen {
          open.append(person)
        } else {
          unknown.append(person)
        }
      }
    }
    for other in record.wave.others where !isHandedOver(other.person) {
      switch other.way {
      case .letter: letter.append(other.person)
      case .phone: phone.append(other.person)
      case .publicNotice: publicNotice.append(other.person)
      case .unreachable: unreachable.append(other.person)
      case .ungrouped: ungrouped.append(other.person)
      }
    }
    postal.sort()
    substitute.sort()
  }

  /// Those who need a letter or a notice in its place.
  public var withoutMail: [Int] { (failed + unreachable + letter).sorted() }

  /// Counts by name, in the order in which they are shown; zeros left out.
  public var counts: [(name: String, people: Int)] {
    [
      ("mailed", mailed), ("open", open), ("unknown", unknown), ("failed", failed),
      ("unreachable", unreachable),
      ("letter", letter), ("postal", postal), ("phone", phone), ("publicNotice", publicNotice),
      ("substitute", substitute), ("ungrouped", ungrouped),
    ].map { ($0.0, $0.1.count) }.filter { $0.1 > 0 }
  }
}
