/// Finds numbers by 64-bit hashes: open addressing, four bytes a slot, at most three quarters full.
///
/// The hashes themselves stay with the caller, one for each number, so that ten million records cost 64 MiB.
struct HashIndex: Sendable {
  private var slots: [UInt32]
  private var used = 0

  init(minimumCapacity: Int = 0) {
    var size = 16
    while 3 * size < 4 * minimumCapacity { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
  }

  /// Enters a number; where another with the same hash is there, that one is returned and stays.
  mutating func insert(_ number: Int, hashes: Blocks<UInt64>) -> Int? {
    if 4 * (used + 1) > 3 * slots.count { grow(hashes) }
    let hash = hashes[number]
    var slot = place(hash)
    while slots[slot] != 0 {
      let other = Int(slots[slot] - 1)
      if hashes[other] == hash { return other }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(number + 1)
    used += 1
    return nil
  }

  func find(_ hash: UInt64, hashes: Blocks<UInt64>) -> Int? {
    var slot = place(hash)
    while slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      if hashes[number] == hash { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

  private mutating func grow(_ hashes: Blocks<UInt64>) {
    let old = slots
    slots = [UInt32](repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 {
      var slot = place(hashes[Int(entry - 1)])
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
