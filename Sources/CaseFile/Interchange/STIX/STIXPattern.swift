/// Patterns of indicators (STIX 2.1, section 9).
enum STIXPattern {
  static func address(_ address: Indicator.Address) -> String {
    switch address {
    case .ipv4(let text): "[ipv4-addr:value = \(literal(text))]"
    case .ipv6(let text): "[ipv6-addr:value = \(literal(text))]"
    }
  }

  /// Requests of a program that names itself so, from the addresses that it was seen with: browsers' names, which
  /// attackers borrow, accuse nobody.
  static func userAgent(_ agent: String, from addresses: [Indicator.Address]) -> String {
    "[\(source(addresses)) AND \(header("User-Agent")) = \(literal(agent))]"
  }

  /// Requests from these addresses to what was attacked. Others ask for the same pages innocently.
  static func target(_ target: Indicator.Target, from addresses: [Indicator.Address]) -> String {
    var terms = [source(addresses), "\(request("request_method")) = \(literal(target.method.lowercased()))"]
    let path = target.path.split(separator: "{}", omittingEmptySubsequences: false).joined(separator: "%")
    terms.append("\(request("request_value")) LIKE \(literal(path + "%"))")
    if let host = target.host { terms.append("\(header("Host")) = \(literal(host))") }
    return "[\(terms.joined(separator: " AND "))]"
  }

  private static func source(_ addresses: [Indicator.Address]) -> String {
    let list = addresses.map { literal($0.text) }
    return list.count == 1
      ? "network-traffic:src_ref.value = \(list[0])"
      : "network-traffic:src_ref.value IN (\(list.joined(separator: ", ")))"
  }

  private static func request(_ property: String) -> String {
    "network-traffic:extensions.'http-request-ext'.\(property)"
  }

  private static func header(_ name: String) -> String { request("request_header.\(literal(name))") }

  /// A string constant: quote and backslash are escaped (section 9.4.1).
  private static func literal(_ text: String) -> String {
    var result = "'"
    for character in text.unicodeScalars {
      if character == "'" || character == "\\" { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result + "'"
  }
}
