/// SplitMix64: small, fast, and the same everywhere, so that a seed names one log.
struct RandomBits: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0..<bound; the bias is far below what a log could show.
  mutating func below(_ bound: Int) -> Int { Int((next() >> 33) % UInt64(bound)) }

  mutating func from(_ low: Int, _ high: Int) -> Int { low + below(high - low) }

  /// True so many times in a thousand.
  mutating func perMille(_ share: Int) -> Bool { below(1_000) < share }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
