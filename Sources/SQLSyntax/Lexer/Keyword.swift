/// The words that steer the parser. Everything else is a name.
public enum Keyword: String, Sendable, CaseIterable {
  case none
  case select, union, all, distinct, distinctrow, from, `where`, group, by, having, order, limit, offset
  case fetch, first, next, rows, row, only, procedure, into, outfile, dumpfile, `for`, lock, window
  case and, or, xor, not, `is`, null, `true`, `false`, unknown, like, rlike, regexp, `in`, between, sounds
  case div, mod, `case`, when, then, `else`, end, `as`, cast, convert, using, collate, binary, interval
  case exists, any, some, match, against, asc, desc, join, inner, left, right, full, cross, natural, on
  case straightJoin = "straight_join", outer, separator, escape, `default`, dual, values, with, recursive,
    intersect, except
  case minus, insert, update, delete, drop, create, alter, truncate, replace, set, show, exec, execute
  case declare, waitfor, call, load, handler, `do`, describe, explain, grant, shutdown, merge, copy, prepare
  case table, database, schema, index, view, trigger, function, user, delay, time, date, timestamp
  case partition, use, force, ignore, sqlNoCache = "sql_no_cache", sqlCalcFoundRows = "sql_calc_found_rows",
    highPriority = "high_priority", array, mode
  case boolean, language, query, expansion, ilike, similar, isnull, notnull, top, percent, member, of
  case extract, substring, trim, position, both, leading, trailing, character, charset, over, nulls, last

  /// The keyword that a word spells, in any letter case.
  static func spelled(by word: Span<UInt8>) -> Keyword {
    guard word.count >= 2, word.count <= Spelling.longest else { return .none }
    return bySpelling[Spelling(word)] ?? .none
  }

  /// A word's bytes in lower case, packed so that looking one up allocates nothing.
  private struct Spelling: Hashable {
    static let longest = 24
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0

    init(_ word: Span<UInt8>) {
      for index in word.indices {
        let byte = word[index]
        let lower = UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        switch index / 8 {
        case 0: first = first << 8 | lower
        case 1: second = second << 8 | lower
        default: third = third << 8 | lower
        }
      }
    }
  }

  private static let bySpelling: [Spelling: Keyword] = {
    var table: [Spelling: Keyword] = [:]
    for keyword in Keyword.allCases where keyword != .none {
      table[Spelling(Array(keyword.rawValue.utf8).span)] = keyword
    }
    return table
  }()
}
