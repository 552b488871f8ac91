import Evidence
public import Exposure
import Reconstruction
import YAMLText

/// Writes affected records as CSV (RFC 4180): a line for each record, with its classes of data, grade, times and
/// evidence.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it. With `masks`, personal values are
/// masked as in reports.
public struct AffectedCSV {
  private let columns: [String]
  private let masks: Bool
  private let words: [String]

  /// - Parameter map: the data map, whose fields become columns.
  public init(_ map: DataMap, masks: Bool) {
    self.masks = masks
    let fields = Set(map.populations.flatMap(\.fields.keys)).subtracting(["createdAt", "withdrawnAt"])
    let usual = ["name", "email", "country", "language"].filter(fields.contains)
    words = usual + fields.subtracting(usual).sorted()
    columns =
      ["person", "service", "population", "key"] + words
      + ["withdrawn", "inPopulation", "grade", "classes", "sets", "firstRead", "lastRead", "evidence"]
  }

  /// The names of the columns.
  public var head: [UInt8] { line(columns) }

  /// One record.
  public func line(_ record: AffectedRecord) -> [UInt8] {
    let citations = Citation.compacting(record.reasons.flatMap(\.evidence) + [record.line].compactMap(\.self))
    var fields = [String(record.person + 1), record.population.service.value, record.population.id.value]
    fields.append(record.key.map { masked($0, "id") } ?? "")
    for word in words { fields.append(record.values[word].map { masked($0, word) } ?? "") }
    fields += [record.isWithdrawn ? "yes" : "", record.isKnown ? "yes" : "no", record.grade.rawValue]
    fields.append(record.classes.map { $0.dataClass + ":" + $0.grade.rawValue }.joined(separator: " "))
    fields.append(record.sets.joined(separator: " "))
    fields += [record.first?.iso8601 ?? "", record.last?.iso8601 ?? ""]
    fields.append(citations.map(\.description).joined(separator: " "))
    return line(fields)
  }

  private func masked(_ value: String, _ word: String) -> String {
    guard masks else { return CardNumbers.masked(value) }
    return ["country", "language"].contains(word) ? value : Masking.masked(value, column: word)
  }

  private func line(_ fields: [String]) -> [UInt8] {
    Array((fields.map(AffectedCSV.field).joined(separator: ",") + "\r\n").utf8)
  }

  /// RFC 4180, section 2: quoted where it holds a comma, quote or line break.
  private static func field(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
