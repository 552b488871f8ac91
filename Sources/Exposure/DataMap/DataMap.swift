public import Records
public import YAMLText

/// What the company's tables and files hold, and whose it is: written by a person, in YAML.
///
/// `docs/guides/data-map.md` describes the format; ``DataMap/init(yaml:path:)`` reads it, ``DataMapSchema`` is its
/// JSON Schema. Every part carries the ``Mark`` at which it stands, so that an error can name the place.
public struct DataMap: Sendable, Equatable {
  /// The zone of times that carry none, as written; nil: the evidence's.
  public var timeZone: Marked<String>?
  public var services: [Service] = []
  public var populations: [Population] = []
  public var stores: [Store] = []
  public var identity: [IdentityRule] = []
  public var sets: [NamedSet] = []
  /// Classes that this map adds to the well-known ones.
  public var ownClasses: [DataClass] = []

  public init() {}
}

/// A service of the company: a shop, a site.
public struct Service: Sendable, Equatable {
  public var id: Marked<String>
  public var name: BilingualText

  public init(id: Marked<String>, name: BilingualText) {
    self.id = id
    self.name = name
  }
}

/// Where records stand: a table of a dump or SQLite file, or a file of the evidence.
public struct RecordPlace: Sendable, Equatable {
  public enum Source: Sendable, Equatable {
    /// `schema.table` or `table`; `isView` where the map says view.
    case table(schema: String?, name: String, isView: Bool)
    /// An evidence item, by its name or the end of its path.
    case file(String)
  }

  public var source: Marked<Source>
  /// How a file is written; nil: detected.
  public var format: Marked<Format>?
  public var encoding: Marked<Encoding>?
  public var delimiter: Marked<String>?
  public var header: [String]?
  /// How the lines of a text are made; the first pattern that a line fits counts.
  public var patterns: [Marked<LinePattern>] = []
  /// The table inside a SQLite file or dump that is named as a file.
  public var innerTable: Marked<String>?
  /// Only records with these values count.
  public var conditions: [Condition] = []

  public enum Format: String, Sendable, CaseIterable { case csv, tsv, jsonl, lines, sqlite, mysqldump }
  public enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case shiftJIS = "shift_jis"
    case eucJP = "euc-jp"
  }

  public init(source: Marked<Source>) { self.source = source }
}

/// A column that must have one of these values; nil is NULL.
public struct Condition: Sendable, Equatable {
  public var column: Marked<String>
  public var values: [String?]

  public init(column: Marked<String>, values: [String?]) {
    self.column = column
    self.values = values
  }
}

/// The people of a service: members, withdrawn members among them, affiliates.
public struct Population: Sendable, Equatable {
  public var id: Marked<String>
  public var service: Marked<String>
  public var title: BilingualText?
  public var place: RecordPlace
  /// The column that names a record; unique.
  public var key: Marked<String>
  /// What a column means, by the meaning's word: `email`, `name`, `country`, `createdAt`, `withdrawnAt`, or any other
  /// word for use in the identity rule.
  public var fields: [String: Marked<String>] = [:]

  public init(id: Marked<String>, service: Marked<String>, place: RecordPlace, key: Marked<String>) {
    self.id = id
    self.service = service
    self.place = place
    self.key = key
  }
}

/// How a record of a store names the person: each value of the population's column or field, and the store's column.
public struct PersonReference: Sendable, Equatable {
  public struct Pair: Sendable, Equatable {
    public var population: Marked<String>
    public var store: Marked<String>

    public init(population: Marked<String>, store: Marked<String>) {
      self.population = population
      self.store = store
    }
  }

  public var population: Marked<String>
  /// Empty: the record itself is the population's.
  public var by: [Pair] = []

  public init(population: Marked<String>, by: [Pair] = []) {
    self.population = population
    self.by = by
  }
}

/// A column or field and the class of the data in it.
public struct ClassifiedField: Sendable, Equatable {
  public var field: Marked<String>
  public var dataClass: Marked<String>

  public init(field: Marked<String>, dataClass: Marked<String>) {
    self.field = field
    self.dataClass = dataClass
  }
}

/// Something that holds personal data.
public struct Store: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// A table or view that may have been read.
    case table(RecordPlace, columns: [ClassifiedField])
    /// A file of the server that may have been read: its name there, and the evidence item that holds its records.
    case file(path: Marked<String>, copy: RecordPlace, time: Marked<String>?, fields: [ClassifiedField])
    /// What people entered from one instant to another, both included: the events that tell who did.
    case capture(Window, events: RecordPlace, time: Marked<String>, classes: [Marked<String>])
  }

  /// Instants as written in the map: seconds since 1970 UTC where a zone is given or the map names one.
  public struct Window: Sendable, Equatable {
    public var from: Marked<String>
    public var to: Marked<String>

    public init(from: Marked<String>, to: Marked<String>) {
      self.from = from
      self.to = to
    }
  }

  public var id: Marked<String>?
  public var kind: Kind
  public var person: PersonReference
  public var mark: Mark

  public init(id: Marked<String>?, kind: Kind, person: PersonReference, mark: Mark) {
    self.id = id
    self.kind = kind
    self.person = person
    self.mark = mark
  }
}

/// Two records are one person when all of these fields agree.
public struct IdentityRule: Sendable, Equatable {
  public var fields: [Marked<String>]

  public init(fields: [Marked<String>]) { self.fields = fields }
}

/// A named set of people.
public struct NamedSet: Sendable, Equatable {
  public var id: Marked<String>
  public var title: BilingualText?
  /// The set that it is meant to be part of.
  public var superset: Marked<String>?
  public var people: Marked<SetExpression>

  public init(
    id: Marked<String>, title: BilingualText?, superset: Marked<String>?, people: Marked<SetExpression>
  ) {
    self.id = id
    self.title = title
    self.superset = superset
    self.people = people
  }
}
