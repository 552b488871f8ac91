import Evidence
public import Exposure
import Investigation
import Reconstruction

/// Writes the list of cards at risk for card companies: CSV (RFC 4180), a line for each card, whole numbers included.
///
/// It writes into an encrypted file and nothing else.
public struct CardListCSV {
  private let file: EncryptedFile

  static let columns = [
    "number", "brand", "expiry", "holder", "service", "population", "key", "grade", "first", "last",
    "records",
    "evidence",
  ]

  public init(to file: EncryptedFile) { self.file = file }

  /// Writes the cards; those of one brand alone for its company.
  ///
  /// - Returns: how many were written.
  public func write(_ list: CardList, only brand: CardBrand? = nil) throws(CaseError) -> Int {
    try file.write(CSV.line(CardListCSV.columns))
    let cards = list.cards.filter { brand == nil || $0.brand == brand }
    for card in cards { try write(card) }
    return cards.count
  }

  private func write(_ card: ExposedCard) throws(CaseError) {
    try card.number.write(to: file)
    try file.write(Array(",\(CSV.field(card.brand.rawValue)),".utf8))
    try write(card.expiries)
    try file.write([0x2C])
    try write(card.holders)
    let owners = card.owners
    var fields = [owners.map(\.service), owners.map(\.population), owners.map { $0.key ?? "" }].map {
      $0.joined(separator: " ")
    }
    fields += [card.grade.rawValue, card.first.iso8601, card.last.iso8601, String(card.records)]
    let citations = Citation.compacting(card.evidence.map { (item: $0.item, line: $0.line) })
    fields.append(citations.map(\.description).joined(separator: " "))
    try file.write([0x2C] + CSV.line(fields))
  }

  /// Several values as one field, with `; ` between them.
  private func write(_ texts: [ConfidentialText]) throws(CaseError) {
    guard !texts.isEmpty else { return }
    try file.write([0x22])
    for (place, text) in texts.enumerated() {
      if place > 0 { try file.write(Array("; ".utf8)) }
      try text.write(to: file) { Array(CSV.quotable($0, guardsFormulas: place == 0).utf8) }
    }
    try file.write([0x22])
  }
}
