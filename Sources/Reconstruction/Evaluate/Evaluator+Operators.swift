import SQLSyntax

extension Evaluator {
  func unary(_ op: Operator, _ value: Datum) throws(EvaluationGap) -> Datum {
    if value.isNull || value.isUnknown { return value }
    switch op {
    case .binary, .plus: return value
    case .not:
      guard let holds = value.isTrue else { return .null }
      return derived(.truth(!holds), [value])
    case .negate:
      if let integer = value.integer { return derived(.integer(0 &- integer), [value]) }
      return value
    case .complement:
      guard let integer = value.integer else { return .unknown }
      return derived(.integer(~integer), [value])
    default: throw gap("\(op)")
    }
  }

  func binary(_ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    let op = tree.nodes[index].op
    let left = try operand(index, 0, scope)
    switch op {
    case .and:
      if left.isTrue == false { return .truth(false) }
      let right = try operand(index, 1, scope)
      if right.isTrue == false { return .truth(false) }
      return both(left, right) ?? derived(.truth(true), [left, right])
    case .or:
      if left.isTrue == true { return .truth(true) }
      let right = try operand(index, 1, scope)
      if right.isTrue == true { return .truth(true) }
      return both(left, right) ?? derived(.truth(false), [left, right])
    default: break
    }
    let right = try operand(index, 1, scope)
    // A server variable compared with itself is true whatever it holds.
    if op == .equal, left.isUnknown, right.isUnknown, isSameText(index) { return .truth(true) }
    return try operate(op, left, right)
  }

  /// An operator that looks at both of its operands, applied to values.
  func operate(_ op: Operator, _ left: Datum, _ right: Datum) throws(EvaluationGap) -> Datum {
    if op == .nullSafeEqual {
      if left.isUnknown || right.isUnknown { return .unknown }
      return derived(
        .truth(left.isNull == right.isNull && (left.isNull || compare(left, right) == 0)), [left, right])
    }
    if let open = both(left, right) { return open }
    switch op {
    case .xor: return derived(.truth(left.isTrue != right.isTrue), [left, right])
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard let order = compare(left, right) else { return .unknown }
      return derived(.truth(Evaluator.holds(op, order)), [left, right])
    case .concatenate:
      return .text((left.bytes ?? []) + (right.bytes ?? []), left.cells + right.cells)
    case .add, .subtract, .multiply, .divide, .integerDivide, .modulo, .bitAnd, .bitOr, .bitXor, .shiftLeft,
      .shiftRight:
      return derived(arithmetic(op, left, right), [left, right])
    default: throw gap("\(op)")
    }
  }

  private static func holds(_ op: Operator, _ order: Int) -> Bool {
    switch op {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    default: order >= 0
    }
  }

  /// NULL or unknown where one side is.
  private func both(_ left: Datum, _ right: Datum) -> Datum? {
    if left.isUnknown || right.isUnknown { return .unknown }
    return left.isNull || right.isNull ? .null : nil
  }

  private func isSameText(_ index: Int) -> Bool {
    let sides = Array(tree.children(of: index))
    return sides.count == 2 && tree.source(of: sides[0]) == tree.source(of: sides[1])
  }

  private func arithmetic(_ op: Operator, _ left: Datum, _ right: Datum) -> Datum {
    if let a = left.integer, let b = right.integer, left.number == Double(a), right.number == Double(b) {
      switch op {
      case .add: return a.addingReportingOverflow(b).overflow ? .null : .integer(a + b)
      case .subtract: return a.subtractingReportingOverflow(b).overflow ? .null : .integer(a - b)
      case .multiply: return a.multipliedReportingOverflow(by: b).overflow ? .null : .integer(a * b)
      case .integerDivide: return quotient(a.dividedReportingOverflow(by: b))
      case .modulo: return quotient(a.remainderReportingOverflow(dividingBy: b))
      case .bitAnd: return .integer(a & b)
      case .bitOr: return .integer(a | b)
      case .bitXor: return .integer(a ^ b)
      case .shiftLeft: return .integer(b >= 64 || b < 0 ? 0 : a << b)
      case .shiftRight:
        return .integer(b >= 64 || b < 0 ? 0 : Int64(bitPattern: UInt64(bitPattern: a) >> UInt64(b)))
      default: break
      }
    }
    // Decimals print with a scale that depends on types which a fragment does not show.
    return .unknown
  }

  /// NULL where MySQL divides by zero, and where the result leaves the 64 bits.
  func quotient(_ result: (partialValue: Int64, overflow: Bool)) -> Datum {
    result.overflow ? .null : .integer(result.partialValue)
  }

  /// The order of two values as MySQL compares them; nil where one is NULL or unknown.
  func compare(_ left: Datum, _ right: Datum) -> Int? {
    if left.isNull || right.isNull || left.isUnknown || right.isUnknown { return nil }
    if left.isNumber || right.isNumber {
      guard let a = left.number, let b = right.number else { return nil }
      return a < b ? -1 : a > b ? 1 : 0
    }
    guard let a = left.bytes, let b = right.bytes, !a.contains(Snapshot.unknownByte),
      !b.contains(Snapshot.unknownByte)
    else { return nil }
    if left.isBinary && right.isBinary {
      return a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
    }
    let (x, y) = (Collation(kind: collation).key(a), Collation(kind: collation).key(b))
    return x == y ? 0 : x < y ? -1 : 1
  }
}
