/// Writes JSON (RFC 8259) piece by piece into a sink, keys in the order in which they are given.
///
/// Non-ASCII text is kept as it is; control characters, also those of C1, and what changes the
/// direction of text or cannot be seen, are escaped. Card numbers in any text are reduced to their first six and last four digits.
package struct JSONWriter<Failure: Error> {
  /// How the elements of an array or object are laid out: each on a line of its own, or all on one.
  package enum Layout { case lines, inline }

  private let sink: ([UInt8]) throws(Failure) -> Void
  private var buffer: [UInt8] = []
  private var isFirst = true
  private var layout = Layout.inline
  private var depth = 0

  /// Bytes that are gathered before the sink is called.
  private static var chunk: Int { 64 << 10 }

  package init(sink: @escaping ([UInt8]) throws(Failure) -> Void) {
    self.sink = sink
    buffer.reserveCapacity(Self.chunk + 4096)
  }

  /// Hands the rest to the sink, after a line break.
  package mutating func finish() throws(Failure) {
    buffer.append(0x0A)
    try flush()
  }

  private mutating func flush() throws(Failure) {
    try sink(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  // MARK: Containers

  package mutating func object(_ layout: Layout = .inline, _ content: (inout Self) throws(Failure) -> Void)
    throws(Failure)
  {
    try container(UInt8(ascii: "{"), UInt8(ascii: "}"), layout, content)
  }

  package mutating func array(_ layout: Layout = .inline, _ content: (inout Self) throws(Failure) -> Void)
    throws(Failure)
  {
    try container(UInt8(ascii: "["), UInt8(ascii: "]"), layout, content)
  }

  /// An array of one element for each item.
  package mutating func array<Item>(
    _ items: some Sequence<Item>, _ layout: Layout = .inline,
    _ element: (inout Self, Item) throws(Failure) -> Void
  ) throws(Failure) {
    try array(layout) { (writer: inout Self) throws(Failure) in
      for item in items {
        try writer.separate()
        try element(&writer, item)
      }
    }
  }

  package mutating func array(_ items: some Sequence<String>) throws(Failure) {
    try array(items) { (writer: inout Self, item: String) throws(Failure) in writer.string(item) }
  }

  private mutating func container(
    _ open: UInt8, _ close: UInt8, _ layout: Layout,
    _ content: (inout Self) throws(Failure) -> Void
  ) throws(Failure) {
    let outer = self.layout
    self.layout = layout
    isFirst = true
    depth += 1
    buffer.append(open)
    try content(&self)
    depth -= 1
    if layout == .lines, !isFirst { newLine() }
    buffer.append(close)
    isFirst = false
    self.layout = outer
  }

  /// The comma before an element, if it is not the first.
  private mutating func separate() throws(Failure) {
    if buffer.count >= Self.chunk { try flush() }
    if !isFirst { buffer.append(UInt8(ascii: ",")) }
    if layout == .lines { newLine() } else if !isFirst { buffer.append(UInt8(ascii: " ")) }
    isFirst = false
  }

  private mutating func newLine() {
    buffer.append(0x0A)
    for _ in 0..<depth { buffer.append(0x20) }
  }

  // MARK: Members

  package mutating func key(_ name: String) throws(Failure) {
    try separate()
    quoted(name)
    raw(": ")
  }

  package mutating func member(_ name: String, _ value: String?) throws(Failure) {
    try key(name)
    string(value)
  }

  /// A text that is known to hold no personal data, such as a hash.
  package mutating func member(_ name: String, verbatim value: String) throws(Failure) {
    try key(name)
    quoted(value)
  }

  package mutating func member(_ name: String, _ value: Int?) throws(Failure) {
    try key(name)
    raw(value.map(String.init) ?? "null")
  }

  package mutating func member(_ name: String, _ value: Bool) throws(Failure) {
    try key(name)
    raw(value ? "true" : "false")
  }

  package mutating func member(_ name: String, _ values: some Sequence<String>) throws(Failure) {
    try key(name)
    try array(values)
  }

  /// A member whose value is null.
  package mutating func null(_ name: String) throws(Failure) {
    try key(name)
    raw("null")
  }

  package mutating func object(
    _ name: String, _ layout: Layout = .inline, _ content: (inout Self) throws(Failure) -> Void
  ) throws(Failure) {
    try key(name)
    try object(layout, content)
  }

  package mutating func array<Item>(
    _ name: String, _ items: some Sequence<Item>, _ layout: Layout = .lines,
    _ element: (inout Self, Item) throws(Failure) -> Void
  ) throws(Failure) {
    try key(name)
    try array(items, layout, element)
  }

  // MARK: Values

  package mutating func number(_ value: Int) { raw(String(value)) }

  package mutating func string(_ value: String?) {
    guard let value else { return raw("null") }
    quoted(CardNumbers.masked(value))
  }

  private mutating func quoted(_ text: String) {
    buffer.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy(Self.isPlain) {
      buffer.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { escape(scalar) }
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// Bytes of which no escaped scalar begins: the others may be plain too.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F:
      let digits = String(scalar.value, radix: 16)
      raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private mutating func raw(_ text: String) { buffer.append(contentsOf: text.utf8) }
}
