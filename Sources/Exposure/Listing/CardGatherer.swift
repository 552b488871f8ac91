import Reconstruction

/// Puts the places at which card numbers stand together: each card once.
struct CardGatherer {
  /// A card number as it stands somewhere, with what stands beside it.
  struct Sighting {
    let number: String
    let isComplete: Bool
    let expiry: String?
    let holder: String?
    /// The affected record that it exposes.
    let record: UInt32
    let grade: Grade
    let first: UInt32
    let last: UInt32
    /// What tells this record of a table or file from every other one.
    let place: Place
    let evidence: [EvidenceLine]
  }

  enum Place: Hashable {
    case row(table: String, key: String)
    case line(EvidenceLine, offset: Int)
  }

  private struct Draft {
    var expiries: [ConfidentialText] = []
    var holders: [ConfidentialText] = []
    var records: Set<UInt32> = []
    var places: Set<Place> = []
    var grade = Grade.reachable
    var first = UInt32.max
    var last: UInt32 = 0
    var evidence: Set<EvidenceLine> = []
  }

  private var drafts: [CardNumber: Draft] = [:]
  private var counted: Set<Place> = []
  private(set) var unlisted = CardList.Unlisted()

  /// The affected records that a card was found for.
  var records: Set<UInt32> { drafts.values.reduce(into: []) { $0.formUnion($1.records) } }

  mutating func add(_ sighting: Sighting) {
    let number: CardNumber
    do throws(CardNumber.Refusal) {
      guard sighting.isComplete else {
        if counted.insert(sighting.place).inserted { unlisted.incomplete += 1 }
        return
      }
      number = try CardNumber(sighting.number)
    } catch {
      guard counted.insert(sighting.place).inserted else { return }
      switch error {
      case .notWhole: unlisted.notWhole += 1
      case .wrongCheckDigit: unlisted.wrongCheckDigit += 1
      }
      return
    }
    var draft = drafts[number] ?? Draft()
    CardGatherer.add(sighting.expiry, to: &draft.expiries)
    CardGatherer.add(sighting.holder, to: &draft.holders)
    draft.records.insert(sighting.record)
    draft.places.insert(sighting.place)
    draft.grade = max(draft.grade, sighting.grade)
    draft.first = min(draft.first, sighting.first)
    draft.last = max(draft.last, sighting.last)
    draft.evidence.formUnion(sighting.evidence)
    drafts[number] = draft
  }

  private static func add(_ text: String?, to texts: inout [ConfidentialText]) {
    guard let text, !text.isEmpty else { return }
    let confidential = ConfidentialText(text)
    if !texts.contains(confidential) { texts.append(confidential) }
  }

  /// - Parameter withNumber: affected records of which a card number was exposed.
  consuming func list(
    withNumber exposed: Set<UInt32>, owners: [UInt32: ExposedCard.Owner], utcOffset: (Int64) -> Int
  ) -> CardList {
    func moment(_ seconds: UInt32) -> Moment {
      Moment(seconds: Int64(seconds), utcOffset: utcOffset(Int64(seconds)))
    }
    unlisted.recordsWithoutNumber = exposed.subtracting(records).count
    let cards = drafts.map { number, draft in
      ExposedCard(
        number: number, expiries: draft.expiries, holders: draft.holders,
        owners: Set(draft.records.compactMap { owners[$0] }).sorted(), grade: draft.grade,
        first: moment(draft.first), last: moment(draft.last), records: draft.places.count,
        evidence: draft.evidence.sorted())
    }
    return CardList(
      cards: cards.sorted { $0.brand == $1.brand ? $0.number < $1.number : $0.brand < $1.brand },
      unlisted: unlisted)
  }
}
