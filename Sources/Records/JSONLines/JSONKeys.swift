import Bytes

/// The fields that JSON lines have, for saying what there is. Not for hot loops.
enum JSONKeys {
  /// How many fields are listed at most.
  static let limit = 500

  /// The paths of the fields in the whole lines of `head`, in the order in which they first occur.
  static func paths(in head: Span<UInt8>, text: TextDecoder) -> [String] {
    var found = OrderedPaths()
    var lines = LineCursor((head.startsWithByteOrderMark ? 3 : 0)..<head.count)
    var decoder = text
    while let line = lines.next(in: head), found.paths.count < limit {
      var bytes: [UInt8] = []
      decoder.append(head, line, of: line, to: &bytes)
      var walker = JSONWalker(bytes)
      walker.collect(into: &found)
    }
    return found.paths
  }

  /// Paths, each once.
  struct OrderedPaths {
    private(set) var paths: [String] = []
    private var known: Set<String> = []

    mutating func add(_ path: String) {
      if paths.count < limit, known.insert(path).inserted { paths.append(path) }
    }
  }
}

/// Walks over the keys of one object. What is no JSON ends the walk.
struct JSONWalker {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Adds the paths of the values that are no objects.
  mutating func collect(into found: inout JSONKeys.OrderedPaths) {
    var path: [String] = []
    var isKey = true
    var arrays = 0
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = string() else { return }
        guard arrays == 0, isKey else {
          if arrays == 0 { found.add(path.joined(separator: ".")) }
          continue
        }
        path.append(text)
        isKey = false
        continue
      case UInt8(ascii: "{"):
        if path.count > 16 { return }
        if arrays == 0 { isKey = true } else { arrays += 1 }
      case UInt8(ascii: "["):
        if arrays == 0 { found.add(path.joined(separator: ".")) }
        arrays += 1
      case UInt8(ascii: "]"): arrays -= 1
      case UInt8(ascii: "}"):
        if arrays > 0 { arrays -= 1 } else { _ = path.popLast() }
      case UInt8(ascii: ","):
        if arrays == 0 {
          _ = path.popLast()
          isKey = true
        }
      case UInt8(ascii: ":"), 0x00...0x20: break
      default: if arrays == 0, !isKey { found.add(path.joined(separator: ".")) }
      }
      if arrays < 0 { return }
      at += 1
    }
  }

  /// The string that begins here, escapes undone; nil where it does not end.
  private mutating func string() -> String? {
    let start = at + 1
    at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count {
        guard let length = JSONText.lengthOfEscape(bytes.span, at) else { return nil }
        at += length
      } else {
        at += 1
      }
    }
    guard at < bytes.count else { return nil }
    var text: [UInt8] = []
    JSONText.appendUnescaped(bytes.span, start..<at, to: &text)
    at += 1
    return text.span.text
  }
}
