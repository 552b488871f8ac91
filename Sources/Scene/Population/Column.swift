/// A column of a population: its name and what it holds.
struct Column {
  let name: String
  let kind: ColumnKind
}

/// What a column holds.
enum ColumnKind: String, CaseIterable {
  case id, loginId, email, passwordHash, secretQuestion, secretAnswer, name, kana, gender, birthDate, postal,
    address, phone, country, language, bankName, bankAccount, bankHolder, points, createdAt, updatedAt,
    withdrawnAt

  /// How MariaDB declares it.
  var type: String {
    switch self {
    case .id: "int(11) NOT NULL AUTO_INCREMENT"
    case .loginId: "varchar(40) NOT NULL"
    case .email: "varchar(190) NOT NULL"
    case .passwordHash: "char(40) NOT NULL"
    case .secretQuestion, .secretAnswer: "varchar(120) NOT NULL"
    case .name, .kana, .bankName, .bankHolder: "varchar(100) NOT NULL"
    case .gender: "char(1) DEFAULT NULL"
    case .birthDate: "date DEFAULT NULL"
    case .postal: "varchar(12) NOT NULL"
    case .address: "varchar(200) NOT NULL"
    case .phone, .bankAccount: "varchar(30) NOT NULL"
    case .country, .language: "char(2) NOT NULL"
    case .points: "int(11) NOT NULL DEFAULT 0"
    case .createdAt, .updatedAt: "datetime NOT NULL"
    case .withdrawnAt: "datetime DEFAULT NULL"
    }
  }

  var isNumber: Bool { self == .id || self == .points }

  /// The data map's class of it.
  var dataClass: String {
    switch self {
    case .id: "memberId"
    case .loginId: "username"
    case .passwordHash: "password.hashed"
    case .kana: "name.kana"
    case .postal: "address.postal"
    case .bankName: "bank.name"
    case .bankAccount: "bank.account"
    case .bankHolder: "bank.holder"
    case .createdAt, .updatedAt, .withdrawnAt: "date"
    default: rawValue
    }
  }

  /// The data map's name for it among a population's fields.
  var field: String? {
    switch self {
    case .email, .name, .country, .language, .createdAt, .withdrawnAt: rawValue
    default: nil
    }
  }
}
