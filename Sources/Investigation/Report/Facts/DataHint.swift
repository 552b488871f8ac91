/// What a column probably holds, by its name: enough to say what must be done at once. Whose data it is, and of
/// which class, is for the data map to say.
public enum DataHint: String, Sendable, CaseIterable, Comparable {
  case card, password, secret, mail, bankAccount, phone, address, name, birth

  /// Parts of column names, lower case without underscores; the first that fits decides.
  private var parts: [String] {
    switch self {
    case .card: ["cardn", "cardholder", "cardexp", "creditcard", "ccnum", "ccno", "cvv", "cvc", "カード"]
    case .password:
      ["password", "passwd", "passhash", "pwd", "pwhash", "secretquestion", "secretanswer", "パスワード", "暗証"]
    case .secret: ["token", "secret", "apikey", "session", "privatekey", "credential"]
    case .mail: ["mail", "メール"]
    case .bankAccount: ["bank", "accountno", "accountnumber", "iban", "口座"]
    case .phone: ["phone", "telno", "mobile", "電話", "携帯"]
    case .address: ["address", "addr", "postal", "zipcode", "prefecture", "city", "住所", "郵便"]
    case .name:
      ["fullname", "lastname", "firstname", "familyname", "givenname", "kana", "氏名", "姓名", "名前", "カナ"]
    case .birth: ["birth", "生年月日", "誕生"]
    }
  }

  /// Names that say it only when they stand alone.
  private var whole: [String] {
    switch self {
    case .card: ["pan", "card"]
    case .password: ["pass", "pw", "pin"]
    case .secret: ["salt", "key", "otp"]
    case .phone: ["tel", "fax"]
    case .address: ["zip"]
    case .name: ["name", "sei", "mei"]
    case .birth: ["dob"]
    default: []
    }
  }

  /// The hint that a column's name gives; nil where it gives none.
  public init?(column: String) {
    let name = column.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    let found = Self.allCases.first { $0.whole.contains(name) || $0.parts.contains(where: name.contains) }
    guard let found else { return nil }
    self = found
  }

  public static func < (a: DataHint, b: DataHint) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

extension Findings {
  /// Columns of obtained tables that a hint fits, as `table.column`, by hint.
  var hintedColumns: [DataHint: [String]] {
    var result: [DataHint: [String]] = [:]
    for table in takenTables {
      for column in table.columns {
        guard let hint = DataHint(column: column) else { continue }
        result[hint, default: []].append(table.name + "." + column)
      }
    }
    return result
  }
}
