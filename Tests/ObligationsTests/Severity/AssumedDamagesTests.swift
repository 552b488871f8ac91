import Exposure
import Testing
import YAMLText

@testable import Obligations

@Suite("Damages that the Japanese model assumes")
struct AssumedDamagesTests {
  private static func data(_ classes: String, people: Int? = nil) -> AffectedData {
    AffectedData(
      classes: Set(classes.split(separator: " ").map(String.init)), people: people, recipients: .unknown,
      isMalicious: true)
  }

  /// 500 × (10^(x−1) + 5^(y−1)) × identifiability, worked out by hand.
  static let groups: [(classes: String, yen: Int)] = [
    // 500 × (1 + 1) × 1
    ("memberId email", 1_000), ("", 1_000),
    // 500 × (1 + 25) × 3: the holder's name.
    ("memberId email card.holder card.number card.expiry", 39_000),
    // 500 × (1 + 25) × 6: bank account with password, name and address.
    (
      "memberId password secretQuestion secretAnswer name gender address phone bank.name bank.account bank.holder",
      78_000
    ),
    ("memberId password secretAnswer name address phone bank", 78_000),
    // 500 × (1 + 5) × 1: a login.
    ("memberId email password.plain", 3_000),
    // One part alone is of level 2: 500 × (1 + 5).
    ("card.number", 3_000), ("bank.account", 3_000), ("card", 13_000), ("card.masked card.expiry", 1_000),
    // 500 × (1 + 1) × 6, 3, 3, 1.
    ("name address", 6_000), ("name", 3_000), ("address phone", 3_000), ("address", 1_000),
    ("address.postal name", 3_000),
    // 500 × (1 + 5) × 6: purchases.
    ("name address order.history", 18_000),
    // 500 × (10 + 1) × 3: health.
    ("name health", 16_500),
    // Each axis on its own: 500 × (10 + 25) × 6.
    ("name address health card.number card.expiry", 105_000),
    // 500 × (10 + 5) × 3, 500 × (100 + 1) × 3, 500 × (100 + 25) × 3.
    ("name income", 22_500), ("name religion", 151_500), ("name criminalRecord", 187_500),
  ]

  @Test("come to the yen that a hand works out", arguments: groups)
  func perPerson(_ classes: String, _ yen: Int) {
    let damages = AssumedDamages(of: Self.data(classes))
    #expect(damages.perPerson == yen)
    #expect(damages.total == nil)
  }

  @Test("double for those of whom more is expected, and for an improper response, and add up over people")
  func factors() {
    let data = Self.data("memberId email", people: 115_590)
    #expect(AssumedDamages(of: data).total == 115_590_000)
    #expect(AssumedDamages(of: data, isMoreResponsible: true).perPerson == 2_000)
    #expect(AssumedDamages(of: data, isResponseProper: false).perPerson == 2_000)
    #expect(AssumedDamages(of: data, isMoreResponsible: true, isResponseProper: false).perPerson == 4_000)
  }

  @Test("tell which class set each level")
  func reasons() {
    let damages = AssumedDamages(of: Self.data("name address health card.number card.expiry"))
    #expect(
      damages.distress.reason
        == BilingualText(japanese: "精神的苦痛レベル2：健康・病歴に関する情報", english: "mental distress level 2: health data"))
    #expect(damages.loss.reason.english == "economic loss level 3: card number, card expiry date")
    #expect(
      damages.identifiability.reason.english == "name and address identify easily: name, postal address")
  }

  @Test("never fall when more data classes are exposed", arguments: DataClass.wellKnown.map(\.id))
  func monotonic(_ added: String) {
    for group in Self.groups {
      let more = Self.data(group.classes + " " + added)
      #expect(
        AssumedDamages(of: more).perPerson >= AssumedDamages(of: Self.data(group.classes)).perPerson,
        "\(group.classes) and \(added)")
    }
  }
}
