import ArgumentParser

@main
struct Tenmatsu: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "tenmatsu")
}
