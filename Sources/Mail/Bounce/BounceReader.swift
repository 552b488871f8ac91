import CGMime

/// Reads what came back. Mails are hostile: everybody can send one to the address to which bounces go.
public struct BounceReader: Sendable {
  /// Bytes of a mail that are looked at: a notification, with the mail that it returns, has far fewer.
  public static let largestMail = 16 << 20
  private static let deepest = 10
  private static let mostParts = 100

  public init() { GMimeLibrary.start() }

  /// Never fails: a mail that is not understood is a bounce of the kind `unknown`.
  ///
  /// - Parameter source: where it stands.
  public func read(_ mail: [UInt8], source: String) -> Bounce {
    func unknown(_ doubt: Bounce.Doubt) -> Bounce {
      Bounce(
        source: source, reports: [], originalMessageID: nil,
        mentionedMessageIDs: MessageIDs.mentioned(in: mail),
        doubt: doubt)
    }
    guard mail.count < Self.largestMail, let parts = Self.parts(of: mail) else { return unknown(.unreadable) }
    guard let status = parts.status else { return unknown(.notStandard) }
    let reports = FieldBlocks(status).blocks.compactMap(Self.report)
    guard !reports.isEmpty, parts.original != nil else {
      return Bounce(
        source: source, reports: reports, originalMessageID: parts.original,
        mentionedMessageIDs: MessageIDs.mentioned(in: mail), doubt: .incomplete)
    }
    return Bounce(
      source: source, reports: reports, originalMessageID: parts.original, mentionedMessageIDs: [], doubt: nil
    )
  }

  /// A recipient's block; nil where a block is none.
  private static func report(_ fields: [String: String]) -> Bounce.Report? {
    guard fields["final-recipient"] != nil || fields["action"] != nil else { return nil }
    let action = fields["action"].map { $0.prefix(while: \.isLetter).lowercased() }
    return Bounce.Report(
      finalRecipient: fields["final-recipient"].map(afterType),
      originalRecipient: fields["original-recipient"].map(afterType),
      action: action.flatMap(Bounce.Report.Action.init),
      status: fields["status"].flatMap { EnhancedStatus(prefixing: $0) },
      diagnostic: fields["diagnostic-code"].map(afterType))
  }

  /// `rfc822; a@example.com` without its type.
  private static func afterType(_ value: String) -> String {
    guard let semicolon = value.firstIndex(of: ";") else { return value }
    return String(value[value.index(after: semicolon)...]).trimmingBlanks
  }

  /// What a notification is made of (RFC 6522).
  private struct Parts {
    /// The content of `message/delivery-status`.
    var status: [UInt8]?
    /// The Message-ID of the mail that was returned, whole or its headers alone.
    var original: String?
  }

  private static func parts(of mail: [UInt8]) -> Parts? {
    // SAFETY: the stream copies the bytes; the parser holds the stream, and each is released once.
    guard let stream = unsafe g_mime_stream_mem_new_with_buffer(mail, mail.count) else { return nil }
    defer { unsafe g_object_unref(stream) }
    guard let parser = unsafe g_mime_parser_new_with_stream(stream) else { return nil }
    defer { unsafe g_object_unref(parser) }
    guard let message = unsafe g_mime_parser_construct_message(parser, nil) else { return nil }
    defer { unsafe g_object_unref(message) }
    var parts = Parts()
    guard let root = unsafe g_mime_message_get_mime_part(message) else { return parts }
    var left = mostParts
    unsafe collect(root, depth: 0, &left, into: &parts)
    return parts
  }

  private static func collect(
    _ object: UnsafeMutablePointer<GMimeObject>, depth: Int, _ left: inout Int, into parts: inout Parts
  ) {
    guard depth < deepest, left > 0 else { return }
    left -= 1
    if let container = unsafe gmime_multipart(object) {
      let count = unsafe g_mime_multipart_get_count(container)
      for place in 0..<count {
        guard let part = unsafe g_mime_multipart_get_part(container, place) else { continue }
        unsafe collect(part, depth: depth + 1, &left, into: &parts)
      }
      return
    }
    let type = unsafe type(of: object)
    switch type {
    case "message/delivery-status", "message/global-delivery-status":
      if parts.status == nil { parts.status = unsafe content(of: object) }
    case "text/rfc822-headers", "message/global-headers":
      guard parts.original == nil, let bytes = unsafe content(of: object) else { return }
      let fields = FieldBlocks(bytes).blocks.first
      parts.original = fields?["message-id"].flatMap(MessageIDs.first)
    case "message/rfc822", "message/global":
      // Only what a notification returns counts, not what a forwarded mail holds deeper down.
      guard parts.original == nil, let returned = unsafe gmime_message_part(object),
        let inner = unsafe g_mime_message_part_get_message(returned)
      else { return }
      parts.original = unsafe GMimeLibrary.text(g_mime_message_get_message_id(inner))
    default: break
    }
  }

  private static func type(of object: UnsafeMutablePointer<GMimeObject>) -> String {
    guard let type = unsafe g_mime_object_get_content_type(object) else { return "" }
    return unsafe GMimeLibrary.text(taking: g_mime_content_type_get_mime_type(type))?.lowercased() ?? ""
  }

  /// A part's content, decoded.
  private static func content(of object: UnsafeMutablePointer<GMimeObject>) -> [UInt8]? {
    guard let part = unsafe gmime_part(object), let wrapper = unsafe g_mime_part_get_content(part),
      let stream = unsafe g_mime_stream_mem_new()
    else { return nil }
    defer { unsafe g_object_unref(stream) }
    guard unsafe g_mime_data_wrapper_write_to_stream(wrapper, stream) >= 0 else { return nil }
    return unsafe GMimeLibrary.bytes(of: stream)
  }
}
