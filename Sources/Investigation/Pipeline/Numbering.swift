import DatabaseDump
import Evidence
import Injection
import Reconstruction

/// Gives the items of evidence their numbers: by first time, then by content, never by name or order of arguments.
struct Numbering {
  /// Items by number, from 1.
  private(set) var items: [ScannedItem]
  /// The number of the nth log, then the nth dump, then the nth file of records, in the order in which they were scanned.
  let numbers: [Int]

  init(logs: [ScannedItem], dumps: [ScannedItem], records: [ScannedItem] = []) {
    let all = logs + dumps + records
    let order = all.indices.sorted { a, b in
      let (x, y) = (all[a], all[b])
      let (first, second) = (x.item.first?.seconds ?? Int64.max, y.item.first?.seconds ?? Int64.max)
      if first != second { return first < second }
      if x.content != y.content { return x.content.lexicographicallyPrecedes(y.content) }
      return x.file.path < y.file.path
    }
    var numbers = [Int](repeating: 0, count: all.count)
    for (position, index) in order.enumerated() { numbers[index] = position + 1 }
    self.numbers = numbers
    items = order.enumerated().map { position, index in
      var item = all[index]
      item.item.number = position + 1
      for attack in item.scan.attacks.indices { item.scan.attacks[attack].item = position + 1 }
      return item
    }
  }

  var logs: [ScannedItem] { items.filter { $0.format != nil } }
  var dumps: [ScannedItem] { items.filter { $0.dump != nil } }

  /// Lets go of the dumps' rows, which are not needed once it is known what was read.
  mutating func releaseRows() {
    for index in items.indices { items[index].dump?.releaseRows() }
  }
}
