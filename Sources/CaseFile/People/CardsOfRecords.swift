import Crypto
import Exposure
import Investigation

/// The exposed cards of each record: first six and last four digits, and the keyed hash by which the card is found.
struct CardsOfRecords {
  struct Card {
    let shown: String
    let hash: UInt64
  }

  private var cards: [String: [Card]] = [:]

  init(_ list: CardList, _ key: CaseKey) {
    for card in list.cards {
      let sink = LookupSink()
      card.number.write(to: sink)
      let kept = Card(shown: "\(card.number)", hash: key.lookup("card", sink.digits))
      for owner in card.owners {
        guard let own = owner.key else { continue }
        cards["\(owner.population):\(own)", default: []].append(kept)
      }
    }
  }

  func cards(of record: AffectedLine) -> [Card] {
    record.key.flatMap { cards["\(record.population):\($0)"] } ?? []
  }
}

/// Takes a card's number for no longer than it takes to hash it.
private final class LookupSink: EncryptedSink {
  private(set) var digits = ""

  func write(_ bytes: [UInt8]) { digits += String(decoding: bytes, as: UTF8.self) }
}
