import Foundation

/// A mail server on this computer that takes what it is given, or misbehaves as it is told: Debian's aiosmtpd.
public final class MailSink: Sendable {
  /// How it behaves. Recipients whose local parts begin with a word are treated so, and no others.
  public enum Manner: Sendable {
    /// `word=code`: the recipient is refused with this code.
    case recipient(String, Int)
    /// The mail is refused with this code after its end.
    case content(String, Int)
    /// As ``recipient(_:_:)``, the first so many times.
    case recipientAtFirst(String, Int, times: Int)
    /// The connection is dropped at RCPT.
    case dropAtRecipient(String)
    /// The connection is dropped after the end of the mail, which was kept, and before the answer.
    case dropAfterEnd(String)
    /// As ``dropAfterEnd(_:)``, but the mail is lost with it.
    case loseAfterEnd(String)
    /// Nothing is answered after the end of the mail.
    case silentAfterEnd(String)
    /// Seconds that every mail takes.
    case slow(Double)
    /// STARTTLS with a certificate that this makes, and nothing before it.
    case startTLS
    /// TLS from the first byte.
    case implicitTLS
    /// Nobody gets in without this name and password.
    case login(String, String)
    /// The sender is refused with this code.
    case sender(Int)
    /// Every connection is greeted with this code.
    case greeting(Int)
    /// The connection is dropped at every so-many-th mail's end, after the mail was kept or lost in turn.
    case dropEvery(Int)

    var words: [String] {
      switch self {
      case .recipient(let word, let code): ["recipient", word, String(code)]
      case .content(let word, let code): ["content", word, String(code)]
      case .recipientAtFirst(let word, let code, let times): ["at-first", word, String(code), String(times)]
      case .dropAtRecipient(let word): ["drop-recipient", word]
      case .dropAfterEnd(let word): ["drop-kept", word]
      case .loseAfterEnd(let word): ["drop-lost", word]
      case .silentAfterEnd(let word): ["silent", word]
      case .slow(let seconds): ["slow", String(seconds)]
      case .startTLS: ["starttls"]
      case .implicitTLS: ["tls"]
      case .login(let user, let password): ["login", user, password]
      case .sender(let code): ["sender", String(code)]
      case .greeting(let code): ["greeting", String(code)]
      case .dropEvery(let count): ["drop-every", String(count)]
      }
    }
  }

  public struct Received: Sendable, Hashable {
    public let messageID: String
    public let recipient: String

    public init(messageID: String, recipient: String) {
      self.messageID = messageID
      self.recipient = recipient
    }
  }

  public let port: Int
  /// The certificate that it shows, where it encrypts.
  public let certificate: String
  private let process: Process
  private let log: String
  private let folder: TemporaryFolder

  public struct NotStarted: Error {}

  /// Starts one, and stops it when `body` is done with it.
  @discardableResult
  public static func with<Value>(_ manners: Manner..., do body: (MailSink) throws -> Value) throws -> Value {
    let sink = try MailSink(manners)
    defer { sink.stop() }
    return try body(sink)
  }

  private init(_ manners: [Manner]) throws {
    folder = try TemporaryFolder()
    log = folder.path + "/received"
    certificate = folder.path + "/certificate.pem"
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    if manners.contains(where: { ["starttls", "tls"].contains($0.words[0]) }) {
      _ = try Tool.run(
        "openssl",
        [
          "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
          "-keyout", folder.path + "/key.pem", "-out", certificate, "-subj", "/CN=localhost", "-addext",
          "subjectAltName=DNS:localhost",
        ])
    }
    let script = try folder.write(Self.script, as: "sink.py")
    let configuration = try JSONEncoder().encode(manners.map(\.words))
    process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = [script, folder.path, String(decoding: configuration, as: UTF8.self)]
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: "/dev/null")
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw NotStarted() }
    self.port = port
  }

  /// Ends it, as a relay that goes down.
  public func stop() {
    guard process.isRunning else { return }
    // Not by SIGTERM: a child inherits that the threads of a test block it.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// What it has kept, in that order.
  public var received: [Received] {
    get throws {
      try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map { line in
        let parts = line.split(separator: " ")
        return Received(messageID: String(parts[0]), recipient: String(parts[1]))
      }
    }
  }

  /// The last mail as it came.
  public var lastMail: [UInt8]? {
    FileManager.default.contents(atPath: folder.path + "/last").map(Array.init)
  }

  private static let script = """
    import asyncio, json, os, re, socket, ssl, sys
    from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

    folder, manners = sys.argv[1], json.loads(sys.argv[2])
    log = os.open(folder + "/received", os.O_WRONLY | os.O_APPEND)
    seen, mails = {}, 0

    def of(kind): return [m[1:] for m in manners if m[0] == kind]

    def matching(kind, address):
        return next((m for m in of(kind) if address.startswith(m[0])), None)

    def status(code):
        return "%s %s.7.1 as the sink was told" % (code, str(code)[0])

    class Handler:
        async def handle_MAIL(self, server, session, envelope, address, options):
            for (code,) in of("sender"): return status(code)
            envelope.mail_from = address
            return "250 2.1.0 ok"

        async def handle_RCPT(self, server, session, envelope, address, options):
            if matching("drop-recipient", address):
                server.transport.abort()
                return "421 gone"
            found = matching("recipient", address)
            if found: return status(found[1])
            found = matching("at-first", address)
            if found:
                seen[address] = seen.get(address, 0) + 1
                if seen[address] <= int(found[2]): return status(found[1])
            envelope.rcpt_tos.append(address)
            return "250 2.1.5 ok"

        async def handle_DATA(self, server, session, envelope):
            global mails
            address = envelope.rcpt_tos[0]
            for (seconds,) in of("slow"): await asyncio.sleep(float(seconds))
            found = matching("content", address)
            if found: return status(found[1])
            mails += 1
            turn = next((int(n) for (n,) in of("drop-every")), 0)
            drops = turn and mails % turn == 0
            if not matching("drop-lost", address) and not (drops and mails // turn % 2):
                name = re.search(rb"(?im)^message-id:\\s*<([^>]*)>", envelope.content).group(1).decode()
                os.write(log, ("%s %s\\n" % (name, address)).encode())
                with open(folder + "/last", "wb") as file: file.write(envelope.content)
            if drops or matching("drop-lost", address) or matching("drop-kept", address):
                server.transport.abort()
                return "421 gone"
            if matching("silent", address): await asyncio.sleep(3600)
            return "250 2.0.0 kept"

    class Server(SMTP):
        async def _handle_client(self):
            for (code,) in of("greeting"):
                await self.push(status(code))
                self.transport.close()
                return
            await super()._handle_client()

    def authenticate(server, session, envelope, mechanism, data):
        user, password = of("login")[0]
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=right, handled=False)

    def context():
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")
        return made

    def server():
        needs = bool(of("login"))
        tls = context() if of("starttls") else None
        return Server(Handler(), tls_context=tls, require_starttls=tls is not None, auth_required=needs,
                      auth_require_tls=False, authenticator=authenticate if needs else None, hostname="sink")

    async def main():
        tls = context() if of("tls") else None
        listening = await asyncio.get_running_loop().create_server(server, "127.0.0.1", 0, ssl=tls)
        print(listening.sockets[0].getsockname()[1], flush=True)
        await listening.serve_forever()

    asyncio.run(main())
    """
}
