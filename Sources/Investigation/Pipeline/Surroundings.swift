import AccessLog
import Bytes
import Evidence
import Injection
import Reconstruction

/// Looks again at the logs for what else the attackers' addresses asked for.
struct Surroundings {
  let numbered: Numbering
  let options: Investigation.Options

  /// Requests of each address besides its attacks, by method and path.
  struct Activity: Sendable {
    var requests: [String: Int] = [:]
    var targets: [Key: OtherTarget] = [:]

    struct Key: Hashable, Sendable {
      let client: String
      let method: String
      let path: String
    }

    mutating func append(_ next: Activity) {
      requests.merge(next.requests, uniquingKeysWith: +)
      targets.merge(next.targets) { known, new in
        var sum = known
        sum.requests += new.requests
        sum.first = min(known.first, new.first)
        if known.last <= new.last {
          sum.last = new.last
          sum.lastStatus = new.lastStatus
        }
        sum.line = min(known.line, new.line)
        return sum
      }
    }
  }

  func fill(_ findings: inout Findings, attacks: [AttackRequest]) {
    guard !findings.attackers.isEmpty else { return }
    let clients = Set(findings.attackers.map(\.client))
    var activity = Activity()
    var isComplete = true
    for item in numbered.logs {
      guard item.file.isRereadable else {
        findings.tool.assumptions.append(.standardInputReadOnce(item: item.item.number))
        isComplete = false
        continue
      }
      let lines = Set(item.scan.attacks.map(\.line))
      if let found = look(at: item, for: clients, besides: lines) { activity.append(found) }
    }
    for index in findings.attackers.indices {
      let client = findings.attackers[index].client
      guard isComplete || activity.requests[client] != nil else { continue }
      findings.attackers[index].otherRequests = activity.requests[client] ?? 0
      let targets = activity.targets.filter { $0.key.client == client }.map(\.value)
      findings.attackers[index].otherTargets = Array(
        targets.sorted { (-$0.requests, $0.path, $0.method) < (-$1.requests, $1.path, $1.method) }.prefix(20))
    }
  }

  private func look(at item: ScannedItem, for clients: Set<String>, besides lines: Set<Int>) -> Activity? {
    guard let format = item.format, let reader = try? ChunkReader(item.file, chunkSize: options.chunkSize) else { return nil }
    let (zone, number) = (options.timeZone ?? .utc, item.item.number)
    return try? ChunkPipeline(threads: options.threads).run(
      reader, first: nil, worker: { ActivityScanner(format: format, zone: zone, clients: clients, attackLines: lines, item: number) },
      work: { scanner, chunk in scanner.scan(chunk) }, combine: { $0.append($1) }, initial: Activity(), progress: { _ in })
  }
}

/// Notes what certain addresses ask for in the chunks of one log.
private struct ActivityScanner {
  let format: LogFormat
  var clock: LogClock
  let hashes: Set<UInt64>
  let attackLines: Set<Int>
  let item: Int
  var record = RequestRecord()

  init(format: LogFormat, zone: Zone, clients: Set<String>, attackLines: Set<Int>, item: Int) {
    self.format = format
    clock = LogClock(zone: zone)
    hashes = Set(clients.map { Array($0.utf8).span.stableHash(in: 0..<$0.utf8.count) })
    self.attackLines = attackLines
    self.item = item
  }

  mutating func scan(_ chunk: Chunk) -> Surroundings.Activity {
    var activity = Surroundings.Activity()
    let bytes = chunk.bytes.span
    var lines = LineCursor(0..<bytes.count)
    var number = chunk.firstLine - 1
    while let line = lines.next(in: bytes) {
      number += 1
      guard !line.isEmpty, format.parse(bytes, line: line, into: &record),
        hashes.contains(bytes.stableHash(in: record.client.range)), !attackLines.contains(number)
      else { continue }
      let client = bytes.text(in: record.client.range)
      let target = bytes.text(in: record.target.range)
      let path = String(target.prefix { $0 != "?" }.prefix(200))
      let method = bytes.text(in: record.method.range)
      let moment = clock.moment(of: record)
      activity.requests[client, default: 0] += 1
      var one = Surroundings.Activity()
      one.targets[Surroundings.Activity.Key(client: client, method: method, path: path)] = OtherTarget(
        method: method, path: path, requests: 1, lastStatus: Int(record.status), first: moment, last: moment,
        line: EvidenceLine(item: item, line: number))
      activity.append(one)
    }
    return activity
  }
}
