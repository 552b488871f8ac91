import Bytes

/// Finds the fields of a ``LinePattern`` in a line, without going back over it.
struct LineMatcher {
  enum Outcome: Equatable {
    /// The line fits.
    case whole
    /// The line ends, as far as it is known, behind so many whole fields, and fits so far.
    case open(fields: Int)
    case other
  }

  private enum Place {
    case found(Range<Int>)
    case missing
  }

  private let opening: [UInt8]
  private let steps: [LinePattern.Step]
  /// The fields of the last line that fitted, one for each step. Of one that ends early the field behind the whole ones
  /// is what there is of it.
  private(set) var values: [Range<Int>]

  init(_ pattern: LinePattern) {
    opening = pattern.opening
    steps = pattern.steps
    values = steps.map { _ in 0..<0 }
  }

  /// - Parameter isOpen: the line goes on behind its end.
  /// - Complexity: O(*n*).
  mutating func match(_ line: Span<UInt8>, isOpen: Bool) -> Outcome {
    var at = 0
    for byte in opening {
      if at == line.count, isOpen {
        values[0] = at..<at
        return .open(fields: 0)
      }
      guard LineMatcher.take(byte, line, &at) else { return .other }
    }
    for index in steps.indices {
      let start = at
      let isLast = index == steps.count - 1
      values[index] = start..<line.count
      if isLast, isOpen { return .open(fields: index) }
      if isLast, steps[index].literal.isEmpty { break }
      var from = start
      if steps[index].field?.content == .json {
        if let end = JSONExtent.end(of: line, from: start) {
          from = end
        } else if isOpen {
          return .open(fields: index)
        }
      }
      let place = isLast ? suffix(line, from: from) : find(steps[index].literal, line, from: from)
      guard case .found(let literal) = place else { return isOpen ? .open(fields: index) : .other }
      values[index] = start..<literal.lowerBound
      at = literal.upperBound
    }
    return .whole
  }

  /// Passes over a byte of a literal; a blank over all blanks that stand there.
  @inline(__always)
  private static func take(_ byte: UInt8, _ line: Span<UInt8>, _ at: inout Int) -> Bool {
    guard at < line.count, line[at] == byte || (byte == 0x20 && line[at] == 0x09) else { return false }
    at &+= 1
    if byte == 0x20 { while at < line.count, line[at] == 0x20 || line[at] == 0x09 { at &+= 1 } }
    return true
  }

  /// Where a literal first stands.
  private func find(_ literal: [UInt8], _ line: Span<UInt8>, from: Int) -> Place {
    let first = literal[0]
    var start = from
    while true {
      while start < line.count, line[start] != first, first != 0x20 || line[start] != 0x09 { start &+= 1 }
      if start == line.count { return .missing }
      var at = start
      var isHere = true
      for byte in literal where isHere { isHere = LineMatcher.take(byte, line, &at) }
      if isHere { return .found(start..<at) }
      start &+= 1
    }
  }

  /// Where the last literal stands at the end of the line.
  private func suffix(_ line: Span<UInt8>, from: Int) -> Place {
    var at = line.count
    for byte in steps[steps.count - 1].literal.reversed() {
      guard at > from, line[at - 1] == byte || (byte == 0x20 && line[at - 1] == 0x09) else { return .missing }
      at -= 1
      if byte == 0x20 { while at > from, line[at - 1] == 0x20 || line[at - 1] == 0x09 { at -= 1 } }
    }
    return .found(at..<line.count)
  }
}

/// How far a JSON value reaches in a line that goes on behind it.
enum JSONExtent {
  /// Where the object or array ends that begins at `from`, or `from` itself where none does; nil where it does not end.
  static func end(of line: Span<UInt8>, from: Int) -> Int? {
    var at = from
    while at < line.count, line[at] == 0x20 || line[at] == 0x09 { at &+= 1 }
    guard at < line.count, line[at] == UInt8(ascii: "{") || line[at] == UInt8(ascii: "[") else { return from }
    var depth = 0
    while at < line.count {
      switch line[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth &+= 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth &-= 1
      case UInt8(ascii: "\""):
        at &+= 1
        while at < line.count, line[at] != UInt8(ascii: "\"") {
          at &+= line[at] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      at &+= 1
      if depth == 0 { return at }
    }
    return nil
  }
}
