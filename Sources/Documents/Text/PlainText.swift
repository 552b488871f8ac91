/// A document as plain text: for mail, and for terminals. East Asian characters take two columns.
public struct PlainText: Sendable {
  public let document: Document

  public init(_ document: Document) { self.document = document }

  /// - Parameter width: columns of a line, at least 20. Mail stays below 78 (RFC 5322, 2.1.1).
  public func text(width: Int = 72) -> String {
    let writer = PlainTextWriter(document)
    let lines = writer.lines(document.blocks, width: max(20, width))
    return lines.map { line in
      let end = line.lastIndex { $0 != " " && $0 != "\u{3000}" }
      return end.map { String(line[...$0]) } ?? ""
    }.joined(separator: "\n") + "\n"
  }
}
