/// Everyday traffic: pages, assets and searches, among them the words that naive filters take for SQL.
struct Visitors {
  private let clients: [[UInt8]]
  private let assets: [[UInt8]]
  private let agents: [[UInt8]]

  private static let words = """
    shoes red wood table select plan union station order by phone drop in or and where group tour having fun insert
    coin update news delete account from paris into water like cats case studies null hypothesis char rock'n'roll
    o'reilly d'artagnan women's l'oreal 50%25 off 1%3D1 c%2B%2B a%26b %E9%9D%B4 caf%C3%A9 m%C3%BCller
    """.split(whereSeparator: \.isWhitespace)
  private static let pages = [
    "/", "/shop/cart", "/account/login", "/blog/how-to-choose", "/api/v2/items", "/robots.txt",
    "/favicon.ico",
    "/checkout/step/2", "/help/contact", "/news/2026/union-station-reopens",
  ].map { Array($0.utf8) }
  private static let dynamic = [
    "/search", "/item", "/shop/list", "/catalog/product", "/user", "/news",
  ].map { Array($0.utf8) }
  private static let referers = [
    "-", "-", "-", "-", "-", "-", "-", "https://www.example.org/", "https://www.example.org/shop/list?page=3",
    "https://www.example.com/search?q=select+shoes+from+paris",
  ].map { Array($0.utf8) }
  private static let statuses = ["301", "302", "304", "403", "404", "500"].map { Array($0.utf8) }

  init(_ random: inout RandomBits) {
    clients = (0..<20_000).map { _ in
      Array("\(random.from(1, 224)).\(random.below(256)).\(random.below(256)).\(random.from(1, 255))".utf8)
    }
    let kinds = ["js", "css", "png", "jpg", "woff2", "svg"]
    assets = (0..<720).map { number in
      Array("/assets/\(String(random.next() >> 24, radix: 16)).\(kinds[number % kinds.count])".utf8)
    }
    agents = (0..<90).map { number in
      let version = 90 + number / 3
      let name =
        switch number % 3 {
        case 0: "(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/\(version).0.0.0"
        case 1: "(X11; Linux x86_64; rv:\(version).0) Gecko/20100101 Firefox/\(version).0"
        default: "(compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
        }
      return Array("Mozilla/5.0 \(name)".utf8)
    }
  }

  /// Writes one request; four in ten have a query.
  func request(at stamp: [UInt8], _ random: inout RandomBits, into line: inout LogLine) {
    line.begin(client: random.pick(clients), stamp: stamp, method: random.perMille(930) ? "GET" : "POST")
    switch random.below(10) {
    case 0..<4:
      line.add(random.pick(Self.dynamic))
      query(&random, into: &line)
    case 4..<8: line.add(random.pick(assets))
    default: line.add(random.pick(Self.pages))
    }
    line.end(
      status: random.perMille(900) ? Array("200".utf8) : random.pick(Self.statuses),
      bytes: random.from(150, 60_000), referer: random.pick(Self.referers), agent: random.pick(agents))
  }

  private func query(_ random: inout RandomBits, into line: inout LogLine) {
    switch random.below(8) {
    case 0, 1: line.add("?id=\(random.below(100_000))")
    case 2, 3, 4:
      line.add("?q=")
      for index in 0..<random.from(1, 6) {
        if index > 0 { line.add("+") }
        line.add(random.pick(Self.words))
      }
      line.add("&page=\(random.below(40))")
    case 5: line.add("?sid=\(String(random.next(), radix: 16))&lang=\(random.pick(["ja", "en", "fr"]))")
    case 6:
      line.add(
        "?price=\(random.below(50))-\(random.from(50, 900))&sort=\(random.pick(["name", "price"]))&dir=asc")
    default:
      line.add("?name=\(random.pick(["Anna", "Conan+O'Brien", "Olga", "Sven"]))")
      line.add("&mail=a\(random.below(999))%40example.org")
    }
  }
}
