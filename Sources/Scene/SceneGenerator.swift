import Foundation

/// Makes evidence of an intrusion that never was, with the truth about it.
///
/// The same scenario and seed give the same bytes on every machine. Memory does not grow with the lines of traffic.
public struct SceneGenerator {
  private var scenario: Scenario
  /// The text of the file of facts that the scenario names.
  private let facts: String?

  /// What was made.
  public struct Summary: Sendable {
    /// The scenario's name.
    public let scene: String
    /// Access logs, with their lines and bytes.
    public let logFiles: Int
    public let logLines: Int
    public let logBytes: Int
    public let dumpBytes: Int
    /// Affected records, and the distinct people that they are.
    public let records: Int
    public let people: Int
  }

  /// What is being made, for whoever waits.
  public enum Stage: String, Sendable { case dump, files, traffic, truth }

  /// - Parameters:
  ///   - text: a scenario file's content.
  ///   - file: its name, for messages.
  ///   - facts: gives the text of the file of facts that the scenario names.
  /// - Throws: `SceneError` with line and column where the scenario is not right, or names a file of facts that is
  ///   not there.
  public init(
    _ text: String, file: String? = nil, facts: (String) -> String? = BuiltInScene.facts(named:)
  ) throws(SceneError) {
    do {
      scenario = try ScenarioReader.read(text)
    } catch {
      var fault = error
      fault.file = file
      throw fault
    }
    self.facts = scenario.facts.flatMap(facts)
    if let name = scenario.facts, self.facts == nil {
      var fault = SceneError(
        "The scenario names the facts `\(name)`, which cannot be read as UTF-8 text",
        remedy: "Put the file beside the scenario, or leave `facts` out")
      fault.file = file
      throw fault
    }
  }

  /// Writes `evidence/`, `data-map.yml`, `truth.json` and, where the scenario names them, `facts.yml` into a folder that is new or empty.
  ///
  /// The folder appears once it is whole; nothing half written is left behind.
  public func write(
    to folder: String, seed: UInt64? = nil, lines: Int? = nil, progress: (Stage) -> Void = { _ in }
  ) throws(SceneError) -> Summary {
    var scenario = scenario
    if let seed { scenario.seed = seed }
    if let lines { scenario.traffic.lines = lines }
    let target = URL(filePath: folder)
    try SceneGenerator.refuseTaken(folder)
    let partial = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).partial-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(
        at: partial.appending(path: "evidence"), withIntermediateDirectories: true)
    } catch {
      throw SceneError("\(folder) cannot be made", remedy: "Name a folder that you may write to with --out")
    }
    do throws(SceneError) {
      let summary = try SceneWriter(scenario, facts: facts, in: partial.path).write(progress)
      try SceneGenerator.move(partial, to: target)
      return summary
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw error
    }
  }

  private static func refuseTaken(_ folder: String) throws(SceneError) {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw SceneError("\(folder) is a file", remedy: "Name a new or an empty folder with --out")
    }
    let content = try? FileManager.default.contentsOfDirectory(atPath: folder)
    guard content?.isEmpty ?? false else {
      throw SceneError(
        "\(folder) is not empty", remedy: "Name a new or an empty folder with --out; nothing is overwritten")
    }
  }

  private static func move(_ partial: URL, to target: URL) throws(SceneError) {
    do {
      if FileManager.default.fileExists(atPath: target.path) {
        try FileManager.default.removeItem(at: target)
      }
      try FileManager.default.moveItem(at: partial, to: target)
    } catch {
      throw SceneError("\(target.path) cannot be made", remedy: "Name another folder with --out")
    }
  }
}

/// The JSON Schema of scenario files.
public enum SceneSchema {
  /// As it is published, to the byte.
  public static var json: String { ScenarioFormat.schema }
}
