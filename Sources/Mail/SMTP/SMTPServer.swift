import Foundation

/// The relay that takes mails over, and how it is talked to.
public struct SMTPServer: Sendable {
  public enum Encryption: String, Sendable {
    /// Encrypted from the first byte (RFC 8314), `smtps://`.
    case implicit
    /// Encrypted before anything is said, by STARTTLS (RFC 3207): no mail goes out without.
    case startTLS
    /// Not encrypted: for a relay on this computer.
    case none
  }

  public struct Login: Sendable {
    let user: String
    let password: String

    /// - Throws: `MailError` where they hold what no server could take.
    public init(user: String, password: String) throws(MailError) {
      guard !user.isEmpty, !(user + password).utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
        throw MailError(
          .badServer, "The name or password for the server is empty or holds control characters",
          remedy: "Give both as the server's owner has told you")
      }
      self.user = user
      self.password = password
    }
  }

  public let host: String
  public let port: Int
  public let encryption: Encryption
  public let login: Login?
  /// A file of certificates to trust (PEM) instead of the system's.
  public let certificates: String?
  /// Seconds until a connection must stand.
  public let connectTimeout: Int
  /// Seconds for one mail, from its first byte to the server's last: RFC 5321, section 4.5.3.2, lets servers take
  /// minutes for the end of a mail.
  public let mailTimeout: Int

  /// - Parameters:
  ///   - address: `smtp://host:port` (port 587 by default, with STARTTLS) or `smtps://host:port` (465).
  ///   - isPlain: not encrypted at all.
  /// - Throws: `MailError` where the address is none, or a password would go over a network in the clear.
  public init(
    _ address: String, isPlain: Bool = false, login: Login? = nil, certificates: String? = nil,
    connectTimeout: Int = 30, mailTimeout: Int = 300
  ) throws(MailError) {
    let wrong = MailError(
      .badServer, "\(address.debugDescription) is no address of a mail server",
      remedy: "Write smtps://HOST, smtps://HOST:PORT, smtp://HOST or smtp://HOST:PORT")
    guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
      let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil,
      parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.fragment == nil,
      host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), (1...65_535).contains(parts.port ?? 1)
    else { throw wrong }
    switch (scheme, isPlain) {
    case ("smtps", false): encryption = .implicit
    case ("smtp", false): encryption = .startTLS
    case ("smtp", true): encryption = .none
    case ("smtps", true):
      throw MailError(
        .badServer, "smtps:// is always encrypted", remedy: "Write smtp:// for a server that is not")
    default: throw wrong
    }
    self.host = host
    port = parts.port ?? (scheme == "smtps" ? 465 : isPlain ? 25 : 587)
    self.login = login
    self.certificates = certificates
    self.connectTimeout = connectTimeout
    self.mailTimeout = mailTimeout
    guard encryption != .none || login == nil || isLoopback else {
      throw MailError(
        .badServer, "A password does not go to \(host) in the clear", remedy: "Use an encrypted connection")
    }
  }

  /// On this computer.
  public var isLoopback: Bool {
    ["localhost", "::1", "[::1]"].contains(host.lowercased()) || host.hasPrefix("127.")
  }

  /// As libcurl takes it.
  var url: String { "\(encryption == .implicit ? "smtps" : "smtp")://\(host):\(port)" }
}
