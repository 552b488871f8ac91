import AccessLog
import Bytes
import Evidence
import Foundation
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
    /// What innocent requests to the injection points' pages got, by path.
    var pages: [String: PageSizes] = [:]
    /// What those of them got that asked for a value which attacks hang on.
    var answers = OrdinaryAnswers()

    struct Key: Hashable, Sendable {
      let client: String
      let method: String
      let path: String
    }

    mutating func append(_ next: Activity) {
      requests.merge(next.requests, uniquingKeysWith: +)
      answers.add(next.answers)
      pages.merge(next.pages) { known, new in
        var sum = known
        sum.add(new)
        return sum
      }
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

  /// Reads the logs that can be read again.
  ///
  /// - Returns: what was found, and the items that could be read only once.
  func look(around attacks: [AttackRequest]) -> (activity: Activity, unread: [Int]) {
    guard !attacks.isEmpty else { return (Activity(), []) }
    let clients = Set(attacks.map(\.client))
    let paths = Set(attacks.map(\.value.path))
    let wanted = OrdinaryAnswers.wanted(by: attacks)
    var activity = Activity()
    var unread: [Int] = []
    for item in numbered.logs {
      if item.file.isRereadable,
        let found = look(
          at: item, for: clients, pages: paths, wanted: wanted, besides: Set(item.scan.attacks.map(\.line)))
      {
        activity.append(found)
      } else {
        unread.append(item.item.number)
      }
    }
    return (activity, unread)
  }

  private func look(
    at item: ScannedItem, for clients: Set<String>, pages: Set<String>, wanted: Set<OrdinaryAnswers.Request>,
    besides lines: Set<Int>
  ) -> Activity? {
    guard let format = item.format, let reader = try? ChunkReader(item.file, chunkSize: options.chunkSize)
    else { return nil }
    let (zone, number) = (options.timeZone ?? .utc, item.item.number)
    return try? ChunkPipeline(threads: options.threads).run(
      reader, first: nil,
      worker: {
        ActivityScanner(
          format: format, zone: zone, clients: clients, pages: pages, wanted: wanted, attackLines: lines,
          item: number)
      },
      work: { scanner, chunk in scanner.scan(chunk) }, combine: { $0.append($1) }, initial: Activity(),
      progress: { _ in })
  }
}

/// Notes what certain addresses ask for in the chunks of one log.
private struct ActivityScanner {
  let format: LogFormat
  var clock: LogClock
  let hashes: Set<UInt64>
  /// Hashes of the injection points' paths, to tell at one look that a request is to none of them.
  let pages: [UInt64: String]
  /// Points in the path itself: the part before the variable segment, and the path as it is named.
  let prefixes: [(prefix: [UInt8], path: String)]
  /// Parameters with the values that attacks hang on.
  let wanted: Set<OrdinaryAnswers.Request>
  let attackLines: Set<Int>
  let item: Int
  var record = RequestRecord()

  init(
    format: LogFormat, zone: Zone, clients: Set<String>, pages: Set<String>,
    wanted: Set<OrdinaryAnswers.Request>, attackLines: Set<Int>, item: Int
  ) {
    self.format = format
    clock = LogClock(zone: zone)
    hashes = Set(clients.map { Array($0.utf8).span.stableHash(in: 0..<$0.utf8.count) })
    self.wanted = wanted
    self.attackLines = attackLines
    self.item = item
    var hashed: [UInt64: String] = [:]
    var prefixes: [(prefix: [UInt8], path: String)] = []
    for path in pages.sorted() {
      if let mark = path.range(of: "{}") {
        prefixes.append((Array(path[..<mark.lowerBound].utf8), path))
      } else {
        hashed[Array(path.utf8).span.stableHash(in: 0..<path.utf8.count)] = path
      }
    }
    self.pages = hashed
    self.prefixes = prefixes
  }

  mutating func scan(_ chunk: Chunk) -> Surroundings.Activity {
    var activity = Surroundings.Activity()
    let bytes = chunk.bytes.span
    var lines = LineCursor(0..<bytes.count)
    var number = chunk.firstLine - 1
    while let line = lines.next(in: bytes) {
      number += 1
      guard !line.isEmpty, format.parse(bytes, line: line, into: &record), !attackLines.contains(number)
      else { continue }
      notePage(bytes, &activity)
      guard hashes.contains(bytes.stableHash(in: record.client.range)) else { continue }
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

  /// The size of an innocent page that is also an injection point.
  private func notePage(_ bytes: Span<UInt8>, _ activity: inout Surroundings.Activity) {
    let target = record.target.range
    let end =
      bytes.firstOffset(of: UInt8(ascii: "?"), from: target.lowerBound, to: target.upperBound)
      ?? target.upperBound
    var path = pages[bytes.stableHash(in: target.lowerBound..<end)]
    for (prefix, name) in prefixes where path == nil && end - target.lowerBound > prefix.count {
      if prefix.indices.allSatisfy({ bytes[target.lowerBound + $0] == prefix[$0] }) { path = name }
    }
    guard let path else { return }
    noteAnswer(bytes, path, &activity)
    guard record.status < 400, record.bytes >= 0 else { return }
    var sizes = activity.pages[path] ?? PageSizes(requests: 0, largest: 0)
    sizes.add(PageSizes(requests: 1, largest: Int(record.bytes)))
    activity.pages[path] = sizes
  }

  /// What an innocent request got that asked for a value which attacks hang on.
  private func noteAnswer(_ bytes: Span<UInt8>, _ path: String, _ activity: inout Surroundings.Activity) {
    guard !wanted.isEmpty else { return }
    let target = Array(bytes.text(in: record.target.range).utf8)
    for (name, value) in RequestParameters.values(in: target) {
      let request = OrdinaryAnswers.Request(path: path, parameter: name, value: value)
      guard wanted.contains(request) else { continue }
      activity.answers.add(
        request, Response(status: Int(record.status), size: record.bytes >= 0 ? Int(record.bytes) : nil))
    }
  }
}
