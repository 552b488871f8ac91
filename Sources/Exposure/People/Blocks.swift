/// A list that grows without being copied: blocks of one size, so that ten million elements take no more than they must.
struct Blocks<Element: Sendable>: Sendable {
  private static var size: Int { 1 << 16 }

  private var blocks: [[Element]] = []
  private(set) var count = 0

  mutating func append(_ element: Element) {
    if count == blocks.count * Self.size {
      blocks.append([])
      // A short list takes what it needs; of a long one every block will be filled but the last.
      if count > 0 { blocks[blocks.count - 1].reserveCapacity(Self.size) }
    }
    blocks[blocks.count - 1].append(element)
    count += 1
  }

  subscript(place: Int) -> Element { blocks[place / Self.size][place % Self.size] }

  var indices: Range<Int> { 0..<count }
}
