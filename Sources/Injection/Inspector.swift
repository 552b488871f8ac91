import Bytes
public import SQLSyntax

/// The fields of one request that a client chooses, server escapes undone, as ranges of one buffer.
public struct RequestFields {
  public var target: Range<Int>
  public var referer: Range<Int>
  public var userAgent: Range<Int>
  public var cookie: Range<Int>
  public var body: Range<Int>

  public init(
    target: Range<Int>, referer: Range<Int>, userAgent: Range<Int>, cookie: Range<Int> = 0..<0,
    body: Range<Int> = 0..<0
  ) {
    self.target = target
    self.referer = referer
    self.userAgent = userAgent
    self.cookie = cookie
    self.body = body
  }
}

/// Looks for injected SQL in requests: a cheap filter over the bytes first, a parser for what passes it.
///
/// An inspector keeps a scratch buffer and a memory of headers that it found harmless, so that a clean
/// request costs no allocation. Each thread has its own.
public struct Inspector {
  let dialect: Dialect
  private var scratch: [UInt8] = []
  private var harmless: [UInt64]

  public init(dialect: Dialect) {
    self.dialect = dialect
    harmless = [UInt64](repeating: 0, count: 1 << 13)
  }

  /// The injected values of a request, in the order target, body, cookie, referer, user agent.
  ///
  /// - Complexity: O(n) in the fields' length.
  public mutating func inspect(_ bytes: Span<UInt8>, _ fields: RequestFields) -> [InjectedValue] {
    var found: [InjectedValue] = []
    var path: String?
    if mayCarryPayload(bytes, fields.target) {
      let target = Target(bytes.array(in: fields.target))
      path = target.path
      query(target.query, place: .query, path: target.path, into: &found)
      if found.isEmpty { segments(of: target, into: &found) }
    }
    if !fields.body.isEmpty, mayCarryPayload(bytes, fields.body) {
      let body = bytes.array(in: fields.body)
      query(
        Target.parameters(body[...]), place: .body, path: path ?? pathOnly(bytes, fields.target), into: &found
      )
    }
    if !fields.cookie.isEmpty, !isKnownHarmless(bytes, fields.cookie) {
      let before = found.count
      cookies(bytes.array(in: fields.cookie), path: path ?? pathOnly(bytes, fields.target), into: &found)
      if found.count == before { remember(bytes, fields.cookie) }
    }
    header("Referer", bytes, fields.referer, of: fields.target, into: &found)
    header("User-Agent", bytes, fields.userAgent, of: fields.target, into: &found)
    return found
  }

  private mutating func header(
    _ name: String, _ bytes: Span<UInt8>, _ range: Range<Int>, of target: Range<Int>,
    into found: inout [InjectedValue]
  ) {
    guard range.count > 2, !isKnownHarmless(bytes, range) else { return }
    let before = found.count
    header(name, bytes.array(in: range), path: pathOnly(bytes, target), into: &found)
    if found.count == before { remember(bytes, range) }
  }

  private func pathOnly(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    Target(bytes.array(in: range)).path
  }

  // MARK: - Harmless headers

  private func isKnownHarmless(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let hash = bytes.stableHash(in: range) | 1
    return harmless[Int(truncatingIfNeeded: hash >> 8) & (harmless.count - 1)] == hash
  }

  private mutating func remember(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let hash = bytes.stableHash(in: range) | 1
    harmless[Int(truncatingIfNeeded: hash >> 8) & (harmless.count - 1)] = hash
  }

  // MARK: - The filter over the undecoded bytes

  /// Decodes into the scratch buffer what lies in `range` and asks the filter. Most targets hold nothing
  /// to decode and no quote, and are done after one look at their bytes.
  private mutating func mayCarryPayload(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var isPlain = true
    for index in range {
      switch bytes[index] {
      case 0x20...0x22, 0x25, 0x27...0x2B, 0x3B, 0x3C, 0x3E, 0x60, 0x7C:
        isPlain = false
      case 0x3D where startsWrapped(bytes, index + 1, range.upperBound):
        return true
      default: continue
      }
      if !isPlain { break }
    }
    if isPlain { return false }
    scratch.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = bytes[at]
      if byte == 0x25 {
        if at + 2 < range.upperBound, let high = bytes[at + 1].hexDigitValue,
          let low = bytes[at + 2].hexDigitValue
        {
          let decoded = high << 4 | low
          if decoded == 0x25 { return true }  // encoded twice
          scratch.append(decoded)
          at += 3
          continue
        }
        if at + 1 < range.upperBound, bytes[at + 1] | 0x20 == 0x75 { return true }
      }
      if byte == 0x3D, startsWrapped(bytes, at + 1, range.upperBound) { return true }
      scratch.append(byte == 0x2B ? 0x20 : byte == 0x26 ? 0x0A : byte)
      at += 1
    }
    return Filter.mayHoldSQL(scratch)
  }

  /// Whether a value starts like base64 of readable text; random tokens hardly ever do.
  private func startsWrapped(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start >= 16 else { return false }
    var head = [12 of UInt8](repeating: 0)
    for index in 0..<12 { head[index] = bytes[start + index] }
    return Wrappings.startsReadable(head)
  }

  // MARK: - Places

  private func query(
    _ parameters: [(name: String, value: ArraySlice<UInt8>)], place: Place, path: String,
    into found: inout [InjectedValue]
  ) {
    for (name, value) in parameters {
      let value = ClientValue(place: place, name: name, raw: value, path: path)
      examine(value, PercentDecoding.decode(value.raw, plusIsSpace: true), [], depth: 0, into: &found)
    }
  }

  private func segments(of target: Target, into found: inout [InjectedValue]) {
    // A comment in a payload holds slashes, which are no segments' ends.
    let holdsComment = PercentDecoding.decode(target.bytes, plusIsSpace: false).containsComment
    for joined in holdsComment ? [true, false] : [false, true] {
      for (template, segment) in target.segments(joined: joined) {
        let value = ClientValue(place: .path, name: "1", raw: segment, path: template)
        examine(value, PercentDecoding.decode(segment, plusIsSpace: false), [], depth: 0, into: &found)
        if !found.isEmpty { return }
      }
    }
  }

  private func cookies(_ cookie: [UInt8], path: String, into found: inout [InjectedValue]) {
    for part in cookie.split(separator: 0x3B) {
      let part = part.drop { $0 == 0x20 }
      guard let equal = part.firstIndex(of: 0x3D) else { continue }
      let name = String(decoding: part[..<equal], as: UTF8.self)
      let value = ClientValue(place: .cookie, name: name, raw: part[(equal + 1)...], path: path)
      examine(value, PercentDecoding.decode(value.raw, plusIsSpace: false), [], depth: 0, into: &found)
    }
  }

  private func header(_ name: String, _ text: [UInt8], path: String, into found: inout [InjectedValue]) {
    guard name != "Referer" || !repeatsURL(text) else { return }
    let value = ClientValue(place: .header, name: name, raw: text[...], path: path)
    examine(value, PercentDecoding.decode(text, plusIsSpace: false), [], depth: 1, into: &found)
  }

  /// A well-formed URL with a query is the page before this one: what is injected there was judged when it was asked for.
  private func repeatsURL(_ text: [UInt8]) -> Bool {
    text.starts(with: Array("http".utf8)) && text.contains(0x3F) && !text.contains(0x20)
      && !text.contains(0x27)
  }

  // MARK: - Values

  /// Judges a value as it is, then what may be wrapped inside it.
  private func examine(
    _ value: ClientValue, _ decoded: [UInt8], _ wrappings: [String], depth: Int,
    into found: inout [InjectedValue]
  ) {
    // Inside JSON a value ends where its string does: what stands around it is none of the application's SQL.
    if depth < 4, decoded.first == 0x7B || decoded.first == 0x5B, let strings = Wrappings.jsonStrings(decoded)
    {
      let before = found.count
      for (_, text) in strings {
        examine(value, text, wrappings + ["json"], depth: depth + 1, into: &found)
      }
      if found.count > before { return }
    }
    if let verdict = Judge.verdict(on: decoded, dialect: dialect), verdict.confidence >= Verdict.threshold {
      found.append(
        InjectedValue(
          place: value.place, parameter: value.name, path: value.path, payload: decoded, wrappings: wrappings,
          verdict: wrappings.isEmpty ? verdict : verdict.noting(.wrapped)))
      return
    }
    guard depth < 4, decoded.count >= 8 else { return }
    let before = found.count
    if PercentDecoding.isEncoded(decoded) {
      let inner = PercentDecoding.decode(decoded, plusIsSpace: false)
      examine(value, inner, wrappings + ["percent"], depth: depth + 1, into: &found)
    }
    if found.count == before, let inner = Wrappings.undoHTMLEntities(decoded) {
      examine(value, inner, wrappings + ["html"], depth: depth + 1, into: &found)
    }
    if found.count == before, let inner = Wrappings.undoBase64(decoded) {
      examine(value, inner, wrappings + ["base64"], depth: depth + 1, into: &found)
    }
    if found.count == before, depth < 2, let mark = decoded.firstIndex(of: 0x3F),
      decoded[mark...].contains(0x3D)
    {
      for (_, text) in Target.parameters(decoded[(mark + 1)...]) {
        let inner = PercentDecoding.decode(text, plusIsSpace: true)
        examine(value, inner, wrappings + ["url"], depth: depth + 2, into: &found)
      }
    }
    if found.count == before, decoded.containsEmptyComment {
      // A filter of the application may delete comments: UN/**/ION.
      examine(value, decoded.withoutEmptyComments, wrappings + ["comments"], depth: 4, into: &found)
    }
  }
}

extension Verdict {
  func noting(_ reason: Reason) -> Verdict {
    Verdict(
      context: context, technique: technique, touchesFile: touchesFile, product: product,
      confidence: confidence,
      reasons: reasons + [reason])
  }
}

extension [UInt8] {
  var containsComment: Bool { indices.dropLast().contains { self[$0] == 0x2F && self[$0 + 1] == 0x2A } }

  var containsEmptyComment: Bool {
    indices.dropLast(3).contains {
      self[$0] == 0x2F && self[$0 + 1] == 0x2A && self[$0 + 2] == 0x2A && self[$0 + 3] == 0x2F
    }
  }

  var withoutEmptyComments: [UInt8] {
    var result = [UInt8]()
    var at = 0
    while at < count {
      if at + 3 < count, self[at] == 0x2F, self[at + 1] == 0x2A, self[at + 2] == 0x2A, self[at + 3] == 0x2F {
        at += 4
      } else {
        result.append(self[at])
        at += 1
      }
    }
    return result
  }
}

extension Span where Element == UInt8 {
  /// The bytes of a range as an array of their own.
  func array(in range: Range<Int>) -> [UInt8] {
    var bytes = [UInt8]()
    bytes.reserveCapacity(range.count)
    for index in range { bytes.append(self[index]) }
    return bytes
  }
}
