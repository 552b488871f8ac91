import Bytes

/// The wanted fields as a tree of keys: `card.number` is the key `number` below the key `card`.
///
/// A key that has dots in it (`{"card.number": …}`) is found as well. The tree lies flat in three arrays.
struct PathTree: Sendable {
  struct Node: Sendable {
    var edges = 0..<0
    var slots = 0..<0
  }
  struct Edge: Sendable {
    var keyStart: Int
    var keyEnd: Int
    var node: Int
  }

  private(set) var nodes: [Node] = []
  private var edges: [Edge] = []
  private(set) var slots: [Int] = []
  private var keys: [UInt8] = []

  /// The tree of `paths`; the fields found are named by their places in it.
  init(_ paths: [String]) {
    // Built with links first, then laid flat.
    var children: [[(key: String, node: Int)]] = [[]]
    var ends: [[Int]] = [[]]
    for (slot, path) in paths.enumerated() {
      let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      // The nodes after each number of parts; deeper ones than documents may be are of no use.
      var reached = [0]
      for depth in 1...min(parts.count, JSONScanner.deepest) {
        let isLast = depth == min(parts.count, JSONScanner.deepest)
        let last = isLast ? parts[(depth - 1)...].joined(separator: ".") : parts[depth - 1]
        var node: Int?
        for from in stride(from: depth - 1, through: 0, by: -1) {
          let key = (parts[from..<(depth - 1)] + [last]).joined(separator: ".")
          if let known = children[reached[from]].first(where: { $0.key == key })?.node {
            node = node ?? known
          } else {
            let target = node ?? children.count
            if node == nil {
              children.append([])
              ends.append([])
              node = target
            }
            children[reached[from]].append((key, target))
          }
        }
        reached.append(node ?? 0)
      }
      ends[reached[reached.count - 1]].append(slot)
    }
    for index in children.indices {
      var node = Node()
      let first = edges.count
      for (key, target) in children[index] {
        let start = keys.count
        keys += Array(key.utf8)
        edges.append(Edge(keyStart: start, keyEnd: keys.count, node: target))
      }
      node.edges = first..<edges.count
      let slot = slots.count
      slots += ends[index]
      node.slots = slot..<slots.count
      nodes.append(node)
    }
  }

  /// The node below `node` that a key leads to; -1 where no field is wanted there.
  ///
  /// - Returns: with it whether the key is exactly the wanted one, or differs in case.
  func step(from node: Int, key: Span<UInt8>, _ range: Range<Int>) -> (node: Int, isExact: Bool) {
    var other = -1
    let length = range.count
    for index in nodes[node].edges {
      let edge = edges[index]
      guard edge.keyEnd &- edge.keyStart == length else { continue }
      var isExact = true
      var isEqual = true
      var at = 0
      while at < length {
        let a = key[range.lowerBound &+ at]
        let b = keys[edge.keyStart &+ at]
        if a != b {
          isExact = false
          let lowered = a | 0x20
          if lowered != b | 0x20 || lowered < UInt8(ascii: "a") || lowered > UInt8(ascii: "z") {
            isEqual = false
            break
          }
        }
        at &+= 1
      }
      if isEqual, isExact { return (edge.node, true) }
      if isEqual, other < 0 { other = edge.node }
    }
    return (other, false)
  }
}
