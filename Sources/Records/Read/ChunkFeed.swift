import Dispatch
package import Evidence
import Foundation
import Synchronization

/// Reads and unpacks the chunks of a file on a thread of its own, a few chunks ahead of who takes them.
///
/// One thread makes it, takes from it and ends it.
///
/// SAFETY: the reader is no Sendable type. It is used by the thread that reads alone until that has said that
/// it has ended, and by the owner alone afterwards.
package final class ChunkFeed: @unchecked Sendable {
  private enum Item {
    case chunk(Chunk, rawBytes: Int)
    case failure(EvidenceError)
    case end
  }

  /// Chunks that are read before anybody takes them.
  private static let ahead = 4

  private struct State {
    var items: [Item] = []
    var isStopped = false
  }

  private let reader: ChunkReader
  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  /// Counts the chunks that may still be read ahead. A semaphore must not be let go of below the value that it was made
  /// with, so that it is made with none.
  private let free = DispatchSemaphore(value: 0)
  private let hasEnded = DispatchSemaphore(value: 0)
  /// Whether the file is compressed.
  let isCompressed: Bool
  /// How many bytes of the raw file had been read when the last chunk was ready.
  package private(set) var rawBytes = 0
  private var isAtEnd = false
  private var isJoined = false

  convenience init(_ file: EvidenceFile, chunkSize: Int) throws(EvidenceError) {
    // Long lines may be split: who takes the chunks joins them as far as records reach.
    self.init(try ChunkReader(file, chunkSize: chunkSize, longestLine: chunkSize))
  }

  /// - Parameter reader: used by nobody else until ``end()`` gives it back.
  package init(_ reader: ChunkReader) {
    self.reader = reader
    isCompressed = reader.compression != nil
    for _ in 0..<ChunkFeed.ahead { free.signal() }
    // A thread that waits most of the time would keep others from a pool.
    Thread.detachNewThread { self.run() }
  }

  private func run() {
    defer { hasEnded.signal() }
    while true {
      free.wait()
      if state.withLock({ $0.isStopped }) { return }
      var item = Item.end
      do throws(EvidenceError) {
        if let chunk = try reader.next() { item = .chunk(chunk, rawBytes: reader.rawBytes) }
      } catch {
        item = .failure(error)
      }
      state.withLock { $0.items.append(item) }
      filled.signal()
      guard case .chunk = item else { return }
    }
  }

  /// The next chunk, or nil at the end.
  package func next() throws(EvidenceError) -> Chunk? {
    if isAtEnd { return nil }
    filled.wait()
    let item = state.withLock { $0.items.removeFirst() }
    free.signal()
    switch item {
    case .chunk(let chunk, let rawBytes):
      self.rawBytes = rawBytes
      return chunk
    case .end:
      isAtEnd = true
      return nil
    case .failure(let error):
      isAtEnd = true
      throw error
    }
  }

  /// Ends the reading, wherever it is, and gives the reader with what it knows.
  package func end() -> ChunkReader {
    if !isJoined {
      state.withLock { $0.isStopped = true }
      free.signal()
      hasEnded.wait()
      isJoined = true
    }
    return reader
  }
}
