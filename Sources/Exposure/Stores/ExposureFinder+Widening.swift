import Reconstruction
import YAMLText

extension ExposureFinder {
  /// Adds what may have been read while the evidence shows nothing: the injection point could read every table, so all
  /// records that existed are possible. Of a table that was seen to be read the columns that were asked for, of another
  /// all that the map gives a class.
  mutating func addGap(from: Moment, to: Moment) {
    for (number, store) in map.stores.enumerated() {
      guard case .table(let place, let columns) = store.kind else { continue }
      let asked = reconstruction.obtained.filter { place.names($0.schema, $0.table) }
        .flatMap { $0.columns.map { $0.lowercased() } }
      let classes = columns.filter { asked.isEmpty || asked.contains($0.field.value.lowercased()) }.map(
        \.dataClass.value)
      let covered = covered(store: number, columns: Set(asked))
      let source = source(number, .gap)
      let portion = possible(classes)
      for record in records(of: number, at: to.seconds) where !covered[record] {
        append(record, source, -1, portion, from.seconds, to.seconds)
      }
    }
  }

  /// For each record, whether all columns that were asked for anywhere were read of it.
  private func covered(store: Int, columns: Set<String>) -> [Bool] {
    var covered = [Bool](repeating: false, count: register.count)
    let whole = sources.map { source in
      guard source.store == store, case .table(let table) = source.origin else { return false }
      return columns.isSubset(of: reconstruction.obtained[table].columns.map { $0.lowercased() })
    }
    for entry in entries where entry.row >= 0 && whole[Int(entry.source)] {
      covered[Int(entry.record)] = true
    }
    return covered
  }

  /// Adds what questions asked about that could not be worked out: they may have been answered.
  mutating func addUnresolved() {
    for (place, question) in reconstruction.unresolved.enumerated() {
      guard let rows = question.rows else { continue }
      for (number, store) in map.stores.enumerated() {
        guard case .table(let table, let columns) = store.kind,
          rows.tables.contains(where: { table.names($0.schema, $0.table) })
        else { continue }
        let named = columns.filter { rows.columns.contains($0.field.value.lowercased()) }
        let portion = possible((named.isEmpty ? columns : named).map(\.dataClass.value))
        let source = source(number, .unresolved(place))
        let known = Set(entries.map(\.record))
        let all = records(of: number, at: rows.last.seconds)
        for record in all { append(record, source, -1, portion, rows.first.seconds, rows.last.seconds) }
        let added = all.count { !known.contains(UInt32($0)) }
        if added > 0 { notes.insert(.widenedByUnresolved(table: table.tableText, records: added)) }
      }
    }
  }
}
