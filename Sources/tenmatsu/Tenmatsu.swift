import ArgumentParser
import CaseFile
import Foundation
import Investigation

/// 顛末: takes a company through a personal-data breach, from the first suspicion to the final report.
struct Tenmatsu: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenmatsu",
    abstract: "Work out from logs and dumps whose data an intruder took, and how we know.",
    version: Program.version,
    subcommands: [Investigate.self, Affected.self, Why.self, Map.self, Scene.self],
    groupedSubcommands: [
      CommandGroup(
        name: "A case, from the first suspicion to its end:",
        subcommands: [
          New.self, Add.self, Show.self, Custody.self, Facts.self, TimelineCommand.self, Compare.self,
          Verify.self, Seal.self, Unseal.self,
          ObligationsCommand.self, NoticeCommand.self, Send.self, Publish.self, PassphraseCommand.self,
          Cards.self, IndicatorsCommand.self, Export.self, Import.self,
        ])
    ])
}

@main
enum Main {
  /// Parses, runs, and ends with the exit code that the contract names, whatever the argument parser would use.
  static func main() {
    ProcessGuard.forbidCoreDumps()
    do {
      var command = try Tenmatsu.parseAsRoot()
      try command.run()
      try finishOutput()
    } catch let code as ExitCode {
      if (try? finishOutput()) == nil { Console.complain(OutputFile.cutOff.description) }
      Foundation.exit(code.rawValue)
    } catch let error as CaseError {
      Console.complain(error.description)
      Foundation.exit(error.code == .usage ? ExitCodes.usage : ExitCodes.badInput)
    } catch let error as InvestigationError {
      Console.complain(error.description)
      Foundation.exit(error.code == .usage ? ExitCodes.usage : ExitCodes.badInput)
    } catch {
      let code = Tenmatsu.exitCode(for: error)
      if code.isSuccess {
        print(Tenmatsu.fullMessage(for: error))  // --help and --version
        Foundation.exit(ExitCodes.done)
      }
      let isUsage = code == .validationFailure
      Console.error(
        isUsage
          ? Tenmatsu.fullMessage(for: error)
          : "Error: \(error). This is a fault of the program; please report it")
      Foundation.exit(isUsage ? ExitCodes.usage : ExitCodes.inside)
    }
  }

  /// What was printed must have arrived, too.
  private static func finishOutput() throws(InvestigationError) {
    guard fflush(nil) == 0 else { throw OutputFile.cutOff }
  }
}

/// 0 done · 1 done and something was found wrong · 2 usage · 3 bad input · 4 internal.
enum ExitCodes {
  static let done: Int32 = 0
  static let foundWrong: Int32 = 1
  static let usage: Int32 = 2
  static let badInput: Int32 = 3
  static let inside: Int32 = 4
}
