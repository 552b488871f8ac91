import AccessLog
import Bytes
import DatabaseDump
import Evidence
import Exposure
import Injection
import Reconstruction
import Synchronization

/// The whole engine as one pipeline: from files of evidence to findings.
public struct Investigation: Sendable {
  /// What a person may choose.
  public struct Options: Sendable {
    /// A log format's name or definition, as nginx's `log_format` and Apache's `LogFormat` write it.
    public var format: String?
    /// The zone of logs and dumps that name none.
    public var timeZone: Zone?
    public var threads = 1
    /// Bytes read at a time; no result depends on it.
    public var chunkSize = 1 << 20
    /// Whose the data in tables and files is; nil: people are not counted.
    public var dataMap: DataMapFile?
    /// Whether the findings say how each value was learnt; it takes some memory for each question.
    public var keepsReasons = false

    public init() {}
  }

  /// How far an investigation has come.
  public struct Progress: Sendable {
    /// Raw bytes read so far, and in all; nil where an input's size is not known.
    public let bytes: Int
    public let total: Int?
  }

  let options: Options
  let report: @Sendable (Progress) -> Void

  public init(_ options: Options, progress: @escaping @Sendable (Progress) -> Void = { _ in }) {
    self.options = options
    report = progress
  }

  /// Investigates files and folders.
  ///
  /// - Throws: `InvestigationError` where the input cannot be used at all. What can be used of damaged evidence is
  ///   used, and the findings say what is missing.
  public func run(_ paths: [String]) throws(InvestigationError) -> Findings {
    let format = try logFormat()
    let files = try discovered(paths)
    var findings = Findings()
    findings.tool.version = Program.version
    findings.tool.parameters = parameters
    var inputs: [Input] = []
    for file in files {
      do throws(EvidenceError) {
        let input = try Input(
          file, format: format, map: options.dataMap?.map, chunkSize: options.chunkSize)
        if case .leftAside(let reason) = input.content {
          findings.leftAside.append(LeftAside(path: file.path, reason: reason))
        } else {
          inputs.append(input)
        }
      } catch {
        findings.leftAside.append(LeftAside(path: file.path, reason: .unreadable(error.message)))
      }
    }
    guard inputs.contains(where: \.isLog) else {
      throw noLogs(findings.leftAside, hasDump: inputs.contains(where: \.isDump))
    }
    let meter = Meter(sizes: inputs.map(\.size), report: report)
    var scanner = EvidenceScanner(options: options, meter: meter)
    let logs = scanner.scanLogs(inputs.filter(\.isLog), &findings)
    guard !logs.isEmpty else { throw noLogs(findings.leftAside, hasDump: inputs.contains(where: \.isDump)) }
    var numbered = Numbering(
      logs: logs, dumps: scanner.scanDumps(inputs.filter(\.isDump), asked: logs, &findings),
      records: scanner.scanRecords(inputs.filter(\.isRecords), &findings))
    Assembly(numbered: numbered, options: options).fill(&findings)
    numbered.releaseRows()
    if let map = options.dataMap {
      let people = try PeopleFinder(map: map, numbered: numbered, options: options).find(findings)
      findings.reconstruction.files = people.affected.files
      findings.people = people
    }
    return findings
  }

  private var parameters: [String: String] {
    var parameters: [String: String] = [:]
    if let zone = options.timeZone { parameters["timeZone"] = zone.name }
    if let format = options.format { parameters["format"] = format }
    if let map = options.dataMap { parameters["dataMapSha256"] = map.sha256 }
    return parameters
  }

  private func logFormat() throws(InvestigationError) -> LogFormat? {
    guard let definition = options.format else { return nil }
    do throws(LogFormatError) {
      return try LogFormat(definition)
    } catch {
      throw InvestigationError(
        .usage, "The log format cannot be used: \(error)",
        remedy: "Give the string as it stands in the server's configuration, in quotes")
    }
  }

  private func discovered(_ paths: [String]) throws(InvestigationError) -> [EvidenceFile] {
    do throws(EvidenceError) {
      return try EvidenceFile.discover(paths)
    } catch {
      throw InvestigationError(.badInput, "\(error.path): \(error.message)", remedy: error.remedy)
    }
  }

  private func noLogs(_ leftAside: [LeftAside], hasDump: Bool) -> InvestigationError {
    let seen = leftAside.prefix(5).map { "\($0.path): \($0.reason.words)" }
    let list =
      seen.isEmpty ? "" : " (" + seen.joined(separator: "; ") + (leftAside.count > 5 ? "; …" : "") + ")"
    return InvestigationError(
      .badInput,
      (hasDump ? "There is a database dump but no web server log" : "No web server log was found") + list,
      remedy: "Give the access logs of nginx or Apache; for a format of its own, name it with --format")
  }
}

/// The program's name and version.
public enum Program {
  public static let version = "0.1.0"
}

/// Adds up what several threads have read.
final class Meter: Sendable {
  private let counts: Mutex<[String: Int]>
  private let total: Int?
  private let report: @Sendable (Investigation.Progress) -> Void

  /// - Parameter sizes: of the inputs, nil where one is not known.
  init(sizes: [Int?], report: @escaping @Sendable (Investigation.Progress) -> Void) {
    self.report = report
    counts = Mutex([:])
    total = sizes.contains { $0 == nil } ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
  }

  func note(_ file: EvidenceFile, bytes: Int) {
    let sum = counts.withLock { counts in
      counts[file.path] = max(bytes, counts[file.path] ?? 0)
      return counts.values.reduce(0, +)
    }
    report(Investigation.Progress(bytes: sum, total: total))
  }
}
