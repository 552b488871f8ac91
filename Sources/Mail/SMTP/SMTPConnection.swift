import CCurl
import Glibc

/// A connection to a relay, kept from mail to mail and made anew where it was lost. Used by one thread at a time.
@safe public final class SMTPConnection {
  private let server: SMTPServer
  private var handle: UnsafeMutableRawPointer
  private let words: UnsafeMutablePointer<CChar>

  /// libcurl must be told once that it is used. A server that goes away while something is written to it is an error of
  /// that writing, not a signal that ends the process; libcurl leaves that to the program where threads use it.
  private static let started: CURLcode = {
    signal(SIGPIPE, SIG_IGN)
    return curl_global_init(Int(CURL_GLOBAL_ALL))
  }()

  /// Connects to nothing yet.
  ///
  /// - Throws: `MailError` where libcurl cannot do what the server asks for.
  public init(_ server: SMTPServer) throws(MailError) {
    guard Self.started == CURLE_OK, let made = unsafe curl_easy_init() else {
      throw MailError(.badServer, "libcurl cannot be started", remedy: "Look at free memory, and try again")
    }
    self.server = server
    unsafe handle = made
    unsafe words = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    guard set(server) else {
      throw MailError(
        .badServer, "libcurl lacks what is needed for \(server.url)",
        remedy: "Install libcurl 7.85 or newer, with TLS")
    }
  }

  deinit {
    // Says QUIT where a connection stands.
    unsafe curl_easy_cleanup(handle)
    unsafe words.deallocate()
  }

  /// Gives the connection up. Where an answer is outstanding, it would be taken for that to the next mail's first
  /// command, and libcurl would use the connection again.
  private func abandon() {
    // SAFETY: a new handle takes the place of the old one, which nobody uses any more.
    guard let made = unsafe curl_easy_init() else { return }
    let socket = unsafe curl_last_socket(handle)
    // So that nobody waits for an answer to QUIT.
    if socket != CURL_SOCKET_BAD { shutdown(socket, Int32(SHUT_RDWR)) }
    unsafe curl_easy_cleanup(handle)
    unsafe handle = made
    _ = set(server)
  }

  private func set(_ server: SMTPServer) -> Bool {
    // SAFETY: the words live until the handle is cleaned up; libcurl copies the other texts.
    let texts: [(CURLoption, String?)] = [
      (CURLOPT_URL, server.url), (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
      // No proxy of the environment: mails go where they were told to go.
      (CURLOPT_PROXY, ""),
      (CURLOPT_CAINFO, server.certificates), (CURLOPT_USERNAME, server.login?.user),
      (CURLOPT_PASSWORD, server.login?.password),
      (CURLOPT_LOGIN_OPTIONS, server.login == nil ? nil : "AUTH=PLAIN;AUTH=LOGIN"),
    ]
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_UPLOAD, 1), (CURLOPT_NOSIGNAL, 1), (CURLOPT_VERBOSE, 1),
      (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
      (
        CURLOPT_USE_SSL,
        Int(server.encryption == .none ? CURLUSESSL_NONE.rawValue : CURLUSESSL_ALL.rawValue)
      ),
      (CURLOPT_CONNECTTIMEOUT, server.connectTimeout), (CURLOPT_TIMEOUT, server.mailTimeout),
      (CURLOPT_SERVER_RESPONSE_TIMEOUT, server.mailTimeout),
    ]
    var results: [CURLcode] = []
    for case (let option, let text?) in texts { results.append(unsafe curl_set_text(handle, option, text)) }
    for (option, number) in numbers { results.append(unsafe curl_set_number(handle, option, number)) }
    results.append(unsafe curl_set_pointer(handle, CURLOPT_ERRORBUFFER, words))
    results.append(unsafe curl_set_bytes_function(handle, CURLOPT_READFUNCTION, Self.read))
    results.append(unsafe curl_set_bytes_function(handle, CURLOPT_HEADERFUNCTION, Self.receive))
    results.append(unsafe curl_set_debug_function(handle, Self.watch))
    return results.allSatisfy { $0 == CURLE_OK }
  }

  /// Sends one mail to one recipient.
  ///
  /// - Parameters:
  ///   - mail: as ``OutgoingMessage/mime()`` makes it.
  ///   - beforeEnd: called before the end of the mail is handed over: before it, the server cannot have the mail. Where
  ///     it throws, the mail does not go out.
  public func send(
    _ mail: [UInt8], from sender: MailAddress, to recipient: MailAddress,
    beforeEnd: @escaping () throws -> Void
  ) -> SendOutcome {
    guard WireFormat.isClean(mail) else {
      return .notSent(
        .init(kind: .own, phase: .connecting, reply: nil, words: "the mail is not fit to go over the wire"))
    }
    let transfer = Transfer(mail, beforeEnd: beforeEnd)
    // SAFETY: the transfer and the list outlive `curl_easy_perform`, which alone calls back with them.
    let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
    for option in [CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_DEBUGDATA] {
      _ = unsafe curl_set_pointer(handle, option, context)
    }
    let list = unsafe curl_slist_append(nil, "<\(recipient.path)>")
    defer {
      _ = unsafe curl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
      unsafe curl_slist_free_all(list)
    }
    _ = unsafe curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(sender.path)>")
    _ = unsafe curl_set_list(handle, CURLOPT_MAIL_RCPT, list)
    unsafe words.pointee = 0
    let result = withExtendedLifetime(transfer) { unsafe curl_easy_perform(handle) }
    let said = unsafe String(cString: words)
    let outcome = transfer.outcome(
      result, words: said.isEmpty ? unsafe String(cString: curl_easy_strerror(result)) : said)
    switch outcome {
    case .accepted, .refused, .postponed: break
    case .unknown, .notSent: abandon()
    }
    return outcome
  }

  /// Hands the next bytes of the mail to libcurl.
  private static let read: curl_bytes_function = { target, size, count, context in
    guard let target = unsafe target, let context = unsafe context else { return Int(CURL_READFUNC_ABORT) }
    // SAFETY: the context is the transfer of the mail that is being sent, and the target has `size * count` bytes.
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    do {
      guard let piece = try transfer.next(size * count) else { return 0 }
      unsafe piece.withUnsafeBytes { bytes in
        unsafe UnsafeMutableRawBufferPointer(start: target, count: size * count).copyMemory(from: bytes)
      }
      return piece.count
    } catch { return Int(CURL_READFUNC_ABORT) }
  }

  /// Takes what the server says.
  private static let receive: curl_bytes_function = { source, size, count, context in
    guard let source = unsafe source, let context = unsafe context else { return 0 }
    // SAFETY: as above; the source has `size * count` bytes.
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let bytes = unsafe UnsafeRawBufferPointer(start: source, count: size * count)
    transfer.received(unsafe String(decoding: bytes, as: UTF8.self))
    return size * count
  }

  /// Watches which command goes out.
  private static let watch: curl_debug_callback = { _, kind, source, count, context in
    guard kind == CURLINFO_HEADER_OUT, let source = unsafe source, let context = unsafe context else {
      return 0
    }
    // SAFETY: as above; the source has `count` bytes.
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let bytes = unsafe UnsafeRawBufferPointer(start: source, count: min(4, count))
    transfer.sending(verb: unsafe String(decoding: bytes, as: UTF8.self))
    return 0
  }
}
