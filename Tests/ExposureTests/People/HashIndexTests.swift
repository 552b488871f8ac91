import TestSupport
import Testing

@testable import Exposure

@Suite("Finding and joining by hashes")
struct HashIndexTests {
  @Test(
    "An index gives back the number that was first entered under a hash, and nothing for others",
    arguments: [
      // All 64 bits; few different ones; none that differ in the low bits, so that all want one slot.
      (UInt64.max, UInt64(0)), (300, 0), (500, 40),
    ])
  func index(_ kinds: UInt64, _ shift: UInt64) {
    for seed in 0..<10 as Range<UInt64> {
      var random = SplitMix(state: seed)
      var hashes = Blocks<UInt64>()
      var index = HashIndex(minimumCapacity: seed.isMultiple(of: 2) ? 0 : 900)
      var first: [UInt64: Int] = [:]
      for number in 0..<900 {
        let hash = UInt64.random(in: 0...kinds, using: &random) << shift
        hashes.append(hash)
        #expect(index.insert(number, hashes: hashes) == first[hash])
        if first[hash] == nil { first[hash] = number }
      }
      for (hash, number) in first { #expect(index.find(hash, hashes: hashes) == number) }
      for _ in 0..<900 {
        let hash = UInt64.random(in: 0...kinds, using: &random) << shift
        #expect(index.find(hash, hashes: hashes) == first[hash])
      }
    }
  }

  @Test("An empty index finds nothing")
  func empty() {
    for hash in [0, 1, UInt64.max] { #expect(HashIndex().find(hash, hashes: Blocks()) == nil) }
  }

  @Test(
    "Records that are joined, directly or through others, have one root: the lowest, in whatever order they were joined",
    arguments: 0..<30)
  func people(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let count = Int.random(in: 1...120, using: &random)
    let pairs = (0..<Int.random(in: 0...count, using: &random)).map { _ in
      (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
    }
    var labels = Array(0..<count)
    for (a, b) in pairs {
      let (low, high) = (min(labels[a], labels[b]), max(labels[a], labels[b]))
      for record in labels.indices where labels[record] == high { labels[record] = low }
    }
    var (forward, shuffled) = (PersonUnion(count: count), PersonUnion(count: count))
    for (a, b) in pairs { forward.unite(a, b) }
    for (a, b) in pairs.shuffled(using: &random) { shuffled.unite(b, a) }
    for record in 0..<count {
      #expect(forward.root(of: record) == labels[record])
      #expect(shuffled.root(of: record) == labels[record])
    }
  }
}
