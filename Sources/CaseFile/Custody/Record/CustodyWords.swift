import Investigation

/// The sentences of custody records.
struct CustodyWords: Sendable {
  private let isJapanese: Bool

  init(_ language: Language) { isJapanese = language == .ja }

  private func say(_ english: String, _ japanese: String) -> String { isJapanese ? japanese : english }

  func heading(_ item: Int, _ title: String) -> String {
    say("Custody record: item \(item) of “\(title)”", "証拠保管記録：「\(title)」証拠 \(item)")
  }

  var path: String { say("Path when added", "登録時の所在") }
  var pathNow: String { say("Path now", "現在の所在") }
  var sha256: String { "SHA-256" }
  var size: String { say("Size", "容量") }
  var kind: String { say("Kind", "種別") }
  var modified: String { say("Last written", "最終更新日時") }
  var source: String { say("Source system", "取得元システム") }
  var acquiredBy: String { say("Acquired by", "取得者") }
  var acquiredAt: String { say("Acquired at", "取得日時") }
  var method: String { say("Method", "取得方法") }
  var timeZone: String { say("Time zone", "時間帯") }
  var clockOffset: String { say("Clock offset", "時計のずれ") }
  var note: String { say("Note", "備考") }
  var rights: String { say("Rights when added", "登録時の権限") }
  var writable: String { say("the user who added it could write to it", "登録した利用者に書込み権限あり") }
  var readOnly: String { say("the user who added it could only read it", "登録した利用者は読取り専用") }
  var history: String { say("Hands and accesses, in the order of the ledger", "授受および閲覧の履歴（台帳の順）") }
  var date: String { say("Time (UTC)", "日時（UTC）") }
  var who: String { say("Who", "担当者") }
  var what: String { say("What", "内容") }
  var ledger: String { say("Ledger", "台帳") }

  func bytes(_ count: Int) -> String {
    let digits = count.grouped
    return say("\(digits) bytes", "\(digits) バイト")
  }

  func kind(_ kind: String, _ format: String) -> String {
    let word =
      switch kind {
      case "accessLog": say("access log", "アクセスログ")
      case "databaseDump": say("database dump", "データベースのダンプ")
      case "sqlite": say("SQLite database", "SQLite データベース")
      default: say("other file", "その他のファイル")
      }
    return say("\(word) (\(format))", "\(word)（\(format)）")
  }

  /// A time of the ledger as a table has it, to the second.
  func time(_ at: String) -> String { String(at.prefix(19)).replacing("T", with: " ") }

  func offset(_ seconds: Int) -> String {
    switch seconds {
    case 0: say("none", "なし")
    case 1...: say("\(seconds) s ahead of true time", "真の時刻より \(seconds) 秒進み")
    default: say("\(-seconds) s behind true time", "真の時刻より \(-seconds) 秒遅れ")
    }
  }

  func because(_ reason: String) -> String { say(". Reason: \(reason)", "（理由：\(reason)）") }

  func entry(_ number: Int) -> String { say("ledger entry \(number)", "台帳 第\(number)項") }

  func step(_ change: Change, _ item: Int) -> String {
    switch change {
    case .evidenceAdded: return say("Taken into custody", "証拠として登録")
    case .evidenceMoved(let moved):
      return say("Found at \(moved.path), unchanged", "所在を変更（内容は同一）：\(moved.path)")
    case .evidenceHandedOver(let handOver):
      let purpose = handOver.purpose.map { say(", for: \($0)", "、目的：\($0)") } ?? ""
      return say(
        "Handed over by \(handOver.from) to \(handOver.to), \(handOver.at)\(purpose)",
        "\(handOver.from)から\(handOver.to)へ引渡し（\(handOver.at)\(purpose)）")
    case .evidenceRead(let read):
      let fault = read.faults?.first { $0.item == item }
      let result =
        fault.map { fault in
          fault.found.map { say("it was CHANGED: SHA-256 \($0)", "内容の変更を検知：SHA-256 \($0)") }
            ?? say("it was MISSING", "所在不明")
        } ?? say("unchanged", "変更なし")
      return say("Read for: \(purpose(read.purpose)); \(result)", "閲覧（\(purpose(read.purpose))）、\(result)")
    default: return change.kind
    }
  }

  private func purpose(_ purpose: EvidenceRead.Purpose) -> String {
    switch purpose {
    case .investigate: say("investigation", "調査")
    case .why: say("tracing a figure or person", "根拠の照会")
    case .verify: say("verification", "検証")
    case .cards: say("the list of cards at risk", "カード番号一覧の作成")
    case .people: say("the list of people", "対象者一覧の作成")
    }
  }

  func proof(_ fingerprint: String, _ id: String) -> String {
    say(
      "Each step is an entry of the case's ledger, signed with the key \(fingerprint) (case \(id)). tenmatsu verify checks it.",
      "各項目は本件の台帳に記録され、鍵 \(fingerprint) で署名されています（案件番号 \(id)）。tenmatsu verify で検証できます。")
  }

  var given: String { say("Handed over by: date, signature", "引渡者（日付・署名）") }
  var received: String { say("Received by: date, signature", "受領者（日付・署名）") }
}
