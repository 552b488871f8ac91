import Evidence
import Reconstruction

/// Shell commands that print cited lines, so that anyone can look at them without this program.
enum LineCommand {
  /// A command for each item of evidence that is a file, in the items' order.
  ///
  /// - Parameter limit: how many lines, or runs of lines, of an item are named; nil for all.
  static func commands(for lines: [EvidenceLine], in evidence: [EvidenceItem], limit: Int? = nil) -> [String]
  {
    evidence.compactMap { item in
      let own = Citation.compacting(lines.filter { $0.item == item.number })
      guard item.hasLines, !own.isEmpty, item.path != EvidenceFile.standardInput.path else { return nil }
      let addresses = own.prefix(limit ?? own.count).map { citation in
        citation.lastLine.map { "\(citation.line),\($0)p" } ?? "\(citation.line)p"
      }
      let script = "sed -n '\(addresses.joined(separator: ";"))'"
      return reader(item.path).map { "\($0) \(quoted(item.path)) | \(script)" }
        ?? "\(script) \(quoted(item.path))"
    }
  }

  /// What unpacks a file, by its name's ending.
  private static func reader(_ path: String) -> String? {
    let readers = [("gz", "zcat"), ("xz", "xzcat"), ("zst", "zstdcat")]
    return readers.first { path.lowercased().hasSuffix("." + $0.0) }?.1
  }

  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        || "/._-+:,".utf8.contains(byte)
    }
    return isPlain && path.first != "-" ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
