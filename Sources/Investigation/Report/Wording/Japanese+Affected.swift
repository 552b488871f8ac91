import Exposure
import Reconstruction
import YAMLText

extension Japanese {
  func word(_ label: AffectedLabel) -> String {
    switch label {
    case .heading: "流出の概要"
    case .group: "対象"
    case .records: "件数"
    case .people: "人数"
    case .cause: "原因"
    case .firstTrace: "最初の形跡"
    case .wentOut: "流出した時期"
    case .entered: "入力の時期"
    case .atRisk: "危険のあった期間"
    case .classes: "項目別"
    case .countries: "国・地域別"
    case .unknownCountry: "不明"
    case .notes: "数字についての注記"
    case .lines: "証拠の行"
    }
  }

  func maximum(_ counts: Counts) -> String {
    "最大 \(records(counts.records.maximum))（\(people(counts.people.maximum))）。内訳は\(tally(counts.records))。"
  }

  func people(_ count: Int) -> String { "\(count.grouped) 名" }
  func records(_ count: Int) -> String { "\(count.grouped) 件" }
  func sum(_ parts: [Int]) -> String { parts.map(\.grouped).joined(separator: "＋") }
  func text(_ text: BilingualText) -> String { text.japanese }
  func nobody() -> String { "証拠とデータマップから見るかぎり、個人の情報は取得されていません。" }

  func addedUp(_ records: Int) -> String { "内訳の単純合計は \(self.records(records))。" }

  func origin(_ origin: ExposureOrigin) -> String {
    switch origin {
    case .table(let name): "表 \(name) から読み出し"
    case .file(let path): "ファイル \(path) の読み出し"
    case .capture: "データマップに示す期間内の入力"
    case .gap: "証拠が欠けている間に読まれたおそれ"
    case .unresolved: "解析できなかった問い合わせで読まれたおそれ"
    }
  }

  func askForPerson(_ examples: [String]) -> String { "個々の方についても同じように尋ねられます：\(list(examples))" }
  func notAffected(_ record: String) -> String { "\(record) の情報は、証拠から見るかぎり取得されていません。" }
  func citeForAll() -> String { "はじめの数行です。すべての行は --cite DIR で位置とハッシュ値とともに書き出せます。" }
  func withdrawn() -> String { "退会済みの方です。" }
  func notInPopulation() -> String { "写しを取った時点の名簿にありません（すでに削除されたか、取得された内容だけから知られる方です）。" }

  func whatLeaked(_ classes: [(name: String, grade: Grade)]) -> String {
    "対象の情報：" + list(classes.map { $0.name + aside(grade($0.grade)) })
  }

  func place(item: Int, path: String, line: Int, offset: Int, sha256: String) -> String {
    "[\(item):\(line)] \(path) の \(line.grouped) 行目、先頭から \(offset.grouped) バイト、SHA-256 \(sha256)"
  }

  func length(_ seconds: Int) -> String {
    guard seconds >= 3_600, seconds < 100 * 3_600 else { return duration(seconds: seconds) }
    let minutes = seconds / 60 % 60
    return "\((seconds / 3_600).grouped) 時間" + (minutes > 0 ? " \(minutes) 分" : "")
  }
  func injection() -> String { "SQL インジェクション：" }

  func note(_ note: ExposureNote) -> String {
    switch note {
    case .unmappedTable(let schema, let table, let rows):
      "\(schema.map { $0 + "." } ?? "")\(table) が読まれましたが（\(self.rows(rows))）、データマップに記載がありません。人数に含めていません。"
    case .unmappedColumns(let table, let columns):
      "\(table)：データマップに分類のない列が読まれました：\(list(columns))。"
    case .unmappedFile(let path): "\(path) が読まれましたが、データマップに記載がありません。人数に含めていません。"
    case .createdLater(let population, let records):
      "\(population)：読み出しの後に登録された \(self.records(records))は対象外です。"
    case .notInPopulation(let population, let records):
      "\(population)：取得された \(self.records(records))が、写しを取った時点の名簿にありません（すでに削除されたか、特定できないもの）。件数に含めています。"
    case .writtenLater(let file, let records):
      "\(file)：読み出しの後に書かれた、または読み出されたバイト数より後ろにある \(self.records(records))は対象外です。"
    case .copyTooShort(let file, let copy, let read):
      "\(file)：\(bytes(read))が読み出されましたが、写しは \(bytes(copy))しかありません。その後ろに何があったかは分かりません。"
    case .unparsedLines(let file, let lines): "\(file)：\(self.lines(lines))を記録として読めませんでした。"
    case .personNotFound(let store, let records):
      "\(store)：どの名簿にもない人の記録が \(self.records(records))あります。件数に含めています。"
    case .widenedByGap(let from, let to, let records):
      "侵入の期間中に証拠の欠落があります（\(to.map { span(moment(from), moment($0)) } ?? moment(from) + " 以降")）。"
        + "その間に読まれたおそれのある \(self.records(records))を「可能性」として数えています。"
    case .widenedByUnresolved(let table, let records):
      "\(table)：解析できなかった問い合わせがあります。それで読まれたおそれのある \(self.records(records))を「可能性」として数えています。"
    case .widenedByBytes(let table, let records):
      "\(table)：応答のバイト数からは、さらに \(self.records(records))が出たおそれがあり、「可能性」として数えています。"
    case .widenedByUncounted(let table, let records):
      "\(table)：何件出たかを示すものがないため、\(self.records(records))を「可能性」として数えています。"
    case .ambiguousTable(let table):
      "\(table)：この名前の表がデータマップに複数あるため、それぞれで「可能性」として数えています。"
    case .notASubset(let set, let superset, let records):
      "\(set)：\(self.records(records))が、含まれるはずの \(superset) に含まれていません。"
    case .exposedBeforeTrace(let set, let seconds):
      "\(set)：最後の入力は、最初の形跡より \(duration(seconds: seconds))前です。記録していたものは侵入の形跡より前から動いていました。"
        + "自社のログ出力によるものか、このログには現れていない以前の侵入によるものです。"
    case .exposedAfterTrace(let set, let seconds):
      "\(set)：最後の入力は、確認できた最後の侵入の形跡より \(duration(seconds: seconds))後です。"
    }
  }
}
