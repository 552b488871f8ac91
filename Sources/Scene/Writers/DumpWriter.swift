/// Writes the database as `mysqldump --databases` does.
final class DumpWriter {
  private let stage: Stage
  private let sink: FileSink
  private var insert = ""

  init(_ stage: Stage, to path: String) throws(SceneError) {
    self.stage = stage
    sink = try FileSink(path)
  }

  /// - Returns: how many bytes were written.
  func write() throws(SceneError) -> Int {
    let scenario = stage.scenario
    try sink.write(
      """
      -- MySQL dump 10.16  Distrib \(scenario.dump.server), for debian-linux-gnu (x86_64)
      --
      -- Host: localhost    Database: \(scenario.services[0].id)
      -- ------------------------------------------------------
      -- Server version\t\(scenario.dump.server)

      /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
      /*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
      /*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
      /*!40101 SET NAMES utf8mb4 */;
      /*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
      /*!40103 SET TIME_ZONE='+00:00' */;
      /*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
      /*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
      /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
      /*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

      """)
    for service in scenario.services.indices {
      let schema = scenario.services[service].id
      try sink.write(
        """

        --
        -- Current Database: `\(schema)`
        --

        CREATE DATABASE /*!32312 IF NOT EXISTS*/ `\(schema)` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;

        USE `\(schema)`;

        """)
      for table in scenario.tables(of: service) {
        try write(table: TableLayout(scenario, table: schema + "." + table), service: service)
      }
    }
    try sink.write(
      """
      /*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

      /*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
      /*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
      /*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
      /*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
      /*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
      /*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
      /*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

      -- Dump completed on \(stage.clock.database(scenario.dump.at))

      """)
    try sink.close()
    return sink.bytes
  }

  private func write(table layout: TableLayout, service: Int) throws(SceneError) {
    let scenario = stage.scenario
    let table = layout.schema + "." + layout.name
    let columns = layout.columns.map { "  `\($0.name)` \($0.type),\n" }.joined()
    try sink.write(
      """

      --
      -- Table structure for table `\(layout.name)`
      --

      DROP TABLE IF EXISTS `\(layout.name)`;
      /*!40101 SET @saved_cs_client     = @@character_set_client */;
      /*!40101 SET character_set_client = utf8 */;
      CREATE TABLE `\(layout.name)` (
      \(columns)  PRIMARY KEY (`\(layout.key)`)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
      /*!40101 SET character_set_client = @saved_cs_client */;

      --
      -- Dumping data for table `\(layout.name)`
      --

      LOCK TABLES `\(layout.name)` WRITE;
      /*!40000 ALTER TABLE `\(layout.name)` DISABLE KEYS */;

      """)
    if let population = scenario.populations.firstIndex(where: { $0.table == table }) {
      let plan = scenario.populations[population]
      for index in 0..<plan.count + plan.later {
        let record = stage.book.record(population, index)
        try add(plan.columns.map { stage.book.value(record, $0.kind, stage.clock) }, to: layout)
      }
    } else if let events = scenario.events.firstIndex(where: { $0.table == table }) {
      for row in EventRows(events, stage).rows() { try add(row, to: layout) }
    } else {
      let catalogue = stage.sites[service].catalogue
      for id in 1...catalogue.count { try add(catalogue.item(id).row, to: layout) }
    }
    if !insert.isEmpty { try sink.write(insert + ";\n") }
    insert = ""
    try sink.write("/*!40000 ALTER TABLE `\(layout.name)` ENABLE KEYS */;\nUNLOCK TABLES;\n")
  }

  /// Rows gather into one INSERT until it is as long as the scenario allows.
  private func add(_ values: [PeopleBook.Value], to layout: TableLayout) throws(SceneError) {
    var row = "("
    for (number, value) in values.enumerated() {
      if number > 0 { row += "," }
      switch value {
      case .null: row += "NULL"
      case .number(let number): row += String(number)
      case .text(let text): row += DumpWriter.quoted(text)
      }
    }
    row += ")"
    if !insert.isEmpty, insert.utf8.count + row.utf8.count + 3 > stage.scenario.dump.insertBytes {
      try sink.write(insert + ";\n")
      insert = ""
    }
    insert += (insert.isEmpty ? "INSERT INTO `\(layout.name)` VALUES " : ",") + row
  }

  private static func quoted(_ text: String) -> String {
    guard
      text.utf8.contains(where: {
        $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"")
      })
    else { return "'" + text + "'" }
    var result = "'"
    for character in text.unicodeScalars {
      if character == "'" || character == "\\" || character == "\"" { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result + "'"
  }
}
