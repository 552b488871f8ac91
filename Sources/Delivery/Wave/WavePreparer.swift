public import CaseFile
import Mail
import Obligations

/// Writes the letter for people with the same traits.
public protocol LetterWriter {
  /// - Parameter hasName: whether a name is known; ``FrozenLetter/name`` stands for it.
  func letter(for traits: AddresseeTraits, hasName: Bool) throws -> FrozenLetter
}

/// Fixes who gets which letter.
///
/// One message goes to each person, even when they stand in several groups, and one to each address, even when several
/// people share it.
public struct WavePreparer {
  private let groups: [Group]
  private let language: LetterLanguage
  private let earlier: EarlierWaves
  private let writer: any LetterWriter
  private var random: any RandomNumberGenerator

  /// - Parameters:
  ///   - groups: of the case's facts, in their order.
  ///   - language: for people of whom neither language nor country is known.
  ///   - earlier: whom earlier waves have reached.
  public init(
    groups: [Group], language: LetterLanguage, earlier: EarlierWaves, writer: any LetterWriter,
    random: any RandomNumberGenerator
  ) {
    self.groups = groups
    self.language = language
    self.earlier = earlier
    self.writer = writer
    self.random = random
  }

  /// Adds everybody to a wave.
  ///
  /// - Parameter people: everybody of the run.
  /// - Throws: where a letter cannot be written.
  public mutating func fill(_ wave: inout Wave, with people: [AffectedPerson]) throws {
    var places: [String: Int] = [:]
    var drafts: [Draft] = []
    for person in people {
      switch way(of: person) {
      case .failure(let other): wave.others.append(other)
      case .success(let mail):
        if earlier.hasReached(mail.address.key, about: mail.traits.groups) {
          wave.reachedBefore += 1
        } else if let place = places[mail.address.key] {
          drafts[place].add(mail, person, in: groups)
        } else {
          places[mail.address.key] = drafts.count
          drafts.append(Draft(mail, person))
        }
      }
    }
    try write(drafts, into: &wave)
  }

  private mutating func write(_ drafts: [Draft], into wave: inout Wave) throws {
    struct Variant: Hashable {
      let traits: AddresseeTraits
      let hasName: Bool
    }
    var letters: [Variant: Int] = [:]
    for (place, draft) in drafts.enumerated() {
      let variant = Variant(traits: draft.traits, hasName: draft.name != nil)
      let letter: Int
      if let known = letters[variant] {
        letter = known
      } else {
        letter = wave.letters.count
        letters[variant] = letter
        wave.letters.append(try writer.letter(for: variant.traits, hasName: variant.hasName))
      }
      wave.recipients.append(
        Wave.Recipient(
          number: place + 1, people: draft.people, address: draft.address.path, name: draft.name,
          letter: letter,
          token: token()))
    }
  }

  /// 60 random bits in twelve characters.
  private mutating func token() -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var token = ""
    for _ in 0..<12 { token.append(alphabet[Int(random.next() & 31)]) }
    return token
  }

  private struct Mail {
    let address: MailAddress
    let traits: AddresseeTraits
  }

  private enum Told {
    case success(Mail)
    case failure(Wave.Other)
  }

  /// How a person is told: as the first of their groups that is told one by one says.
  private func way(of person: AffectedPerson) -> Told {
    func other(_ way: Wave.Way, _ reason: String? = nil) -> Told {
      .failure(Wave.Other(person: person.number, way: way, reason: reason))
    }
    let own = groups.filter { person.sets.contains($0.set) }
    guard let group = own.first(where: \.means.isIndividual) ?? own.first else { return other(.ungrouped) }
    switch group.means {
    case .letter: return other(.letter)
    case .phone: return other(.phone)
    case .publicNotice: return other(.publicNotice)
    case .mail: break
    }
    var reason = "noAddress"
    for text in person.addresses {
      do throws(MailAddress.Fault) {
        let address = try MailAddress(checking: text)
        guard !earlier.hasBounced(address.key) else {
          reason = "bounced"
          continue
        }
        let language = LetterLanguage(chosen: person.language, country: person.country, otherwise: language)
        let traits = AddresseeTraits(
          groups: own.map(\.id.rawValue),
          classes: person.classes.sorted(),
          language: language, form: form(of: person, language))
        return .success(Mail(address: address, traits: traits))
      } catch { reason = error.rawValue }
    }
    return other(.unreachable, reason)
  }

  private func form(of person: AffectedPerson, _ language: LetterLanguage) -> LetterForm {
    let residence = person.country.flatMap { Residence(country: $0, region: person.region) }
    return language == .english && residence?.isIn("US-CA") == true ? .california : .general
  }

  /// A recipient, while people are still being added.
  private struct Draft {
    let address: MailAddress
    var traits: AddresseeTraits
    var people: [Int]
    var name: String?

    init(_ mail: Mail, _ person: AffectedPerson) {
      address = mail.address
      traits = mail.traits
      people = [person.number]
      name = Self.usable(person.name)
    }

    /// A name must fit into a line of a letter and a header; what does not is left out rather than spoilt.
    private static func usable(_ name: String?) -> String? {
      guard let name, name.utf8.count <= 200,
        name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control && $0 != "\u{E000}" }),
        (try? Mailbox(name: name, address: MailAddress(checking: "a@example.com"))) != nil
      else { return nil }
      return name
    }

    /// Somebody else at the same address: the letter then covers what concerns either, and names nobody.
    mutating func add(_ mail: Mail, _ person: AffectedPerson, in groups: [Group]) {
      people.append(person.number)
      if Self.usable(person.name) != name { name = nil }
      let own = Set(traits.groups).union(mail.traits.groups)
      traits.groups = groups.map(\.id.rawValue).filter(own.contains)
      if traits.language == .english, mail.traits.form == .california { traits.form = .california }
      traits.classes = Set(traits.classes).union(mail.traits.classes).sorted()
    }
  }
}

/// Whom earlier waves have reached, and whose addresses do not work.
public struct EarlierWaves: Sendable {
  private var reached: [String: Set<String>] = [:]
  private var bounced: Set<String> = []

  public init() {}

  /// - Parameters:
  ///   - standing: what became of the wave's messages.
  ///   - reaching: whether those whom it reached count as reached; an address that does not work never does.
  public mutating func add(_ wave: Wave, _ standing: WaveStanding, reaching: Bool = true) {
    for recipient in wave.recipients {
      guard let key = (try? MailAddress(checking: recipient.address))?.key else { continue }
      if standing.hasBouncedHard(recipient.number) || standing[recipient.number] == .refused {
        bounced.insert(key)
      } else if reaching, standing[recipient.number].isReached {
        reached[key, default: []].formUnion(wave.letters[recipient.letter].traits.groups)
      }
    }
  }

  func hasReached(_ key: String, about groups: [String]) -> Bool {
    guard let known = reached[key] else { return false }
    return known.isSuperset(of: groups)
  }

  func hasBounced(_ key: String) -> Bool { bounced.contains(key) }
}
