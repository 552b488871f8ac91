import ArgumentParser
import Evidence
import Exposure
import Foundation
import Investigation
import Records

/// `tenmatsu map`: a data map to begin with, from what stands in a dump.
struct Map: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draft a data map: which tables are people, and what their columns hold.",
    discussion: """
      Looks at the tables of dumps and SQLite files, and at CSV and JSON lines files: the names of their columns, in \
      English, Japanese and a few other languages, and up to 200 records of each. What comes out is a data map that can be \
      used as it is, but should not be: each line says how sure it is and why, for you to check and correct. No value is \
      printed, only how many look like what. docs/guides/data-map.md describes the format.

      Examples:
        tenmatsu map dump.sql.gz --output map.yml
        tenmatsu map dump.sql app-debug.log affiliates.csv --lang ja
        tenmatsu map --classes
        tenmatsu map --schema --output data-map.schema.json

      Exit codes: 0 done · 1 done, but part of the input could not be read · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "Dumps, SQLite, CSV and JSON lines files, and folders with them; plain or compressed.")
  var paths: [String] = []

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.")
  var output: String?

  @Flag(help: "List the data classes instead.")
  var classes = false

  @Flag(help: "Print the JSON Schema of data maps instead.")
  var schema = false

  @Option(help: "Language of the comments: ja or en. By default from LANG.")
  var lang: String?

  private var language: Language {
    lang.flatMap(Language.init) ?? Language(environment: ProcessInfo.processInfo.environment)
  }

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes ja or en, not \(lang)")
    }
    if classes, schema { throw ValidationError("Give --classes or --schema, not both") }
    if classes || schema, !paths.isEmpty {
      throw ValidationError("\(classes ? "--classes" : "--schema") looks at no files; leave them out")
    }
    if !classes, !schema, paths.isEmpty {
      throw ValidationError("Name a dump to draft from: tenmatsu map dump.sql")
    }
    if paths.contains("-") {
      throw ValidationError(
        "A draft reads its files twice, and standard input can be read only once. Give the dump as a file")
    }
  }

  func run() throws {
    let target = try OutputFile(output)
    do {
      var isPartial = false
      if classes {
        target.write(Array(listOfClasses.utf8))
      } else if schema {
        target.write(Array(DataMapSchema.json.utf8))
      } else {
        let found = try tables()
        isPartial = found.isPartial
        let draft = MapDraft(found.tables)
        target.write(Array(draft.yaml(language == .ja ? .japanese : .english).utf8))
      }
      try target.finish()
      if isPartial { throw ExitCode(ExitCodes.foundWrong) }
    } catch {
      target.discard()
      throw error
    }
  }

  private var listOfClasses: String {
    let width = DataClass.wellKnown.map(\.id.count).max() ?? 0
    return DataClass.wellKnown.map { known in
      let space = String(repeating: " ", count: width - known.id.count + 2)
      return known.id + space + (language == .ja ? known.japanese : known.english) + "\n"
    }.joined()
  }

  /// The tables of all files; those that are none are named on the standard error.
  private func tables() throws -> (tables: [SampledTable], isPartial: Bool) {
    let files: [EvidenceFile]
    do { files = try EvidenceFile.discover(paths) } catch {
      throw InvestigationError(.badInput, "\(error.path): \(error.message)", remedy: error.remedy)
    }
    var tables: [SampledTable] = []
    var isPartial = false
    for file in files where output.map({ !file.path.hasSuffix($0 + ".partial") }) ?? true {
      do throws(RecordsError) {
        let source = RecordSource(file: file)
        let found = try source.inventory(samples: 200)
        // What has no table's name is a file of one format, which its beginning tells.
        let format = found.first?.table.name == nil ? try source.read([], upTo: 0) { _, _ in }.format : nil
        tables += found.map { SampledTable($0, in: file, format: format) }
      } catch {
        // Logs and pictures beside a dump are no loss; files that cannot be read are.
        if error.code == .unknownFormat || error.code == .unsupportedFormat {
          Console.error("Left aside: \(file.path): no dump, SQLite, CSV or JSON lines file")
        } else {
          isPartial = true
          Console.error("Left aside: \(error)")
        }
      }
    }
    guard !tables.isEmpty else {
      throw InvestigationError(
        .badInput, "No tables or records were found",
        remedy: "Give a dump of mysqldump or mariadb-dump, an SQLite file, CSV or JSON lines")
    }
    return (tables, isPartial)
  }
}

extension SampledTable {
  fileprivate init(_ inventory: TableInventory, in file: EvidenceFile, format: RecordFormat?) {
    let contents = inventory.table
    let source: RecordPlace.Source
    if let name = contents.name {
      source = .table(schema: name.schema, name: name.name, isView: contents.isView)
    } else {
      source = .file(URL(filePath: file.path).lastPathComponent)
    }
    self.init(
      source: source, format: format.flatMap { RecordPlace.Format(rawValue: $0.rawValue) },
      columns: contents.columns.enumerated().map { at, name in
        Column(name: name, type: contents.types.indices.contains(at) ? contents.types[at] : "")
      },
      rowCount: inventory.rowCount, samples: inventory.samples)
  }
}
