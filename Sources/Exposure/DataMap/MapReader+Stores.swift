import YAMLText
import Yams

extension MapReader {
  /// A store of any kind: the first of `table`, `view`, `file` and `capture` says which.
  mutating func store(_ node: Node, populations: [Population]) -> Store? {
    let common = ["id", "population", "person"]
    let all =
      common + [
        "table", "view", "file", "copy", "capture", "events", "columns", "fields", "records", "where",
        "classes",
      ]
    guard case .mapping(let raw) = node else {
      _ = mapping(node, "a store", keys: all)
      return nil
    }
    let kinds = ["table", "view", "file", "capture"]
    guard let kind = kinds.first(where: { kind in raw.contains { $0.key.string == kind } }) else {
      guard let entries = mapping(node, "a store", keys: all) else { return nil }
      report(
        .missingKey, at: entries.mark, "A store names no table, view, file or capture",
        remedy:
          "Say what holds the data: `table: schema.table`, `file: /path/on/the/server` or `capture: { from, to }`"
      )
      return nil
    }
    switch kind {
    case "file":
      let advice = ["columns": "A file has `fields`", "path": "The file's name is `file`"]
      let keys = common + ["file", "copy", "records", "fields", "where"]
      return mapping(node, "a store of a file", keys: keys, elsewhere: advice).flatMap {
        fileStore($0, populations)
      }
    case "capture":
      let advice = [
        "columns": "A capture has `classes`, a list", "fields": "A capture has `classes`, a list",
      ]
      let keys = common + ["capture", "events", "classes"]
      return mapping(node, "a capture", keys: keys, elsewhere: advice).flatMap { capture($0, populations) }
    default:
      let advice = [
        "fields": "A table has `columns`, `column: class`",
        "classes": "A table has `columns`, `column: class`",
      ]
      let keys = common + ["table", "view", "columns", "where"]
      return mapping(node, "a store of a \(kind)", keys: keys, elsewhere: advice).flatMap {
        tableStore($0, populations)
      }
    }
  }

  private mutating func tableStore(_ entries: Entries, _ populations: [Population]) -> Store? {
    let what = storeName(entries)
    let place = recordPlace(entries, of: what)
    let columns = required(entries, "columns", of: what, remedy: "Add `columns: { column: class }`")
      .map { classified($0, "columns", what) }
    let person = personReference(entries, of: what, place: place, fields: columns ?? [], populations)
    guard let place, let columns, let person else { return nil }
    return Store(
      id: storeID(entries), kind: .table(place, columns: columns), person: person, mark: entries.mark)
  }

  private mutating func fileStore(_ entries: Entries, _ populations: [Population]) -> Store? {
    let what = storeName(entries)
    let path = entries["file"].flatMap { text($0, "file") }
    let copy = entries["copy"].flatMap { text($0, "copy") }
    let fields = required(entries, "fields", of: what, remedy: "Add `fields: { field: class }`")
      .map { classified($0, "fields", what) }
    guard let path else { return nil }
    let name = path.value.split(separator: "/").last.map(String.init) ?? path.value
    let place = filePlace(copy ?? Marked(name, at: path.mark), entries, of: what)
    let time = timeField(entries)
    guard let fields,
      let person = personReference(entries, of: what, place: place, fields: fields, populations)
    else {
      return nil
    }
    let kind = Store.Kind.file(path: path, copy: place, time: time, fields: fields)
    return Store(id: storeID(entries), kind: kind, person: person, mark: entries.mark)
  }

  private mutating func capture(_ entries: Entries, _ populations: [Population]) -> Store? {
    let what = storeName(entries)
    let window = entries["capture"].flatMap { readWindow($0) }
    let remedy = "Add `events: { table: …, time: … }`, the records that tell who entered something and when"
    let node = required(entries, "events", of: what, remedy: remedy)
    let keys = ["table", "view", "file", "records", "time", "where"]
    var place: RecordPlace?
    var moment: Marked<String>?
    if let node, let events = mapping(node, "events", keys: keys) {
      place = recordPlace(events, of: "events")
      moment = timeField(events)
      if moment == nil {
        report(
          .missingKey, at: events.mark, "events has no time",
          remedy: "Add `time: …`, the column that says when something was entered")
      }
    }
    var classes: [Marked<String>] = []
    if let node = required(entries, "classes", of: what, remedy: "Add `classes: […]`, what was entered") {
      classes = list(node, "classes", orOne: true).compactMap { text($0, "a class") }
    }
    let person = personReference(entries, of: what, place: place, fields: [], populations)
    guard let window, let place, let moment, let person else { return nil }
    let kind = Store.Kind.capture(window, events: place, time: moment, classes: classes)
    return Store(id: storeID(entries), kind: kind, person: person, mark: entries.mark)
  }

  private mutating func readWindow(_ node: Node) -> Store.Window? {
    guard let entries = mapping(node, "capture", keys: ["from", "to"]) else { return nil }
    let from = instant(entries, "from")
    let to = instant(entries, "to")
    guard let from, let to, let first = MapInstant(from.value), let last = MapInstant(to.value) else {
      return nil
    }
    if (first.offset == nil) != (last.offset == nil) {
      report(
        .badValue, at: to.mark, "Only one of from and to names a zone",
        remedy: "Write it on both, or on none and give timeZone")
      return nil
    }
    let (start, end) = (first.utcSeconds ?? first.clockSeconds, last.utcSeconds ?? last.clockSeconds)
    guard (start, first.nanoseconds) <= (end, last.nanoseconds) else {
      report(.badValue, at: to.mark, "The capture ends before it begins", remedy: "Exchange from and to")
      return nil
    }
    return Store.Window(from: from, to: to)
  }

  private mutating func instant(_ entries: Entries, _ key: String) -> Marked<String>? {
    let form = "2016-12-22T08:30+09:00"
    guard let node = required(entries, key, of: "capture", remedy: "Add `\(key): \(form)`"),
      let written = text(node, key)
    else { return nil }
    if MapInstant(written.value) != nil { return written }
    let isDate = written.value.wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) != nil
    report(
      .badValue, at: written.mark, "\(key) is “\(written.value)”, which is no instant",
      remedy: isDate ? "Write the time of day too: \(written.value)T00:00+09:00" : "Write it like \(form)")
    return nil
  }

  private mutating func classified(_ node: Node, _ key: String, _ what: String) -> [ClassifiedField] {
    guard let entries = mapping(node, key, keys: nil) else { return [] }
    if entries.pairs.isEmpty {
      report(
        .missingKey, at: entries.mark, "\(what) has no \(key)",
        remedy: "Say what it holds, or leave the store out")
    }
    return entries.pairs.flatMap { field, value in
      list(value, field.value, orOne: true).compactMap { item in
        text(item, "the class of \(field.value)").map { ClassifiedField(field: field, dataClass: $0) }
      }
    }
  }

  private mutating func storeID(_ entries: Entries) -> Marked<String>? {
    entries["id"].flatMap { identifier($0, "id of a store") }
  }

  private func storeName(_ entries: Entries) -> String {
    for key in ["id", "table", "view", "file"] {
      if case .scalar(let scalar)? = entries[key], !scalar.string.isEmpty {
        return "The store \(scalar.string)"
      }
    }
    return entries["capture"] == nil ? "A store" : "The capture"
  }
}
