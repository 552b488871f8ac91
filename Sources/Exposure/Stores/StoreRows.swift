/// The rows of a table that names people by reference: for each its primary key, its person, and where it stands.
///
/// Loaded only where a read did not bring the person's column along, or where a read's rows are not listed.
struct StoreRows: Sendable {
  /// Hashes of primary keys as the engine writes them; 0 where the table has none.
  private var keys = Blocks<UInt64>()
  /// Hashes by which the person is found; 0 where a value is missing.
  private(set) var people = Blocks<UInt64>()
  private(set) var lines = Blocks<UInt32>()
  private var index = HashIndex()

  mutating func append(key: UInt64?, person: UInt64?, line: Int) {
    keys.append(key ?? 0)
    people.append(person ?? 0)
    lines.append(UInt32(clamping: line))
    if key != nil { _ = index.insert(keys.count - 1, hashes: keys) }
  }

  /// The row with a primary key; nil where the store's conditions leave it out.
  func row(_ key: UInt64) -> Int? { index.find(key, hashes: keys) }
}
