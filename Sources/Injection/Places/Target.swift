/// A request target cut into what a client can vary (RFC 9112, section 3.2; RFC 3986, section 3).
struct Target {
  let bytes: [UInt8]
  let pathEnd: Int
  /// The path as logged, without an absolute form's scheme and authority.
  let pathStart: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    if bytes.starts(with: Array("http://".utf8)) || bytes.starts(with: Array("https://".utf8)) {
      let host = bytes[4] == 0x73 ? 8 : 7
      let end = bytes[host...].firstIndex { $0 == 0x2F || $0 == 0x3F } ?? bytes.count
      start = end
    }
    pathStart = start
    pathEnd = bytes[start...].firstIndex(of: 0x3F) ?? bytes.count
  }

  /// The path, percent-encoding undone where that is readable.
  var path: String { readable(bytes[pathStart..<pathEnd]) }

  private func readable(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: PercentDecoding.decode(bytes, plusIsSpace: false), as: UTF8.self)
  }

  /// The query's parameters; a part without `=` is a value without a name.
  var query: [(name: String, value: ArraySlice<UInt8>)] {
    guard pathEnd < bytes.count else { return [] }
    return Target.parameters(bytes[(pathEnd + 1)...])
  }

  static func parameters(_ query: ArraySlice<UInt8>) -> [(name: String, value: ArraySlice<UInt8>)] {
    query.split(separator: 0x26, omittingEmptySubsequences: true).map { part in
      guard let equal = part.firstIndex(of: 0x3D) else { return ("", part) }
      let name = PercentDecoding.decode(part[..<equal], plusIsSpace: true)
      return (String(decoding: name, as: UTF8.self), part[(equal + 1)...])
    }
  }

  /// The path's segments, each with the path that has `{}` in its place.
  ///
  /// `joined` also gives each segment together with all behind it, since a payload may hold slashes.
  func segments(joined: Bool) -> [(template: String, value: ArraySlice<UInt8>)] {
    var starts: [Int] = []
    for index in pathStart..<pathEnd where bytes[index] == 0x2F { starts.append(index + 1) }
    var numbers = Array(starts.indices)
    if joined {
      // A comment begins with a slash: what looks like the segment before it is where the payload begins.
      let comment = starts.indices.dropFirst().first { starts[$0] < pathEnd && bytes[starts[$0]] == 0x2A }
      numbers = comment.map { [$0 - 1] } ?? numbers.reversed()
    }
    return numbers.compactMap { number in
      let start = starts[number]
      let end = joined || number + 1 == starts.count ? pathEnd : starts[number + 1] - 1
      guard end > start else { return nil }
      let template = readable(bytes[pathStart..<start]) + "{}" + readable(bytes[end..<pathEnd])
      return (template, bytes[start..<end])
    }
  }
}
