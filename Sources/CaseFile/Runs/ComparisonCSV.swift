import Investigation

/// Lists the people that are not as they were between two runs: a line for each record, with what became of it and its
/// classes of data before and after (CSV, RFC 4180).
public struct ComparisonCSV {
  private let words: [String]
  private let masks: Bool
  private let columns: [String]

  /// - Parameter words: the words of the data map's fields, which become columns.
  public init(words: Set<String>, masks: Bool) {
    self.words = words.subtracting(["createdAt", "withdrawnAt"]).sorted()
    self.masks = masks
    columns =
      ["change", "population", "key"] + self.words + [
        "gradeBefore", "gradeAfter", "classesBefore", "classesAfter", "setsBefore", "setsAfter",
        "evidenceAfter",
      ]
  }

  public var head: [UInt8] { CSV.line(columns) }

  public func line(_ difference: RunComparison.Difference) -> [UInt8] {
    let (change, before, after): (String, AffectedLine?, AffectedLine?) =
      switch difference {
      case .added(let record): ("added", nil, record)
      case .removed(let record): ("removed", record, nil)
      case .changed(let from, let to): (from.grade == to.grade ? "changed" : "regraded", from, to)
      }
    guard let record = after ?? before else { return [] }
    var fields = [change, record.population, record.key.map { masked($0, "id") } ?? ""]
    fields += words.map { word in record.values[word].map { masked($0, word) } ?? "" }
    fields += [before?.grade ?? "", after?.grade ?? ""]
    fields += [before, after].map {
      $0?.classes.map { "\($0.dataClass):\($0.grade)" }.joined(separator: " ") ?? ""
    }
    fields += [before, after].map { $0?.sets.joined(separator: " ") ?? "" }
    fields.append(after?.evidence.joined(separator: " ") ?? "")
    return CSV.line(fields)
  }

  private func masked(_ value: String, _ word: String) -> String {
    masks && !["country", "language"].contains(word) ? Masking.masked(value, column: word) : value
  }
}
