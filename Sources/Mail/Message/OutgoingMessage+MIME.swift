import CGMime
import Foundation

extension OutgoingMessage {
  /// The mail as it goes over the wire (RFC 5322, RFC 2045 to 2047): lines of at most 998 bytes that end in CR and LF,
  /// ASCII alone, headers encoded where they need it. The same mail gives the same bytes.
  ///
  /// - Throws: `MailError` where a text cannot be turned into a mail.
  public func mime() throws(MailError) -> [UInt8] {
    GMimeLibrary.start()
    // SAFETY: every object is made here and released here; what is handed over is held by the message from then on.
    guard let message = unsafe g_mime_message_new(0) else { throw Self.failed }
    defer { unsafe g_object_unref(message) }
    unsafe address(message, GMIME_ADDRESS_TYPE_FROM, from)
    if let replyTo { unsafe address(message, GMIME_ADDRESS_TYPE_REPLY_TO, replyTo) }
    unsafe address(message, GMIME_ADDRESS_TYPE_TO, to)
    unsafe g_mime_message_set_subject(message, subject, "UTF-8")
    try unsafe setDate(of: message)
    unsafe g_mime_message_set_message_id(message, messageID)
    guard let object = unsafe gmime_object(message) else { throw Self.failed }
    // RFC 3834: no vacation notes, please. The second is what Microsoft's servers know.
    unsafe g_mime_object_set_header(object, "Auto-Submitted", "auto-generated", nil)
    unsafe g_mime_object_set_header(object, "X-Auto-Response-Suppress", "OOF, AutoReply", nil)
    if let listID { unsafe g_mime_object_set_header(object, "List-Id", "<\(listID)>", nil) }

    guard let html else {
      try unsafe part("plain", text) { part in unsafe g_mime_message_set_mime_part(message, part) }
      return try unsafe bytes(of: object)
    }
    guard let alternative = unsafe g_mime_multipart_new_with_subtype("alternative"),
      let container = unsafe gmime_object(alternative)
    else { throw Self.failed }
    defer { unsafe g_object_unref(alternative) }
    unsafe g_mime_multipart_set_boundary(alternative, boundary)
    for (subtype, content) in [("plain", text), ("html", html)] {
      try unsafe part(subtype, content) { part in unsafe g_mime_multipart_add(alternative, part) }
    }
    unsafe g_mime_message_set_mime_part(message, container)
    return try unsafe bytes(of: object)
  }

  private static let failed = MailError(
    .badValue, "A mail could not be put together", remedy: "Look at free memory, and try again")

  /// What separates the parts: no line of either can look like it, since their encodings have no “=_”.
  private var boundary: String { "=_" + messageID.prefix(60).map { $0 == "@" ? "=" : String($0) }.joined() }

  private func address(
    _ message: UnsafeMutablePointer<GMimeMessage>, _ type: GMimeAddressType, _ mailbox: Mailbox
  ) {
    unsafe g_mime_message_add_mailbox(message, type, mailbox.name, mailbox.address.path)
  }

  private func setDate(of message: UnsafeMutablePointer<GMimeMessage>) throws(MailError) {
    guard let time = unsafe g_date_time_new_from_unix_utc(Int(date.timeIntervalSince1970)) else {
      throw MailError(.badValue, "A mail's date is out of range", remedy: "Look at this computer's clock")
    }
    unsafe g_mime_message_set_date(message, time)
    unsafe g_date_time_unref(time)
  }

  /// Makes a part of text and hands it over.
  private func part(
    _ subtype: String, _ text: String, _ body: (UnsafeMutablePointer<GMimeObject>) -> Void
  ) throws(MailError) {
    guard let leaf = unsafe g_mime_part_new_with_type("text", subtype) else { throw Self.failed }
    defer { unsafe g_object_unref(leaf) }
    let isMostlyASCII = text.utf8.count { $0 >= 0x80 } * 6 <= text.utf8.count
    let bytes = Self.lines(text, isMostlyASCII ? [0x0A] : [0x0D, 0x0A])
    guard let object = unsafe gmime_object(leaf),
      let stream = unsafe g_mime_stream_mem_new_with_buffer(bytes, bytes.count)
    else { throw Self.failed }
    defer { unsafe g_object_unref(stream) }
    guard let content = unsafe g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)
    else {
      throw Self.failed
    }
    defer { unsafe g_object_unref(content) }
    unsafe g_mime_object_set_content_type_parameter(object, "charset", "utf-8")
    unsafe g_mime_part_set_content(leaf, content)
    // Quoted-printable stays readable where little is beyond ASCII; base64 is shorter where much is.
    unsafe g_mime_part_set_content_encoding(
      leaf, isMostlyASCII ? GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE : GMIME_CONTENT_ENCODING_BASE64)
    unsafe g_mime_object_set_header(object, "Content-Language", language, nil)
    unsafe body(object)
  }

  /// Lines all end alike, whatever they ended in. Base64 encodes them as they go over the wire; of what stands in
  /// quoted-printable, the writer of the message makes that.
  private static func lines(_ text: String, _ end: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(text.utf8.count * 17 / 16)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x0A where previous == 0x0D: break
      case 0x0A, 0x0D: lines += end
      default: lines.append(byte)
      }
      previous = byte
    }
    if !lines.isEmpty, lines.last != 0x0A { lines += end }
    return lines
  }

  private func bytes(of object: UnsafeMutablePointer<GMimeObject>) throws(MailError) -> [UInt8] {
    let format = unsafe g_mime_format_options_new()
    defer { unsafe g_mime_format_options_free(format) }
    unsafe g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS)
    guard let stream = unsafe g_mime_stream_mem_new() else { throw Self.failed }
    defer { unsafe g_object_unref(stream) }
    guard unsafe g_mime_object_write_to_stream(object, format, stream) > 0,
      let bytes = unsafe GMimeLibrary.bytes(of: stream), WireFormat.isClean(bytes)
    else { throw Self.failed }
    return bytes
  }
}
