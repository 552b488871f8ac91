import Dispatch
import Evidence
import Synchronization

/// Hands the chunks of one piece of evidence to several threads and puts the results back into order.
struct ChunkPipeline {
  let threads: Int

  /// - Parameters:
  ///   - worker: makes what each thread keeps for itself.
  ///   - work: what is done with a chunk.
  /// - Returns: the results in the order of the chunks, combined.
  /// - Throws: the reader's error; what was read before it is lost to the caller.
  func run<Worker, Result: Sendable>(
    _ reader: ChunkReader, first: Chunk?, worker: @Sendable () -> Worker,
    work: @Sendable (inout Worker, Chunk) -> Result, combine: @Sendable (inout Result, Result) -> Void,
    initial: Result, progress: @Sendable (Int) -> Void
  ) throws(EvidenceError) -> Result {
    let state = Mutex(State<Result>(reader: reader, pending: first, combined: initial))
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      var own = worker()
      while let (chunk, number) = state.withLock({ $0.nextChunk() }) {
        let result = work(&own, chunk)
        let bytes = state.withLock { state in
          state.deliver(result, number, combine)
          return state.reader.rawBytes
        }
        progress(bytes)
      }
    }
    let (combined, failure) = state.withLock { ($0.combined, $0.failure) }
    if let failure { throw failure }
    return combined
  }

  /// Shared by the threads: one reads at a time, results wait until those before them are in.
  ///
  /// SAFETY: the reader is no Sendable type; it is reached inside the mutex alone until all threads are done.
  private struct State<Result: Sendable>: @unchecked Sendable {
    let reader: ChunkReader
    var pending: Chunk?
    var combined: Result
    var handedOut = 0
    var delivered = 0
    var waiting: [Int: Result] = [:]
    var failure: EvidenceError?

    mutating func nextChunk() -> (Chunk, Int)? {
      guard failure == nil else { return nil }
      do throws(EvidenceError) {
        let ready = pending
        guard let chunk = try ready == nil ? reader.next() : ready else { return nil }
        pending = nil
        handedOut += 1
        return (chunk, handedOut - 1)
      } catch {
        failure = error
        return nil
      }
    }

    mutating func deliver(_ result: Result, _ number: Int, _ combine: (inout Result, Result) -> Void) {
      waiting[number] = result
      while let next = waiting.removeValue(forKey: delivered) {
        combine(&combined, next)
        delivered += 1
      }
    }
  }
}
