/// Who belongs to a set: an expression over the affected records.
///
///     cards + passwords + affiliates        union
///     members & class(password.plain)       intersection; binds tighter than + and -
///     all - individual                      difference; + and - bind from the left
public indirect enum SetExpression: Sendable, Equatable {
  /// Every affected record.
  case all
  /// Another set of the map.
  case set(String)
  /// Records of which data of this class, or of one under it, is affected.
  case dataClass(String)
  case service(String)
  case population(String)
  /// Records whose country this is.
  case country(String)
  /// Records that are affected with this grade: proven, probable, possible.
  case grade(String)
  /// Records of people who had withdrawn.
  case withdrawn
  case union(SetExpression, SetExpression)
  case intersection(SetExpression, SetExpression)
  case difference(SetExpression, SetExpression)
}
