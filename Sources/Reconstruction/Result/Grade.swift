/// How sure it is that something was obtained.
public enum Grade: String, Sendable, CaseIterable, Comparable {
  /// Nobody asked, but the injection point could have read it.
  case reachable
  /// It was asked for and nothing shows that it failed.
  case possible
  /// It was asked for and the response fits delivery.
  case probable
  /// The value itself follows from the evidence, or the response demonstrably carried it.
  case proven

  public static func < (a: Grade, b: Grade) -> Bool { a.rank < b.rank }

  private var rank: Int { Grade.allCases.firstIndex(of: self) ?? 0 }
}
