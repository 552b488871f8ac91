/// A shuffling of 0 ..< count that needs no memory: a Feistel network, walked until it stays within the count.
struct Permutation {
  let count: Int
  private let half: UInt64
  private let keys: [UInt64]

  init(count: Int, seed: UInt64) {
    self.count = count
    var bits: UInt64 = 1
    while bits < 31, (1 << (2 * bits)) < count { bits += 1 }
    half = bits
    keys = (0..<4).map { Chance.seed(seed, 77, $0) }
  }

  /// Where `position` is shuffled to.
  func value(at position: Int) -> Int {
    var value = UInt64(position)
    repeat { value = forward(value) } while value >= count
    return Int(value)
  }

  /// What is shuffled to `value`.
  func position(of value: Int) -> Int {
    var position = UInt64(value)
    repeat { position = backward(position) } while position >= count
    return Int(position)
  }

  private func forward(_ value: UInt64) -> UInt64 {
    let mask = (1 << half) - 1 as UInt64
    var (left, right) = (value >> half, value & mask)
    for round in 0..<4 {
      (left, right) = (right, left ^ (Chance.mixed(right &+ keys[round]) & mask))
    }
    return left << half | right
  }

  private func backward(_ value: UInt64) -> UInt64 {
    let mask = (1 << half) - 1 as UInt64
    var (left, right) = (value >> half, value & mask)
    for round in (0..<4).reversed() {
      (left, right) = (right ^ (Chance.mixed(left &+ keys[round]) & mask), left)
    }
    return left << half | right
  }
}
