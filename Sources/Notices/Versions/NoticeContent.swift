public import CaseFile
public import Documents
import Foundation

/// What a version of a document is made of, as the case keeps it: its text in every language, and what that rests on.
public struct NoticeContent: Sendable, Hashable, Codable {
  /// A figure as it was when the document was drafted.
  public struct FigureValue: Sendable, Hashable, Codable {
    public var id: String
    public var value: Int
    /// The run that counted it; nil where facts alone give it.
    public var run: Int?

    public init(id: String, value: Int, run: Int?) {
      self.id = id
      self.value = value
      self.run = run
    }
  }

  public var schema = "tenmatsu.notice/1"
  /// The day that stands on it, `2017-02-13`.
  public var date: String
  /// The set of people that it is for, where it is for one group.
  public var group: String?
  /// One for each language.
  public var documents: [Document]
  public var figures: [FigureValue]
  /// The run in force when it was drafted; nil where there was none.
  public var run: Int?
  /// The last entry of the ledger by which facts had been entered; 0 where there was none.
  public var facts: Int
  /// What the desk was: name, ways to reach it, hours, last day.
  public var desk: [String]
  /// When events happened, by their ids.
  public var times: [String: String]

  public init(
    date: String, group: String? = nil, documents: [Document], figures: [FigureValue], run: Int?, facts: Int,
    desk: [String] = [], times: [String: String] = [:]
  ) {
    self.date = date
    self.group = group
    self.documents = documents
    self.figures = figures
    self.run = run
    self.facts = facts
    self.desk = desk
    self.times = times
  }

  /// JSON in one form only: the same content gives the same bytes.
  public var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(self))
    }
  }

  /// Reads what ``json`` wrote.
  public init(json: [UInt8]) throws(CaseError) {
    do { self = try JSONDecoder().decode(NoticeContent.self, from: Data(json)) } catch {
      throw CaseError(
        .damaged, "A document of the case cannot be read: a newer version wrote it, or it was changed",
        remedy: "tenmatsu verify tells more")
    }
  }

  public func document(_ language: String) -> Document? { documents.first { $0.language == language } }

  /// Figures that its text states, each once, as it shows them; those struck out are not stated any more.
  var shown: [String: Set<String>] {
    documents.flatMap(\.figures).reduce(into: [:]) { $0[$1.id, default: []].insert($1.shown) }
  }
}
