/// What is true of a person in whatever population they stand.
///
/// Everything is derived from the seed and who they are; nothing is kept.
struct Person {
  let country: Country
  let given: Names.Name
  let family: Names.Name
  private let key: UInt64
  private let number: Int

  init(_ identity: Registry.Identity, in book: PeopleBook) {
    let plan = book.scenario.populations[identity.population]
    key = Chance.seed(book.scenario.seed, 100 + UInt64(identity.population), identity.index)
    number = book.addressNumber(of: identity)
    var chance = Chance(key)
    var place = chance.below(plan.countries.reduce(0) { $0 + $1.1 })
    country =
      plan.countries.first {
        place -= $0.1; return place < 0
      }?.0 ?? plan.countries[0].0
    switch country {
    case .jp:
      family = chance.pick(Names.japaneseFamilies)
      given = chance.pick(Names.japaneseGiven)
    case .cn, .tw, .hk, .kr, .th, .sg:
      family = chance.pick(Names.asianFamilies)
      given = chance.pick(Names.asianGiven)
    default:
      family = chance.pick(Names.westernFamilies)
      given = chance.pick(Names.westernGiven)
    }
  }

  /// Chance of its own for each kind of value, so that no value depends on which others are asked for.
  private func chance(_ kind: UInt64) -> Chance { Chance(Chance.seed(key, kind, 0)) }

  var name: String {
    switch country {
    case .jp: "\(family.written) \(given.written)"
    case .cn, .tw, .hk, .kr: "\(family.written) \(given.written)"
    default: "\(given.written) \(family.written)"
    }
  }

  var kana: String { country == .jp ? "\(family.kana) \(given.kana)" : name.uppercased() }

  /// As embossed on a card.
  var holder: String { "\(given.latin) \(family.latin)".uppercased() }

  /// Unique: the number belongs to nobody else.
  var email: String {
    var chance = chance(1)
    let domains = [
      "example.com", "example.org", "example.net", "example.jp", "mail.example.com", "mail.example.jp",
    ]
    let first = chance.happens(500) ? given.latin : String(given.latin.prefix(1))
    let joint = chance.pick([".", "_", ""])
    return "\(first)\(joint)\(family.latin)\(number)@\(chance.pick(domains))"
  }

  /// The same address, as somebody types it who does not care about capitals.
  var emailInOtherCase: String {
    let parts = email.split(separator: "@")
    let local = parts[0].prefix(1).uppercased() + parts[0].dropFirst()
    return "\(local)@\(number % 2 == 0 ? parts[1].uppercased() : String(parts[1]))"
  }

  var gender: String? {
    var chance = chance(2)
    return chance.happens(80) ? nil : given.gender
  }

  var birthDate: String {
    var chance = chance(3)
    let (month, day) = (1 + chance.below(12), 1 + chance.below(28))
    return "\(1935 + chance.below(62))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  var postal: String {
    var chance = chance(4)
    let digits = String(1_000_000 + chance.below(8_999_999))
    return country == .jp ? digits.prefix(3) + "-" + digits.suffix(4) : String(digits.prefix(5))
  }

  var address: String {
    var chance = chance(5)
    if country == .jp {
      let house = chance.pick(Places.japaneseHouses)
      return "\(chance.pick(Places.japanesePrefectures))\(chance.pick(Places.japaneseTowns))"
        + "\(1 + chance.below(9))丁目\(1 + chance.below(40))番\(1 + chance.below(30))号"
        + (house.isEmpty ? "" : " \(house)\(101 + chance.below(800))")
    }
    return
      "\(1 + chance.below(250)) \(chance.pick(Places.westernStreets)), \(chance.pick(Places.westernTowns))"
  }

  var phone: String {
    var chance = chance(6)
    let digits = String(10_000_000 + chance.below(89_999_999))
    return country == .jp
      ? "090-\(digits.prefix(4))-\(digits.suffix(4))" : "\(country.dial) 555 \(digits.prefix(7))"
  }

  var bankName: String {
    var chance = chance(7)
    return "\(chance.pick(Places.banks)) \(chance.pick(Places.branches))"
  }

  var bankAccount: String {
    var chance = chance(8)
    return String(1_000_000 + chance.below(8_999_999))
  }

  var password: String {
    var chance = chance(9)
    let words = [
      "sakura", "Hello", "p@ss", "nihon", "it's me", "soccer", "Qwertz", "neko&inu", "letmein", "<3love",
    ]
    return "\(chance.pick(words))\(10 + chance.below(9990))"
  }

  var secret: (question: String, answer: String) {
    var chance = chance(10)
    return country == .jp
      ? (
        chance.pick(["母の旧姓は？", "出身小学校は？", "初めて飼ったペットの名前は？", "好きな食べ物は？"]),
        chance.pick(["ポチ", "タマ", "梅干し", "架空小学校", "井上", "O'Neil"])
      )
      : (
        chance.pick(["Mother's maiden name?", "First pet?", "Favourite food?"]),
        chance.pick(["Rex", "Fish & chips", "O'Hara", "Spätzle", "Bella"])
      )
  }

  /// A number from a brand's test range, with a valid check digit.
  func card(_ entry: Int) -> Card {
    var chance = Chance(Chance.seed(key, 11, entry))
    let (brand, prefix, length) = chance.pick([
      ("VISA", "411111", 16), ("VISA", "424242", 16), ("Mastercard", "555555", 16), ("JCB", "353011", 16),
      ("AMEX", "378282", 15),
    ])
    var digits = prefix.utf8.map { Int($0) - 48 }
    while digits.count < length - 1 { digits.append(chance.below(10)) }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = place % 2 == 0 ? digit * 2 : digit
      sum += value > 9 ? value - 9 : value
    }
    digits.append((10 - sum % 10) % 10)
    let month = 1 + chance.below(12)
    return Card(
      brand: brand, holder: holder, number: digits.map(String.init).joined(),
      expiry: "\(month < 10 ? "0" : "")\(month)/\(17 + chance.below(5))")
  }

  struct Card {
    let brand: String
    let holder: String
    let number: String
    let expiry: String
  }
}
