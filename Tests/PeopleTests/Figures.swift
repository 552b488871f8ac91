import Exposure
import Foundation
import Investigation
import Reconstruction
import YAMLText

/// Records and people of every figure there is, by its name: `total`, `service shop`, `class email`, `set cards`, …
struct Figures: Equatable {
  struct Figure: Hashable, CustomStringConvertible {
    var records: Int
    var people: Int

    var description: String { "\(records)/\(people)" }
  }

  private(set) var byName: [String: Figure] = [:]

  subscript(_ name: String) -> Figure { byName[name] ?? Figure(records: 0, people: 0) }

  // MARK: - Where they come from

  /// What a scene says about itself.
  init(truth: [String: Any]) {
    let affected = truth["affected"] as? [String: Any] ?? [:]
    func add(_ name: String, _ figure: Any?) {
      guard let figure = figure as? [String: Any], let records = figure["records"] as? Int,
        let people = figure["people"] as? Int, records > 0 || people > 0
      else { return }
      byName[name] = Figure(records: records, people: people)
    }
    add("total", affected["total"])
    for (key, name) in [("byService", "service"), ("byPopulation", "population"), ("byDataClass", "class")] {
      for (id, figure) in affected[key] as? [String: Any] ?? [:] { add("\(name) \(id)", figure) }
    }
    for set in affected["sets"] as? [[String: Any]] ?? [] { add("set \(set["id"] as? String ?? "")", set) }
  }

  /// What the engine found.
  ///
  /// - Parameter count: the maximum unless told.
  init(_ affected: Affected, _ count: (Tally) -> Int = \.maximum) {
    func add(_ name: String, _ counts: Counts) {
      let figure = Figure(records: count(counts.records), people: count(counts.people))
      if figure.records > 0 || figure.people > 0 { byName[name] = figure }
    }
    add("total", affected.total)
    for figure in affected.byService { add("service \(figure.id)", figure.counts) }
    for figure in affected.byPopulation { add("population \(figure.id)", figure.counts) }
    for figure in affected.byDataClass { add("class \(figure.id)", figure.counts) }
    for set in affected.sets { add("set \(set.set.id.value)", set.counts) }
  }

  // MARK: - Comparing

  /// The figures that differ, with both values; empty where all agree.
  func differences(from other: Figures) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: Set(byName.keys).union(other.byName.keys).filter { self[$0] != other[$0] }
        .map { ($0, "\(other[$0]) → \(self[$0])") })
  }

  /// By how much figures have changed, those only that have.
  func changes(since other: Figures) -> [String: Figure] {
    var changes: [String: Figure] = [:]
    for name in Set(byName.keys).union(other.byName.keys) where self[name] != other[name] {
      changes[name] = Figure(
        records: self[name].records - other[name].records, people: self[name].people - other[name].people)
    }
    return changes
  }
}
