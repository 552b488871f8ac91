import Injection
import Reconstruction

/// Japanese, in the words of breach reports and of the PPC's guidelines.
struct Japanese: Wording {
  func label(_ label: Label) -> String {
    switch label {
    case .title: "調査結果"
    case .verdict: "結論"
    case .happened: "何が起きたか"
    case .taken: "何が漏えいしたか"
    case .uncertain: "不確かな点とその理由"
    case .questions: "いま確かめるべきこと"
    case .evidence: "証拠の一覧"
    case .trace: "攻撃の期間"
    case .firstContact: "最初の接触"
    case .exfiltration: "漏えいの期間"
    case .possibleExfiltration: "漏えいしたとすれば"
    case .attackedFrom: "攻撃元"
    case .holes: "侵入口（注入箇所）"
    case .table: "表"
    case .rows: "件数"
    case .total: "合計"
    case .extent: "範囲"
    case .columns: "列"
    case .condition: "条件"
    case .order: "順序"
    case .when: "時期"
    case .responseBytes: "応答量"
    case .samples: "見本"
    case .keys: "主キー"
    case .files: "ファイル"
    case .singleValues: "単独の値"
    case .enumerated: "データベースのカタログから知られた名前"
    case .schemas: "スキーマ"
    case .tables: "表"
    case .catalogueQuestions: "問い合わせ"
    case .grades: "確度"
    case .notes: "注記"
    case .gaps: "証拠の欠落"
    case .unresolved: "解析していない問い合わせ"
    case .assumptions: "前提としたこと"
    case .unparsed: "読めなかった行"
    case .limits: "アクセスログからは分からないこと"
    case .itemHash: "SHA-256"
    case .itemContent: "内容"
    case .leftAside: "使わなかったファイル"
    case .none: "なし"
    case .emptyText: "（空）"
    }
  }

  func grade(_ grade: Grade) -> String {
    switch grade {
    case .proven: "確定"
    case .probable: "推定"
    case .possible: "可能性"
    case .reachable: "到達可能"
    }
  }

  func extent(_ extent: ObtainedTable.Extent) -> String {
    switch extent {
    case .rows: "個別の行"
    case .wholeTable: "表全体"
    case .filtered: "条件つき"
    }
  }

  func hint(_ hint: DataHint) -> String {
    switch hint {
    case .card: "クレジットカード情報"
    case .password: "パスワード"
    case .secret: "トークン・鍵"
    case .mail: "メールアドレス"
    case .bankAccount: "口座情報"
    case .phone: "電話番号"
    case .address: "住所"
    case .name: "氏名"
    case .birth: "生年月日"
    }
  }

  func concern(_ concern: Answers.Concern) -> String {
    switch concern {
    case .sends: "データ送信"
    case .login: "ログイン"
    case .admin: "管理画面"
    case .upload: "アップロード"
    }
  }

  func weekday(_ number: Int) -> String { ["日", "月", "火", "水", "木", "金", "土"][number] }

  func list(_ items: [String]) -> String { items.joined(separator: "、") }
  func entry(_ name: String, _ text: String) -> String { "\(name)：\(text)" }
  func aside(_ text: String) -> String { "（\(text)）" }
  func rows(_ count: Int) -> String { "\(count.grouped) 件" }
  func requests(_ count: Int) -> String { "\(count.grouped) 回" }
  func lines(_ count: Int) -> String { "\(count.grouped) 行" }
  func bytes(_ count: Int) -> String { "\(count.grouped) バイト" }
  func days(_ count: Int) -> String { "延べ \(count.grouped) 日間" }

  func duration(seconds: Int) -> String {
    let units = [(86400, "日"), (3600, "時間"), (60, "分"), (1, "秒")]
    guard let largest = units.firstIndex(where: { seconds >= $0.0 }) else { return "1 秒未満" }
    var rest = seconds
    return units[largest...].prefix(2).compactMap { size, name in
      let number = rest / size
      rest %= size
      return number > 0 ? "\(number.grouped) \(name)" : nil
    }.joined(separator: " ")
  }

  func tally(_ tally: Tally) -> String {
    [Grade.proven, .probable, .possible].filter { tally[$0] > 0 }
      .map { "\(grade($0)) \(tally[$0].grouped) 件" }.joined(separator: "・")
  }

  func span(_ from: String, _ to: String) -> String { "\(from) ～ \(to)" }

  func point(_ point: InjectionPoint) -> String {
    let place =
      switch point.place {
      case .query: "パラメータ \(point.parameter)"
      case .body: "本文パラメータ \(point.parameter)"
      case .path: "パスの第 \(point.parameter) 可変部"
      case .cookie: "クッキー \(point.parameter)"
      case .header: "ヘッダー \(point.parameter)"
      }
    return "\(point.method) \(point.host ?? "")\(point.path) の\(place)"
  }

  func citationsMore(_ count: Int) -> String { "ほか \(count.grouped) か所" }
  func itemsMore(_ count: Int) -> String { "ほか \(count.grouped) 件" }
  func actor(_ number: Int) -> String { "行為者 \(number)" }
}
