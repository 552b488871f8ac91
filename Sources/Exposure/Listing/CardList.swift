public import Reconstruction
import YAMLText

/// The cards that were exposed, each once, by brand and number; and what could not be listed.
///
/// Made when it is asked for, straight from the evidence, and never stored: its numbers leave only into an encrypted
/// file (see ``EncryptedSink``).
public struct CardList: Sendable {
  public let cards: [ExposedCard]
  public let unlisted: Unlisted

  /// Exposed card numbers that no card of the list stands for. The first three count records of tables and files.
  public struct Unlisted: Sendable, Hashable {
    /// Some characters of the value are not known.
    public internal(set) var incomplete = 0
    /// The value is no whole card number: masked, hashed, the last four digits.
    public internal(set) var notWhole = 0
    /// The number's check digit is wrong.
    public internal(set) var wrongCheckDigit = 0
    /// Affected records whose card number was exposed and of which the evidence holds none.
    public internal(set) var recordsWithoutNumber = 0

    public init() {}
  }

  /// How many of the cards belong to records of each service, in the order of the data map. A card that people of two
  /// services use counts in both.
  public func counts(of services: [Service]) -> [(service: Service, cards: Int)] {
    services.map { service in
      (service, cards.count { $0.owners.contains { $0.service == service.id.value } })
    }
  }
}

/// A card whose number was exposed.
public struct ExposedCard: Sendable, CustomStringConvertible, CustomReflectable {
  /// A record that the card belongs to.
  public struct Owner: Sendable, Hashable, Comparable {
    public let service: String
    public let population: String
    /// Nil where the record is in no population and its key was not obtained.
    public let key: String?

    public static func < (a: Owner, b: Owner) -> Bool {
      (a.service, a.population, a.key ?? "") < (b.service, b.population, b.key ?? "")
    }
  }

  public let number: CardNumber
  /// Expiry dates that stand beside it, as written, where they were exposed; several where they differ.
  public let expiries: [ConfidentialText]
  /// Holders that stand beside it.
  public let holders: [ConfidentialText]
  public let owners: [Owner]
  /// The best of its exposures.
  public let grade: Grade
  /// When it was read, or entered where that was watched: first and last.
  public let first: Moment
  public let last: Moment
  /// How many records of tables and files hold it.
  public let records: Int
  /// Requests, and the lines of the files or tables that hold it.
  public let evidence: [EvidenceLine]

  public var brand: CardBrand { number.brand }
  public var description: String { "\(brand.rawValue) \(number)" }
  public var customMirror: Mirror { Mirror(self, children: ["number": number]) }
}
