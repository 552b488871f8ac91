public import Reconstruction

/// Which classes of data something exposes, and how sure that is; equal ones are kept once.
///
/// There are few of them, however many records: a portion is a number, and what two of them add up to is remembered.
public struct Portions: Sendable {
  /// A data class and its grade.
  public struct Part: Sendable, Hashable {
    /// A number into ``Portions/classes``.
    public let dataClass: Int
    public var grade: Grade
  }

  public private(set) var classes: [String] = []
  private var classNumbers: [String: Int] = [:]
  /// By number; the first is empty. Sorted by class.
  public private(set) var parts: [[Part]] = [[]]
  private var numbers: [[Part]: UInt32] = [[]: 0]
  private var sums: [UInt64: UInt32] = [:]

  mutating func classNumber(_ name: String) -> Int {
    if let number = classNumbers[name] { return number }
    classNumbers[name] = classes.count
    classes.append(name)
    return classes.count - 1
  }

  /// The portion of some classes; the best grade counts where one is named twice.
  mutating func number(_ parts: [Part]) -> UInt32 {
    var best: [Int: Grade] = [:]
    for part in parts where part.grade > .reachable {
      best[part.dataClass] = max(best[part.dataClass] ?? .reachable, part.grade)
    }
    let sorted = best.sorted { $0.key < $1.key }.map { Part(dataClass: $0.key, grade: $0.value) }
    if let number = numbers[sorted] { return number }
    let number = UInt32(self.parts.count)
    self.parts.append(sorted)
    numbers[sorted] = number
    return number
  }

  mutating func sum(_ a: UInt32, _ b: UInt32) -> UInt32 {
    if a == b || b == 0 { return a }
    if a == 0 { return b }
    let pair = UInt64(a) << 32 | UInt64(b)
    if let known = sums[pair] { return known }
    let sum = number(parts[Int(a)] + parts[Int(b)])
    sums[pair] = sum
    return sum
  }

  /// The best grade in a portion.
  func grade(_ portion: UInt32) -> Grade { parts[Int(portion)].map(\.grade).max() ?? .reachable }
}
