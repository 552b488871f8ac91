import Bytes

/// The wanted fields of a text with keys, and how each was found in the present one.
///
/// Of a key that occurs twice the last counts, as in most programs; one that is exactly the wanted counts before one
/// that differs in case.
struct WantedFields: Sendable {
  private let tree: PathTree
  /// For each path: 0 not found, 1 by a key of other case, 2 exactly.
  private var found: [UInt8]
  /// For each path its field in the record.
  private let fields: [Int]

  /// - Parameter fields: for each of `paths` the place of its field in the record.
  init(_ paths: [String], fields: [Int]) {
    tree = PathTree(paths)
    found = [UInt8](repeating: 0, count: paths.count)
    self.fields = fields
  }

  /// Makes ready for the next text.
  mutating func reset() {
    for path in found.indices { found[path] = 0 }
  }

  /// The node below `node` that a key leads to, see ``PathTree/step(from:key:_:)``.
  @inline(__always)
  func step(from node: Int, key: Span<UInt8>, _ range: Range<Int>) -> (node: Int, isExact: Bool) {
    tree.step(from: node, key: key, range)
  }

  /// Whether a value is wanted at a node, and not only values inside it.
  @inline(__always)
  func wantsValue(_ node: Int) -> Bool { !tree.nodes[node].slots.isEmpty }

  /// Sets the fields that are found at a node.
  mutating func set(_ node: Int, _ isExact: Bool, _ field: RecordView.Field, _ view: inout RecordView) {
    let rank: UInt8 = isExact ? 2 : 1
    for index in tree.nodes[node].slots {
      let path = tree.slots[index]
      if found[path] > rank { continue }
      found[path] = rank
      view.fields[fields[path]] = field
    }
  }
}
