/// Groups of header fields with blank lines between them, as delivery status notifications have them (RFC 3464, section
/// 2.1.1): the first of the mail, the others of one recipient each.
struct FieldBlocks {
  /// The fields of each block, their names in lower case, their folded lines joined. What is no field is passed over.
  private(set) var blocks: [[String: String]] = []

  private static let mostBlocks = 100
  private static let mostFields = 100
  private static let longest = 2_000

  init(_ bytes: [UInt8]) {
    var name = ""
    var value = ""
    var block: [String: String] = [:]
    func endField() {
      if !name.isEmpty, block.count < Self.mostFields, block[name] == nil {
        block[name] = value.trimmingBlanks
      }
      (name, value) = ("", "")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }) {
      if line.allSatisfy({ $0 == " " || $0 == "\t" }) {
        endField()
        if !block.isEmpty { blocks.append(block) }
        block = [:]
        if blocks.count == Self.mostBlocks { return }
      } else if line.first == " " || line.first == "\t" {
        if value.utf8.count < Self.longest {
          value += " " + line.prefix(Self.longest).drop { $0 == " " || $0 == "\t" }
        }
      } else {
        endField()
        guard let colon = line.firstIndex(of: ":") else { continue }
        name = String(line[..<colon].prefix(100)).trimmingBlanks.lowercased()
        value = String(line[line.index(after: colon)...].prefix(Self.longest))
      }
    }
    endField()
    if !block.isEmpty { blocks.append(block) }
  }
}
