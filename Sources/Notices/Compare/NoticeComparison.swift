public import Documents

/// What two versions of a document differ in, and why: figures, sentences, and what was entered into the case between.
public struct NoticeComparison: Sendable, Hashable, Codable {
  /// One of the two.
  public struct Side: Sendable, Hashable, Codable {
    /// `final 2`, `draft`.
    public var name: String
    /// The date that stands on it.
    public var date: String
    /// The run that its figures come from.
    public var run: Int?

    public init(name: String, date: String, run: Int?) {
      self.name = name
      self.date = date
      self.run = run
    }
  }

  public struct FigureChange: Sendable, Hashable, Codable {
    public var id: String
    /// As it was shown; nil where the older version does not state it.
    public var old: String?
    public var new: String?
  }

  /// An entry of the ledger that may be why.
  public struct Cause: Sendable, Hashable, Codable {
    public var entry: Int
    public var at: String
    public var by: String
    /// The kind of change: `runFinished`, `factsRecorded`, `dataMapSet`.
    public var change: String
    /// Ids of the facts, or the number of the run.
    public var of: [String]
    public var reason: String?

    public init(entry: Int, at: String, by: String, change: String, of: [String], reason: String?) {
      self.entry = entry
      self.at = at
      self.by = by
      self.change = change
      self.of = of
      self.reason = reason
    }
  }

  public struct LanguageChanges: Sendable, Hashable, Codable {
    public var language: String
    public var sentences: [SentenceChange]
  }

  public var schema = "tenmatsu.notice-comparison/1"
  public var kind: String
  public var old: Side
  public var new: Side
  public var figures: [FigureChange]
  public var languages: [LanguageChanges]
  public var causes: [Cause]

  /// - Parameter causes: entries that came between the two.
  public init(
    kind: String, old: Side, _ oldDocuments: [Document], new: Side, _ newDocuments: [Document],
    causes: [Cause]
  ) {
    self.kind = kind
    self.old = old
    self.new = new
    self.causes = causes
    figures = NoticeComparison.figures(oldDocuments, newDocuments)
    let codes = (oldDocuments + newDocuments).map(\.language)
    languages = codes.enumerated().filter { codes.firstIndex(of: $1) == $0 }.map { _, language in
      func sentences(_ documents: [Document]) -> [String] {
        documents.first { $0.language == language }?.plainSentences ?? []
      }
      return LanguageChanges(
        language: language,
        sentences: SentenceChange.all(from: sentences(oldDocuments), to: sentences(newDocuments)))
    }
  }

  /// Whether nothing changed.
  public var isEmpty: Bool { figures.isEmpty && languages.allSatisfy(\.sentences.isEmpty) }

  /// Figures that are shown otherwise, or by one of the two only, in the order in which the newer one states them.
  private static func figures(_ old: [Document], _ new: [Document]) -> [FigureChange] {
    func shown(_ documents: [Document]) -> (order: [String], values: [String: String]) {
      let uses = documents.flatMap(\.figures)
      let values = Dictionary(uses.map { ($0.id, $0.shown) }) { first, _ in first }
      var seen: Set<String> = []
      return (uses.map(\.id).filter { seen.insert($0).inserted }, values)
    }
    let (before, after) = (shown(old), shown(new))
    let ids = after.order + before.order.filter { after.values[$0] == nil }
    return ids.filter { before.values[$0] != after.values[$0] }.map {
      FigureChange(id: $0, old: before.values[$0], new: after.values[$0])
    }
  }
}
