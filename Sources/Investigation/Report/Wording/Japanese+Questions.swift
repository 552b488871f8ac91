import Injection
import Reconstruction

extension Japanese {
  func question(_ question: Question) -> String {
    switch question {
    case .ongoing: "攻撃は今も続いているか"
    case .earlier: "最初のログより前に始まっていた可能性はあるか"
    case .elsewhere: "攻撃元はほかに何をしたか"
    case .others: "ほかの者も同じ侵入口を試したか"
    case .preserve: "消える前に何を保全すべきか"
    case .nextHour: "これから 1 時間で何をすべきか"
    }
  }

  func ongoing(_ answer: Answers.Ongoing?) -> String {
    guard let answer else { return "ログに攻撃は見られません。最後の行より後のことは、このログからは分かりません。" }
    let seconds = answer.secondsBeforeLogEnd
    let before = seconds == 0 ? "と同時" : "の \(duration(seconds: seconds))前"
    if answer.isOngoing {
      return "ログの範囲では続いています。最後の攻撃は \(moment(answer.last)) で、ログの終わり\(before)です。"
        + "下の「これから 1 時間」をただちに始めてください。"
    }
    return "このログの範囲では止まっています。最後の攻撃は \(moment(answer.last)) で、ログの終わり"
      + "（\(moment(answer.logEnd))）\(before)です。その後のことは分かりません。最新のログを確かめてください。"
  }

  func earlier(_ answer: Answers.Earlier?) -> String {
    guard let answer else { return "ありえます。最初の行より前の攻撃や、渡されていないログの中の攻撃は、ここには現れません。" }
    let distance = duration(seconds: answer.secondsAfterLogStart)
    if answer.isLikely {
      return "十分にありえます。最初の攻撃は、ログの始まり（\(moment(answer.logStart))）からわずか \(distance)後です。"
        + "それ以前のローテーション済みログ、バックアップやログサーバの写し、プロキシ・WAF・ロードバランサのログを探してください。"
    }
    return "その形跡は見当たりません。ログは \(moment(answer.logStart)) に始まり、最初の攻撃まで \(distance)の間、攻撃がありません。"
      + "否定するには、それ以前のログ、プロキシや WAF のログ、バックアップが必要です。"
  }

  func elsewhere(_ answer: [Answers.Elsewhere], isKnown: Bool) -> String {
    if answer.isEmpty {
      return isKnown ? "このログの中では、ほかに何もしていません。" : "不明です。標準入力のログは一度しか読めません。"
    }
    let total = answer.reduce(0) { $0 + $1.requests }
    return "\(answer.count.grouped) 個のアドレスから、その他の要求が \(requests(total))ありました。"
      + (answer.allSatisfy(\.targets.isEmpty)
        ? "要求の多かったページに、特に目立つものはありません。"
        : "次のものが目立ちます。ログインやアップロードが成功していれば、被害の範囲が広がります。")
  }

  func otherRequests(_ count: Int, notable: Int) -> String {
    "その他の要求 \(requests(count))\(notable == 0 ? "、目立つものなし" : "")"
  }

  func target(_ target: OtherTarget, concerns: [Answers.Concern]) -> String {
    "\(target.method) \(target.path) × \(requests(target.requests))、最後のステータス \(target.lastStatus)"
      + "（\(list(concerns.map(concern)))、\(span(target.first, target.last))）"
  }

  func shared(_ answer: [Answers.SharedHole]) -> String {
    answer.isEmpty ? "いいえ。どの箇所も、一つのアドレスからしか試されていません。" : "はい。次の箇所は、複数のアドレスから試されています。"
  }

  func haul(_ haul: Haul) -> String {
    switch haul {
    case .nothing: "取得なし"
    case .perhaps: "取得の可能性あり"
    case .something: "取得あり"
    }
  }

  func preserve(items: Int) -> String {
    "末尾の一覧の証拠 \(items.grouped) 点を、変更せずに写し、ハッシュ値とともに保管してください。ふつう存在し、今回の証拠にないものは次のとおりです。"
  }

  func source(_ source: Answers.Source) -> String {
    switch source {
    case .rotatedLogs: "前後のローテーション済みアクセスログ・エラーログ（すべての Web サーバとホスト名）"
    case .databaseLogs: "データベースの一般ログ・スロークエリログ・監査ログ・バイナリログ（何が実行されたかを示す）"
    case .databaseDump: "現在のデータベースのダンプ（応答の元になった行を示す）"
    case .applicationLogs: "アプリケーションログ（セッション、ログインを含む）"
    case .proxyLogs: "WAF・リバースプロキシ・CDN・ロードバランサ・ファイアウォールのログ（あれば本文も）"
    case .backups: "最初の痕跡の前後のバックアップ"
    case .memoryAndDisk: "Web サーバとデータベースサーバのメモリとディスクのスナップショット（再起動の前に）"
    }
  }

  func action(_ action: Answers.Action) -> String {
    switch action {
    case .close(let points):
      "侵入口を閉じる（停止または遮断）：\(described(points))。その後、プログラムをプレースホルダ（バインド）に改める。"
    case .check(let points):
      "試みられた箇所に注入できないことを確かめる：\(described(points))。プログラムはプレースホルダ（バインド）に改める。"
    case .block(let clients):
      "\(list(clients, limit: 10)) からの通信を遮断する。アドレスは容易に変えられるため、時間稼ぎにすぎない。"
    case .preserve: "掃除・再起動・ローテーションの前に、上の証拠を保全する。"
    case .reviewRequests(let clients):
      "\(list(clients, limit: 10)) のその他の要求をすべて確かめる（ログイン、管理画面、アップロード）。"
    case .revokeFilePrivilege:
      "アプリケーションのデータベースアカウントから FILE 権限を外し、secure_file_priv を設定する。サーバのファイルが要求されている。"
    case .rotateSecrets(let files, let columns):
      "データベースのパスワードと、アプリケーションの秘密情報を変更する。"
        + (files.isEmpty ? "" : "まず、要求されたファイルの中のもの（\(list(files, limit: 8))）。")
        + (columns.isEmpty ? "" : "\(list(columns, limit: 8)) の中のものも。")
    case .invalidatePasswords(let columns):
      "対象者のパスワードとセッションを無効にする（対象の列：\(list(columns, limit: 8))）。ハッシュ化されていても、時間をかければ破られる。"
    case .callCardCompanies(let columns):
      "カード会社・決済代行会社に連絡する。クレジットカード情報が含まれる可能性がある（\(list(columns, limit: 8))）。"
        + "どの調査会社に依頼すべきか、それまで何に触れてはならないかを確かめる。"
    case .expectPhishing(let columns):
      "自社を装うフィッシングメールに備える。メールアドレスが含まれる（\(list(columns, limit: 8))）。お客様窓口の準備をする。"
    case .prepareReport:
      "個人情報保護の責任者にただちに知らせ、知った時刻を記録する。個人情報保護法のガイドラインでは、速報は概ね 3～5 日以内、"
        + "確報は 30 日以内（不正の目的によるおそれがある場合は 60 日以内）とされている。ほかの法令や契約にはより短い期限がある（GDPR は 72 時間）。"
    case .lookWhereLogsAreBlind:
      "疑いが残るなら、アクセスログに現れないところを確かめる：POST の本文（WAF、アプリケーションログ）、"
        + "データベース自身のログ、ログインの記録、サーバ上で変更されたファイル。"
    }
  }

  func noLegalAdvice() -> String { "期限は目安であり、法的助言ではありません。" }
}
