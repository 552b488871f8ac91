import Evidence
public import Exposure
import Reconstruction
import YAMLText

/// An affected record with everything written out, as lists of people have it and as cases keep it.
public struct AffectedLine: Hashable, Sendable {
  /// A class of data and its grade.
  public struct Part: Hashable, Sendable {
    public var dataClass: String
    public var grade: String

    public init(dataClass: String, grade: String) {
      self.dataClass = dataClass
      self.grade = grade
    }
  }

  /// From 1; records of one person share it.
  public var person = 0
  public var service = ""
  public var population = ""
  public var key: String?
  /// By the words of the data map's `fields`; card numbers are first six and last four digits.
  public var values: [String: String] = [:]
  /// Cards that were exposed: first six and last four digits.
  public var cards: [String] = []
  public var isWithdrawn = false
  /// The record is in the population as it was copied.
  public var isKnown = true
  public var grade = ""
  public var classes: [Part] = []
  public var sets: [String] = []
  public var firstRead: String?
  public var lastRead: String?
  /// Citations.
  public var evidence: [String] = []

  public init() {}

  public init(_ record: AffectedRecord) {
    person = record.person + 1
    service = record.population.service.value
    population = record.population.id.value
    key = record.key.map(CardNumbers.masked)
    values = record.values.mapValues(CardNumbers.masked)
    isWithdrawn = record.isWithdrawn
    isKnown = record.isKnown
    grade = record.grade.rawValue
    classes = record.classes.map { Part(dataClass: $0.dataClass, grade: $0.grade.rawValue) }
    sets = record.sets
    firstRead = record.first?.iso8601
    lastRead = record.last?.iso8601
    evidence = Citation.compacting(
      record.reasons.flatMap(\.evidence) + [record.line].compactMap(\.self)
    ).map(\.description)
  }
}
