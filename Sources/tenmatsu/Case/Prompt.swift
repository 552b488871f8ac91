import CProcess
import CaseFile
import Foundation

/// Asks at the terminal, whatever standard input is.
enum Prompt {
  /// Asks for what nobody may see while it is typed.
  ///
  /// - Throws: `CaseError` where there is no terminal.
  static func secret(_ question: String) throws(CaseError) -> String {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else {
      throw CaseError(
        .locked, "A passphrase is needed, and there is no terminal to ask at",
        remedy: "Give --key-file FILE, or set TENMATSU_PASSPHRASE")
    }
    let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
    let line = silently(terminal) { signals in
      try? handle.write(contentsOf: Data(question.utf8))
      var line: [UInt8] = []
      while waits(for: terminal, unless: signals), let byte = try? handle.read(upToCount: 1)?.first,
        byte != 0x0A
      {
        line.append(byte)
      }
      return line
    }
    try? handle.write(contentsOf: Data("\n".utf8))
    guard let text = String(validating: line, as: UTF8.self), !text.isEmpty else {
      throw CaseError(.usage, "Nothing was entered", remedy: "Try again")
    }
    return text
  }

  /// A line of standard input, asked for where that is a terminal: for what the shell should not keep.
  ///
  /// - Throws: `CaseError` where there is none.
  static func line(_ question: String) throws(CaseError) -> String {
    if isatty(STDIN_FILENO) == 1 { Console.error(question) }
    guard let text = readLine()?.trimmingCharacters(in: .whitespaces), !text.isEmpty else {
      throw CaseError(.usage, "Nothing was entered", remedy: "Type it, or send it through a pipe")
    }
    return text
  }

  /// Does something while the terminal shows nothing. Signals that end the process wait until the terminal is as it was:
  /// otherwise it would stay silent for whoever uses it next.
  ///
  /// - Parameter body: gets a descriptor that is readable once such a signal waits.
  private static func silently(_ terminal: Int32, _ body: (Int32) -> [UInt8]) -> [UInt8] {
    var (ending, mask) = (sigset_t(), sigset_t())
    unsafe sigemptyset(&ending)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { unsafe sigaddset(&ending, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &ending, &mask)
    defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &mask, nil) }
    let signals = unsafe process_signals(&ending)
    defer { if signals >= 0 { close(signals) } }

    var before = termios()
    guard unsafe tcgetattr(terminal, &before) == 0 else { return body(signals) }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    _ = unsafe tcsetattr(terminal, TCSAFLUSH, &silent)
    defer { _ = unsafe tcsetattr(terminal, TCSAFLUSH, &before) }
    return body(signals)
  }

  /// Waits until something was typed.
  ///
  /// - Returns: false where a signal came first.
  private static func waits(for terminal: Int32, unless signals: Int32) -> Bool {
    var watched = [
      pollfd(fd: terminal, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    while unsafe poll(&watched, nfds_t(watched.count), -1) < 0 {
      guard errno == EINTR else { return false }
    }
    return watched[1].revents == 0
  }
}
