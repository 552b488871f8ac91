import ArgumentParser
import CaseFile
import Foundation

/// `tenmatsu seal`: takes files into a case under seal.
struct Seal: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take files with personal data into the case, encrypted: a report, a mail from a customer.",
    discussion: """
      The file itself is left where it is; delete it yourself when the case has it. tenmatsu unseal writes it out again.

      Examples:
        tenmatsu seal shop.tenmatsu forensic-report.pdf --reason "received 31 January"
        tenmatsu seal shop.tenmatsu mail.eml --as mail-customer-1.eml

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Argument(help: "The files.")
  var paths: [String]

  @Option(name: .customLong("as"), help: "What the file is called in the case, instead of its own name.")
  var name: String?

  @OptionGroup var options: CaseOptions

  func validate() throws {
    if name != nil, paths.count != 1 { throw ValidationError("--as names one file") }
  }

  func run() throws {
    let writer = try options.writer(folder, "seal")
    for path in paths {
      let name = name ?? (path as NSString).lastPathComponent
      let isNew = try writer.seal(path, as: name, reason: options.reason)
      print("\(isNew ? "Sealed" : "Sealed already:") \(name)")
    }
  }
}

/// `tenmatsu unseal`: writes out what is sealed.
struct Unseal: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write out what a case keeps under seal: a sealed file, or the findings of a run, in full.",
    discussion: """
      The ledger says who unsealed what, and why. Without a name it lists what there is.

      Examples:
        tenmatsu unseal shop.tenmatsu
        tenmatsu unseal shop.tenmatsu forensic-report.pdf --output report.pdf --reason "for counsel"
        tenmatsu unseal shop.tenmatsu findings --output findings.json

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Argument(
    help: "The sealed file's name; findings for those of the last run, findings-N for those of run N.")
  var name: String?

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.")
  var output: String?

  @OptionGroup var options: CaseOptions

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    guard let name else {
      for name in try Case(folder).state.sealedNames { print(name) }
      return
    }
    if output == nil, Console.outputIsTerminal {
      throw CaseError(
        .usage, "What is sealed is not shown on a terminal",
        remedy: "Send it to a file with --output, or a pipe")
    }
    let target = try OutputFile(output)
    do {
      try options.writer(folder, "unseal").unseal(name, reason: options.reason) { target.write($0) }
      try target.finish()
    } catch {
      target.discard()
      throw error
    }
  }
}

/// `tenmatsu publish`: freezes a document as it goes out.
struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Freeze a document as it goes out: a copy in the case, and in its folder out/.",
    discussion: """
      From then on verify notices any change of it. A document that changes is a new version, with a name of its own.

      Examples:
        tenmatsu publish shop.tenmatsu notice-final.html --reason "approved by the president, 13 February"

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Argument(help: "The document.")
  var path: String

  @Option(name: .customLong("as"), help: "Its name in out/, instead of its own.")
  var name: String?

  @OptionGroup var options: CaseOptions

  func run() throws {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CaseError(.badInput, "\(path) cannot be read", remedy: "Look at its name and rights")
    }
    let name = name ?? (path as NSString).lastPathComponent
    let writer = try options.writer(folder, "publish")
    let isNew = try writer.publish(Array(bytes), as: name, reason: options.reason)
    print("\(isNew ? "Published" : "Published already:") \(writer.folder)/out/\(name)")
  }
}
