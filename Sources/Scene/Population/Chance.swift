/// Chance that comes from a seed: the same numbers on every machine.
struct Chance {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Chance.mixed(state)
  }

  /// A number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }

  /// True in `thousandths` of a thousand cases.
  mutating func happens(_ thousandths: Int) -> Bool { below(1000) < thousandths }

  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A seed for one thing of a kind.
  static func seed(_ seed: UInt64, _ kind: UInt64, _ number: Int) -> UInt64 {
    mixed(mixed(seed &+ kind &* 0x9E37_79B9_7F4A_7C15) &+ UInt64(bitPattern: Int64(number)))
  }
}
