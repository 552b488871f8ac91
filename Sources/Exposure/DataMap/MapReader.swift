import YAMLText
import Yams

/// Reads the nodes of a data map and collects everything that is wrong.
///
/// The extensions read the parts; ``MapChecker`` then looks at how the parts fit together.
struct MapReader: YAMLReading {
  typealias Entries = YAMLEntries

  var faults = YAMLFaults()

  /// An id: letters of any script, digits, `_ . -`.
  mutating func identifier(_ node: Node, _ what: String) -> Marked<String>? {
    guard let id = text(node, what) else { return nil }
    guard SetExpression.isIdentifier(id.value) else {
      report(
        .badValue, at: id.mark, "\(what) is “\(id.value)”",
        remedy: "Ids are made of letters, digits, _ . and -, and begin with none of . -")
      return nil
    }
    return id
  }
}
