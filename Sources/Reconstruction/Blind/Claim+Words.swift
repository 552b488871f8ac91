/// Claims as they are put into words.
extension Claim {
  /// What the claim says, made from its sets alone: whoever does the same to the request's text must come to the same.
  var asked: Asked {
    switch self {
    case .test(let test): return test.asked
    case .not(.test(.character(let place, let test))):
      // What a test is no test of stays what it is; only exact ones are turned around.
      if test.whenFalse == test.whenTrue.complement {
        return .character(place, CodeCondition(test.whenFalse))
      }
      return .not(Test.character(place, test).asked)
    case .not(.test(.measure(let measure, let test))):
      return Test.measure(measure, NumberTest(whenTrue: test.whenFalse, whenFalse: test.whenTrue)).asked
    case .not(let inner): return .not(inner.asked)
    case .all(let parts): return Claim.text(of: parts) ?? .all(parts.map(\.asked))
    case .any(let parts): return .any(parts.map(\.asked))
    }
  }

  /// Tests of one character after the other are the comparison with a text.
  private static func text(of parts: [Claim]) -> Asked? {
    var text = String.UnicodeScalarView()
    var start: Int?
    var length: Int64?
    for part in parts {
      switch part {
      case .test(.character(let place, let test)):
        let next = start.map { $0 + text.count } ?? place
        guard length == nil, place == next, let code = test.plain.single, let scalar = Unicode.Scalar(code),
          code != CodeSet.end
        else { return nil }
        start = start ?? place
        text.append(scalar)
      case .test(.measure(.characters, let test)):
        guard length == nil, let count = test.whenTrue.single else { return nil }
        length = count
      default: return nil
      }
    }
    guard let start, !text.isEmpty else { return nil }
    guard let length else { return .holds(String(text), at: start) }
    return start == 1 && length == Int64(text.count) ? .equals(String(text)) : nil
  }
}

extension Test {
  fileprivate var asked: Asked {
    switch self {
    case .character(let place, let test): return .character(place, CodeCondition(test.plain))
    case .measure(.characters, let test): return .length(NumberCondition(test.whenTrue, in: 0...(1 << 40)))
    case .measure(.bytes, let test): return .byteLength(NumberCondition(test.whenTrue, in: 0...(1 << 40)))
    case .measure(.value, let test): return .number(NumberCondition(test.whenTrue, in: NumberTest.universe))
    case .order(let from, let order):
      let text = String(String.UnicodeScalarView(order.text.compactMap(Unicode.Scalar.init)))
      return .comesBefore(text, from: from, orEqual: order.includesEqual)
    case .isNull: return .isNull
    case .exists: return .exists
    }
  }
}

extension CodeCondition {
  /// Sets up to so many members are listed.
  private static let few = 40

  /// The shortest way to say the set.
  public init(_ set: CodeSet) {
    let (count, rest) = (set.count, set.complement)
    if set == .all {
      self = .anything
    } else if let code = set.single {
      self = .equal(code)
    } else if let code = rest.single {
      self = .differs(code)
    } else if count == 0 {
      self = .nothing
    } else if let stretch = CodeCondition.stretch(of: set) {
      self = stretch
    } else if count <= CodeCondition.few {
      self = .oneOf(set.members(limit: CodeCondition.few))
    } else if rest.count <= CodeCondition.few {
      self = .noneOf(rest.members(limit: CodeCondition.few))
    } else {
      self = CodeCondition.bit(of: set) ?? .ranges(set.stretches)
    }
  }

  /// All codes above one, up to one, or between two.
  private static func stretch(of set: CodeSet) -> CodeCondition? {
    let stretches = set.stretches
    guard stretches.count == 1, let low = stretches.first?.lowerBound, let high = stretches.last?.upperBound
    else { return nil }
    if low == 0 { return .atMost(high) }
    if high == 0x10FFFF { return .above(low - 1) }
    return .between(low, high)
  }

  private static func bit(of set: CodeSet) -> CodeCondition? {
    for bit in UInt32(0)..<7 {
      let those = CodeSet((0..<128).filter { $0 & 1 << bit != 0 })
      if set.ascii == those { return .bit(bit, isSet: true) }
      if set.ascii == those.complement.ascii { return .bit(bit, isSet: false) }
    }
    return nil
  }
}

extension CodeSet {
  /// The members as stretches; the surrogates, which no text holds, part none.
  fileprivate var stretches: [ClosedRange<UInt32>] {
    var found: [ClosedRange<UInt32>] = []
    func add(_ range: ClosedRange<UInt32>) {
      let touches = found.last.map { last in
        last.upperBound + 1 == range.lowerBound || last.upperBound == 0xD7FF && range.lowerBound == 0xE000
      }
      if touches == true, let last = found.popLast() {
        found.append(last.lowerBound...range.upperBound)
      } else {
        found.append(range)
      }
    }
    for code in UInt32(0)..<128 where contains(code) { add(code...code) }
    for range in rangesBeyond.ranges { add(UInt32(range.lowerBound)...UInt32(range.upperBound)) }
    return found
  }
}

extension NumberCondition {
  /// The shortest way to say the set.
  ///
  /// - Parameter universe: numbers that come into question at all.
  init(_ set: IntegerSet, in universe: ClosedRange<Int64>) {
    let own = set.intersection(IntegerSet(universe))
    let rest = own.complement(in: universe)
    if rest.isEmpty {
      self = .anything
    } else if let number = own.single {
      self = .equal(number)
    } else if let number = rest.single {
      self = .differs(number)
    } else if own.isEmpty {
      self = .nothing
    } else if own.ranges.count == 1 {
      let range = own.ranges[0]
      if range.lowerBound == universe.lowerBound {
        self = .atMost(range.upperBound)
      } else if range.upperBound == universe.upperBound {
        self = .above(range.lowerBound - 1)
      } else {
        self = .between(range.lowerBound, range.upperBound)
      }
    } else if own.count <= 40 {
      self = .oneOf(own.ranges.flatMap { Array($0) })
    } else {
      self = .ranges(own.ranges)
    }
  }
}
