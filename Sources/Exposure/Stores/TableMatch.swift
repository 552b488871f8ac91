import Reconstruction
import YAMLText

/// What a store of the data map says about a table that was read.
struct TableMatch {
  let store: Int
  let place: RecordPlace
  let person: PersonReference
  /// Places of the obtained columns and the class of each.
  let columns: [(place: Int, dataClass: String)]
  /// The table's name fits several stores' tables, so that this may be the wrong one.
  let isAmbiguous: Bool
}

extension DataMap {
  /// The stores that speak of a table that was read.
  func matches(for table: ObtainedTable) -> [TableMatch] {
    var found: [(store: Int, place: RecordPlace, columns: [ClassifiedField])] = []
    for (number, store) in stores.enumerated() {
      guard case .table(let place, let columns) = store.kind, place.names(table.schema, table.table) else {
        continue
      }
      found.append((number, place, columns))
    }
    let schemas = Set(found.map { $0.place.schema?.lowercased() })
    return found.map { entry in
      TableMatch(
        store: entry.store, place: entry.place, person: stores[entry.store].person,
        columns: table.columns.indices.flatMap { index in
          // A column may hold data of several classes.
          entry.columns.filter { $0.field.value.lowercased() == table.columns[index].lowercased() }
            .map { (index, $0.dataClass.value) }
        }.filter { $0.1 != "none" },
        isAmbiguous: table.schema == nil && schemas.count > 1)
    }
  }
}

extension RecordPlace {
  /// The schema of a table, as far as the map names one.
  var schema: String? {
    if case .table(let schema, _, _) = source.value { schema } else { nil }
  }

  /// Whether this is the table; a schema that one side leaves out fits any.
  func names(_ schema: String?, _ table: String) -> Bool {
    guard case .table(let own, let name, _) = source.value, name.lowercased() == table.lowercased() else {
      return false
    }
    guard let own, let schema else { return true }
    return own.lowercased() == schema.lowercased()
  }
}
