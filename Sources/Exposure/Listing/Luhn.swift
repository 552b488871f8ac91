/// The check digit that card numbers end in (ISO/IEC 7812-1, annex B).
package enum Luhn {
  /// Whether the last of the digits, each 0 to 9, is the one that those before it ask for.
  package static func fits(_ digits: [Int]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = place.isMultiple(of: 2) ? digit : digit * 2
      sum += value > 9 ? value - 9 : value
    }
    return sum.isMultiple(of: 10)
  }
}
