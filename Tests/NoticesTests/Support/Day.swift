import CaseFile
import Documents
import Testing

/// `2017-02-13`.
func day(_ text: String) throws -> CivilDay {
  let parts = text.split(separator: "-").compactMap { Int($0) }
  try #require(parts.count == 3)
  return try #require(CivilDay(year: parts[0], month: parts[1], day: parts[2]))
}

extension Document {
  /// Everything that it says, passage by passage.
  var text: String { passages.map(\.text).joined(separator: "\n") }
}
