import SQLSyntax

/// Operations on whole numbers of 64 bits with one side given (MySQL manual, "Arithmetic Operators", "Bit Functions and
/// Operators"). Comparisons yield 1 or 0; nil is NULL.
enum Arithmetic {
  static func function(_ op: Operator, right: Int64) -> ((Int64) -> Int64?)? {
    guard isKnown(op) else { return nil }
    return { result(op, $0, right) }
  }

  static func function(_ op: Operator, left: Int64) -> ((Int64) -> Int64?)? {
    guard isKnown(op) else { return nil }
    return { result(op, left, $0) }
  }

  private static func isKnown(_ op: Operator) -> Bool {
    switch op {
    case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight, .add, .subtract, .multiply, .integerDivide,
      .modulo, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      true
    default: false
    }
  }

  private static func result(_ op: Operator, _ a: Int64, _ b: Int64) -> Int64? {
    switch op {
    case .bitAnd: a & b
    case .bitOr: a | b
    case .bitXor: a ^ b
    case .shiftLeft: b >= 64 || b < 0 ? 0 : a << b
    case .shiftRight: b >= 64 || b < 0 ? 0 : Int64(bitPattern: UInt64(bitPattern: a) >> UInt64(b))
    case .add: a.addingReportingOverflow(b).overflow ? nil : a + b
    case .subtract: a.subtractingReportingOverflow(b).overflow ? nil : a - b
    case .multiply: a.multipliedReportingOverflow(by: b).overflow ? nil : a * b
    case .integerDivide: b == 0 || a == .min && b == -1 ? nil : a / b
    case .modulo: b == 0 || a == .min && b == -1 ? nil : a % b
    case .equal: a == b ? 1 : 0
    case .notEqual: a != b ? 1 : 0
    case .less: a < b ? 1 : 0
    case .lessOrEqual: a <= b ? 1 : 0
    case .greater: a > b ? 1 : 0
    case .greaterOrEqual: a >= b ? 1 : 0
    default: nil
    }
  }
}
