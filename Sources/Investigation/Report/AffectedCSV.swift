public import Exposure
import YAMLText

/// Writes affected records as CSV (RFC 4180): a line for each record, with its classes of data, grade, times and
/// evidence.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
public struct AffectedCSV {
  private let columns: [String]
  private let masks: Bool
  private let isForTerminal: Bool
  private let showsCards: Bool
  private let words: [String]

  /// - Parameters:
  ///   - map: the data map, whose fields become columns.
  ///   - masks: personal values are masked as in reports.
  ///   - isForTerminal: what a terminal would obey is spelled out.
  public init(_ map: DataMap, masks: Bool, isForTerminal: Bool) {
    self.init(
      words: Set(map.populations.flatMap(\.fields.keys)), masks: masks, isForTerminal: isForTerminal,
      showsCards: false)
  }

  /// - Parameters:
  ///   - words: the words of the data map's fields, which become columns.
  ///   - showsCards: whether first six and last four digits of exposed cards are a column.
  public init(words: Set<String>, masks: Bool, isForTerminal: Bool, showsCards: Bool) {
    self.masks = masks
    self.isForTerminal = isForTerminal
    self.showsCards = showsCards
    let fields = words.subtracting(["createdAt", "withdrawnAt"])
    let usual = ["name", "email", "country", "language"].filter(fields.contains)
    self.words = usual + fields.subtracting(usual).sorted()
    columns =
      ["person", "service", "population", "key"] + self.words
      + ["withdrawn", "inPopulation", "grade", "classes", "sets", "firstRead", "lastRead", "evidence"]
      + (showsCards ? ["cards"] : [])
  }

  /// The names of the columns.
  public var head: [UInt8] { CSV.line(columns) }

  /// One record.
  public func line(_ record: AffectedRecord) -> [UInt8] { line(AffectedLine(record)) }

  /// One record that is written out.
  public func line(_ record: AffectedLine) -> [UInt8] {
    var fields = [String(record.person), record.service, record.population]
    fields.append(record.key.map { masked($0, "id") } ?? "")
    for word in words { fields.append(record.values[word].map { masked($0, word) } ?? "") }
    fields += [record.isWithdrawn ? "yes" : "", record.isKnown ? "yes" : "no", record.grade]
    fields.append(record.classes.map { $0.dataClass + ":" + $0.grade }.joined(separator: " "))
    fields.append(record.sets.joined(separator: " "))
    fields += [record.firstRead ?? "", record.lastRead ?? "", record.evidence.joined(separator: " ")]
    if showsCards { fields.append(record.cards.joined(separator: " ")) }
    return CSV.line(isForTerminal ? fields.map(\.neutralised) : fields)
  }

  private func masked(_ value: String, _ word: String) -> String {
    guard masks else { return value }
    return ["country", "language"].contains(word) ? value : Masking.masked(value, column: word)
  }
}
