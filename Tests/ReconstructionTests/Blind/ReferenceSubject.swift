import TestSupport

/// A value of the reference database that is asked for, and the SQL by which it is.
struct ReferenceSubject {
  enum Form: CaseIterable { case ordered, byKey, cast, grouped, derived, server, count }

  let form: Form
  /// Nil is NULL.
  let value: Codes?
  private let row: Int

  init(_ form: Form, value: Codes?, row: Int) {
    self.form = form
    self.row = row
    switch form {
    // IFNULL makes a blank of NULL.
    case .cast: self.value = value ?? [0x20]
    case .count: self.value = ReferenceText.codes(String(row * 17 + 3))
    default: self.value = value
    }
  }

  /// The value as an operand of a condition.
  var query: String { around(column) }

  /// What stands for the value inside its own query.
  var column: String {
    switch form {
    case .cast: "IFNULL(CAST(name AS NCHAR),0x20)"
    case .grouped: "GROUP_CONCAT(name)"
    case .derived: "x"
    case .server: ["DATABASE()", "@@hostname", "USER()"][row / 2]
    case .count: "COUNT(*)"
    default: "name"
    }
  }

  /// The query with another expression in the column's place.
  func around(_ expression: String) -> String {
    switch form {
    case .ordered: "(SELECT \(expression) FROM shop.people ORDER BY id LIMIT \(row),1)"
    case .byKey: "(SELECT \(expression) FROM people WHERE id=\(row + 1))"
    case .cast: "(SELECT \(expression) FROM shop.people ORDER BY mail LIMIT \(row),1)"
    case .grouped: "(SELECT \(expression) FROM shop.groups WHERE id<\(row))"
    case .derived: "(SELECT \(expression) FROM (SELECT name AS x FROM shop.people LIMIT \(row),1) z)"
    case .server: expression
    case .count: "(SELECT \(expression) FROM shop.table\(row))"
    }
  }

  /// Whether a condition may stand inside the query in the column's place.
  var holdsConditions: Bool { [.ordered, .byKey, .derived].contains(form) }
}
