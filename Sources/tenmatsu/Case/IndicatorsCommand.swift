import ArgumentParser
import CaseFile
import Foundation

/// `tenmatsu indicators`: what others can look for.
struct IndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators",
    abstract: "Write the intrusion's indicators, to share: STIX 2.1 or CSV.",
    discussion: """
      Addresses of the attackers, their user agents, the targets in the application, files that were read. Nothing personal \
      of the people concerned is among them. Needs no passphrase.

      Examples:
        tenmatsu indicators shop.tenmatsu > indicators.csv
        tenmatsu indicators shop.tenmatsu --stix --tlp amber --producer "Example Shop K.K." --output indicators.json

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Flag(help: "Write a bundle of STIX 2.1 (OASIS) instead of CSV.")
  var stix = false

  @Option(
    help: "How far it may be passed on (Traffic Light Protocol): white, green, amber, red. With --stix.")
  var tlp: String?

  @Option(help: "Who publishes it. By default the case's title. With --stix.")
  var producer: String?

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.")
  var output: String?

  func validate() throws {
    if let tlp, TrafficLight(rawValue: tlp) == nil {
      throw ValidationError("--tlp takes white, green, amber or red, not \(tlp)")
    }
    if !stix, tlp != nil || producer != nil { throw ValidationError("--tlp and --producer belong to --stix") }
  }

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    let file = try Case(folder)
    guard let run = file.state.run else {
      throw CaseError(.usage, "The case was not investigated yet", remedy: "tenmatsu investigate \(folder)")
    }
    let indicators = try file.indicators(of: run)
    let target = try OutputFile(output)
    target.write(
      stix
        ? STIXBundle(
          indicators,
          STIXBundle.Provenance(
            caseID: file.state.id, producer: producer ?? file.state.title, time: run.seconds,
            marking: tlp.flatMap(TrafficLight.init))
        ).bytes() : IndicatorsCSV.bytes(indicators))
    try target.finish()
  }
}
