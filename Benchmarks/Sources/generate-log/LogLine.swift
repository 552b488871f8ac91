/// A line of the combined format, put together in one reused buffer.
struct LogLine {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1 << 20) }

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func add(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  mutating func add(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  mutating func begin(client: [UInt8], stamp: [UInt8], method: String) {
    add(client)
    add(" - - [")
    add(stamp)
    add("] \"")
    add(method)
    add(" ")
  }

  mutating func end(status: [UInt8], bytes size: Int, referer: [UInt8], agent: [UInt8]) {
    add(" HTTP/1.1\" ")
    add(status)
    add(" \(size) \"")
    add(referer)
    add("\" \"")
    add(agent)
    add("\"\n")
  }
}
