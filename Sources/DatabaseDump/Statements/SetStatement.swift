/// An assignment of a `SET` statement.
struct SetAssignment: Sendable, Equatable {
  /// The variable in lower case, without `@@` and scope; user variables keep their `@`.
  var variable: String
  /// The words and numbers assigned, in lower case.
  var words: [String] = []
  /// The strings assigned.
  var strings: [String] = []

  /// The assignments of a `SET`; `SET NAMES x` assigns to `names`.
  static func all(in text: [UInt8], modes: SQLModes) -> [SetAssignment] {
    var cursor = StatementCursor(text, modes: modes)
    guard cursor.accept("set") else { return [] }
    var found: [SetAssignment] = []
    repeat {
      if let assignment = one(&cursor) { found.append(assignment) }
      cursor.skipItem()
    } while cursor.acceptSymbol(",")
    return found
  }

  private static func one(_ cursor: inout StatementCursor) -> SetAssignment? {
    _ = cursor.acceptAny(of: ["session", "global", "local", "persist"])
    if cursor.accept("character", "set") || cursor.accept("charset") {
      return cursor.name().map { SetAssignment(variable: "names", words: [$0.lowercased()]) }
    }
    if cursor.accept("names") {
      return cursor.optionValue().map { SetAssignment(variable: "names", words: [$0.lowercased()]) }
    }
    guard let left = cursor.name()?.lowercased() else { return nil }
    _ = cursor.acceptSymbol(":")
    guard cursor.acceptSymbol("=") else { return nil }
    var assignment = SetAssignment(variable: plainName(left))
    while let token = cursor.token, !cursor.isSymbol(",") {
      switch token.kind {
      case .word, .number, .backticked:
        assignment.words.append(plainName(cursor.unquoted(token).lowercased()))
      case .string, .doubleQuoted: assignment.strings.append(cursor.unquoted(token))
      case .symbol where cursor.isSymbol("("):
        // The parts of CONCAT(@@sql_mode, ',…').
        cursor.advance()
        while let inner = cursor.token, !cursor.isSymbol(")") {
          if inner.kind == .string { assignment.strings.append(cursor.unquoted(inner)) }
          if inner.kind == .word {
            assignment.words.append(plainName(cursor.unquoted(inner).lowercased()))
          }
          cursor.advance()
        }
        continue
      case .symbol: break
      }
      cursor.advance()
    }
    return assignment
  }

  private static func plainName(_ name: String) -> String {
    guard name.hasPrefix("@@") else { return name }
    return name.split(separator: ".").last.map { String($0.drop { $0 == "@" }) } ?? name
  }
}
