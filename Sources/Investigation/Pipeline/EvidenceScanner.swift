import AccessLog
import Bytes
import DatabaseDump
import Dispatch
import Evidence
import Exposure
import Injection
import Reconstruction
import Records
import Synchronization

/// A log or dump that was read, before the items have their numbers.
struct ScannedItem {
  var file: EvidenceFile
  var item: EvidenceItem
  /// Identifies the decoded content, whatever its compression: lines, bytes and a sum over the lines' hashes.
  var content: [UInt64]
  var format: LogFormat?
  var scan = LogScan()
  var dump: DatabaseDump?
  /// Tables of a SQLite file.
  var tables: [TableDefinition] = []
  var damage: [Damage] = []
}

/// Reads the evidence: logs with all threads, each file's hash beside it on a thread of its own.
struct EvidenceScanner {
  let options: Investigation.Options
  let meter: Meter

  /// Scans access logs; the same traffic given twice is kept once.
  mutating func scanLogs(_ inputs: [Input], _ findings: inout Findings) -> [ScannedItem] {
    var scanned: [ScannedItem] = []
    for input in inputs {
      guard case .accessLog(let format) = input.content else { continue }
      do throws(EvidenceError) {
        let item = try scan(input, format)
        if item.scan.records == 0, item.scan.unparsedLines > 0 {
          let why = "none of its \(item.scan.unparsedLines) lines fits the format \(format.name)"
          findings.leftAside.append(LeftAside(path: input.file.path, reason: .unreadable(why)))
        } else {
          scanned.append(item)
        }
      } catch {
        findings.leftAside.append(LeftAside(path: input.file.path, reason: .unreadable(error.message)))
      }
    }
    return withoutCopies(scanned, &findings)
  }

  private func scan(_ input: Input, _ format: LogFormat) throws(EvidenceError) -> ScannedItem {
    let reader = try reader(for: input)
    let hash = BackgroundDigest(input.file, bytes: reader.rawTotal)
    let zone = options.timeZone ?? .utc
    let (file, meter) = (input.file, meter)
    let scan = try ChunkPipeline(threads: options.threads).run(
      reader, first: input.opened?.first, worker: { LogScanner(format: format, zone: zone) },
      work: { scanner, chunk in scanner.scan(chunk, item: 0) }, combine: { $0.append($1) },
      initial: LogScan(),
      progress: { meter.note(file, bytes: $0) })
    let sha256 = try sha256(hash, reader)
    let item = EvidenceItem(
      number: 0, path: input.file.path, kind: .accessLog, format: format.name, sha256: sha256,
      bytes: reader.rawBytes,
      lines: reader.lines, unparsedLines: scan.unparsedLines, unparsedSamples: scan.unparsedSamples,
      first: scan.first,
      last: scan.last)
    return ScannedItem(
      file: input.file, item: item,
      content: [UInt64(reader.lines), UInt64(reader.decodedBytes), scan.lineSum],
      format: format, scan: scan, damage: reader.damage)
  }

  private func reader(for input: Input) throws(EvidenceError) -> ChunkReader {
    if let opened = input.opened { return opened.reader }
    return try ChunkReader(input.file, chunkSize: options.chunkSize)
  }

  private func sha256(_ hash: BackgroundDigest?, _ reader: ChunkReader) throws(EvidenceError) -> String {
    if let hash { return try hash.value() }
    return reader.digest ?? ""
  }

  /// Of items with the same traffic the one whose format tells most is kept.
  private func withoutCopies(_ items: [ScannedItem], _ findings: inout Findings) -> [ScannedItem] {
    let ranked = items.sorted { a, b in
      (b.format?.detail ?? 0, a.content.description, a.file.path) < (
        a.format?.detail ?? 0, b.content.description, b.file.path
      )
    }
    var kept: [ScannedItem] = []
    for item in ranked {
      let twin = kept.firstIndex { other in
        item.scan.records > 0 && other.scan.records == item.scan.records
          && other.scan.recordSum == item.scan.recordSum
      }
      if let twin {
        findings.leftAside.append(LeftAside(path: item.file.path, reason: .sameTraffic(item: -1 - twin)))
      } else {
        kept.append(item)
      }
    }
    return kept
  }

  // MARK: - Dumps

  /// Reads dumps, keeping what some request asked for.
  mutating func scanDumps(_ inputs: [Input], asked logs: [ScannedItem], _ findings: inout Findings)
    -> [ScannedItem]
  {
    guard !inputs.isEmpty else { return [] }
    let asked = AskedData(logs.lazy.flatMap(\.scan.attacks))
    var scanned: [ScannedItem] = []
    for input in inputs {
      do {
        scanned.append(try scanDump(input, asked))
      } catch let error as EvidenceError {
        findings.leftAside.append(LeftAside(path: input.file.path, reason: .unreadable(error.message)))
      } catch {
        findings.leftAside.append(LeftAside(path: input.file.path, reason: .unreadable("\(error)")))
      }
    }
    var kept: [ScannedItem] = []
    for item in scanned.sorted(by: {
      ($0.content.description, $0.file.path) < ($1.content.description, $1.file.path)
    }) {
      if let twin = kept.firstIndex(where: { $0.content == item.content }) {
        findings.leftAside.append(
          LeftAside(path: item.file.path, reason: .sameTraffic(item: -1 - logs.count - twin)))
      } else {
        kept.append(item)
      }
    }
    return kept
  }

  private func scanDump(_ input: Input, _ asked: AskedData) throws -> ScannedItem {
    let reader = try reader(for: input)
    let hash = BackgroundDigest(input.file, bytes: reader.rawTotal)
    var dumpReader = DumpReader(columns: { asked.columns(of: $0) })
    var sum: UInt64 = 0
    let feed = ChunkFeed(reader)
    defer { _ = feed.end() }
    var pending = input.opened?.first
    while let chunk = try pending ?? feed.next() {
      pending = nil
      try dumpReader.consume(chunk.bytes.span, firstLine: chunk.firstLine)
      var lines = LineCursor(0..<chunk.bytes.count)
      let bytes = chunk.bytes.span
      while let line = lines.next(in: bytes) { sum &+= bytes.stableHash(in: line) }
      meter.note(input.file, bytes: feed.rawBytes)
    }
    _ = feed.end()
    let dump = try dumpReader.finish()
    let sha256 = try sha256(hash, reader)
    let item = EvidenceItem(
      number: 0, path: input.file.path, kind: .databaseDump, format: "mysqldump (\(dump.product.rawValue))",
      sha256: sha256,
      bytes: reader.rawBytes, lines: reader.lines, unparsedLines: dump.problems.count + dump.problemsLeftOut,
      unparsedSamples: dump.problems.prefix(10).map(\.line))
    return ScannedItem(
      file: input.file, item: item, content: [UInt64(reader.lines), UInt64(reader.decodedBytes), sum],
      dump: dump,
      damage: reader.damage)
  }
}

extension EvidenceScanner {
  /// Takes in the files that the data map speaks of: their content is read when people are looked for.
  mutating func scanRecords(_ inputs: [Input], _ findings: inout Findings) -> [ScannedItem] {
    var scanned: [ScannedItem] = []
    for input in inputs {
      do throws(EvidenceError) {
        scanned.append(try scanRecords(input))
      } catch {
        findings.leftAside.append(LeftAside(path: input.file.path, reason: .unreadable(error.message)))
      }
    }
    return scanned
  }

  private func scanRecords(_ input: Input) throws(EvidenceError) -> ScannedItem {
    guard input.file.isRereadable else {
      throw EvidenceError(
        .notAFile, path: input.file.path, message: "records are read twice, and this can be read only once",
        remedy: "Give it as a file.")
    }
    let reader = try reader(for: input)
    let hash = BackgroundDigest(input.file, bytes: reader.rawTotal)
    var sum: UInt64 = 0
    while let chunk = try reader.next() {
      var lines = LineCursor(0..<chunk.bytes.count)
      let bytes = chunk.bytes.span
      while let line = lines.next(in: bytes) { sum &+= bytes.stableHash(in: line) }
      meter.note(input.file, bytes: reader.rawBytes)
    }
    let format = try? RecordSource(file: input.file).detectedFormat()
    let item = EvidenceItem(
      number: 0, path: input.file.path, kind: .recordFile, format: format?.rawValue ?? "records",
      sha256: try sha256(hash, reader), bytes: reader.rawBytes, lines: reader.lines, unparsedLines: 0,
      unparsedSamples: [])
    return ScannedItem(
      file: input.file, item: item, content: [UInt64(reader.lines), UInt64(reader.decodedBytes), sum],
      tables: format == .sqlite ? tables(of: input.file) : [], damage: reader.damage)
  }

  /// The tables of a SQLite file; none where it cannot be read: who looks for one is told.
  private func tables(of file: EvidenceFile) -> [TableDefinition] {
    guard let summary = try? RecordSource(file: file, format: .sqlite).read([], { _, _ in }) else {
      return []
    }
    return summary.tables.compactMap { table in
      table.name.map { name in
        TableDefinition(
          name: name.name, columns: table.columns.map { ColumnDefinition(name: $0) }, isView: table.isView,
          line: 1)
      }
    }
  }
}

/// A file's SHA-256, computed on a thread of its own while the file is scanned.
final class BackgroundDigest: Sendable {
  private let result = Mutex<Result<String, EvidenceError>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  /// - Parameter bytes: the size that the reader took the file to have; nil where it cannot be read twice.
  init?(_ file: EvidenceFile, bytes: Int?) {
    guard file.isRereadable, let bytes else { return nil }
    DispatchQueue.global().async { [self] in
      let outcome: Result<String, EvidenceError>
      do throws(EvidenceError) {
        outcome = .success(try Digest.sha256(of: file, bytes: bytes))
      } catch {
        outcome = .failure(error)
      }
      result.withLock { $0 = outcome }
      done.signal()
    }
  }

  func value() throws(EvidenceError) -> String {
    done.wait()
    guard let outcome = result.withLock({ $0 }) else { return "" }
    return try outcome.get()
  }
}
