import Foundation
import TestSupport
import Testing

/// Wrong uses of a case say what to do, and leave the case as it was.
@Suite("Wrong uses of a case")
struct CaseWrongUseTests {
  struct Use: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let arguments: [String]
    let status: Int32
    /// The beginning of the message.
    let message: String

    init(_ description: String, _ arguments: [String], _ status: Int32, _ message: String) {
      (testDescription, self.arguments, self.status, self.message) = (description, arguments, status, message)
    }

    init(_ description: String, keyed command: String, _ more: [String], _ status: Int32, _ message: String) {
      self.init(description, CaseFolder.arguments(command, more), status, message)
    }
  }

  static let uses: [Use] = ofNoCase + ofACase

  private static let ofNoCase: [Use] = [
    "add", "custody", "seal", "unseal", "publish", "compare", "show", "verify", "indicators", "passphrase",
  ].map { command in
    let more = ["add", "seal", "publish"].contains(command) ? ["a.log"] : []
    return Use(
      "\(command), of no case", [command, "none.tenmatsu"] + more, 3,
      "Error: none.tenmatsu is no case. Name its folder, NAME.tenmatsu")
  }

  private static let ofACase: [Use] = [
    Use("new, where one is", ["new", "case", "--new-key-file", "other"], 3, "Error: "),
    Use(
      "new, with a key file that is there", ["new", "other", "--new-key-file", "key"], 2,
      "Error: key is there already"),
    Use(
      "new, in no folder", ["new", "no/such/case", "--new-key-file", "no/such/key"], 3,
      "Error: The folder of no/such/key is not there"),
    Use(
      "new, in an unknown zone", ["new", "other", "--time-zone", "Tokyo"], 2,
      "Error: --time-zone takes a zone"),
    Use(
      "no passphrase and no terminal", CaseFolder.arguments("seal", ["letter.txt"], keyed: false), 3,
      "Error: A passphrase is needed, and there is no terminal to ask at. Give --key-file FILE"),
    Use(
      "a key file that is none",
      CaseFolder.arguments("seal", ["letter.txt"], keyed: false) + ["--key-file", "letter.txt"], 3,
      "Error: letter.txt is no key file of Tenmatsu"),
    Use(
      "a key file that is missing",
      CaseFolder.arguments("seal", ["letter.txt"], keyed: false) + ["--key-file", "nothing"], 3,
      "Error: The key file nothing cannot be read"),
    Use("add, nothing", keyed: "add", [], 2, "Error: Name the files to add"),
    Use(
      "add, a missing file", keyed: "add", ["missing.log"], 3, "Error: missing.log: no such file or folder"),
    Use("add, a part of the case", keyed: "add", ["case.tenmatsu/evidence.json"], 3, "Error: "),
    Use("add, a map that is none", keyed: "add", ["--data-map", "letter.txt"], 3, "Error: "),
    Use(
      "investigate, with a map beside the case's", keyed: "investigate", ["--data-map", "letter.txt"], 2,
      "Error: A case has a data map of its own"),
    Use("affected, before any run", keyed: "affected", [], 2, "Error: The case was not investigated yet"),
    Use(
      "affected, of an unknown run", keyed: "affected", ["--run", "3"], 2, "Error: The case has no run 3"),
    Use(
      "indicators, before any run", keyed: "indicators", [], 2, "Error: The case was not investigated yet"),
    Use("compare, before any run", keyed: "compare", [], 2, "Error: Two runs are needed; the case has 0"),
    Use(
      "cards, without a map", keyed: "cards", ["--recipient", "key.pub", "--output", "cards.age"], 3,
      "Error: "),
    Use(
      "custody, of an unknown item", keyed: "custody", ["4"], 2,
      "Error: The case has no item 4. Its items: 1 to 1"),
    Use(
      "custody, handing over an unknown item", keyed: "custody",
      ["4", "--hand-over-to", "B", "--hand-over-from", "A", "--at", "2024-05-03T10:15+09:00"], 2,
      "Error: This cannot be entered: there is no item 4"),
    Use(
      "custody, half a hand-over", keyed: "custody", ["1", "--hand-over-to", "B"], 2,
      "Error: A hand-over needs"),
    Use(
      "unseal, an unknown name", keyed: "unseal", ["other.txt"], 2,
      "Error: Nothing sealed is called other.txt. There are: letter.txt"),
    Use("seal, a missing file", keyed: "seal", ["missing.txt"], 3, "Error: missing.txt cannot be read"),
    Use("seal, a folder", keyed: "seal", ["case.tenmatsu"], 3, "Error: case.tenmatsu is no plain file"),
    Use(
      "seal, under a run's name", keyed: "seal", ["notice.html", "--as", "findings-2"], 2,
      "Error: A sealed file cannot be called"),
    Use(
      "publish, a missing file", keyed: "publish", ["missing.html"], 3, "Error: missing.html cannot be read"
    ),
    Use(
      "publish, elsewhere", keyed: "publish", ["notice.html", "--as", "../notice.html"], 2,
      "Error: ../notice.html is no name"),
    Use(
      "publish, hidden", keyed: "publish", ["notice.html", "--as", ".notice"], 2,
      "Error: .notice is no name"),
    Use(
      "publish, under a name that no archive holds", keyed: "publish", ["notice.html", "--as", "公表文.html"],
      2, "Error: 公表文.html is no name"),
    Use(
      "export, into no folder", keyed: "export", ["no/such.tar", "--unrecorded"], 3,
      "Error: The folder of no/such.tar is not there"),
    Use(
      "import, what is none", ["import", "letter.txt", "copy"], 3,
      "Error: letter.txt is damaged or no tar archive"),
    Use("import, nothing", ["import", "missing.tar", "copy"], 3, "Error: missing.tar cannot be read"),
    Use("verify, with a head that is none", ["verify", "case.tenmatsu", "--head", "abc"], 1, ""),
  ]

  @Test("A wrong use says what to do, has its exit code, and leaves the case as it was", arguments: uses)
  func wrongUse(_ use: Use) throws {
    let file = try CaseFolder.small()
    let ledger = try file.ledger()
    let before = try FileManager.default.subpathsOfDirectory(atPath: file.folder.path).sorted()
    let outcome = try Program.run(use.arguments, in: file.folder, wrapper: ["/usr/bin/setsid", "--wait"])
    #expect(outcome.status == use.status, "\(outcome.error)")
    #expect(outcome.error.hasPrefix(use.message), "\(outcome.error)")
    #expect(try file.ledger() == ledger)
    #expect(try file.faults() == [])
    #expect(try FileManager.default.subpathsOfDirectory(atPath: file.folder.path).sorted() == before)
  }

  @Test("Another case's key opens nothing, and what does is named")
  func otherKey() throws {
    let file = try CaseFolder.small()
    try Program.run(["new", "other", "--new-key-file", "other-key"], in: file.folder).expectDone()
    let outcome = try Program.run(
      CaseFolder.arguments("unseal", ["letter.txt"], keyed: false) + ["--key-file", "other-key"],
      in: file.folder)
    #expect(outcome.status == 3 && outcome.output == "")
    #expect(outcome.error == "Error: The key file does not open the case. It has: key file (keyFile)\n")
  }

  @Test("Evidence that was changed, is missing or has moved is told before anything is concluded from it")
  func evidence() throws {
    let file = try CaseFolder.scene(try SmallScene(), investigated: false)
    let path = file.folder.path + "/scene/evidence/access.log-20240502"
    let log = try #require(FileManager.default.contents(atPath: path))
    func refused(_ words: String) throws {
      for arguments in [["investigate"], ["why", "members:1"]] {
        let outcome = try Program.run(
          CaseFolder.arguments(arguments[0], Array(arguments.dropFirst())), in: file.folder)
        #expect(outcome.status == 3 && outcome.output == "", "\(outcome.output)")
        #expect(
          outcome.error.hasPrefix("Error: The evidence is not what was added: item 2 \(words)"),
          "\(outcome.error)")
      }
      #expect(try file.faults().map { $0.hasPrefix("evidence, item 2: it \(words)") } == [true])
    }
    try (log + [0x0A]).write(to: URL(filePath: path))
    try refused("was changed")
    try FileManager.default.removeItem(atPath: path)
    try refused("is missing")
    #expect(try !file.ledger().contains("runFinished"))

    try file.folder.write(Array(log), as: "moved/access.log")
    let outcome = try file.done("add", ["moved/access.log"])
    #expect(outcome.hasPrefix("item 2  is now at ") && outcome.hasSuffix("/moved/access.log\n"))
    #expect(try file.faults() == [])
    #expect(try file.done("investigate", ["--outline", "--lang", "en"]).contains("222"))
    #expect(try file.done("add", ["moved/access.log"]).hasPrefix("known already  "))
  }
}
