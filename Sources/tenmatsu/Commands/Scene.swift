import ArgumentParser
import Foundation
import Scene

/// `tenmatsu scene`: makes evidence of an intrusion that never was, and the truth about it.
struct Scene: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make evidence of an invented intrusion, with the truth about it.",
    discussion: """
      Writes DIR/evidence/ (access logs, a database dump, plain files), DIR/data-map.yml, DIR/truth.json and, where the \
      scenario has them, DIR/facts.yml. All people, cards and addresses are made up. The same scenario and seed give the same bytes. Your own scenarios are YAML files; \
      docs/guides/scenes.md describes them, --schema prints their JSON Schema.

      Examples:
        tenmatsu scene --list
        tenmatsu scene club-japan-2016 --out club-japan
        tenmatsu investigate club-japan/evidence
        tenmatsu scene kontor-export --out kontor --seed 7 --lines 1000000
        tenmatsu scene my-scene.yml --out my-scene
        tenmatsu scene --schema > scenario.schema.json

      Exit codes: 0 done · 2 wrong use · 3 bad scenario, or a folder that cannot be written · 4 internal.
      """)

  @Argument(help: "The name of a scene that comes with the program, or a scenario file.")
  var scene: String?

  @Option(help: "A new or empty folder for what is made.")
  var out: String?

  @Option(help: "Another seed: other people, other traffic, the same story.")
  var seed: Int?

  @Option(help: "About so many lines of innocent traffic.")
  var lines: Int?

  @Flag(help: "List the scenes that come with the program.")
  var list = false

  @Flag(help: "Print the JSON Schema of scenario files.")
  var schema = false

  func validate() throws {
    if list || schema { return }
    guard scene != nil else {
      throw ValidationError(
        "Name a scene or a scenario file; --list shows the scenes that come with the program")
    }
    guard out != nil else {
      throw ValidationError("Say where the evidence goes: --out DIR, a new or empty folder")
    }
    if let seed, !(0...1_000_000_000).contains(seed) {
      throw ValidationError("--seed takes a number from 0 to 1000000000, not \(seed)")
    }
    if let lines, !(0...10_000_000_000).contains(lines) {
      throw ValidationError("--lines takes a number from 0 to 10000000000, not \(lines)")
    }
  }

  func run() throws {
    if list {
      for scene in BuiltInScene.all { print("\(scene.name)  \(scene.title)") }
      return
    }
    if schema {
      print(SceneSchema.json, terminator: "")
      return
    }
    guard let scene, let out else { return }
    do {
      print(try make(scene, in: out).words(folder: out))
    } catch {
      Console.complain(error.description)
      throw ExitCode(ExitCodes.badInput)
    }
  }

  private func make(_ scene: String, in folder: String) throws(SceneError) -> SceneGenerator.Summary {
    let file = BuiltInScene.named(scene) == nil ? scene : nil
    let folderOfFile = URL(filePath: scene).deletingLastPathComponent()
    let generator = try SceneGenerator(try text(of: scene), file: file) { name in
      guard file != nil else { return BuiltInScene.facts(named: name) }
      return FileManager.default.contents(atPath: folderOfFile.appending(path: name).path)
        .flatMap { String(validating: $0, as: UTF8.self) }
    }
    let shows = Console.errorIsTerminal
    return try generator.write(to: folder, seed: seed.map(UInt64.init), lines: lines) { stage in
      if shows { Console.error("… \(stage.words)") }
    }
  }

  private func text(of scene: String) throws(SceneError) -> String {
    if let builtIn = BuiltInScene.named(scene) { return builtIn.text }
    var isFolder: ObjCBool = false
    let names = BuiltInScene.all.map(\.name).joined(separator: ", ")
    guard unsafe FileManager.default.fileExists(atPath: scene, isDirectory: &isFolder), !isFolder.boolValue
    else {
      throw SceneError("There is no scene and no file `\(scene)`", remedy: "Known scenes: \(names)")
    }
    guard let data = FileManager.default.contents(atPath: scene),
      let text = String(data: data, encoding: .utf8)
    else {
      throw SceneError(
        "\(scene) cannot be read as UTF-8 text", remedy: "Name a scenario file that you may read")
    }
    return text
  }
}

extension SceneGenerator.Stage {
  fileprivate var words: String {
    switch self {
    case .dump: "writing the database dump"
    case .files: "writing plain files"
    case .traffic: "writing access logs"
    case .truth: "counting what is true"
    }
  }
}

extension SceneGenerator.Summary {
  fileprivate func words(folder: String) -> String {
    """
    \(folder): the scene \(scene)
      \(logLines) lines in \(logFiles) access logs (\(logBytes) bytes), a dump of \(dumpBytes) bytes
      affected in truth: \(records) records of \(people) people
    Next: tenmatsu investigate \(folder)/evidence --data-map \(folder)/data-map.yml
    """
  }
}
