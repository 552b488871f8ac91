/// What a question asked of its unknown value, in a form that any language can put into words and an examiner can check
/// by hand.
public indirect enum Asked: Sendable, Hashable {
  /// The character at a place is one of these; places count from 1, from the end as -1, -2 and so on.
  case character(Int, CodeCondition)
  case length(NumberCondition)
  case byteLength(NumberCondition)
  /// The value, read as a number.
  case number(NumberCondition)
  /// The text from a place on comes before this one, or is this one too.
  case comesBefore(String, from: Int, orEqual: Bool)
  /// The text has this text at a place.
  case holds(String, at: Int)
  /// The text is this one.
  case equals(String)
  case isNull
  /// The query has a result: the names in it exist.
  case exists
  case all([Asked])
  case any([Asked])
  case not(Asked)
}

/// A set of code points as a condition that can be said in a few words.
public enum CodeCondition: Sendable, Hashable {
  case equal(UInt32)
  case differs(UInt32)
  case above(UInt32)
  case atMost(UInt32)
  case between(UInt32, UInt32)
  case oneOf([UInt32])
  case noneOf([UInt32])
  /// Codes below 128 in which this bit is set, or not.
  case bit(UInt32, isSet: Bool)
  /// Several stretches of codes.
  case ranges([ClosedRange<UInt32>])
  case anything
  case nothing
}

/// A set of whole numbers as a condition that can be said in a few words.
public enum NumberCondition: Sendable, Hashable {
  case equal(Int64)
  case differs(Int64)
  case above(Int64)
  case atMost(Int64)
  case between(Int64, Int64)
  case oneOf([Int64])
  case ranges([ClosedRange<Int64>])
  case anything
  case nothing
}
