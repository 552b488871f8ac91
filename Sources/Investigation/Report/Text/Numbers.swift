extension Int {
  /// With a comma between thousands, as both languages write it.
  package var grouped: String {
    let digits = String(magnitude)
    var result = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// With leading zeros up to `width` digits.
  package func zeroPadded(_ width: Int) -> String {
    let digits = String(magnitude)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
