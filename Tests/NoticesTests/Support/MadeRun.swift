import CaseFile
import Foundation

/// What a run found, made up: figures by the ids that documents use, all of them proven.
struct MadeRun {
  var first: String?
  var tables: [(name: String, columns: [String])] = []
  var files: [String] = []
  /// `set.cards`: records and people.
  var counts: [String: (records: Int, people: Int)] = [:]
  /// How many of the records of the total are probable, and possible.
  var unproven: (probable: Int, possible: Int) = (0, 0)

  var summary: RunSummary {
    get throws {
      func grades(_ value: Int, _ probable: Int = 0, _ possible: Int = 0) -> [String: Int] {
        ["proven": value - probable - possible, "probable": probable, "possible": possible]
      }
      let figures = counts.sorted { $0.key < $1.key }.map { id, count -> [String: Any] in
        let parts = id.split(separator: ".", maxSplits: 1).map(String.init)
        let isTotal = parts[0] == "total"
        return [
          "kind": parts[0] == "class" ? "dataClass" : parts[0], "id": parts.count > 1 ? parts[1] : "",
          "records": grades(
            count.records, isTotal ? unproven.probable : 0, isTotal ? unproven.possible : 0),
          "people": grades(count.people),
        ]
      }
      var object: [String: Any] = [
        "schema": "tenmatsu.run/1", "files": files, "windows": [[String: Any]](), "figures": figures,
        "notes": [String](), "logFacts": [[String: Any]](), "indicators": [[String: Any]](),
        "indicatorsLeftOut": 0,
      ]
      object["first"] = first
      object["tables"] = tables.map { table -> [String: Any] in
        ["name": table.name, "columns": table.columns, "rows": grades(1), "first": "", "last": ""]
      }
      return try JSONDecoder().decode(RunSummary.self, from: JSONSerialization.data(withJSONObject: object))
    }
  }

  /// People who are alike: the sets they are in, and how many there are.
  static func profiles(_ groups: [(sets: [String], people: Int)]) throws -> [PeopleProfile] {
    let objects = groups.map { group -> [String: Any] in
      [
        "countries": ["JP"], "regions": [String](), "classes": ["email": "proven"], "services": ["shop"],
        "sets": group.sets, "people": group.people, "records": group.people,
      ]
    }
    return try JSONDecoder().decode(
      [PeopleProfile].self, from: JSONSerialization.data(withJSONObject: objects))
  }
}
