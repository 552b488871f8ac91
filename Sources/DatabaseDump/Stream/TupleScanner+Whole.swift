import Bytes

/// A value of a tuple that stands whole in a chunk.
struct WholeValue: Sendable {
  enum Form: Sendable { case word, string, escapedString }
  var start: Int
  var end: Int
  var form: Form
}

/// The quick way through tuples that stand whole in a chunk and hold plain literals only, as dump
/// programs write them. Whatever is unusual is left to the states of ``TupleScanner``, which read the
/// same; a test holds both against each other.
extension TupleScanner {
  /// Passes over what separates tuples.
  ///
  /// - Returns: whether a tuple begins at `at`.
  mutating func passSeparators(_ bytes: Span<UInt8>, _ at: inout Int) -> Bool {
    guard state == .between else { return false }
    while at < bytes.count {
      let byte = bytes[at]
      if byte > 0x20, byte != UInt8(ascii: ",") { return byte == UInt8(ascii: "(") }
      at &+= 1
    }
    return false
  }

  /// Finds the values of the tuple that begins at `at`, and moves past it.
  ///
  /// - Returns: false, and nothing is changed, where the tuple is unusual or not wholly there.
  mutating func wholeTuple(_ bytes: Span<UInt8>, _ at: inout Int) -> Bool {
    if multibyte != nil { return false }
    whole.removeAll(keepingCapacity: true)
    let escape = backslashEscapes ? UInt8(ascii: "\\") : UInt8(ascii: "'")
    let end = bytes.count
    var next = at &+ 1
    while next < end {
      let start = next
      if bytes[next] == UInt8(ascii: "'") {
        guard let close = endOfString(bytes, from: next &+ 1, escape: escape) else { return false }
        whole.append(
          WholeValue(
            start: start &+ 1, end: close.end, form: close.isEscaped ? .escapedString : .string))
        next = close.end &+ 1
      } else {
        while next < end {
          let byte = bytes[next]
          if byte <= 0x2F, byte < UInt8(ascii: "-") || byte > UInt8(ascii: "."), byte != UInt8(ascii: "+") {
            break
          }
          next &+= 1
        }
        if next == start { return false }
        if opensBinaryString(bytes, start, space: next) {
          guard let close = endOfString(bytes, from: next &+ 2, escape: escape) else { return false }
          whole.append(
            WholeValue(
              start: next &+ 2, end: close.end, form: close.isEscaped ? .escapedString : .string))
          next = close.end &+ 1
        } else {
          whole.append(WholeValue(start: start, end: next, form: .word))
        }
      }
      guard next < end else { return false }
      switch bytes[next] {
      case UInt8(ascii: ","): next &+= 1
      case UInt8(ascii: ")"):
        guard wordsArePlain(bytes) else { return false }
        at = next &+ 1
        return true
      default: return false
      }
    }
    return false
  }

  /// Whether a word is the introducer of a string (`_binary '…'`), which changes nothing in its bytes.
  private func opensBinaryString(_ bytes: Span<UInt8>, _ start: Int, space: Int) -> Bool {
    space &+ 1 < bytes.count && bytes[start] == UInt8(ascii: "_") && bytes[space] == 0x20
      && bytes[space &+ 1] == UInt8(ascii: "'")
  }

  private func endOfString(
    _ bytes: Span<UInt8>, from: Int, escape: UInt8
  ) -> (end: Int, isEscaped: Bool)? {
    let quote = UInt8(ascii: "'")
    let end = bytes.count
    var at = from
    var isEscaped = false
    while at < end {
      let near = min(at &+ 48, end)
      while at < near, bytes[at] != quote, bytes[at] != escape { at &+= 1 }
      if at == near {
        guard let far = bytes.firstOffset(ofAny: quote, escape, quote, escape, from: at, to: end) else {
          return nil
        }
        at = far
      }
      // The byte after decides; the tuple is not whole without it.
      guard at &+ 1 < end else { return nil }
      if bytes[at] == quote, bytes[at &+ 1] != quote { return (at, isEscaped) }
      isEscaped = true
      at &+= 2
    }
    return nil
  }

  /// Whether every unquoted value is a literal of one word.
  private func wordsArePlain(_ bytes: Span<UInt8>) -> Bool {
    for value in whole where value.form == .word {
      switch bytes[value.start] {
      case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "0"):
        if !isPlainNumber(bytes, value), !isHexadecimal(bytes, value) { return false }
      default:
        if !isNull(bytes, value) { return false }
      }
    }
    return true
  }

  private func isPlainNumber(_ bytes: Span<UInt8>, _ value: WholeValue) -> Bool {
    var at = value.start
    while at < value.end {
      let byte = bytes[at]
      if !byte.isDigit, byte != UInt8(ascii: "."), byte != UInt8(ascii: "-") { return false }
      at &+= 1
    }
    return bytes[value.end &- 1].isDigit
  }

  private func isHexadecimal(_ bytes: Span<UInt8>, _ value: WholeValue) -> Bool {
    guard value.end &- value.start > 2, bytes[value.start] == UInt8(ascii: "0"),
      bytes[value.start &+ 1] == UInt8(ascii: "x")
    else { return false }
    var at = value.start &+ 2
    while at < value.end {
      if bytes[at].hexDigitValue == nil { return false }
      at &+= 1
    }
    return true
  }

  private func isNull(_ bytes: Span<UInt8>, _ value: WholeValue) -> Bool {
    let null: StaticString = "null"
    return value.end &- value.start == 4
      && bytes.firstOffset(ofIgnoringASCIICase: null, in: value.start..<value.end) != nil
  }

  /// How many values the tuple of ``wholeTuple(_:_:)`` has.
  var wholeValues: Int { whole.count }

  /// Counts that tuple.
  ///
  /// - Returns: whether its values are as many as the columns.
  mutating func countWhole(line: Int) -> Bool {
    rowCount += 1
    if whole.count == lastFitting { return true }
    if arrangement(of: whole.count) == .unfitting {
      noteUnfitting(values: whole.count, line: line)
      return false
    }
    lastFitting = whole.count
    return true
  }

  /// Copies values of that tuple.
  ///
  /// - Parameter sources: the places of the values; -1 for one that is absent.
  func copy(_ sources: [Int], _ bytes: Span<UInt8>, into row: inout DumpRow) {
    for source in sources {
      guard source >= 0 else {
        row.cells.append(.absent)
        continue
      }
      let value = whole[source]
      let range = value.start..<value.end
      switch value.form {
      case .string: row.append(bytes, range, isNumber: false)
      case .escapedString: row.append(escaped: bytes, range, backslashEscapes: backslashEscapes)
      case .word:
        if bytes[value.start] | 0x20 == UInt8(ascii: "n") {
          row.cells.append(.null)
        } else if range.count > 2, bytes[value.start &+ 1] == UInt8(ascii: "x") {
          row.append(hexadecimal: bytes, (value.start + 2)..<value.end)
        } else {
          row.append(bytes, range, isNumber: true)
        }
      }
    }
  }
}
