/// What a service sells; articles are computed from their number, from 1 on.
struct Catalogue {
  let service: Int
  let count: Int
  private let seed: UInt64
  private let prefix: String

  init(_ scenario: Scenario, service: Int) {
    self.service = service
    count = scenario.services[service].items
    seed = scenario.seed
    prefix = String(scenario.services[service].id.uppercased().prefix(2))
  }

  static let categories = 8

  struct Item {
    let id: Int
    let code: String
    let name: String
    let price: Int
    let stock: Int
    let category: Int
    let description: String

    /// The columns of the table `items`, in its order.
    var row: [PeopleBook.Value] {
      [
        .number(id), .text(code), .text(name), .number(price), .number(stock), .number(category),
        .text(description),
      ]
    }
  }

  func item(_ id: Int) -> Item {
    var chance = Chance(Chance.seed(seed, 40 + UInt64(service), id))
    let description = (0..<(2 + chance.below(5))).map { _ in chance.pick(Self.sentences) }.joined(
      separator: " ")
    return Item(
      id: id, code: prefix + String(1000 + id * 7),
      name: "\(chance.pick(Self.goods)) \(1 + chance.below(99))",
      price: 100 * (3 + chance.below(300)), stock: chance.below(60), category: id % Self.categories + 1,
      description: description)
  }

  /// Articles of a category.
  func items(in category: Int) -> [Item] {
    stride(
      from: category - 1 == 0 ? Self.categories : category - 1, through: min(count, 400), by: Self.categories
    )
    .map(item)
  }

  static let goods = [
    "抹茶", "浴衣", "風呂敷", "うちわ", "味噌", "だし醤油", "箸 (chopsticks)", "けん玉", "Shoes", "Boots", "Tote bag",
    "C++ Mug", "Rock 'n' Roll LP", "Union Jack T-shirt", "Order box", "Select tea", "Sleep mask",
    "Group gift",
    "Magazine", "月刊 見本", "週刊 例示", "Atlas <2nd ed.>", "Salt & pepper",
  ]
  private static let sentences = [
    "手作りの一品です。", "季節の贈り物にどうぞ。", "数量限定。", "Made by hand.", "Limited edition & numbered.",
    "Ships within 3 days.", "サイズは写真をご覧ください。", "It's a classic.", "お一人様 2 点まで。", "Rated \"good\" by readers.",
  ]
}
