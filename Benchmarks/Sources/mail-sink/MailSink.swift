import Foundation

/// The least mail server that is one: it takes every mail, and writes down the Message-ID, recipient and size of each. One
/// process, one thread, as many connections as come; what it costs is not what is measured.
///
///     mail-sink PORT LOG
///
/// It prints the port once it listens. With port 0 the system chooses one.
@main
struct MailSink {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let port = UInt16(arguments[1]) else {
      print("usage: mail-sink PORT LOG")
      exit(2)
    }
    signal(SIGPIPE, SIG_IGN)
    let log = open(arguments[2], O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard log >= 0, isBound else {
      print("cannot listen on port \(port), or write to \(arguments[2])")
      exit(3)
    }
    print(UInt16(bigEndian: address.sin_port))
    fflush(nil)
    serve(listener, log)
  }

  private static func serve(_ listener: Int32, _ log: Int32) -> Never {
    var sessions: [Int32: Session] = [:]
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var watched = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
      watched += sessions.keys.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&watched, nfds_t(watched.count), -1) > 0 else { continue }
      for entry in watched where entry.revents != 0 {
        if entry.fd == listener {
          let client = accept(listener, nil, nil)
          guard client >= 0 else { continue }
          var yes: Int32 = 1
          setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, 4)
          sessions[client] = Session(client, log)
          continue
        }
        let count = recv(entry.fd, &buffer, buffer.count, 0)
        if count > 0, sessions[entry.fd]?.took(buffer[..<count]) == true { continue }
        sessions[entry.fd] = nil
        close(entry.fd)
      }
    }
  }
}

/// One connection: RFC 5321 as far as a client that does it right needs it.
struct Session {
  private let socket: Int32
  private let log: Int32
  private var line: [UInt8] = []
  private var recipient = ""
  private var messageID = ""
  private var size = 0
  private var isContent = false
  private var isHead = false

  init(_ socket: Int32, _ log: Int32) {
    self.socket = socket
    self.log = log
    say("220 sink ESMTP")
  }

  /// False once the client has said goodbye.
  mutating func took(_ bytes: ArraySlice<UInt8>) -> Bool {
    for byte in bytes {
      guard byte == 0x0A else {
        line.append(byte)
        continue
      }
      if line.last == 0x0D { line.removeLast() }
      size += line.count + 2
      let isOver = isContent ? content() : command()
      line.removeAll(keepingCapacity: true)
      if isOver { return false }
    }
    return true
  }

  private mutating func content() -> Bool {
    if line == [0x2E] {
      isContent = false
      let entry = Array("\(messageID) \(recipient) \(size)\n".utf8)
      // Written down before it is answered for.
      guard write(log, entry, entry.count) == entry.count else { return true }
      say("250 2.0.0 kept")
    } else if line.isEmpty {
      isHead = false
    } else if isHead, line.count > 12, line[0] | 0x20 == 0x6D {
      let text = String(decoding: line, as: UTF8.self)
      if text.lowercased().hasPrefix("message-id:"), let open = text.firstIndex(of: "<"),
        let close = text.lastIndex(of: ">"), open < close
      {
        messageID = String(text[text.index(after: open)..<close])
      }
    }
    return false
  }

  private mutating func command() -> Bool {
    switch line.prefix(4).map({ $0 & 0xDF }) {
    case Array("EHLO".utf8): say("250-sink\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES")
    case Array("HELO".utf8), Array("MAIL".utf8), Array("RSET".utf8), Array("NOOP".utf8): say("250 2.0.0 ok")
    case Array("RCPT".utf8):
      let text = String(decoding: line, as: UTF8.self)
      recipient = text.split(separator: "<").last.map { String($0.prefix { $0 != ">" }) } ?? ""
      say("250 2.1.5 ok")
    case Array("DATA".utf8):
      (isContent, isHead, messageID, size) = (true, true, "-", 0)
      say("354 go on")
    case Array("QUIT".utf8):
      say("221 2.0.0 bye")
      return true
    default: say("502 5.5.2 not known here")
    }
    return false
  }

  private func say(_ text: String) {
    let bytes = Array((text + "\r\n").utf8)
    _ = send(socket, bytes, bytes.count, 0)
  }
}
