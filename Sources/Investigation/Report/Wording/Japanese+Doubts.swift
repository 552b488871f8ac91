import Injection
import Reconstruction

extension Japanese {
  func meaning(of grade: Grade) -> String {
    switch grade {
    case .proven: "値そのものが証拠から導かれるか、応答がそれを運んだことが示されるもの"
    case .probable: "要求され、応答がその送出と合致するもの"
    case .possible: "要求され、失敗した形跡がないもの、または証拠に欠落があるもの"
    case .reachable: "要求されていないが、注入箇所から読み出せたもの"
    }
  }

  func note(_ note: ObtainedTable.Note) -> String {
    switch note {
    case .bytesDisagree(let predicted, let observed):
      "応答は \(bytes(observed))で、ダンプからの予測 \(bytes(predicted))と一致しません。"
    case .createdLater(let count): "ダンプのうち \(rows(count))は読み出しの後に作られたため、除きました。"
    case .changedLater(let count): "\(rows(count))は読み出しの後に変更されたため、一部の値は分かりません。"
    case .cutAt(let count): "結果はデータベースにより \(bytes(count))で切られました（group_concat_max_len）。"
    case .notInDump: "この表は、証拠のどのダンプにもありません。"
    case .differsFromDump: "読み取られた値と一致する行がダンプにありません。その後に変更されたか、行が削除されています。"
    case .sizesNotCalibrated: "応答の大きさのモデルを学習できませんでした。送出は確かめられず、否定もできません。"
    case .ambiguousSchema(let schemas): "表の名前は複数のスキーマに当てはまります（\(list(schemas))）。"
    case .notComputed(let why): "攻撃者の問い合わせを計算できませんでした（\(why)）。"
    }
  }

  func partlyKnown(cells: Int, rows: Int) -> String {
    "\(self.rows(rows))の中の \(cells.grouped) 個の値は、一部または全部が分かりません。分からない部分を \u{FFFD} で示します。"
  }

  func gap(_ gap: Gap) -> String {
    let stretch =
      switch (gap.from, gap.to) {
      case (let from?, let to?): "\(moment(from)) から \(moment(to)) まで"
      case (let from?, nil): "\(moment(from)) 以降"
      case (nil, let to?): "\(moment(to)) まで"
      case (nil, nil): "時期不明"
      }
    let items = "証拠 \(list(gap.items.map(String.init)))、\(stretch)："
    switch gap.reason {
    case .damaged(let what): return "\(items)ファイルが壊れているか、途中で終わっています（\(what)）。"
    case .silence: return "\(items)このログには例のない長さで、記録がありません。"
    }
  }

  func unresolved(_ question: Unresolved) -> String {
    let subject = question.subject.isEmpty ? "ファイル" : question.subject
    return
      "\(subject) への問い合わせ \(question.evidence.count.grouped) 回（手法 \(question.technique.rawValue)）。未解析：\(reason(question))"
  }

  private func reason(_ question: Unresolved) -> String {
    question.reason.map { "式を解釈できない（\($0)）" } ?? "どの応答からも回答が分からない"
  }

  func unresolved(_ count: Int) -> String { "攻撃者の問い合わせのうち \(count.grouped) 種類は、解析できていません。" }

  func assumption(_ assumption: Assumption) -> String {
    switch assumption {
    case .logFormat(let item, let words): "証拠 \(item)：\(words)"
    case .logsWithoutZone(let zone): "時間帯の記載がないログは \(zone) として読みました。"
    case .databaseTimes(let zone): "データベースの日時は \(zone) のものとしました。"
    case .sameTraffic(let kept, let others):
      "証拠 \(kept) は \(list(others)) と同じ通信の記録なので、一度だけ数えました。"
    case .overlappingItems(let items, let count):
      "証拠 \(list(items.map(String.init))) は重なっています。重複する要求 \(requests(count))は一度だけ数えました。"
    case .standardInputReadOnce(let item):
      "証拠 \(item) は標準入力から一度しか読めないため、攻撃元のその他の要求は調べていません。"
    case .dumpTakenBack(let item):
      "ダンプ（証拠 \(item)）は攻撃の後に取られたものです。その中の日時が示す変更のほかは、攻撃時の内容を保っているものとしました。"
    }
  }

  func unparsed(item: Int, count: Int, samples: [Int]) -> String {
    let shown = samples.prefix(5).map(String.init)
    return "証拠 \(item)：\(lines(count))\(shown.isEmpty ? "" : "（例：\(list(shown)) 行目）")"
  }

  func leftAside(_ reason: LeftAside.Reason) -> String {
    switch reason {
    case .kind(let name): "この版では読めない種類の証拠（\(name)）"
    case .unrecognised: "ログの行もダンプも含まれていない"
    case .empty: "空のファイル"
    case .binary: "バイナリファイル"
    case .sameTraffic(let item): "証拠 \(item) と同じ通信の記録"
    case .unreadable(let why): "読めない（\(why)）"
    }
  }

  func limits() -> [String] {
    [
      "多くのアクセスログには、POST の本文もクッキーもヘッダーも残りません。そこへの注入は、パス・時刻・大きさにしか現れません。",
      "分かるのは、何が要求され、応答がどれだけの大きさだったかであり、応答の中身ではありません。"
        + "別の経路（盗まれたログイン、Web シェル、管理用ネットワークなど）からの侵入は現れません。",
    ]
  }
}
