public import CaseFile
import Investigation
import Obligations
import YAMLText

extension LintContext {
  /// What a case tells the linter about a document of a date.
  public init(kind: NoticeKind, date: CivilDay?, _ basis: NoticeBasis) {
    self.init(kind: kind, date: date)
    // As their records say.
    let countries = basis.profiles.flatMap(\.countries).compactMap { Residence(country: $0)?.country }
    hasReadersAbroad = Set(countries).count > 1
    caseCounts = Set(
      (basis.summary?.figures ?? []).flatMap { figure in
        [figure.records, figure.people].flatMap { [$0.proven, $0.probable, $0.possible, $0.maximum] }
      })
    for fact in basis.facts {
      switch fact {
      case .organisation(let organisation): add(organisation)
      case .party(let party): ownContacts += party.contact.map(Self.addresses) ?? []
      case .group(let group) where group.means.isIndividual:
        groups.append(Group(id: group.id.rawValue, state: Self.state(of: group, on: date), sets: [group.set]))
      case .claim(let claim):
        claims.append(
          Claim(
            id: claim.id.rawValue, wordings: [claim.text, claim.publicWording].compactMap(\.self),
            isProven: claim.isProven))
      case .promise(let promise) where promise.status != .done && promise.status != .dropped:
        promises.append(
          Promise(
            id: promise.id.rawValue, wordings: [promise.text, promise.publicWording].compactMap(\.self),
            hasOwner: promise.owner != nil, hasDate: promise.due.map { $0.precision != .unknown } ?? false))
      case .phishing: hasPhishing = true
      default: break
      }
    }
  }

  private mutating func add(_ organisation: Organisation) {
    services = organisation.services.map { Service(id: $0.id, name: $0.name) }
    ownContacts += [organisation.contact, organisation.dataProtectionOfficer].compactMap(\.self)
      .flatMap { [$0.phone, $0.mail].compactMap(\.self) }
    guard let desk = organisation.desk else { return }
    func values(_ kinds: [Organisation.Channel.Kind]) -> [String] {
      desk.channels.filter { kinds.contains($0.kind) }.map(\.value)
    }
    self.desk = Desk(
      name: desk.name, phones: values([.phone, .operatorCall]), mails: values([.mail]),
      opens: desk.hours?.from,
      closes: desk.hours?.to)
  }

  /// The numbers and addresses within a line such as 「担当 03-0000-0000, desk@example.com」.
  private static func addresses(_ line: String) -> [String] {
    line.matches(of: MailAddress.pattern).map { String($0.output) }
      + line.matches(of: PhoneNumber.pattern).map { String($0.output) }
  }

  private static func state(of group: CaseFile.Group, on date: CivilDay?) -> ContactState {
    guard let date else { return .ahead }
    func hasCome(_ time: FactTime?) -> Bool { time?.day.map { $0 <= date } ?? false }
    if hasCome(group.ended) { return .done }
    return hasCome(group.begins) ? .underWay : .ahead
  }
}
