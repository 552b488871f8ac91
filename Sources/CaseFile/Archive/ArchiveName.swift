/// The name of a file in an archive: relative, of plain ASCII, so that it means the same on every machine and leads
/// nowhere but below the folder that is unpacked into.
public struct ArchiveName: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let description: String

  /// Letters, digits, `.`, `_`, `-` and `/` between names, none of which is empty, `.` or `..`; at most 240 bytes, names
  /// of at most 100.
  public init?(_ text: String) {
    guard text.utf8.count <= 240 else { return nil }
    for name in text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false) {
      guard (1...100).contains(name.count), name.allSatisfy(ArchiveName.isPlain),
        !name.elementsEqual(".".utf8),
        !name.elementsEqual("..".utf8)
      else { return nil }
    }
    description = text
  }

  public static func < (a: ArchiveName, b: ArchiveName) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x2D && byte <= 0x39 && byte != 0x2F || byte == 0x5F
  }
}
