import TestSupport

/// A condition in SQL with the reference server's answer to it; nil is NULL.
struct Predicate {
  var sql: String
  var answer: Bool?
  /// Whether what it yields is 1 or 0; else any number or text that counts as true.
  private let isOneOrZero: Bool

  init(_ sql: String, _ answer: Bool?, isOneOrZero: Bool = true) {
    self.sql = sql
    self.answer = answer
    self.isOneOrZero = isOneOrZero
  }

  /// The same with 1 for true.
  var asOneOrZero: Predicate { isOneOrZero ? self : Predicate("((\(sql))<>0)", answer) }
}

// MARK: - Numbers

extension Predicate {
  /// A number in SQL with its value; nil is NULL.
  struct Number {
    let sql: String
    let value: Int?
  }

  enum Comparison: CaseIterable { case greater, less, greaterOrEqual, lessOrEqual, equal, notEqual }

  static func compare(_ number: Number, _ comparison: Comparison, _ other: Int, _ random: inout SplitMix)
    -> Predicate
  {
    let (sign, mirrored, holds): (String, String, (Int, Int) -> Bool) =
      switch comparison {
      case .greater: (">", "<", { $0 > $1 })
      case .less: ("<", ">", { $0 < $1 })
      case .greaterOrEqual: (">=", "<=", { $0 >= $1 })
      case .lessOrEqual: ("<=", ">=", { $0 <= $1 })
      case .equal: ("=", "=", { $0 == $1 })
      case .notEqual: (Bool.random(using: &random) ? "<>" : "!=", "<>", { $0 != $1 })
      }
    let constant =
      Int.random(in: 0..<5, using: &random) == 0 && other >= 0 ? "0x" + hexadecimal(other) : String(other)
    let answer = number.value.map { holds($0, other) }
    return Int.random(in: 0..<6, using: &random) == 0
      ? Predicate("\(constant) \(mirrored) \(number.sql)", answer)
      : Predicate("\(number.sql)\(sign)\(constant)", answer)
  }

  /// Whole bytes, as literals have them.
  private static func hexadecimal(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return digits.count % 2 == 0 ? digits : "0" + digits
  }

  /// Whether a number is at most `middle`, asked in some way; the answer says whether it holds.
  static func isAtMost(
    _ number: Number, _ middle: Int, in range: ClosedRange<Int>, _ random: inout SplitMix
  ) -> (predicate: Predicate, meansAtMost: Bool) {
    let isSmall = range.count <= 130
    switch Int.random(in: 0..<(isSmall ? 9 : 7), using: &random) {
    case 0: return (compare(number, .greater, middle, &random), false)
    case 1: return (compare(number, .lessOrEqual, middle, &random), true)
    case 2: return (compare(number, .less, middle + 1, &random), true)
    case 3: return (compare(number, .greaterOrEqual, middle + 1, &random), false)
    case 4:
      return (
        Predicate(
          "\(number.sql) BETWEEN \(range.lowerBound) AND \(middle)",
          number.value.map { $0 >= range.lowerBound && $0 <= middle }),
        true
      )
    case 5:
      return (
        Predicate("\(number.sql) NOT BETWEEN 0 AND \(middle)", number.value.map { $0 < 0 || $0 > middle }),
        false
      )
    case 6:
      return (compare(Number(sql: "(\(number.sql))", value: number.value), .greater, middle, &random), false)
    case 7:
      let half = (range.lowerBound...middle).shuffled(using: &random)
      return (
        Predicate(
          "\(number.sql) IN (\(half.map(String.init).joined(separator: ",")))",
          number.value.map(half.contains)),
        true
      )
    default:
      let half = Array(range.lowerBound...middle)
      return (
        Predicate(
          "\(number.sql) NOT IN (\(half.map(String.init).joined(separator: ",")))",
          number.value.map { !half.contains($0) }),
        false
      )
    }
  }

  /// Some question about a number.
  static func about(_ number: Number, _ random: inout SplitMix) -> Predicate {
    let value = number.value ?? 80
    let near = value + Int.random(in: -2...2, using: &random)
    let constant =
      [near, value, Int.random(in: 32...127, using: &random), 127, 128, 14_844_051, 0, 1]
      .randomElement(using: &random) ?? 64
    switch Int.random(in: 0..<12, using: &random) {
    case 0..<4:
      let comparison = Comparison.allCases.randomElement(using: &random) ?? .greater
      return compare(number, comparison, constant, &random)
    case 4:
      let bit = Int.random(in: 0..<8, using: &random)
      return Predicate(
        "\(number.sql)&\(1 << bit)", number.value.map { $0 & 1 << bit != 0 }, isOneOrZero: false)
    case 5:
      let bit = Int.random(in: 0..<8, using: &random)
      return Predicate("(\(number.sql)>>\(bit))&1=1", number.value.map { $0 >> bit & 1 == 1 })
    case 6:
      let bit = Int.random(in: 0..<8, using: &random)
      return Predicate("(\(number.sql) & \(1 << bit))<>0", number.value.map { $0 & 1 << bit != 0 })
    case 7:
      let mask = [3, 15, 112].randomElement(using: &random) ?? 1
      return Predicate(
        "(\(number.sql)|\(mask))=\(value | mask)", number.value.map { $0 | mask == value | mask })
    case 8:
      let (low, high) = (min(near, constant), max(near, constant))
      let isNot = Bool.random(using: &random)
      return Predicate(
        "\(number.sql) \(isNot ? "NOT " : "")BETWEEN \(low) AND \(high)",
        number.value.map { ($0 >= low && $0 <= high) != isNot })
    case 9:
      let members = [near, constant, 65, 97]
      let isNot = Bool.random(using: &random)
      return Predicate(
        "\(number.sql) \(isNot ? "NOT " : "")IN (\(members.map(String.init).joined(separator: ",")))",
        number.value.map { members.contains($0) != isNot })
    case 10:
      let limit = [64, 100, 128].randomElement(using: &random) ?? 64
      return Predicate("(\(number.sql))+0>\(limit)", number.value.map { $0 > limit })
    default:
      return Predicate("\(number.sql)%2=\(value % 2)", number.value.map { $0 % 2 == value % 2 })
    }
  }
}

// MARK: - Wrapped

extension Predicate {
  /// The same question, wrapped as tools and people wrap it. Its answer may be the other way round.
  ///
  /// - Parameters:
  ///   - keepsNull: all forms; else none that makes something true of NULL, which no reader can tell from the value's own.
  ///   - makesNull: forms that yield NULL for what is false.
  func wrapped(_ random: inout SplitMix, keepsNull: Bool, makesNull: Bool) -> Predicate {
    let (sql, answer) = (asOneOrZero.sql, answer)
    return switch Int.random(in: 0..<27, using: &random) {
    case 0: Predicate("(\(sql))", answer)
    case 1: Predicate("NOT (\(sql))", answer.map { !$0 })
    case 2: Predicate("!(\(sql))", answer.map { !$0 })
    case 3: Predicate("NOT NOT (\(sql))", answer)
    case 4: Predicate("((\(sql)) XOR 0)", answer)
    case 5: Predicate("((\(sql)) XOR 1)", answer.map { !$0 })
    case 6: Predicate("IF((\(sql)),1,0)", answer ?? false)
    case 7 where keepsNull: Predicate("IF((\(sql)),0,1)", !(answer ?? false))
    case 8: Predicate("(CASE WHEN (\(sql)) THEN 1 ELSE 0 END)", answer ?? false)
    case 9: Predicate("CASE (\(sql)) WHEN 1 THEN 1 ELSE 0 END", answer ?? false)
    case 10 where makesNull: Predicate("ELT((\(sql)),1)", answer == true ? true : nil)
    case 11: Predicate("ELT(1+(\(sql)),0,1)", answer)
    case 12 where makesNull: Predicate("NULLIF((\(sql)),0)", answer == true ? true : nil)
    case 13: Predicate("IFNULL((\(sql)),0)", answer ?? false)
    case 14: Predicate("COALESCE((\(sql)),0)", answer ?? false)
    case 15: Predicate("1*(\(sql))", answer)
    case 16: Predicate("((\(sql))+0)", answer)
    case 17: Predicate("(1-(\(sql)))", answer.map { !$0 })
    case 18: Predicate("(\(sql))=1", answer)
    case 19: Predicate("(\(sql)) IS TRUE", answer ?? false)
    case 20: Predicate("(\(sql))<>0", answer)
    case 21: Predicate("(SELECT (CASE WHEN (\(sql)) THEN 1 ELSE 0 END))=1", answer ?? false)
    case 22: Predicate("(SELECT IF((\(sql)),1,0))", answer ?? false)
    case 23: Predicate("EXISTS(SELECT 1 FROM DUAL WHERE \(sql))", answer ?? false)
    case 24: Predicate("(\(sql))&1", answer)
    case 25: Predicate("(\(sql)) IN (1)", answer)
    default: asOneOrZero
    }
  }
}
