/// A table of the dump: its columns, as CREATE TABLE names them.
struct TableLayout {
  struct Column {
    let name: String
    let type: String

    /// As information_schema has it: without NOT NULL and what follows.
    var bareType: String { String(type.split(separator: " ")[0]) }
  }

  let schema: String
  let name: String
  let columns: [Column]

  init(_ scenario: Scenario, table: String) {
    let parts = table.split(separator: ".").map(String.init)
    (schema, name) = (parts[0], parts[1])
    if let population = scenario.populations.first(where: { $0.table == table }) {
      columns = population.columns.map { Column(name: $0.name, type: $0.kind.type) }
    } else if scenario.events.contains(where: { $0.table == table }) {
      columns = [
        Column(name: "id", type: "int(11) NOT NULL AUTO_INCREMENT"),
        Column(name: "member_id", type: "int(11) NOT NULL"),
        Column(name: "kind", type: "varchar(20) NOT NULL"),
        Column(name: "brand", type: "varchar(20) NOT NULL"),
        Column(name: "last4", type: "char(4) NOT NULL"), Column(name: "at", type: "datetime NOT NULL"),
      ]
    } else {
      columns = [
        Column(name: "id", type: "int(11) NOT NULL AUTO_INCREMENT"),
        Column(name: "code", type: "varchar(20) NOT NULL"),
        Column(name: "name", type: "varchar(120) NOT NULL"), Column(name: "price", type: "int(11) NOT NULL"),
        Column(name: "stock", type: "int(11) NOT NULL"), Column(name: "category", type: "int(11) NOT NULL"),
        Column(name: "description", type: "text NOT NULL"),
      ]
    }
  }

  /// The column that AUTO_INCREMENT is on.
  var key: String { columns.first { $0.type.hasSuffix("AUTO_INCREMENT") }?.name ?? columns[0].name }
}
