/// Message-IDs in the bytes of a mail: what stands in angle brackets and looks like one.
enum MessageIDs {
  static let most = 100

  /// The first of a text, without its angle brackets.
  static func first(in text: String) -> String? { mentioned(in: Array(text.utf8), most: 1).first }

  /// Each once, in the order in which they stand.
  static func mentioned(in bytes: [UInt8], most: Int = most) -> [String] {
    var found: [String] = []
    var start: Int?
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): start = place + 1
      case UInt8(ascii: ">"):
        if let start, place - start <= 250, bytes[start..<place].contains(UInt8(ascii: "@")) {
          let id = String(decoding: bytes[start..<place], as: UTF8.self)
          if !found.contains(id) { found.append(id) }
          if found.count == most { return found }
        }
        start = nil
      case 0...0x20, 0x7F...: start = nil
      default: break
      }
    }
    return found
  }
}
