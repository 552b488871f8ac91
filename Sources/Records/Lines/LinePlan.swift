import Bytes

/// A pattern, and which of its fields go where in the record.
struct LinePlan {
  /// Values inside one field.
  private struct Nested {
    enum Reader {
      case json(JSONScanner)
      case form(KeyedValues)
      case pairs(KeyedValues)
    }
    let step: Int
    var reader: Reader
  }

  private(set) var matcher: LineMatcher
  /// Fields that are wanted as they stand: the step, and the field of the record.
  private var whole: [(step: Int, field: Int)] = []
  private var nested: [Nested] = []

  /// - Parameter columns: the wanted columns, in the order of the record's fields.
  init(_ pattern: LinePattern, columns: [String]) {
    matcher = LineMatcher(pattern)
    let steps = pattern.steps.indices.filter { pattern.steps[$0].field != nil }
    var inner: [[(path: String, field: Int)]] = steps.map { _ in [] }
    for (field, column) in columns.enumerated() {
      guard let found = pattern.field(of: column) else { continue }
      if let path = found.inner {
        inner[found.place].append((path, field))
      } else {
        whole.append((steps[found.place], field))
      }
    }
    for (place, step) in steps.enumerated() where !inner[place].isEmpty {
      let wanted = WantedFields(inner[place].map(\.path), fields: inner[place].map(\.field))
      let reader: Nested.Reader =
        switch pattern.fields[place].content {
        case .form: .form(KeyedValues(wanted))
        case .pairs: .pairs(KeyedValues(wanted))
        case .json, nil: .json(JSONScanner(wanted))
        }
      nested.append(Nested(step: step, reader: reader))
    }
  }

  mutating func match(_ line: Span<UInt8>, isOpen: Bool) -> LineMatcher.Outcome {
    matcher.match(line, isOpen: isOpen)
  }

  /// Puts the wanted fields of the line that was matched last into the record.
  ///
  /// - Parameter fields: how many of the pattern's fields are whole; of the next the values are taken that are.
  mutating func fill(
    _ line: Span<UInt8>, fields: Int, text: inout TextDecoder, into view: inout RecordView
  ) {
    for (step, field) in whole where step < fields {
      let start = view.arena.count
      view.arena.append(line, in: matcher.values[step])
      view.fields[field] = .bytes(start..<view.arena.count)
    }
    for index in nested.indices where nested[index].step <= fields {
      let range = matcher.values[nested[index].step]
      let isOpen = nested[index].step == fields
      LinePlan.read(&nested[index].reader, line, range, isOpen, &text, &view)
    }
  }

  private static func read(
    _ reader: inout Nested.Reader, _ line: Span<UInt8>, _ range: Range<Int>, _ isOpen: Bool,
    _ text: inout TextDecoder, _ view: inout RecordView
  ) {
    switch consume reader {
    case .json(var scanner):
      // What is no JSON has no fields, or those before it ceases to be.
      _ = scanner.scan(line, range, into: &view)
      reader = .json(scanner)
    case .form(var values):
      values.scanForm(line.extracting(range), isOpen: isOpen, text: &text, into: &view)
      reader = .form(values)
    case .pairs(var values):
      values.scanPairs(line.extracting(range), isOpen: isOpen, into: &view)
      reader = .pairs(values)
    }
  }
}
