public import Exposure
import Foundation

/// A file that only its recipients can read: encrypted on the way by `age` or, for OpenPGP, by `gpg`.
///
/// The plain text goes into the program's standard input and nowhere else: not to the disk, not into arguments, not into
/// the environment. The file appears under its name only when ``finish()`` has succeeded; let go of before that, it
/// leaves nothing behind.
public final class EncryptedFile: EncryptedSink {
  public let path: String
  private let file: PartialFile
  private let encryptor: Encryptor
  private let input: ChildSocket
  /// What the program says of failures.
  private let complaints: ChildSocket
  private let process = Process()
  private var isRunning = true
  /// Text that has not been handed to the program.
  private var waiting: [UInt8] = []
  private static let step = 64 << 10

  /// - Parameters:
  ///   - recipients: all by keys of age or SSH, or all of OpenPGP.
  ///   - environment: where the programs are looked for (`PATH`), and where gpg's own folder is made (`TMPDIR`); nil:
  ///     this process's.
  /// - Throws: `CaseError` where there is no recipient, the program is not installed, or the file cannot be written.
  public init(
    _ path: String, for recipients: [Recipient],
    environment: [String: String]? = nil
  ) throws(CaseError) {
    self.path = path
    let environment = environment ?? ProcessInfo.processInfo.environment
    let encryptor = try Encryptor(recipients, environment: environment)
    self.encryptor = encryptor
    do throws(CaseError) {
      file = try PartialFile(path)
      guard let input = ChildSocket(childSpeaks: false), let complaints = ChildSocket(childSpeaks: true)
      else {
        throw PartialFile.failure(EMFILE, path)
      }
      self.input = input
      self.complaints = complaints
      process.executableURL = URL(fileURLWithPath: encryptor.program)
      process.arguments = encryptor.arguments
      process.environment = ["LC_ALL": "C", "PATH": environment["PATH"] ?? ""]
      process.standardInput = FileHandle(fileDescriptor: input.childEnd, closeOnDealloc: false)
      process.standardOutput = FileHandle(fileDescriptor: file.descriptor, closeOnDealloc: false)
      process.standardError = FileHandle(fileDescriptor: complaints.childEnd, closeOnDealloc: false)
      do { try process.run() } catch {
        throw Encryptor.failure(of: encryptor.program, saying: "", path: path)
      }
      input.handOver()
      complaints.handOver()
    } catch {
      encryptor.clean()
      throw error
    }
  }

  deinit { discard() }

  /// Encrypts more of it.
  public func write(_ bytes: [UInt8]) throws(CaseError) {
    waiting += bytes
    if waiting.count >= EncryptedFile.step { try send() }
  }

  private func send() throws(CaseError) {
    guard isRunning, input.send(waiting) else { throw stop() }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Ends the text, waits until all of it is encrypted and on the medium, and gives the file its name.
  public func finish() throws(CaseError) {
    try send()
    input.end()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else { throw stop() }
    isRunning = false
    encryptor.clean()
    try file.finish()
  }

  /// Leaves nothing behind.
  public func discard() {
    guard isRunning else { return }
    isRunning = false
    // Killed before the text ends: what it has written is a whole file of half the text otherwise.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    input.end()
    process.waitUntilExit()
    encryptor.clean()
    file.discard()
  }

  /// Ends the work, and says why.
  private func stop() -> CaseError {
    // A program that has stopped reading is about to say why.
    if isRunning {
      input.end()
      process.waitUntilExit()
    }
    let words = String(decoding: complaints.received(), as: UTF8.self)
    discard()
    return Encryptor.failure(of: encryptor.program, saying: words, path: path)
  }
}
