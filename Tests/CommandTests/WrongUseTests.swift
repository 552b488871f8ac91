import Foundation
import TestSupport
import Testing

/// Wrong uses end with a message that says what to do, with the right exit code, and without any output.
@Suite("Wrong uses")
struct WrongUseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let arguments: [String]
    let status: Int32
    /// The whole message, without the usage that follows it where the command line itself is wrong.
    let message: String
  }

  static let cases = [
    Case(
      testDescription: "no evidence named", arguments: ["investigate"], status: 2,
      message: "Error: Missing expected argument '<paths> ...'"),
    Case(
      testDescription: "an option that does not exist", arguments: ["investigate", "access.log", "--bogus"],
      status: 2,
      message: "Error: Unknown option '--bogus'"),
    Case(
      testDescription: "a command that does not exist", arguments: ["examine"], status: 2,
      message: "Error: Unexpected argument 'examine'"),
    Case(
      testDescription: "no thread at all", arguments: ["investigate", "access.log", "--threads", "0"],
      status: 2,
      message: "Error: --threads takes a number from 1 to 256, not 0"),
    Case(
      testDescription: "chunks of nothing", arguments: ["investigate", "access.log", "--chunk-size", "0"],
      status: 2,
      message: "Error: --chunk-size takes a number of bytes from 1 to 67108864, not 0"),
    Case(
      testDescription: "a language that the report is not written in",
      arguments: ["investigate", "access.log", "--lang", "de"], status: 2,
      message: "Error: --lang takes ja or en, not de"),
    Case(
      testDescription: "an unknown time zone",
      arguments: ["investigate", "access.log", "--time-zone", "Tokyo"], status: 2,
      message: "Error: --time-zone takes a zone such as Asia/Tokyo, +09:00 or UTC, not Tokyo"),
    Case(
      testDescription: "a log format with an unknown directive",
      arguments: ["investigate", "access.log", "--format", "%h %q %z"], status: 2,
      message: """
        Error: The log format cannot be used: log format: unknown directive %z
          %h %q %z
                ^
        See "Custom Log Formats" in Apache's mod_log_config; write %% for a percent sign. Give the string as it \
        stands in the server's configuration, in quotes
        """),
    Case(
      testDescription: "a log format that no line fits",
      arguments: ["investigate", "access.log", "--format", "%t|%h|%r"], status: 3,
      message: """
        Error: No web server log was found (access.log: could not be read: none of its 143 lines fits the format \
        custom). Give the access logs of nginx or Apache; for a format of its own, name it with --format
        """),
    Case(
      testDescription: "a missing file", arguments: ["investigate", "missing.log"], status: 3,
      message: """
        Error: missing.log: no such file or folder. Check the path, and whether the medium that holds it is mounted.
        """),
    Case(
      testDescription: "a folder without logs", arguments: ["investigate", "letters"], status: 3,
      message: """
        Error: No web server log was found (letters/note.txt: no web server log and no database dump). Give the access \
        logs of nginx or Apache; for a format of its own, name it with --format
        """),
    Case(
      testDescription: "an empty folder", arguments: ["investigate", "nothing"], status: 3,
      message: """
        Error: No web server log was found. Give the access logs of nginx or Apache; for a format of its own, name it \
        with --format
        """),
    Case(
      testDescription: "a binary file", arguments: ["investigate", "picture.bin"], status: 3,
      message: """
        Error: No web server log was found (picture.bin: binary data). Give the access logs of nginx or Apache; for a \
        format of its own, name it with --format
        """),
    Case(
      testDescription: "a dump without a log", arguments: ["investigate", "dump.sql"], status: 3,
      message: """
        Error: There is a database dump but no web server log. Give the access logs of nginx or Apache; for a format \
        of its own, name it with --format
        """),
    Case(
      testDescription: "a device", arguments: ["investigate", "/dev/null"], status: 3,
      message: """
        Error: /dev/null: it is neither a file, a folder nor a pipe. Name a log file, or pipe the log to the standard \
        input and give `-`.
        """),
    Case(
      testDescription: "an output file in no folder",
      arguments: ["investigate", "access.log", "--output", "no/such"],
      status: 3,
      message: """
        Error: no/such cannot be written. Name a file in a folder that you may write to with --output
        """),
    Case(
      testDescription: "an output file that is a folder",
      arguments: ["investigate", "access.log", "--output", "letters"], status: 3,
      message: """
        Error: letters cannot be written. Name a file in a folder that you may write to with --output
        """),
    Case(
      testDescription: "a folder of citations that cannot be made",
      arguments: ["investigate", "access.log", "--cite", "access.log/cited"], status: 3,
      message: """
        Error: The cited lines cannot be written to access.log/cited. Name a folder that you may write to
        """),
    Case(
      testDescription: "why, without evidence", arguments: ["why", "members:12"], status: 2,
      message: "Error: Name the evidence first, and last what you ask about: tenmatsu why FILE… VALUE"),
    Case(
      testDescription: "why, about nothing", arguments: ["why", "access.log", ""], status: 2,
      message: "Error: What you ask about, the last argument, is empty"),
    Case(
      testDescription: "why, from a missing file", arguments: ["why", "missing.log", "members:12"], status: 3,
      message: """
        Error: missing.log: no such file or folder. Check the path, and whether the medium that holds it is mounted.
        """),
    Case(
      testDescription: "a folder of citations that holds something",
      arguments: ["investigate", "access.log", "--cite", "letters"], status: 2,
      message: "Error: letters exists already and is not an empty folder. Name a new folder for --cite"),
  ]

  private func folder() throws -> TemporaryFolder {
    let folder = try SmallCase.folder()
    try folder.write("Dear Sir or Madam,\nselect a table by the window, please.\n", as: "letters/note.txt")
    try folder.write((0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 151 >> 3) }, as: "picture.bin")
    _ = try folder.makeFolder("nothing")
    return folder
  }

  @Test("A wrong use says what to do and has the right exit code", arguments: cases)
  func wrongUse(_ wrong: Case) throws {
    let outcome = try Program.run(wrong.arguments, in: try folder())
    #expect(outcome.status == wrong.status)
    #expect(outcome.output == "")
    let isUsage = outcome.error.contains("\nUsage: ")
    let message = isUsage ? outcome.error.prefix { $0 != "\n" } : outcome.error.dropLast()
    #expect(message == wrong.message)
  }

  @Test("A wrong use leaves nothing behind", arguments: cases)
  func leavesNothing(_ wrong: Case) throws {
    let folder = try folder()
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    _ = try Program.run(wrong.arguments, in: folder)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before)
  }

  @Test("Evidence that may not be read is named", .enabled(if: geteuid() != 0, "root may read everything"))
  func unreadable() throws {
    let folder = try SmallCase.folder()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.path + "/access.log")
    let outcome = try Program.run(["investigate", "access.log"], in: folder)
    #expect(outcome.status == 3)
    #expect(
      outcome.error == """
        Error: access.log: it may not be read by this user. Give this user the right to read it, or work on a copy.

        """)
  }

  @Test("JSON is not written to a terminal, where it would show personal values")
  func jsonOnTerminal() throws {
    let (status, screen) = try Program.runOnTerminal(
      ["investigate", "access.log", "dump.sql", "--json"], in: try SmallCase.folder())
    #expect(status == 2)
    #expect(
      screen.prefix { $0 != "\n" } == """
        Error: The JSON holds personal values in full and is not written to a terminal. Send it to a file with \
        --output or a pipe, or add --reveal
        """)
  }
}
