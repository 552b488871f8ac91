/// Innocent traffic: visitors who come by the hour of the day, crawlers, and passing scanners.
///
/// Memory holds those who are on the site at the moment, not the lines they leave.
final class Visitors: HitSource {
  private struct Guest {
    let number: Int
    var chance: Chance
    let address: String
    let agent: String
    let site: Int
    var pagesLeft: Int
    let isCrawler: Bool
    var referrer: String
    var assetsLeft = 0
  }

  private let sites: [Site]
  private let plan: Scenario.TrafficPlan
  private let seed: UInt64
  private let lines: Int
  private let clock: Clock
  private let words: [String]
  private let firstAttack: Instant?
  private var timeline = Timeline<Guest>()
  private var minute: Int64
  private var arrived = 0
  private var owed = 0

  /// A guest's lines on average, in hundredths: pages, and what the first page brings along.
  private static let linesPerGuest = 914
  private static let linesPerCrawler = 1350
  /// How busy the hours of a day are.
  private static let hours = [
    14, 9, 6, 4, 3, 4, 8, 15, 24, 30, 33, 35, 40, 36, 34, 34, 35, 37, 40, 44, 50, 54, 44, 27,
  ]

  init(_ scenario: Scenario, sites: [Site], lines: Int, clock: Clock) {
    self.sites = sites
    plan = scenario.traffic
    seed = scenario.seed
    self.lines = lines
    self.clock = clock
    words = SearchWords.ordinary + plan.searches
    firstAttack = scenario.steps.map(\.at).min()
    minute = plan.from.seconds / 60
    addScanners()
    fill()
  }

  var next: Instant? { timeline.first }

  func take() -> Hit? {
    guard let (at, guest) = timeline.take() else { return nil }
    var following = guest
    let hit = request(of: &following, at: at)
    fill()
    return hit
  }

  // MARK: - Arrivals

  /// Lets guests arrive until the next request is certain.
  private func fill() {
    let end = plan.to.seconds / 60
    while minute < end, timeline.first.map({ $0.seconds >= minute * 60 }) ?? true {
      let start = Instant(seconds: minute * 60)
      let weight = Visitors.hours[Int(clock.civil(start).hour)]
      let minutes = Int(end - plan.from.seconds / 60)
      // All lines, spread by the hours' weights; what is left over is owed to the next minute.
      let perGuest =
        (Visitors.linesPerGuest * (1000 - plan.crawlers) + Visitors.linesPerCrawler * plan.crawlers) / 1000
      let mean = Visitors.hours.reduce(0, +)
      let (high, low) = UInt64(lines * 100).multipliedFullWidth(by: UInt64(weight * 24 * 1000))
      let divisor = UInt64(perGuest * mean * minutes)
      owed += Int(divisor.dividingFullWidth((high, low)).quotient)
      while owed >= 1000 {
        owed -= 1000
        arrive(in: start)
      }
      minute += 1
    }
  }

  private func arrive(in start: Instant) {
    arrived += 1
    var chance = Chance(Chance.seed(seed, 50, arrived))
    let at = start + Int64(chance.below(60))
    let isCrawler = chance.happens(plan.crawlers)
    let number = chance.below(1 << 20)
    timeline.add(
      Guest(
        number: arrived, chance: chance,
        address: isCrawler ? Address.machine(number % 24) : Address.visitor(Chance.seed(seed, 51, arrived)),
        agent: isCrawler ? Agents.crawlers[number % 24 % 3] : Agents.browsers[number % Agents.browsers.count],
        site: number / 7 % sites.count, pagesLeft: isCrawler ? 5 + number % 16 : 1 + number % 7,
        isCrawler: isCrawler,
        referrer: isCrawler
          ? "robots" : "https://www.example.com/search?q=" + Markup.percent(words[number % words.count])),
      at: at)
  }

  /// After the first attack only, so that it is the first trace of one.
  private func addScanners() {
    let from = max(plan.from, firstAttack.map { $0 + 600 } ?? plan.from)
    guard from < plan.to else { return }
    for number in 0..<plan.scanners {
      var chance = Chance(Chance.seed(seed, 52, number))
      let at = from + Int64(chance.below(Int(plan.to.seconds - from.seconds)))
      let agent = chance.pick(Agents.scanners)
      timeline.add(
        Guest(
          number: -1 - number, chance: chance, address: Address.machine(24 * 3 + number % 18), agent: agent,
          site: chance.below(sites.count), pagesLeft: 1 + chance.below(4), isCrawler: false, referrer: "-"),
        at: at)
    }
  }

  // MARK: - Requests

  private func request(of guest: inout Guest, at: Instant) -> Hit {
    let site = sites[guest.site]
    var hit = Hit(at: at, address: guest.address, target: "", bytes: 0, agent: guest.agent)
    if guest.number < 0 {
      scan(&hit, site, &guest.chance)
      guest.pagesLeft -= 1
    } else if guest.referrer == "robots" {
      (hit.target, hit.bytes) = ("/robots.txt", Site.robotsText.utf8.count)
      guest.referrer = "-"
    } else if guest.assetsLeft > 0 {
      asset(&hit, guest)
      guest.assetsLeft -= 1
    } else {
      hit.referrer = guest.referrer
      page(&hit, site, &guest.chance, isCrawler: guest.isCrawler)
      if !guest.isCrawler {
        guest.referrer =
          "http://www.shop.example.jp" + (hit.target.split(separator: "?").first.map(String.init) ?? "/")
        if guest.pagesLeft % 3 == 1 { guest.assetsLeft = 3 }
      }
      guest.pagesLeft -= 1
    }
    hit.microseconds = 900 + hit.bytes / 3 + guest.chance.below(24_000)
    if guest.assetsLeft > 0 {
      timeline.add(guest, at: at)
    } else if guest.pagesLeft > 0 {
      let pause = guest.isCrawler ? 5 + guest.chance.below(6) : 4 + guest.chance.below(80)
      if at + Int64(pause) < plan.to { timeline.add(guest, at: at + Int64(pause)) }
    }
    return hit
  }

  private func asset(_ hit: inout Hit, _ guest: Guest) {
    hit.referrer = guest.referrer
    switch guest.assetsLeft {
    case 3: (hit.target, hit.bytes) = ("/static/shop.css?v=20160901", 18_230)
    case 2: (hit.target, hit.bytes) = ("/static/shop.js?v=20160901", 9_114)
    default: (hit.target, hit.status, hit.bytes) = ("/favicon.ico", 304, 0)
    }
  }

  private func page(_ hit: inout Hit, _ site: Site, _ chance: inout Chance, isCrawler: Bool) {
    switch chance.below(isCrawler ? 70 : 100) {
    case 0..<15: (hit.target, hit.bytes) = (site.path + "/", site.size(content: 3318))
    case 15..<60:
      let page = chance.pick(site.pages)
      let number = 1 + chance.below(page.kind == .list ? Catalogue.categories : site.catalogue.count)
      let value = site.ordinaryValue(page.kind, number)
      hit.target = "\(page.path)?\(page.parameter)=\(value)"
      hit.bytes = site.size(page, value: value, rows: site.ordinaryRows(page.kind, number))
    case 60..<70:
      let number = 1 + chance.below(40)
      (hit.target, hit.bytes) = ("\(site.path)/news?id=\(number)", site.size(content: 400 + number * 37))
    case 70..<86:
      let word = chance.happens(250) ? chance.pick(SearchWords.odd) : chance.pick(words)
      (hit.target, hit.bytes) = ("\(site.path)/search?q=\(Markup.percent(word))", site.search(word))
    case 86..<91:
      (hit.method, hit.target, hit.status) = ("POST", site.path + "/cart", 302)
    case 91..<95:
      (hit.method, hit.target, hit.status) = ("POST", site.path + "/login", 302)
    case 95..<98:
      (hit.target, hit.bytes) = (site.path + "/cart", site.size(content: 512 + chance.below(2000)))
    default: (hit.target, hit.status, hit.bytes) = (site.path + "/old/index.html", 404, 162)
    }
  }

  /// Tries a quote where none does harm.
  private func scan(_ hit: inout Hit, _ site: Site, _ chance: inout Chance) {
    let value = chance.pick(["1'", "1\"", "1 and 1=1", "1'--", "'"])
    hit.target = "\(site.path)/news?id=\(Markup.percent(value))"
    hit.bytes = site.size(content: 437)
  }
}
