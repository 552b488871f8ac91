/// Something by which the intrusion can be recognised elsewhere: in other logs, at other companies.
///
/// No indicator holds a personal value or a payload: a payload may carry what was read from the database.
public struct Indicator: Codable, Hashable, Sendable {
  public enum Subject: Codable, Hashable, Sendable {
    /// The address that attack requests came from.
    case address(Address)
    /// How the attackers' program named itself.
    case userAgent(String)
    /// Where in which requests SQL was injected.
    case target(Target)
    /// A file of the server that was read, by its path there.
    case file(String)
  }

  public enum Address: Codable, Hashable, Sendable {
    case ipv4(String)
    case ipv6(String)

    public var text: String {
      switch self {
      case .ipv4(let text), .ipv6(let text): text
      }
    }
  }

  /// A value in a request that the application put into its SQL.
  public struct Target: Codable, Hashable, Sendable {
    /// Nil where the logs do not name it.
    public let host: String?
    public let method: String
    /// The path, with `{}` in place of a variable segment.
    public let path: String
    /// query, body, path, cookie or header.
    public let place: String
    public let parameter: String

    public init(host: String?, method: String, path: String, place: String, parameter: String) {
      self.host = host
      self.method = method
      self.path = path
      self.place = place
      self.parameter = parameter
    }

    /// `POST shop.example/login`.
    public var text: String { "\(method) \(host ?? "")\(path)" }
  }

  public let subject: Subject
  /// The addresses that it was seen with; for an address itself none.
  public let addresses: [Address]
  /// When those addresses, or this one, attacked: first and last, seconds since 1970. Of a file, when it was read.
  public let first: Int64
  public let last: Int64
  /// How many requests: of an address its attack requests, of a target those that attacked it, of a file those that read
  /// it; nil for a user agent, whose requests are not counted apart.
  public let requests: Int?
  /// Whether data came out that way.
  public let hasObtained: Bool

  public init(
    subject: Subject, addresses: [Address], first: Int64, last: Int64, requests: Int?, hasObtained: Bool
  ) {
    self.subject = subject
    self.addresses = addresses
    self.first = first
    self.last = last
    self.requests = requests
    self.hasObtained = hasObtained
  }
}
