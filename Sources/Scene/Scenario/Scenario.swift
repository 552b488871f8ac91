/// A scenario that was read and found whole: every name in it leads somewhere.
struct Scenario {
  var id = ""
  var title: Titles?
  var zoneName = ""
  var seed: UInt64 = 1
  var services: [Service] = []
  var populations: [PopulationPlan] = []
  var files: [FilePlan] = []
  var captures: [CapturePlan] = []
  var events: [EventTable] = []
  var points: [Point] = []
  var traffic = TrafficPlan()
  var dump = DumpPlan()
  var attackers: [Attacker] = []
  var steps: [Step] = []
  var sets: [SetPlan] = []
  /// The name of the file of facts.
  var facts: String?

  /// A text, or one for each language.
  enum Titles {
    case one(String)
    case each(ja: String?, en: String?)

    var english: String {
      switch self {
      case .one(let text): text
      case .each(let ja, let en): en ?? ja ?? ""
      }
    }
  }

  struct Service {
    let id: String
    let name: Titles
    let path: String
    let items: Int
  }

  struct PopulationPlan {
    let id: String
    let service: Int
    let title: Titles?
    /// `schema.table`, or nil where it stands in a CSV file.
    let table: String?
    let file: String?
    let count: Int
    let later: Int
    let firstId: Int
    let since: Instant
    /// In thousandths.
    let withdrawn: Int
    let countries: [(Country, Int)]
    let columns: [Column]
    var shares: [Share] = []
    /// When it was last read; what registered later is not affected.
    var lastRead = Instant(seconds: 0)
  }

  struct Share {
    let population: Int
    let people: Int
    /// File and entries within it.
    let among: EntryReference?
    /// In thousandths.
    let otherCase: Int
  }

  struct EntryReference: Hashable {
    let file: Int
    let opening: Int
    let entries: Int
  }

  struct FilePlan {
    let id: String
    let path: String
    let population: Int?
    let copy: String
    let isCSV: Bool
    let openings: [Opening]
  }

  struct Opening {
    let from: Instant
    let to: Instant
    let entries: [Entries]
  }

  struct Entries {
    enum Holding: String { case card, password, nothing }
    let id: String
    let holds: Holding
    let population: Int?
    let people: Int
    let entries: Int
  }

  struct CapturePlan {
    let id: String
    let from: Instant
    let to: Instant
    let population: Int
    let people: Int
    let classes: [String]
  }

  struct EventTable {
    let table: String
    let population: Int
    let entries: [EntryReference]
    let captures: [Int]
    let others: Int
  }

  struct Point {
    let id: String
    let service: Int
    let page: PageKind
    let path: String
    let parameter: String
    let isQuoted: Bool
    let echoes: Bool
    let showsErrors: Bool
  }

  struct TrafficPlan {
    var from = Instant(seconds: 0)
    var to = Instant(seconds: 0)
    var lines = 0
    /// In thousandths.
    var crawlers = 120
    var scanners = 6
    var searches: [String] = []
    var log = "access.log"
    var style = LogStyle.combined
    var rotation = Rotation.daily
  }

  enum Rotation { case none, daily, size(Int) }

  struct DumpPlan {
    var file = "dump.sql"
    var at = Instant(seconds: 0)
    var server = "10.1.20-MariaDB"
    var insertBytes = 60_000
  }

  struct Attacker {
    let id: String
    let addresses: [String]
    let userAgent: String
  }

  struct Step {
    var kind = StepKind.request
    var attacker = 0
    var address = ""
    var at = Instant(seconds: 0)
    var until: Instant?
    var every = 3
    var point = 0
    var technique = ReadTechnique.union
    var population = 0
    var columns: [Int] = []
    var first = 0
    var rows: Int?
    var page = 100
    var isGrouped = false
    var schema = 0
    var tables: [String] = []
    var file = 0
    var isHexadecimal = true
    var requests = 10
    var path = "/"
    var method = "GET"
    var status = 200
    var bytes = 0
  }

  struct SetPlan {
    let id: String
    let title: Titles?
    let of: String?
    let people: String
    let expression: SetExpression
  }
}

/// What a page does with the rows of its query.
enum PageKind: String, CaseIterable {
  /// Shows each of them; the query has four columns.
  case list
  /// Shows the first; the query has six columns.
  case detail
  /// Says whether there is one; the query has one column.
  case check
}

/// How a line of the access log is written.
enum LogStyle: String, CaseIterable {
  /// nginx and Apache: combined.
  case combined
  /// nginx: combined, `$request_time $upstream_response_time`.
  case nginxTimed = "nginx-timed"
  /// Apache: combined, `%D`.
  case apacheTimed = "apache-timed"
}

/// What an intruder does in one step.
enum StepKind: String, CaseIterable {
  /// Looks at the page and tries quotes and conditions.
  case probe
  /// Finds the number of columns, and tries constants in them.
  case columns
  /// Version, user, databases, tables and columns.
  case schema
  /// Takes rows.
  case read
  /// Takes a file.
  case file
  /// Tries what does not work here.
  case fail
  /// Any request, as it stands.
  case request
}

enum ReadTechnique: String { case union, error, boolean }
