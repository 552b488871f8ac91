extension Site {
  static let menu = [
    "食品 Food", "衣類 Fashion", "雑貨 Living", "本 Books", "雑誌 Magazines", "音楽 Music", "台所 Kitchen", "贈り物 Gifts",
  ]

  static let headText = """
    <!DOCTYPE html>
    <html lang="ja">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="description" content=" online shop">
    <title></title>
    <link rel="stylesheet" href="/static/shop.css?v=20160901">
    <link rel="icon" href="/favicon.ico">
    <script src="/static/jquery-1.12.4.min.js"></script>
    <script src="/static/shop.js?v=20160901"></script>
    </head>
    <body>
    <header>
    <h1><a href="/"></a></h1>
    <form action="search" method="get"><input type="search" name="q" maxlength="100"><button>検索</button></form>
    <nav class="account"><a href="login">ログイン</a> <a href="register">新規会員登録</a> <a href="cart">カート</a></nav>
    </header>
    <nav class="categories">
    <ul>
    </ul>
    </nav>
    <main>

    """

  static let footText = """
    </main>
    <footer>
    <ul>
    <li><a href="/company">会社概要</a></li>
    <li><a href="/privacy">個人情報保護方針</a></li>
    <li><a href="/law">特定商取引法に基づく表記</a></li>
    <li><a href="/help">ヘルプ</a></li>
    <li><a href="/contact">お問い合わせ</a></li>
    </ul>
    <p>&copy; 2016 </p>
    </footer>
    </body>
    </html>

    """

  static let listText = "<ul class=\"items\">\n</ul>\n"
  static let rowText =
    "<li class=\"item\"><a href=\"/item?id=\"><img src=\"/img/.jpg\" alt=\"\" width=\"120\"><span class=\"name\"></span></a><span class=\"price\"> 円</span><span class=\"cat\"></span></li>\n"
  static let detailText =
    "<article><p class=\"code\"></p><h2></h2><img src=\"/img/.jpg\" alt=\"\"><p class=\"price\"> 円</p><p class=\"stock\"></p><div class=\"text\"></div></article>\n"
  static let foundText = "<p class=\"stock yes\">在庫があります。すぐに発送できます。</p>\n"
  static let nothingText = "<p class=\"none\">該当する商品はありません。</p>\n"
  static let echoText = "<h2>「」</h2>\n"
  static let errorText = "<p class=\"error\">Database error: </p>\n"
  static let brokenText = """
    <html>
    <head><title>500 Internal Server Error</title></head>
    <body><h1>Internal Server Error</h1>
    <p>The server encountered an internal error. Please try again later.</p>
    </body></html>

    """
  static let robotsText = "User-agent: *\nDisallow: /cart\nDisallow: /mypage\nCrawl-delay: 5\n"
}
