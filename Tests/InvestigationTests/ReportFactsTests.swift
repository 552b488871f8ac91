import Injection
import Reconstruction
import Testing

@testable import Investigation

@Suite struct ReportFactsTests {
  @Test(
    arguments: [
      (0, 0, "1970-01-01T00:00:00+00:00"), (1_482_464_100, 32400, "2016-12-23T12:35:00+09:00"),
      (951_782_400, 0, "2000-02-29T00:00:00+00:00"), (-1, -3600, "1969-12-31T22:59:59-01:00"),
      (1_704_067_199, 19800, "2024-01-01T05:29:59+05:30"),
    ] as [(Int64, Int, String)])
  func `Times are told in their own zone`(_ seconds: Int64, _ offset: Int, _ text: String) {
    #expect(Moment(seconds: seconds, utcOffset: offset).iso8601 == text)
  }

  @Test func `The seed's exfiltration, 23 to 27 December, touches five days`() {
    let window = Window(kind: .exfiltration, from: ReportSample.at(0), to: ReportSample.at(4 * 86400 - 3600))
    #expect(window.days == 5)
  }

  @Test func `Windows span the attack, and what went out`() {
    let windows = ReportSample.taken.findings.windows
    #expect(windows.map(\.kind) == [.trace, .exfiltration])
    #expect(windows[1].from == ReportSample.at(600))
    #expect(windows[1].to == ReportSample.at(349_995))
    #expect(ReportSample.failed.findings.windows.map(\.kind) == [.trace])
    #expect(ReportSample.nothing.findings.windows.isEmpty)
  }

  @Test func `An outcome is as strong as the best that was obtained`() {
    #expect(ReportSample.taken.findings.outcome == .dataTaken)
    #expect(ReportSample.failed.findings.outcome == .attemptsOnly)
    #expect(ReportSample.nothing.findings.outcome == .noAttack)
    #expect(Findings().outcome == .noLogs)
    var findings = ReportSample.failed.findings
    findings.reconstruction.points[0].succeeded = true
    #expect(findings.outcome == .holeWorks)
    findings.reconstruction.enumerated.tables = ["members"]
    #expect(findings.outcome == .structureOnly)
    var table = ObtainedTable(
      schema: nil, table: "members", columns: ["id"], extent: .rows, first: ReportSample.at(0),
      last: ReportSample.at(0))
    findings.reconstruction.obtained = [table]
    #expect(findings.outcome == .dataPossible)
    #expect(findings.answers.uncountedTables == ["members"])
    table.rowsAtMost = 0
    findings.reconstruction.obtained = [table]
    #expect(findings.outcome == .structureOnly)
    table.rowsAtMost = 10
    findings.reconstruction.obtained = [table]
    #expect(findings.outcome == .dataPossible)
    #expect(findings.takenTables[0].atMost == 10)
  }

  @Test func `A row read through two sets of columns counts once, at its best grade`() {
    var findings = ReportSample.taken.findings
    var again = findings.reconstruction.obtained[0]
    again.columns = ["id", "address"]
    again.rows = again.rows.map {
      var row = $0
      row.grade = .probable
      return row
    }
    findings.reconstruction.obtained = [findings.reconstruction.obtained[0], again]
    #expect(findings.tally == Tally(proven: 2, probable: 1, possible: 0))
  }

  @Test(
    arguments: [
      ("password_hash", DataHint.password), ("PASS", .password), ("card_number", .card), ("pan", .card),
      ("eMail", .mail), ("api_token", .secret), ("氏名", .name), ("zip", .address), ("postal_code", .address),
      ("birthday", .birth), ("bank_account_no", .bankAccount), ("tel", .phone), ("company_id", nil),
      ("shipping_fee", nil), ("compass", nil),
    ] as [(String, DataHint?)])
  func `A column's name hints at what it holds`(_ column: String, _ hint: DataHint?) {
    #expect(DataHint(column: column) == hint)
  }

  @Test(
    arguments: [
      (["LANG": "ja_JP.UTF-8"], Language.ja), (["LANG": "ja"], .ja), (["LANG": "C.UTF-8"], .en), ([:], .en),
      (["LC_ALL": "en_US.UTF-8", "LANG": "ja_JP.UTF-8"], .en), (["LC_ALL": "", "LANG": "ja_JP.UTF-8"], .ja),
      (["LANG": "jam_JM"], .en),
    ] as [([String: String], Language)])
  func `The environment chooses the language`(_ environment: [String: String], _ language: Language) {
    #expect(Language(environment: environment) == language)
  }

  @Test(arguments: [
    (0, "less than a second", "1 秒未満"), (61, "1 minute 1 second", "1 分 1 秒"), (7200, "2 hours", "2 時間"),
    (1_051_200, "12 days 4 hours", "12 日 4 時間"),
  ])
  func `Durations are told in their two largest units`(_ seconds: Int, _ english: String, _ japanese: String)
  {
    #expect(English().duration(seconds: seconds) == english)
    #expect(Japanese().duration(seconds: seconds) == japanese)
  }
}
