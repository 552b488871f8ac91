import CProcess
import Foundation
import Glibc

/// Runs a program to its end, with what it reads and what it writes in memory: no pipe that could fill up, and nothing
/// of the document on a disk.
struct ChildProcess {
  struct Outcome {
    let output: [UInt8]
    /// What it wrote to its standard error, cut to 64 KiB.
    let complaints: String
    let hasSucceeded: Bool
    let ranTooLong: Bool
  }

  let program: String
  let arguments: [String]
  /// The whole of it: nothing of this process's passes to the child.
  let environment: [String: String]

  /// - Returns: nil where the program cannot be started.
  func run(input: [UInt8], timeLimit: Duration) -> Outcome? {
    guard let standardInput = MemoryFile(input), let output = MemoryFile(), let complaints = MemoryFile()
    else {
      return nil
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = FileHandle(fileDescriptor: standardInput.descriptor, closeOnDealloc: false)
    process.standardOutput = FileHandle(fileDescriptor: output.descriptor, closeOnDealloc: false)
    process.standardError = FileHandle(fileDescriptor: complaints.descriptor, closeOnDealloc: false)
    do { try process.run() } catch { return nil }
    let end = ContinuousClock.now + timeLimit
    while process.isRunning, ContinuousClock.now < end { usleep(5000) }
    let ranTooLong = process.isRunning
    if ranTooLong { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return Outcome(
      output: output.content(upTo: .max),
      complaints: String(decoding: complaints.content(upTo: 64 << 10), as: UTF8.self),
      hasSucceeded: process.terminationReason == .exit && process.terminationStatus == 0,
      ranTooLong: ranTooLong)
  }

  /// The program's path, by the folders that `PATH` of the environment names.
  static func find(_ name: String, _ environment: [String: String]) -> String? {
    (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
      .map { "\($0)/\(name)" }
      .first { $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// A file that is only in memory, memfd_create(2).
private final class MemoryFile {
  let descriptor: Int32

  init?(_ content: [UInt8] = []) {
    descriptor = process_memory_file()
    guard descriptor >= 0 else { return nil }
    var done = 0
    while done < content.count {
      let written = unsafe content.withUnsafeBytes { raw in
        // SAFETY: done < raw.count, and the kernel reads at most the rest.
        unsafe write(descriptor, raw.baseAddress?.advanced(by: done), raw.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return nil }
      done += written
    }
    // The child shares this position.
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func content(upTo limit: Int) -> [UInt8] {
    let size = min(Int(lseek(descriptor, 0, SEEK_END)), limit)
    guard size > 0 else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        // SAFETY: filled < size, and the kernel writes at most the rest.
        let got = unsafe pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), size - filled, off_t(filled))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        filled += got
      }
    }
  }
}
