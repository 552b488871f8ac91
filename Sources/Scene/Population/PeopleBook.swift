/// Every record of every population, computed when it is asked for.
final class PeopleBook {
  let scenario: Scenario
  let registry: Registry
  /// Where each population begins in a count over all of them.
  let bases: [Int]
  private let addressMask: Int

  init(_ scenario: Scenario) {
    self.scenario = scenario
    registry = Registry(scenario)
    var bases: [Int] = []
    var total = 0
    for plan in scenario.populations {
      bases.append(total)
      total += plan.count + plan.later
    }
    self.bases = bases
    var mask = 1 << 14
    while mask < total { mask <<= 1 }
    addressMask = mask - 1
  }

  /// A value of a record.
  enum Value {
    case null
    case number(Int)
    case text(String)

    /// As it reaches a page: NULL shows nothing.
    var shown: String {
      switch self {
      case .null: ""
      case .number(let number): String(number)
      case .text(let text): text
      }
    }
  }

  /// A record, from which its values can be had.
  struct Record {
    let population: Int
    let index: Int
    let identity: Registry.Identity
    let person: Person
    fileprivate let otherCase: Int
  }

  func record(_ population: Int, _ index: Int) -> Record {
    let (identity, otherCase) = registry.identity(population, index)
    return Record(
      population: population, index: index, identity: identity, person: Person(identity, in: self),
      otherCase: otherCase)
  }

  /// A number that only this person's address has; odd factors permute the powers of two.
  func addressNumber(of identity: Registry.Identity) -> Int {
    let place = bases[identity.population] + identity.index
    return (place &* 0x9E3B + Int(scenario.seed & 0xFFFF)) & addressMask
  }

  func created(_ record: Record) -> Instant {
    scenario.populations[record.population].created(record.index, scenario.seed, dump: scenario.dump.at)
  }

  func withdrawn(_ record: Record) -> Instant? {
    let plan = scenario.populations[record.population]
    guard plan.withdrawn > 0 else { return nil }
    var chance = Chance(seed(record, 21))
    guard chance.happens(plan.withdrawn), !registry.isPicked(record.population, record.index) else {
      return nil
    }
    let created = created(record)
    return created + Int64(chance.below(Int(max(1, scenario.dump.at.seconds - created.seconds))))
  }

  func value(_ record: Record, _ kind: ColumnKind, _ clock: Clock) -> Value {
    let person = record.person
    var chance = Chance(seed(record, 30))
    switch kind {
    case .id: return .number(scenario.populations[record.population].firstId + record.index)
    case .email:
      return .text(chance.happens(record.otherCase) ? person.emailInOtherCase : person.email)
    case .loginId: return .text("\(person.given.latin)\(100_000 + record.index)")
    case .passwordHash:
      let digits = Array("0123456789abcdef".utf8)
      return .text(String(decoding: (0..<40).map { _ in chance.pick(digits) }, as: UTF8.self))
    case .secretQuestion: return .text(person.secret.question)
    case .secretAnswer: return .text(person.secret.answer)
    case .name: return .text(person.name)
    case .kana: return .text(person.kana)
    case .gender: return person.gender.map { .text($0) } ?? .null
    case .birthDate: return .text(person.birthDate)
    case .postal: return .text(person.postal)
    case .address: return .text(person.address)
    case .phone: return .text(person.phone)
    case .country: return .text(person.country.rawValue)
    case .language: return .text(person.country.language)
    case .bankName: return .text(person.bankName)
    case .bankAccount: return .text(person.bankAccount)
    case .bankHolder: return .text(person.country == .jp ? person.kana : person.holder)
    case .points: return .number(chance.below(20_000))
    case .createdAt: return .text(clock.database(created(record)))
    case .updatedAt: return .text(clock.database(withdrawn(record) ?? created(record)))
    case .withdrawnAt: return withdrawn(record).map { .text(clock.database($0)) } ?? .null
    }
  }

  private func seed(_ record: Record, _ kind: UInt64) -> UInt64 {
    Chance.seed(Chance.seed(scenario.seed, kind, record.population), 1, record.index)
  }

  /// How many records of a population a read at `moment` finds.
  func existing(_ population: Int, at moment: Instant) -> Int {
    scenario.populations[population].existing(at: moment, scenario.seed)
  }
}
