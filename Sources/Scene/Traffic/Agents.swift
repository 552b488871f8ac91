/// How browsers and crawlers introduce themselves.
enum Agents {
  static let browsers = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/55.0.2883.87 Safari/537.36",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/54.0.2840.99 Safari/537.36",
    "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
    "Mozilla/5.0 (Windows NT 10.0; WOW64; rv:50.0) Gecko/20100101 Firefox/50.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_12_2) AppleWebKit/602.3.12 (KHTML, like Gecko) Version/10.0.2 Safari/602.3.12",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 10_2 like Mac OS X) AppleWebKit/602.3.12 (KHTML, like Gecko) Version/10.0 Mobile/14C92 Safari/602.1",
    "Mozilla/5.0 (iPad; CPU OS 9_3_5 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13G36 Safari/601.1",
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MTC19V) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/55.0.2883.91 Mobile Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:50.0) Gecko/20100101 Firefox/50.0",
  ]
  static let crawlers = [
    "Mozilla/5.0 (compatible; ExampleBot/2.1; +http://www.example.com/bot.html)",
    "SampleSpider/1.4 (http://crawler.example.org/about)",
    "Mozilla/5.0 (compatible; TestCrawler/7~bl; +http://www.example.net/robot/)",
  ]
  static let scanners = ["Mozilla/5.0 (compatible; Nmap Scripting Engine)", "curl/7.47.0", "-", browsers[0]]
}

/// What visitors look for; some of it looks like SQL and is none.
enum SearchWords {
  static let ordinary = [
    "抹茶", "浴衣 女性", "風呂敷", "magazine back number", "週刊 見本", "gift for my wife", "boots size 27", "tea",
    "Weihnachten", "クリスマス プレゼント", "年末 セール", "calendar 2017", "味噌", "black mug",
  ]
  static let odd = [
    "select shoes or boots", "O'Brien", "rock 'n' roll", "union jack t-shirt", "drop box", "C++ mug; black",
    "order by mail", "salt & pepper", "group gift having 2 items", "50% off", "1+1=2 kids", "it's -- new",
    "from Japan where to buy", "insert coin", "update 2017", "\"green tea\" and 'matcha'", "l'année",
    "<b>sale</b>",
    "1 and 2 or 3 persons", "sleep(8 hours) mask", "null pointer", "count chocula", "D'Angelo & like",
  ]
}
