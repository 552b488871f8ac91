import Bytes

/// One line of evidence, as it is cited: its bytes, its place, and the hash by which anyone can check it.
public struct CitedLine: Hashable, Sendable {
  /// Its number, from 1.
  public let line: Int
  /// Where it begins in the decoded evidence, from 0.
  public let offset: Int
  /// Its bytes without the ending `\n`; a `\r` before that is kept, as it is part of the evidence.
  public let bytes: [UInt8]
  /// The SHA-256 of `bytes`, in lower-case hexadecimal: what `sed -n 4711p FILE | tr -d '\n' | sha256sum` prints.
  public let sha256: String
  /// Whether `bytes` is the whole line: false where it is longer than a reader's longest line.
  public let isWhole: Bool
}

/// Fetches lines of evidence by number, reading the evidence again from its beginning.
public struct CitedLines {
  private let reader: ChunkReader
  private let wanted: [Int]
  private var position = 0
  private var chunk: Chunk?
  private var cursor = LineCursor(0..<0)
  /// The number of the line at the cursor.
  private var number = 1

  /// - Parameters:
  ///   - file: must be readable again; a pipe would be empty by now.
  ///   - lines: numbers from 1, in any order; each line is given once.
  public init(_ file: EvidenceFile, lines: some Sequence<Int>) throws(EvidenceError) {
    reader = try ChunkReader(file)
    wanted = Set(lines).filter { $0 > 0 }.sorted()
  }

  /// The next wanted line in ascending order; nil after the last, or where the evidence has no more lines.
  ///
  /// - Complexity: O(*n*) in the evidence up to the last wanted line, for all calls together; chunks without wanted
  ///   lines are not looked into.
  public mutating func next() throws(EvidenceError) -> CitedLine? {
    while position < wanted.count {
      let target = wanted[position]
      // Every chunk is left only for a line beyond it, so the cursor is never past the target.
      guard let chunk, target < chunk.firstLine + chunk.lines else {
        if try !advance() { return nil }
        continue
      }
      let start = cursor.position
      guard cursor.next(in: chunk.bytes.span) != nil else { return nil }
      number += 1
      if number - 1 == target {
        position += 1
        return cited(target, in: chunk, from: start, to: cursor.position)
      }
    }
    return nil
  }

  private func cited(_ line: Int, in chunk: Chunk, from start: Int, to next: Int) -> CitedLine {
    let endsHere = chunk.bytes[next - 1] == UInt8(ascii: "\n")
    let bytes = Array(chunk.bytes[start..<(endsHere ? next - 1 : next)])
    let isWhole = endsHere || bytes.count < reader.longestLine
    return CitedLine(
      line: line, offset: chunk.offset + start, bytes: bytes, sha256: Digest.sha256(bytes.span),
      isWhole: isWhole)
  }

  private mutating func advance() throws(EvidenceError) -> Bool {
    chunk = try reader.next()
    guard let chunk else { return false }
    cursor = LineCursor(0..<chunk.bytes.count)
    number = chunk.firstLine
    return true
  }
}
