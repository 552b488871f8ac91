import Foundation
import Reconstruction
import TestSupport
import Testing

@testable import CaseFile
@testable import Exposure

@Suite("The list of cards at risk, as a file")
struct CardListCSVTests {
  private func card(_ number: String, holder: [String], services: [String] = ["shop"]) throws -> ExposedCard {
    let moment = Moment(seconds: 1_482_464_100, utcOffset: 32400)
    return ExposedCard(
      number: try CardNumber(number), expiries: ["01/19"].map(ConfidentialText.init),
      holders: holder.map(ConfidentialText.init),
      owners: services.map { ExposedCard.Owner(service: $0, population: $0 + "-members", key: "7") },
      grade: .proven, first: moment, last: moment, records: 2,
      evidence: [EvidenceLine(item: 1, line: 4), EvidenceLine(item: 1, line: 5)])
  }

  /// The decrypted file.
  private func text(_ cards: [ExposedCard], only brand: CardBrand? = nil) throws -> String {
    let folder = try TemporaryFolder()
    let key = try AgeKey(in: folder)
    let file = try EncryptedFile(folder.path + "/cards.age", for: try Recipient.reading(key.recipient))
    let list = CardList(cards: cards, unlisted: CardList.Unlisted())
    let count = try CardListCSV(to: file).write(list, only: brand)
    #expect(count == cards.count { brand == nil || $0.brand == brand })
    try file.finish()
    let encrypted = try Data(contentsOf: URL(filePath: file.path))
    for card in cards { #expect(!encrypted.contains(Data(card.number.description.prefix(6).utf8))) }
    return String(decoding: try #require(try key.decrypt(file.path)), as: UTF8.self)
  }

  private let head =
    "number,brand,expiry,holder,service,population,key,grade,first,last,records,evidence\r\n"

  @Test("holds a line for each card, with the whole number, once it is decrypted")
  func lines() throws {
    let cards = [
      try card("4111 1111 1111 1111", holder: ["HANAKO YAMADA"]),
      try card("3530111333300000", holder: ["=1+1, \"Q\"", "T"], services: ["club", "shop"]),
    ]
    #expect(
      try text(cards) == head
        + "4111111111111111,Visa,\"01/19\",\"HANAKO YAMADA\",shop,shop-members,7,proven,2016-12-23T12:35:00+09:00,2016-12-23T12:35:00+09:00,2,1:4-5\r\n"
        + "3530111333300000,JCB,\"01/19\",\"'=1+1, \"\"Q\"\"; T\",club shop,club-members shop-members,7 7,proven,2016-12-23T12:35:00+09:00,2016-12-23T12:35:00+09:00,2,1:4-5\r\n"
    )
  }

  @Test("holds for one card company its own cards alone")
  func brand() throws {
    let cards = [try card("4111111111111111", holder: []), try card("3530111333300000", holder: [])]
    let own = try text(cards, only: .jcb)
    #expect(own.contains("3530111333300000") && !own.contains("4111"))
    #expect(try text(cards, only: .discover) == head)
  }
}
