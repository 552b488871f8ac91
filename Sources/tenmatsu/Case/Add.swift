import ArgumentParser
import CaseFile
import Foundation
import Investigation
import Obligations

/// `tenmatsu add`: takes evidence into custody.
struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take evidence into custody: hash it, and enter where it came from.",
    discussion: """
      The files stay where they are and are only read. Each becomes an item with its SHA-256, size, kind and what you say \
      about its origin; a file that is changed or missing later is noticed before anything is concluded from it. A file \
      that has only moved is found again when it is added from its new place. The data map is copied into the case, and so is a \
      pack of rules of your own, for contracts, insurers or a parent company; docs/guides/obligations.md describes it.

      Examples:
        tenmatsu add shop.tenmatsu /evidence/web1 --source web1 --acquired-by "A. Admin" --method rsync
        tenmatsu add shop.tenmatsu dump.sql.gz --acquired-at 2017-01-07T10:15+09:00 --method "mysqldump --single-transaction"
        tenmatsu add shop.tenmatsu --data-map data-map.yml --reason "the affiliates were missing"
        tenmatsu add shop.tenmatsu --rule-pack insurer.yml --reason "our cyber policy"

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Argument(help: "Files of evidence, and folders with them.")
  var paths: [String] = []

  @Option(help: "Whose the data is: a data map in YAML, which later investigations use.")
  var dataMap: String?

  @Option(help: "A pack of rules of your own in YAML, by which tenmatsu obligations works, too.")
  var rulePack: String?

  @Option(name: .customLong("source"), help: "The system that the files were written by or taken from.")
  var sourceSystem: String?

  @Option(help: "Who took them from there.")
  var acquiredBy: String?

  @Option(help: "When: a date, or a time with its zone.")
  var acquiredAt: String?

  @Option(help: "How: rsync, mysqldump, a disk image.")
  var method: String?

  @Option(help: "Zone of times in them that name none.")
  var timeZone: String?

  @Option(
    help: "Seconds that the source's clock was ahead of true time; negative: behind. Put --clock-offset=-90.")
  var clockOffset: Int?

  @Option(help: "Anything else that should be known about them.")
  var note: String?

  @OptionGroup var options: CaseOptions

  func validate() throws {
    if paths.isEmpty, dataMap == nil, rulePack == nil {
      throw ValidationError(
        "Name the files to add, a data map with --data-map, or a rule pack with --rule-pack")
    }
    if let timeZone, Zone(timeZone) == nil {
      throw ValidationError("--time-zone takes a zone such as Asia/Tokyo, +09:00 or UTC, not \(timeZone)")
    }
  }

  func run() throws {
    let pack = try rulePack.map { try RulePackFile.read($0) }
    let writer = try options.writer(folder, "add")
    if let rulePack, let (pack, bytes) = pack {
      let name = (rulePack as NSString).lastPathComponent
      let isNew = try writer.addRulePack(bytes, pack: pack.id, name: name, reason: options.reason)
      print("rule pack  \(pack.id)  \(pack.rules.count) rules\(isNew ? "" : "  known already")")
      if paths.isEmpty, dataMap == nil { return }
    }
    var acquisition = Acquisition()
    acquisition.sourceSystem = sourceSystem
    acquisition.acquiredBy = acquiredBy
    acquisition.acquiredAt = acquiredAt
    acquisition.method = method
    acquisition.timeZone = timeZone
    acquisition.clockOffset = clockOffset
    acquisition.note = note
    let intake = EvidenceIntake(writer) { path in
      if Console.errorIsTerminal { Console.error("Hashing \(path)") }
    }
    let outcome = try intake.add(paths, dataMap: dataMap, acquisition: acquisition, reason: options.reason)
    for item in outcome.added {
      print("item \(item.item)  \(item.kind), \(item.format)  \(item.bytes) bytes  \(item.path)")
      print("        SHA-256 \(item.sha256)")
      if item.isWritable {
        Console.error("Note: you may write to \(item.path). Evidence is safest where nobody can.")
      }
    }
    for item in outcome.moved { print("item \(item.item)  is now at \(item.path)") }
    for path in outcome.known { print("known already  \(path)") }
    if let map = outcome.dataMap { print("data map  \(map)") }
  }
}
