import Bytes
import CaseFile
import Crypto

/// A list of people that leaves a case: the ledger says so before anybody has it, however the command ends then.
struct LeavingList {
  private let what: Exported.What
  private let writer: CaseWriter?
  private let reason: String?

  /// - Parameter writer: nil where nothing leaves the case, since personal values are masked.
  init(_ what: Exported.What, _ writer: CaseWriter?, reason: String?) {
    self.what = what
    self.writer = writer
    self.reason = reason
  }

  /// - Parameter body: writes the list; called twice where it goes to standard output, once to see what it will be.
  /// - Returns: how many people or differences are in it.
  @discardableResult
  func write(to target: OutputFile, _ body: (ListSink) throws -> Void) throws -> Int {
    if target.path == nil, writer != nil { try enter(list(to: nil, body)) }
    let sink = try list(to: target, body)
    if target.path != nil { try enter(sink) }
    try target.finish()
    return sink.count
  }

  private func list(to target: OutputFile?, _ body: (ListSink) throws -> Void) throws -> ListSink {
    let sink = ListSink(target)
    try body(sink)
    sink.flush()
    return sink
  }

  private func enter(_ sink: ListSink) throws {
    try writer?.exported(Exported(what: what, sha256: sink.sha256, count: sink.count), reason: reason)
  }
}

/// Gathers lines into larger writes, and hashes what was written.
final class ListSink {
  private let target: OutputFile?
  private var pending: [UInt8] = []
  private var hasher = SHA256()
  /// Lines of the list, without its head.
  private(set) var count = 0

  /// - Parameter target: nil where the list is only counted and hashed.
  fileprivate init(_ target: OutputFile?) { self.target = target }

  func write(_ bytes: [UInt8]) {
    pending += bytes
    if pending.count > 1 << 16 { flush() }
  }

  func write(line: [UInt8]) {
    count += 1
    write(line)
  }

  fileprivate func flush() {
    hasher.update(data: pending)
    target?.write(pending)
    pending.removeAll(keepingCapacity: true)
  }

  fileprivate var sha256: String {
    Hex.text(hasher.finalize())
  }
}
