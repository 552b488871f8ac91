import Foundation

/// Writes requests as lines of an access log, and begins a new file when the scenario says so.
final class AccessLogWriter {
  private let folder: String
  private let plan: Scenario.TrafficPlan
  private let clock: Clock
  private var sink: FileSink?
  private var day = ""
  private var lastSecond = Instant(seconds: .min)
  private var time = ""
  private var line: [UInt8] = []
  /// Rotated by size: how many files are full.
  private var full = 0
  private(set) var lines = 0
  private(set) var bytes = 0
  private(set) var files = 0

  init(folder: String, _ plan: Scenario.TrafficPlan, clock: Clock) {
    self.folder = folder
    self.plan = plan
    self.clock = clock
  }

  func write(_ hit: Hit) throws(SceneError) {
    if hit.at != lastSecond {
      lastSecond = hit.at
      time = clock.log(hit.at)
    }
    line.removeAll(keepingCapacity: true)
    append(hit.address)
    append(" - - [")
    append(time)
    append("] \"")
    append(hit.method)
    append(" ")
    append(hit.target)
    append(" HTTP/1.1\" ")
    append(String(hit.status))
    append(" ")
    // Apache writes a dash for an answer without content.
    append(plan.style == .apacheTimed && hit.bytes == 0 ? "-" : String(hit.bytes))
    append(" \"")
    append(hit.referrer)
    append("\" \"")
    append(hit.agent)
    append("\"")
    switch plan.style {
    case .combined: break
    case .nginxTimed:
      let upstream = max(0, hit.microseconds - 400)
      append(" \(seconds(hit.microseconds)) \(seconds(upstream))")
    case .apacheTimed: append(" \(hit.microseconds)")
    }
    append("\n")
    try rotate(at: hit.at)
    try sink?.write(line)
    lines += 1
    bytes += line.count
  }

  func close() throws(SceneError) {
    if sink == nil { try open(plan.log) }
    try sink?.close()
    guard case .size = plan.rotation, full > 0 else { return }
    // The newest is the log itself, the one before it .1, and so on.
    for number in 1...full {
      let from = folder + "/" + AccessLogWriter.name(plan.log, writing: number)
      try rename(from, to: folder + "/\(plan.log).\(full + 1 - number)")
    }
    try rename(
      folder + "/" + AccessLogWriter.name(plan.log, writing: full + 1), to: folder + "/" + plan.log)
  }

  private func rotate(at instant: Instant) throws(SceneError) {
    switch plan.rotation {
    case .none: if sink == nil { try open(plan.log) }
    case .daily:
      let today = clock.compactDate(instant)
      guard today != day else { return }
      day = today
      try open("\(plan.log)-\(today)")
    case .size(let limit):
      if let sink, sink.bytes + line.count > limit {
        full += 1
        try open(AccessLogWriter.name(plan.log, writing: full + 1))
      } else if sink == nil {
        // A set that never fills up keeps its plain name.
        try open(AccessLogWriter.name(plan.log, writing: 1))
      }
    }
  }

  private static func name(_ log: String, writing number: Int) -> String {
    number == 1 ? log : "\(log).writing-\(number)"
  }

  private func open(_ name: String) throws(SceneError) {
    try sink?.close()
    sink = try FileSink(folder + "/" + name)
    files += 1
  }

  private func rename(_ from: String, to: String) throws(SceneError) {
    do { try FileManager.default.moveItem(atPath: from, toPath: to) } catch {
      throw SceneError("\(to) cannot be written", remedy: "Name another folder with --out")
    }
  }

  private func append(_ text: String) { line.append(contentsOf: text.utf8) }

  private func seconds(_ microseconds: Int) -> String {
    let thousandths = microseconds / 1000
    let rest = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(rest)"
  }
}
