/// Where in a request a value stood.
public enum Place: String, Sendable, CaseIterable, Comparable {
  case query, body, path, cookie, header

  public static func < (a: Place, b: Place) -> Bool { a.rawValue < b.rawValue }
}

/// A value that a client chose, and where it stood.
struct ClientValue {
  let place: Place
  /// The parameter's name; for a path the segment's number among the variable ones, for a header its name.
  let name: String
  /// The value as it travelled, server escapes undone.
  let raw: ArraySlice<UInt8>
  /// The request's path, with `{}` in place of the segment that the value is.
  let path: String
}
