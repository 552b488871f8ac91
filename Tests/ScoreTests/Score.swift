import Injection
import Investigation
import Reconstruction

/// Compares findings with what was really obtained, as strictly as the evidence allows.
///
/// With the dump, rows are compared whole and each must be named exactly once. Without it the values of deliveries
/// are nowhere in the evidence: then the columns, the extent and the counts are compared.
struct Score {
  let truth: Truth
  let findings: Findings
  let hasDump: Bool

  /// What is wrong with the tables, in words; empty where every row is there and no other.
  var tableProblems: [String] {
    var problems: [String] = []
    var seen: Set<TableKey> = []
    let found = foundTables(&problems)
    for (key, rows) in truth.tables {
      guard let match = found.keys.first(where: { $0.fits(key) }), let table = found[match] else {
        problems.append("\(key.schema).\(key.table): missing")
        continue
      }
      seen.insert(match)
      problems += (hasDump ? rowProblems(table, rows) : countProblems(table, rows.count)).map {
        "\(key.table): \($0)"
      }
    }
    for (key, table) in found where !seen.contains(key) && !table.rows.isEmpty {
      problems.append("\(key.table) \(key.columns): \(table.rows.count) rows were not obtained")
    }
    return problems
  }

  /// What is wrong with the files that were read.
  var fileProblems: [String] {
    let really = Set(truth.filesRead.map(\.path))
    let said = Set(findings.reconstruction.files.filter { $0.bytes > 0 }.map(\.path))
    return really.symmetricDifference(said).sorted().map {
      "\($0): \(really.contains($0) ? "missing" : "not read")"
    }
  }

  /// Addresses of the attack that the findings do not name.
  var missedAddresses: [String] {
    Set(truth.attackerAddresses).subtracting(findings.attackers.map(\.client)).sorted()
  }

  /// Addresses that the findings call attackers, and that sent nothing of the kind.
  var accusedInnocents: [String] {
    Set(findings.attackers.map(\.client)).subtracting(truth.attackerAddresses).subtracting(
      truth.harmlessProbing.keys
    )
    .sorted()
  }

  /// Injection points through which something was obtained, and that the findings do not call successful.
  var missedPoints: [String] {
    if truth.obtained.isEmpty && truth.filesRead.isEmpty { return [] }
    let places = ["form": "body", "json": "body", "path segment": "path"]
    let really = truth.injectionPoints.map { "\(places[$0.place] ?? $0.place) \($0.parameter)" }
    let said = findings.reconstruction.points.filter(\.succeeded).map {
      "\($0.point.place) \($0.point.parameter)"
    }
    return Set(really).subtracting(said).sorted()
  }

  private func foundTables(_ problems: inout [String]) -> [TableKey: ObtainedTable] {
    var tables: [TableKey: ObtainedTable] = [:]
    for table in findings.reconstruction.obtained {
      let key = TableKey(schema: table.schema, table: table.table, columns: table.columns)
      if tables.updateValue(table, forKey: key) != nil {
        problems.append("\(key.table): listed twice with the same columns")
      }
    }
    return tables
  }

  private func rowProblems(_ table: ObtainedTable, _ expected: [[Expected]]) -> [String] {
    let names = table.columns.map(TableKey.plain)
    let rows = table.rows.filter { $0.grade != .reachable }.map { row in
      zip(names, row.values).sorted { $0.0 < $1.0 }.map { Blank.normalised($0.1) }
    }
    let matched = Matching.matched(expected, in: rows)
    if matched == expected.count && matched == rows.count { return [] }
    return ["\(matched) of \(expected.count) rows named, \(rows.count - matched) named wrongly"]
  }

  private func countProblems(_ table: ObtainedTable, _ expected: Int) -> [String] {
    if table.extent == .rows {
      let counted = table.rows.count { $0.grade != .reachable }
      return counted == expected ? [] : ["\(counted) rows counted, \(expected) obtained"]
    }
    if let bound = table.rowsAtMost, bound < expected {
      return ["at most \(bound) rows, \(expected) obtained"]
    }
    return []
  }
}
