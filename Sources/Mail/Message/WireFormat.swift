/// What may go over the wire as a mail's content (RFC 5321, section 4.5.3.1.6; RFC 5322, section 2.3).
enum WireFormat {
  /// Whether every CR is followed by LF and every LF preceded by CR, so that no server can take a part of it for the
  /// mail's end; whether lines have at most 998 bytes, all of them ASCII and none zero.
  static func isClean(_ bytes: [UInt8]) -> Bool {
    var length = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if (byte == 0x0A) != (previous == 0x0D) || byte == 0 || byte >= 0x80 { return false }
      length = byte == 0x0A ? 0 : length + 1
      if length > 999 { return false }
      previous = byte
    }
    return previous == 0x0A
  }
}
