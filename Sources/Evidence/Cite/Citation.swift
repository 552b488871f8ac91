/// Where in the evidence something is written: an item and a line, or a run of lines, both from 1.
///
/// Written `1:4711` or `1:4711-4720`.
public struct Citation: Hashable, Sendable, Comparable, LosslessStringConvertible {
  /// The number of the evidence item, from 1.
  public let item: Int
  /// The first line, from 1.
  public let line: Int
  /// The last line of a run, greater than `line`; nil for one line.
  public let lastLine: Int?

  /// A line, or the run of lines up to `lastLine`; a run of one line is that line.
  public init(item: Int, line: Int, lastLine: Int? = nil) {
    precondition(item > 0 && line > 0 && lastLine ?? line >= line, "items and lines count from 1, runs go on")
    self.item = item
    self.line = line
    self.lastLine = lastLine == line ? nil : lastLine
  }

  /// Reads what `description` writes; nil for anything else.
  public init?(_ description: String) {
    let parts = description.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let item = Self.number(parts[0]) else { return nil }
    let ends = parts[1].split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2, let line = Self.number(ends[0]) else { return nil }
    guard ends.count == 2 else {
      self.init(item: item, line: line)
      return
    }
    guard let last = Self.number(ends[1]), last > line else { return nil }
    self.init(item: item, line: line, lastLine: last)
  }

  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text), value > 0 else {
      return nil
    }
    return value
  }

  public var description: String {
    lastLine.map { "\(item):\(line)-\($0)" } ?? "\(item):\(line)"
  }

  /// The lines it names.
  public var lines: ClosedRange<Int> { line...(lastLine ?? line) }

  /// By item, then first line, then last line.
  public static func < (a: Citation, b: Citation) -> Bool {
    (a.item, a.line, a.lastLine ?? a.line) < (b.item, b.line, b.lastLine ?? b.line)
  }

  /// Citations for single places, neighbouring lines of an item joined to runs. A place given twice counts once.
  ///
  /// - Parameter places: sorted by item, then line.
  public static func compacting(_ places: some Sequence<(item: Int, line: Int)>) -> [Citation] {
    var result: [Citation] = []
    var run: (item: Int, first: Int, last: Int)?
    for place in places {
      if let open = run, open.item == place.item, place.line >= open.last, place.line <= open.last + 1 {
        run?.last = place.line
        continue
      }
      if let open = run {
        result.append(Citation(item: open.item, line: open.first, lastLine: open.last))
      }
      run = (place.item, place.line, place.line)
    }
    if let open = run {
      result.append(Citation(item: open.item, line: open.first, lastLine: open.last))
    }
    return result
  }
}
