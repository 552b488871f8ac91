import Records
import YAMLText
import Yams

extension MapReader {
  /// Where records stand: `table`, `view` or `file` of `entries`, with `records` and `where`.
  ///
  /// `source` is the key that names a file (`file`, or `copy` where `file` is the server's name for it).
  mutating func recordPlace(_ entries: Entries, of what: String, source: String = "file") -> RecordPlace? {
    let given = ["table", "view", source].filter { entries[$0] != nil }
    guard let key = given.first, let node = entries[key] else {
      report(
        .missingKey, at: entries.mark, "\(what) names no table and no file",
        remedy: "Add `table: schema.table`, or `\(source): …` with an evidence file's name")
      return nil
    }
    if given.count > 1, let second = entries.key(given[1]) {
      report(
        .duplicate, at: second.mark, "\(what) names \(given.joined(separator: " and "))",
        remedy: "Keep one of them")
    }
    guard let written = text(node, key) else { return nil }
    guard key == source else {
      if let records = entries.key("records") {
        report(
          .unknownKey, at: records.mark, "records says how a file is written, and \(what) names a table",
          remedy: "Leave it out; `where` and `time` stand beside `table`")
      }
      guard var place = table(written, isView: key == "view") else { return nil }
      place.conditions = entries["where"].map { conditions($0) } ?? []
      return place
    }
    return filePlace(written, entries, of: what)
  }

  /// A file of the evidence; its conditions may stand in `records` or beside it.
  mutating func filePlace(_ file: Marked<String>, _ entries: Entries, of what: String) -> RecordPlace {
    var place = RecordPlace(source: Marked(.file(file.value), at: file.mark))
    place.conditions = entries["where"].map { conditions($0) } ?? []
    guard let node = entries["records"] else { return place }
    let keys = ["format", "encoding", "delimiter", "header", "pattern", "table", "where", "time"]
    guard let records = mapping(node, "records", keys: keys) else { return place }
    place.format = records["format"].flatMap { choice($0, "format", RecordPlace.Format.self) }
    place.encoding = records["encoding"].flatMap { choice($0, "encoding", RecordPlace.Encoding.self) }
    place.innerTable = records["table"].flatMap { text($0, "table of records") }
    place.delimiter = records["delimiter"].flatMap { delimiter($0) }
    if let header = records["header"] {
      let names = list(header, "header").compactMap { text($0, "a name of header") }
      for (number, name) in names.enumerated() where names[..<number].contains(name) {
        report(
          .duplicate, at: name.mark, "header names \(name.value) twice",
          remedy: "Give each column its own name")
      }
      place.header = names.map(\.value)
    }
    if let node = records["pattern"] {
      let items = list(node, "pattern", orOne: true)
      if items.isEmpty, case .sequence = node {
        report(
          .missingKey, at: self.place(node), "pattern is empty",
          remedy: "Write how a line is made: '[{time}] {level} {message}'")
      }
      place.patterns = items.compactMap { pattern($0) }
    }
    if let inner = records["where"] {
      if let outer = entries.key("where") {
        report(.duplicate, at: outer.mark, "\(what) has where twice", remedy: "Keep the one in records")
      }
      place.conditions += conditions(inner)
    }
    checkFit(place, records)
    return place
  }

  /// `time` of a place: in `records`, or beside the table.
  mutating func timeField(_ entries: Entries) -> Marked<String>? {
    if let beside = entries["time"] { return text(beside, "time") }
    guard let node = entries["records"], case .mapping = node,
      let inner = node["time"]
    else { return nil }
    return text(inner, "time")
  }

  private mutating func delimiter(_ node: Node) -> Marked<String>? {
    guard let written = text(node, "delimiter") else { return nil }
    let value = written.value == "\\t" ? "\t" : written.value
    guard value.utf8.count == 1, !["\"", "\n", "\r"].contains(value) else {
      report(
        .badValue, at: written.mark, "The delimiter is “\(written.value)”",
        remedy: "It is one character, such as \",\" \";\" \"|\" or \"\\t\"")
      return nil
    }
    return Marked(value, at: written.mark)
  }

  private mutating func pattern(_ node: Node) -> Marked<LinePattern>? {
    guard let written = text(node, "pattern"), case .scalar(let scalar) = node else { return nil }
    do throws(LinePatternError) {
      return Marked(try LinePattern(written.value), at: written.mark)
    } catch {
      report(
        .badValue, at: mark(written, in: scalar, offset: error.offset),
        "In the pattern “\(written.value)”: \(error.message)", remedy: error.remedy)
      return nil
    }
  }

  /// Parts of `records` that the format has no use for, or cannot do without.
  private mutating func checkFit(_ place: RecordPlace, _ records: Entries) {
    let pattern = records.key("pattern")
    if place.format?.value == .lines, pattern == nil {
      report(
        .missingKey, at: records.mark, "records has no pattern",
        remedy: "Add `pattern: '[{time}] {level} {message}'`, which says how a line is made")
    } else if let pattern, records["format"] == nil || place.format.map({ $0.value != .lines }) == true {
      report(
        .badValue, at: pattern.mark, "A pattern describes lines of text",
        remedy: "Write `format: lines` beside it, or leave it out")
    }
    let mark = records.mark
    guard let format = place.format else { return }
    let isText = format.value == .csv || format.value == .tsv
    if !isText, let delimiter = place.delimiter {
      report(
        .badValue, at: delimiter.mark, "\(format.value.rawValue) has no delimiter", remedy: "Leave it out")
    }
    if !isText, place.header != nil {
      report(.badValue, at: mark, "\(format.value.rawValue) has no header", remedy: "Leave it out")
    }
    if [.csv, .tsv, .jsonl, .lines].contains(format.value), let table = place.innerTable {
      report(.badValue, at: table.mark, "\(format.value.rawValue) has no tables", remedy: "Leave `table` out")
    }
  }

  private mutating func table(_ written: Marked<String>, isView: Bool) -> RecordPlace? {
    let parts = written.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, parts.allSatisfy({ !$0.trimmed.isEmpty }) else {
      report(
        .badValue, at: written.mark, "“\(written.value)” is no name of a table",
        remedy: "Write schema.table, or table alone")
      return nil
    }
    let schema = parts.count == 2 ? parts[0] : nil
    return RecordPlace(
      source: Marked(.table(schema: schema, name: parts[parts.count - 1], isView: isView), at: written.mark))
  }

  private mutating func conditions(_ node: Node) -> [Condition] {
    guard let entries = mapping(node, "where", keys: nil) else { return [] }
    return entries.pairs.compactMap { key, value in
      let items = list(value, key.value, orOne: true)
      if items.isEmpty {
        report(
          .missingKey, at: place(value), "where allows no value of \(key.value)",
          remedy: "List the values, or leave the column out")
      }
      let values = items.compactMap { nullable($0, "a value of \(key.value)") }
      return values.isEmpty ? nil : Condition(column: key, values: values)
    }
  }
}

extension String {
  /// Without spaces at both ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
