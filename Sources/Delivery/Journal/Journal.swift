public import CaseFile
import Foundation
import Synchronization

/// The journal of a wave while somebody sends it: opened by one process at a time, appended to and never changed.
///
/// It survives whatever happens to the process and, since intents are brought to the disk before anything is handed
/// over, to the computer.
public final class Journal: Sendable {
  private let descriptor: Int32
  private let path: String
  private let state: Mutex<State>
  /// What it held when it was opened.
  public let events: [JournalEvent]

  private struct State {
    /// Lines, the head among them.
    var lines: Int
    /// Bytes up to the end of the last line.
    var bytes: Int
    /// Events that the ledger does not have yet.
    var unentered: [JournalEvent]
    /// Nothing more is written once something could not be.
    var failure: CaseError?
  }

  /// Opens a wave's journal, or begins it.
  ///
  /// - Parameters:
  ///   - entered: lines that the ledger has; a journal with fewer has lost some.
  /// - Throws: `CaseError`: `held` while another process sends, `damaged` where it is not as it was written.
  public init(_ path: String, head: String, entered: Int) throws(CaseError) {
    self.path = path
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o600)
    guard descriptor >= 0 else { throw Self.cannotWrite(path) }
    do throws(CaseError) {
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        throw CaseError(
          .held, "The wave is being sent by another process", remedy: "Wait until that has ended")
      }
      guard var bytes = FileManager.default.contents(atPath: path).map(Array.init) else {
        throw Self.cannotWrite(path)
      }
      if bytes.isEmpty || !bytes.contains(0x0A) {
        guard entered == 0 else { throw Self.lost(path) }
        ftruncate(descriptor, 0)
        bytes = Array(JournalFile.line(head, number: 0).utf8)
        try Self.write(bytes, to: descriptor, path)
        try Self.synchronize(descriptor, path)
      }
      let file = try Self.read(bytes, head: head, path)
      guard file.events.count >= entered else { throw Self.lost(path) }
      if file.wholeBytes < bytes.count { ftruncate(descriptor, file.wholeBytes) }
      events = file.events
      state = Mutex(
        State(
          lines: file.events.count + 1, bytes: file.wholeBytes,
          unentered: Array(file.events.dropFirst(entered))))
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// What a journal holds, without opening it for writing; empty where none was begun.
  public static func events(_ path: String, head: String) throws(CaseError) -> [JournalEvent] {
    guard let bytes = FileManager.default.contents(atPath: path), bytes.contains(0x0A) else { return [] }
    return try read(Array(bytes), head: head, path).events
  }

  private static func read(_ bytes: [UInt8], head: String, _ path: String) throws(CaseError) -> JournalFile {
    do throws(JournalFile.Fault) { return try JournalFile(bytes, head: head) } catch {
      let what =
        switch error {
        case .head: "it is not the journal of this wave"
        case .line(let number): "line \(number) is not as it was written"
        }
      throw CaseError(
        .damaged, "\(path) was changed: \(what)",
        remedy:
          "Nothing was sent. Put the file back as it was: it alone tells who has been written to since the last entry in the ledger"
      )
    }
  }

  static func lost(_ path: String) -> CaseError {
    CaseError(
      .damaged, "\(path) has lost lines that the ledger knows",
      remedy:
        "Nothing was sent. Put the file back as it was: it alone tells who has been written to since the last entry in the ledger"
    )
  }

  private static func cannotWrite(_ path: String) -> CaseError {
    CaseError(
      .cannotWrite, "\(path) cannot be written: \(unsafe String(cString: strerror(errno)))",
      remedy: "Make room, or ask for the right to write there; nothing is sent without a journal")
  }

  /// Adds an event.
  ///
  /// - Parameter lasting: whether it must be on the disk before this returns.
  public func append(_ event: JournalEvent, lasting: Bool = false) throws(CaseError) {
    let failure = state.withLock { state -> CaseError? in
      if let failure = state.failure { return failure }
      let line = Array(JournalFile.line(event.text, number: state.lines).utf8)
      do throws(CaseError) { try Self.write(line, to: descriptor, path) } catch {
        // What was written of the line goes again; if not even that is possible, it is a torn last line.
        ftruncate(descriptor, state.bytes)
        state.failure = error
        return error
      }
      state.lines += 1
      state.bytes += line.count
      state.unentered.append(event)
      return nil
    }
    if let failure { throw failure }
    // The file system brings what many threads ask for to the disk at once.
    if lasting { try Self.synchronize(descriptor, path) }
  }

  /// Events that the ledger does not have yet, in their order.
  public var unentered: [JournalEvent] { state.withLock { $0.unentered } }

  /// Forgets the first of them, which the ledger now has.
  public func entered(_ count: Int) { state.withLock { $0.unentered.removeFirst(count) } }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(CaseError) {
    var from = 0
    while from < bytes.count {
      // SAFETY: the bytes from `from` on belong to the array, which outlives the call.
      let count = unsafe bytes[from...].withUnsafeBytes {
        unsafe Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 || errno == EINTR else { throw cannotWrite(path) }
      from += max(0, count)
    }
  }

  private static func synchronize(_ descriptor: Int32, _ path: String) throws(CaseError) {
    guard fdatasync(descriptor) == 0 else { throw cannotWrite(path) }
  }
}
