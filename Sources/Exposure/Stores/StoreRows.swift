/// The rows of a table that a store's conditions keep: for each its primary key, its person, and where it stands.
///
/// Loaded only where a read did not bring the person's column along, where a read's rows are not listed, and where
/// conditions have to be checked.
struct StoreRows: Sendable {
  /// Hashes of primary keys as the engine writes them; 0 where the table has none.
  private var keys = Blocks<UInt64>()
  /// Hashes by which the person is found; 0 where a value is missing.
  private(set) var people = Blocks<UInt64>()
  private(set) var lines = Blocks<UInt32>()
  private var index = HashIndex()
  /// By person; nil where nobody asks for it.
  private var owners: HashIndex?

  /// - Parameter findsPeople: rows are looked up by person as well.
  init(findsPeople: Bool) { owners = findsPeople ? HashIndex() : nil }

  mutating func append(key: UInt64?, person: UInt64?, line: Int) {
    keys.append(key ?? 0)
    people.append(person ?? 0)
    lines.append(UInt32(clamping: line))
    if key != nil { _ = index.insert(keys.count - 1, hashes: keys) }
    if person != nil { _ = owners?.insert(people.count - 1, hashes: people) }
  }

  /// The row with a primary key; nil where the store's conditions leave it out.
  func row(_ key: UInt64) -> Int? { index.find(key, hashes: keys) }

  /// Whether the store's conditions leave out all that is of a person.
  func leavesOut(_ person: UInt64) -> Bool { owners.map { $0.find(person, hashes: people) == nil } ?? false }
}
