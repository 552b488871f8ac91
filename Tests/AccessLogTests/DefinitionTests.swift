import AccessLog
import TestSupport
import Testing

@Suite struct DefinitionTests {
  @Test func `an nginx directive is read as it stands in nginx.conf`() throws {
    let format = try LogFormat(
      """
      log_format  main  '$remote_addr - $remote_user [$time_iso8601] "$request" '
                        '$status $bytes_sent "$http_referer" '
                        "\\"$http_user_agent\\" \\"$http_x_forwarded_for\\" $host "
                        'rt=$request_time uct=$upstream_connect_time c="$http_cookie" ${request_length}b';
      """)
    let line =
      #"::1 - - [2026-11-22T23:15:49+09:00] "POST /a HTTP/2.0" 404 12 "-" "-" "-" shop.example rt=1.250 "#
      + #"uct=0.001, 0.002 c="a=b; c=\x22d\x22" 99b"#
    let reading = try #require(Reading(line, as: format))
    #expect(reading.record.time == 1_795_356_949 && reading.record.utcOffsetSeconds == 32_400)
    #expect(reading.text(\.cookie) == #"a=b; c=\x22d\x22"# && reading.text(\.host) == "shop.example")
    #expect(reading.record.requestMicroseconds == 1_250_000 && format.requestTimeResolution == 1000)
    #expect(reading.referer.isEmpty && reading.userAgent.isEmpty && reading.text(\.forwardedFor).isEmpty)
    #expect(format.timeMeaning == .responseEnd && format.bytesIncludeHeaders && reading.version == "2.0")
  }

  @Test func `an nginx JSON format is a format like any other`() throws {
    let format = try LogFormat(
      #"escape=json '{"t":$msec,"ip":"$remote_addr","m":"$request_method","u":"$request_uri","s":$status,'"#
        + #"'"ua":"$http_user_agent","body":"$request_body","urt":"$upstream_response_time"}'"#)
    let line =
      #"{"t":1795356949.612,"ip":"192.0.2.7","m":"POST","u":"/a?b=\"c\"","s":200,"ua":"x","#
      + #""body":"q=\\\"1\\\"","urt":"0.010, 0.020 : 0.005"}"#
    let reading = try #require(Reading(line, as: format))
    #expect(
      reading.record.time == 1_795_356_949 && reading.record.microseconds == 612_000 && reading.record.hasZone
    )
    #expect(
      reading.target == #"/a?b=\"c\""# && reading.method == "POST" && reading.text(\.body) == #"q=\\\"1\\\""#)
    #expect(reading.record.requestMicroseconds == 35_000)
    #expect(format.escaping == .json)
  }

  @Test(arguments: [
    (
      #"LogFormat "%a %l %u %{begin:%d/%b/%Y:%H:%M:%S}t.%{msec_frac}t %{%z}t \"%m %U%q %H\" %>s %O" timed"#,
      #"192.0.2.7 - - 22/Nov/2026:23:15:49.612 +0900 "GET /a b?c=d HTTP/1.1" 200 5"#, 612_000
    ),
    (#"%{usec}t %h "%r" %>s %B %{ms}T"#, #"1795356949000001 192.0.2.7 "GET /a b?c=d HTTP/1.1" 200 5 17"#, 1),
    (
      #"%{sec}t %h \"%r\" %s %>s %b %T %D"#,
      #"1795356949 192.0.2.7 "GET /a b?c=d HTTP/1.1" 301 200 5 1 17000"#, 0
    ),
    (
      #"%{c}a %a \"%!200,304{User-agent}i\" %t \"%r\" %400,501b %>s"#,
      #"10.0.0.1 192.0.2.7 "x \"y\"" [22/Nov/2026:23:15:49 +0900] "GET /a b?c=d HTTP/1.1" 5 200"#, 0
    ),
    (
      #"%{%Y-%m-%d %I:%M:%S %p %z}t|%h|%m|%U|%q|%>s|%b|%{X-Forwarded-For}i|100%%"#,
      #"2026-11-22 11:15:49 PM +0900|192.0.2.7|GET|/a b|?c=d|200|5|-|100%"#, 0
    ),
  ])
  func `Apache directives and modifiers are understood`(
    _ definition: String, _ line: String, _ fraction: Int32
  ) throws {
    let format = try LogFormat(definition)
    let reading = try #require(Reading(line, as: format))
    #expect(reading.client == "192.0.2.7" && reading.method == "GET")
    #expect(reading.record.time == 1_795_356_949 && reading.record.microseconds == fraction)
    #expect(reading.record.status == 200 && reading.record.bytes == 5)
    #expect(
      reading.record.requestMicroseconds
        == (definition.contains("T") && definition.hasPrefix("%{") && format.requestTimeResolution != nil
          ? 17_000 : -1))
    let query = reading.text(\.separateQuery)
    #expect(reading.target + (query.isEmpty ? "" : "?" + query) == "/a b?c=d")
  }

  @Test func `a header stands in for the client only where the address is not logged`() throws {
    let format = try LogFormat(#"$http_x_forwarded_for - [$time_local] "$request" $status"#)
    let line = #"198.51.100.1, 10.0.0.1 - [22/Nov/2026:23:15:49 +0900] "GET / HTTP/1.1" 200"#
    #expect(try #require(Reading(line, as: format)).client == "198.51.100.1, 10.0.0.1")
  }

  @Test func `a stamp without zone takes the assumed one`() throws {
    let format = try LogFormat(#"%h %{%F %T}t \"%r\" %>s"#)
    let reading = try #require(
      Reading(#"a 2026-11-22 23:15:49 "GET / HTTP/1.1" 200"#, as: format, timeZone: 32_400))
    #expect(reading.record.time == 1_795_356_949 && !reading.record.hasZone)
  }

  static let wrong: [(definition: String, text: String)] = [
    (
      "combinded",
      """
      log format: no fields, and no format of that name
        combinded
        ^
      Name one of: `vhost_combined`, `vhost_combined, with further fields`, \
      `combined + request_time + upstream_response_time`, `combined + request_time`, `combined + Cookie + request_time + upstream_response_time`, `combined + Cookie + request_time`, `combined + Cookie + %D`, `combined + %D`, \
      `combined + %T`, `combined + X-Forwarded-For`, `combined + Cookie`, `combined`, `combined, with further fields`, `common`, `common, with further fields`; \
      or give a definition with $variables (nginx) or %directives (Apache).
      """
    ),
    (
      #"%h %y %t \"%r\""#,
      #"""
      log format: unknown directive %y
        %h %y %t \"%r\"
           ^
      See "Custom Log Formats" in Apache's mod_log_config; write %% for a percent sign.
      """#
    ),
    (
      "%h %t %>s",
      """
      log format: no request
        %h %t %>s
                 ^
      Add %r or %U%q.
      """
    ),
    (
      #"'$remote_addr "$request"'"#,
      #"""
      log format: no complete time
        '$remote_addr "$request"'
                                 ^
      Add $time_local, $time_iso8601 or $msec.
      """#
    ),
    (
      #"%t "%r""#,
      #"""
      log format: no client
        %t "%r"
               ^
      Add %h or %a.
      """#
    ),
    (
      #"$remote_adr [$time_local] "$request""#,
      #"""
      log format: no client, and an unknown variable
        $remote_adr [$time_local] "$request"
        ^
      Did you mean $remote_addr?
      """#
    ),
    (
      #"$remote_addr$remote_user [$time_local] "$request""#,
      #"""
      log format: nothing separates $remote_addr and $remote_user
        $remote_addr$remote_user [$time_local] "$request"
                    ^
      Put a blank, or quotes, between them.
      """#
    ),
    (
      #"%h %{%d/%Q}t \"%r\""#,
      #"""
      log format: unknown conversion in a time pattern
        %h %{%d/%Q}t \"%r\"
                ^
      Understood are %Y %y %m %b %B %d %e %j %H %I %p %M %S %T %R %F %D %z %Z %a %A %s %% and sec, msec, usec, \#
      msec_frac, usec_frac.
      """#
    ),
    (
      "%h %t %{Referer",
      """
      log format: { is not closed
        %h %t %{Referer
               ^
      Close it with } before the directive's letter.
      """
    ),
    (
      "log_format x '$remote_addr'\n  '[$time_local] ;",
      """
      log format: a quote is not closed
          '[$time_local] ;
          ^
      Close it with '.
      """
    ),
    (
      "escape=xml '$remote_addr'",
      """
      log format: unknown escaping
        escape=xml '$remote_addr'
        ^
      nginx knows escape=default, escape=json and escape=none.
      """
    ),
    (
      "%h %t %r %",
      """
      log format: a % without a directive
        %h %t %r %
                 ^
      Write %% for a percent sign.
      """
    ),
  ]

  @Test(arguments: wrong)
  func `a wrong definition is refused with place and remedy`(_ definition: String, _ text: String) {
    let error = #expect(throws: LogFormatError.self) { try LogFormat(definition) }
    #expect(error?.description == text)
  }

  @Test func `random definitions never crash`() {
    var random = SplitMix(state: 21)
    let parts = [
      "%", "{", "}", "h", "t", "r", "\"", "\\", "'", "$", "request", "remote_addr", "time_local", " ", "^",
      "%>s", "escape=", ";", "\n", "%%",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in parts.randomElement(using: &random)!
      }.joined()
      do throws(LogFormatError) {
        _ = Reading("a [22/Nov/2026:23:15:49 +0900] \"GET / HTTP/1.1\" 200", as: try LogFormat(text))
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
