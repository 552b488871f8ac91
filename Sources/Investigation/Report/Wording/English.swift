import Injection
import Reconstruction

/// English.
struct English: Wording {
  func label(_ label: Label) -> String {
    switch label {
    case .title: "Findings"
    case .verdict: "Verdict"
    case .happened: "What happened"
    case .taken: "What was taken"
    case .uncertain: "What is uncertain, and why"
    case .questions: "Your questions now"
    case .evidence: "The evidence"
    case .trace: "Attack"
    case .firstContact: "First seen"
    case .exfiltration: "Data went out"
    case .possibleExfiltration: "If it went out"
    case .attackedFrom: "Attacked from"
    case .holes: "Through"
    case .table: "Table"
    case .rows: "Rows"
    case .total: "Total"
    case .extent: "Extent"
    case .columns: "Columns"
    case .condition: "Where"
    case .order: "Order"
    case .when: "When"
    case .responseBytes: "Bytes"
    case .samples: "Samples"
    case .keys: "Keys"
    case .files: "Files"
    case .singleValues: "Single values"
    case .enumerated: "Names learnt from the database's catalogue"
    case .schemas: "Schemas"
    case .tables: "Tables"
    case .catalogueQuestions: "Asked"
    case .grades: "Grades"
    case .notes: "Notes"
    case .gaps: "Gaps in the evidence"
    case .unresolved: "Questions not worked out"
    case .assumptions: "Taken for granted"
    case .unparsed: "Lines that could not be read"
    case .limits: "What access logs cannot show"
    case .itemHash: "SHA-256"
    case .itemContent: "Content"
    case .leftAside: "Left aside"
    case .none: "none"
    case .emptyText: "(empty)"
    }
  }

  func grade(_ grade: Grade) -> String { grade.rawValue }

  func extent(_ extent: ObtainedTable.Extent) -> String {
    switch extent {
    case .rows: "single rows"
    case .wholeTable: "whole table"
    case .filtered: "filtered"
    }
  }

  func hint(_ hint: DataHint) -> String {
    switch hint {
    case .card: "card data"
    case .password: "passwords"
    case .secret: "tokens or keys"
    case .mail: "mail addresses"
    case .bankAccount: "bank accounts"
    case .phone: "telephone numbers"
    case .address: "postal addresses"
    case .name: "names"
    case .birth: "dates of birth"
    }
  }

  func concern(_ concern: Answers.Concern) -> String {
    switch concern {
    case .sends: "sends data"
    case .login: "login"
    case .admin: "administration"
    case .upload: "upload"
    }
  }

  func weekday(_ number: Int) -> String { ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][number] }

  func list(_ items: [String]) -> String { items.joined(separator: ", ") }
  func entry(_ name: String, _ text: String) -> String { "\(name): \(text)" }
  func aside(_ text: String) -> String { " (\(text))" }
  func rows(_ count: Int) -> String { Self.count(count, "row") }
  func requests(_ count: Int) -> String { Self.count(count, "request") }
  func lines(_ count: Int) -> String { Self.count(count, "line") }
  func bytes(_ count: Int) -> String { Self.count(count, "byte") }
  func days(_ count: Int) -> String { Self.count(count, "calendar day") }

  func duration(seconds: Int) -> String {
    let units = [(86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")]
    guard let largest = units.firstIndex(where: { seconds >= $0.0 }) else { return "less than a second" }
    var rest = seconds
    return units[largest...].prefix(2).compactMap { size, name in
      let number = rest / size
      rest %= size
      return number > 0 ? Self.count(number, name) : nil
    }.joined(separator: " ")
  }

  func tally(_ tally: Tally) -> String {
    [Grade.proven, .probable, .possible].filter { tally[$0] > 0 }
      .map { "\(tally[$0].grouped) \(grade($0))" }.joined(separator: ", ")
  }

  func span(_ from: String, _ to: String) -> String { "\(from) to \(to)" }

  func point(_ point: InjectionPoint) -> String {
    let place =
      switch point.place {
      case .query: "parameter \(point.parameter)"
      case .body: "body parameter \(point.parameter)"
      case .path: "path segment \(point.parameter)"
      case .cookie: "cookie \(point.parameter)"
      case .header: "header \(point.parameter)"
      }
    return "\(point.method) \(point.host ?? "")\(point.path), \(place)"
  }

  func citationsMore(_ count: Int) -> String { "+\(count.grouped) more" }
  func itemsMore(_ count: Int) -> String { "and \(count.grouped) more" }
  func actor(_ number: Int) -> String { "actor \(number)" }

  /// `1 row`, `2 rows`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number.grouped) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
