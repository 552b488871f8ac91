import Exposure
import Reconstruction
import YAMLText

extension English {
  func word(_ label: AffectedLabel) -> String {
    switch label {
    case .heading: "Outline of the leak"
    case .group: "Who"
    case .records: "Records"
    case .people: "People"
    case .cause: "Cause"
    case .firstTrace: "First trace"
    case .wentOut: "Data went out"
    case .entered: "Entered"
    case .atRisk: "At risk"
    case .classes: "What of whom"
    case .countries: "Countries"
    case .unknownCountry: "not known"
    case .notes: "About these figures"
    case .lines: "Lines of evidence"
    }
  }

  func maximum(_ counts: Counts) -> String {
    "At most \(records(counts.records.maximum)) of \(people(counts.people.maximum)) (\(tally(counts.records)))."
  }

  func people(_ count: Int) -> String { Self.count(count, "person", plural: "people") }
  func records(_ count: Int) -> String { Self.count(count, "record") }
  func sum(_ parts: [Int]) -> String { parts.map(\.grouped).joined(separator: " + ") }
  func text(_ text: BilingualText) -> String { text.english }
  func nobody() -> String { "Nobody's data was obtained, as far as the evidence and the data map show." }

  func addedUp(_ records: Int) -> String { "The parts added up: \(self.records(records))." }

  func origin(_ origin: ExposureOrigin) -> String {
    switch origin {
    case .table(let name): "read from the table \(name)"
    case .file(let path): "read in the file \(path)"
    case .capture: "entered in a window of the data map"
    case .gap: "possibly read while the evidence has a gap"
    case .unresolved: "possibly read by questions that were not worked out"
    }
  }

  func askForPerson(_ examples: [String]) -> String {
    "Ask for a single person in the same way: \(list(examples))"
  }
  func notAffected(_ record: String) -> String {
    "Nothing of \(record) was obtained, as far as the evidence shows."
  }
  func citeForAll() -> String {
    "These are the first lines; --cite DIR writes all of them, with offsets and hashes."
  }
  func withdrawn() -> String { "Has withdrawn." }
  func notInPopulation() -> String {
    "Is not in the population as it was copied: deleted before, or known only by what was obtained."
  }

  func whatLeaked(_ classes: [(name: String, grade: Grade)]) -> String {
    "Exposed: " + list(classes.map { $0.name + aside(grade($0.grade)) })
  }

  func place(item: Int, path: String, line: Int, offset: Int, sha256: String) -> String {
    "[\(item):\(line)] \(path), line \(line.grouped), byte \(offset.grouped), SHA-256 \(sha256)"
  }

  func length(_ seconds: Int) -> String {
    guard seconds >= 3_600, seconds < 100 * 3_600 else { return duration(seconds: seconds) }
    let minutes = seconds / 60 % 60
    return Self.count(seconds / 3_600, "hour") + (minutes > 0 ? " " + Self.count(minutes, "minute") : "")
  }
  func injection() -> String { "SQL injection through " }

  func note(_ note: ExposureNote) -> String {
    switch note {
    case .unmappedTable(let schema, let table, let rows):
      "\(schema.map { $0 + "." } ?? "")\(table) was read (\(self.rows(rows))), but the data map has no store for it. "
        + "Nobody is counted for it."
    case .unmappedColumns(let table, let columns):
      "\(table): columns were read that the data map gives no class: \(list(columns))."
    case .unmappedFile(let path):
      "\(path) was read, but the data map has no store for it. Nobody is counted for it."
    case .createdLater(let population, let records):
      "\(population): \(self.records(records)) made after the read; not affected."
    case .notInPopulation(let population, let records):
      "\(population): \(self.records(records)) obtained that \(records == 1 ? "is" : "are") not in the population as it "
        + "was copied: deleted before, or not identified. Counted."
    case .writtenLater(let file, let records):
      "\(file): \(self.records(records)) written after it was read, or beyond the bytes that were; not affected."
    case .copyTooShort(let file, let copy, let read):
      "\(file): \(bytes(read)) were read, but the copy has only \(bytes(copy)): what stood behind is not known."
    case .unparsedLines(let file, let lines): "\(file): \(self.lines(lines)) could not be read as records."
    case .personNotFound(let store, let records):
      "\(store): \(self.records(records)) of people who are in no population. Counted."
    case .widenedByGap(let from, let to, let records):
      "The evidence has a gap during the intrusion, \(to.map { English().span(moment(from), moment($0)) } ?? "from " + moment(from)): "
        + "\(self.records(records)) may have been read in it and count as possible."
    case .widenedByUnresolved(let table, let records):
      "\(table): questions about it were not worked out; \(self.records(records)) may have been read by them and count as possible."
    case .widenedByBytes(let table, let records):
      "\(table): by the bytes of the responses \(self.records(records)) more may have gone; they count as possible."
    case .widenedByUncounted(let table, let records):
      "\(table): nothing says how many rows were delivered; \(self.records(records)) count as possible."
    case .ambiguousTable(let table):
      "\(table): the name fits several tables of the data map; the rows count in each, as possible."
    case .notASubset(let set, let superset, let records):
      "\(set): \(self.records(records)) \(records == 1 ? "is" : "are") not in \(superset), of which it is said to be part."
    case .exposedBeforeTrace(let set, let seconds):
      "\(set): the last entry stands \(duration(seconds: seconds)) before the first trace. What wrote it down was at "
        + "work before the intruder was seen: the shop's own logging, or an earlier intrusion that these logs do not show."
    case .exposedAfterTrace(let set, let seconds):
      "\(set): the last entry stands \(duration(seconds: seconds)) after the last trace of the intruder."
    }
  }
}
