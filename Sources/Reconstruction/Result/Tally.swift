/// Rows, records or people by grade.
public struct Tally: Sendable, Hashable {
  public var proven = 0
  public var probable = 0
  public var possible = 0

  public init(proven: Int = 0, probable: Int = 0, possible: Int = 0) {
    self.proven = proven
    self.probable = probable
    self.possible = possible
  }

  public init(_ grades: some Sequence<Grade>) {
    for grade in grades { self[grade] += 1 }
  }

  /// What is to be published as the maximum.
  public var maximum: Int { proven + probable + possible }

  /// Rows of one grade; nothing is counted as merely reachable.
  public subscript(grade: Grade) -> Int {
    get {
      switch grade {
      case .proven: proven
      case .probable: probable
      case .possible: possible
      case .reachable: 0
      }
    }
    set {
      switch grade {
      case .proven: proven = newValue
      case .probable: probable = newValue
      case .possible: possible = newValue
      case .reachable: break
      }
    }
  }

  public static func += (sum: inout Tally, other: Tally) {
    sum.proven += other.proven
    sum.probable += other.probable
    sum.possible += other.possible
  }
}
