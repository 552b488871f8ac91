import CCurl

/// What is known of one mail while it goes out: what the server has said, how far the conversation is, and above all
/// whether the end of the mail may have gone out.
///
/// libcurl writes the final dot by itself and tells nobody. It cannot do so before it has been told that there is no
/// more to read; so what counts is that it was told, which is never too late.
final class Transfer {
  private let bytes: [UInt8]
  private let beforeEnd: () throws -> Void
  private var position = 0
  private var lines: [String] = []
  private(set) var phase = SendOutcome.Phase.connecting
  private(set) var mayHaveEnded = false
  /// What is said from now on is not about the mail.
  private var isOver = false
  /// What `beforeEnd` threw.
  private(set) var error: (any Error)?

  /// Longest answer that is kept, in lines.
  private static let mostLines = 50

  init(_ bytes: [UInt8], beforeEnd: @escaping () throws -> Void) {
    self.bytes = bytes
    self.beforeEnd = beforeEnd
  }

  /// The server's answer in the phase that was reached; nil where it has not answered in full.
  var reply: SMTPReply? { SMTPReply(lines: lines) }

  /// A line came from the server.
  func received(_ text: String) {
    guard !isOver else { return }
    for line in text.split(whereSeparator: \.isNewline) {
      if phase == .connecting { phase = .greeting }
      // After a whole answer comes the next one.
      if reply != nil { lines.removeAll() }
      if lines.count < Self.mostLines { lines.append(String(line.prefix(SMTPReply.longest))) }
    }
  }

  /// A command goes to the server. Only its verb is looked at: some carry passwords.
  func sending(verb: String) {
    switch verb {
    case "EHLO", "HELO", "STAR", "AUTH": phase = .login
    case "MAIL": phase = .sender
    case "RCPT": phase = .recipient
    case "DATA": phase = .data
    case "QUIT":
      isOver = true
      return
    default: return
    }
    lines.removeAll()
  }

  /// The next bytes of the mail; nil at its end, which is then on its way.
  func next(_ most: Int) throws -> ArraySlice<UInt8>? {
    if position < bytes.count {
      phase = .content
      let piece = bytes[position..<min(bytes.count, position + most)]
      position = piece.endIndex
      return piece
    }
    // Asked again after its end, by a library that starts over: the mail is not handed out twice.
    guard !mayHaveEnded else { throw Twice() }
    do { try beforeEnd() } catch {
      self.error = error
      throw error
    }
    mayHaveEnded = true
    phase = .end
    lines.removeAll()
    return nil
  }

  private struct Twice: Error {}

  /// What became of the mail, now that libcurl is done with it.
  func outcome(_ result: CURLcode, words: String) -> SendOutcome {
    let reply = reply
    let failure = SendOutcome.Failure(kind: kind(result, reply), phase: phase, reply: reply, words: words)
    if mayHaveEnded {
      guard phase == .end, let reply else { return .unknown(failure) }
      if reply.isPositive { return reply.code < 300 ? .accepted(reply) : .unknown(failure) }
      return reply.isTransient ? .postponed(reply, phase) : .refused(reply, phase)
    }
    if let reply, phase == .recipient || phase == .data, reply.code >= 400 {
      return reply.isTransient ? .postponed(reply, phase) : .refused(reply, phase)
    }
    return .notSent(failure)
  }

  private func kind(_ result: CURLcode, _ reply: SMTPReply?) -> SendOutcome.Failure.Kind {
    switch result {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR: .connection
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_NOT_BUILT_IN:
      .encryption
    case CURLE_LOGIN_DENIED: reply?.isTransient == true ? .session : .login
    case CURLE_OPERATION_TIMEDOUT: .timeout
    case CURLE_ABORTED_BY_CALLBACK: .own
    default: (reply?.code ?? 0) >= 400 ? .session : .lost
    }
  }
}
