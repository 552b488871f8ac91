import Bytes

/// Reads the wanted values out of `key=value` texts.
struct KeyedValues: Sendable {
  private var wanted: WantedFields
  private var key: [UInt8] = []
  private var value: [UInt8] = []

  init(_ wanted: WantedFields) { self.wanted = wanted }

  // MARK: - Forms

  /// Reads `key=value&key=value`. Source: <https://url.spec.whatwg.org/#urlencoded-parsing>.
  ///
  /// - Parameters:
  ///   - isOpen: the text goes on behind its end, so that the last value is not whole.
  ///   - text: what percent signs stand for that is not UTF-8 is in this encoding.
  mutating func scanForm(
    _ bytes: Span<UInt8>, isOpen: Bool, text: inout TextDecoder, into view: inout RecordView
  ) {
    wanted.reset()
    var at = 0
    while at < bytes.count {
      let and = bytes.firstOffset(of: UInt8(ascii: "&"), from: at)
      if and == nil, isOpen { return }
      let end = and ?? bytes.count
      let equals = bytes.firstOffset(of: UInt8(ascii: "="), from: at, to: end) ?? end
      KeyedValues.undo(bytes, at..<equals, into: &key)
      let (node, isExact) = wanted.step(from: 0, key: key.span, 0..<key.count)
      if node >= 0, wanted.wantsValue(node), equals > at {
        KeyedValues.undo(bytes, min(equals + 1, end)..<end, into: &value)
        let from = view.arena.count
        if TextEncoding.detect(value.span, 0..<value.count) ?? .utf8 == .utf8 {
          view.arena.append(value.span, in: 0..<value.count)
        } else {
          text.append(value.span, 0..<value.count, of: 0..<value.count, to: &view.arena)
        }
        wanted.set(node, isExact, .bytes(from..<view.arena.count), &view)
      }
      at = end + 1
    }
  }

  /// Percent signs and `+`, undone; a percent sign without two digits stands for itself.
  static func undo(_ bytes: Span<UInt8>, _ range: Range<Int>, into target: inout [UInt8]) {
    target.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if byte == UInt8(ascii: "%"), at + 2 < range.upperBound, let high = bytes[at + 1].hexDigitValue,
        let low = bytes[at + 2].hexDigitValue
      {
        target.append(high << 4 | low)
        at += 3
      } else {
        target.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
        at += 1
      }
    }
  }

  // MARK: - Pairs

  /// Reads `key=value key="quoted value"`; in quotes the escapes of JSON are undone, others stand as written.
  ///
  /// - Parameter isOpen: the text goes on behind its end, so that the last value is not whole.
  mutating func scanPairs(_ bytes: Span<UInt8>, isOpen: Bool, into view: inout RecordView) {
    wanted.reset()
    var pairs = PairCursor()
    while let pair = pairs.next(in: bytes, isOpen: isOpen) {
      let (node, isExact) = wanted.step(from: 0, key: bytes, pair.key)
      guard node >= 0, wanted.wantsValue(node) else { continue }
      let from = view.arena.count
      if pair.isEscaped {
        PairCursor.appendUnescaped(bytes, pair.value, to: &view.arena)
      } else {
        view.arena.append(bytes, in: pair.value)
      }
      wanted.set(node, isExact, .bytes(from..<view.arena.count), &view)
    }
  }
}

/// Walks over `key=value key="quoted value"`.
struct PairCursor {
  struct Pair {
    var key: Range<Int>
    var value: Range<Int>
    /// Whether there are backslashes in the quoted value.
    var isEscaped = false
  }

  private var at = 0

  /// The next pair; a key without a value has an empty one. Text without a key is passed over.
  mutating func next(in bytes: Span<UInt8>, isOpen: Bool) -> Pair? {
    while at < bytes.count {
      while at < bytes.count, PairCursor.isBlank(bytes[at]) { at += 1 }
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "="), !PairCursor.isBlank(bytes[at]) { at += 1 }
      var pair = Pair(key: start..<at, value: at..<at)
      if at < bytes.count, bytes[at] == UInt8(ascii: "=") { value(bytes, isOpen, &pair) }
      // Only what follows shows that the last value is whole.
      if isOpen, at >= bytes.count { return nil }
      if !pair.key.isEmpty { return pair }
    }
    return nil
  }

  private mutating func value(_ bytes: Span<UInt8>, _ isOpen: Bool, _ pair: inout Pair) {
    at += 1
    let start = at
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      var end = at + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
        if bytes[end] == UInt8(ascii: "\\") {
          pair.isEscaped = true
          end += 1
        }
        end += 1
      }
      if end < bytes.count {
        pair.value = (start + 1)..<end
        at = end + 1
        return
      }
      if isOpen {
        at = bytes.count
        return
      }
      // A quote that nobody closes is a part of the value.
      pair.isEscaped = false
    }
    while at < bytes.count, !PairCursor.isBlank(bytes[at]) { at += 1 }
    pair.value = start..<at
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Adds a quoted value without its backslashes.
  static func appendUnescaped(_ bytes: Span<UInt8>, _ range: Range<Int>, to target: inout [UInt8]) {
    var at = range.lowerBound
    while at < range.upperBound {
      let escape =
        bytes.firstOffset(of: UInt8(ascii: "\\"), from: at, to: range.upperBound) ?? range.upperBound
      target.append(bytes, in: at..<escape)
      guard escape + 1 < range.upperBound else {
        target.append(bytes, in: escape..<range.upperBound)
        return
      }
      if let length = JSONText.lengthOfEscape(bytes, escape), escape + length <= range.upperBound {
        // Both halves of a surrogate pair belong together.
        var end = escape + length
        while length == 6, end + 6 <= range.upperBound, bytes[end] == UInt8(ascii: "\\"),
          bytes[end + 1] == UInt8(ascii: "u"), JSONText.lengthOfEscape(bytes, end) == 6
        {
          end += 6
        }
        JSONText.appendUnescaped(bytes, escape..<end, to: &target)
        at = end
      } else {
        target.append(bytes, in: escape..<(escape + 2))
        at = escape + 2
      }
    }
  }
}
