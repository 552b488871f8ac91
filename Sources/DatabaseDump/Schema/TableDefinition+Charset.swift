extension TableDefinition {
  /// Fills in what is inherited: the table from its database, text columns from the table.
  ///
  /// `SHOW CREATE TABLE` leaves out a collation that is the character set's default, and
  /// everything that equals the level above. Source: MySQL manual, "Character Sets, Collations".
  mutating func inheritCharset(from database: CharsetDefaults?) {
    let own = CharsetDefaults(charset: charset, collation: collation).completed(by: database)
    charset = own.charset
    collation = own.collation
    for index in columns.indices where columns[index].isText {
      let column = CharsetDefaults(
        charset: columns[index].charset, collation: columns[index].collation
      ).completed(by: own)
      columns[index].charset = column.charset
      columns[index].collation = column.collation
    }
  }
}

/// A character set with a collation, either of which may be unknown.
struct CharsetDefaults: Sendable, Equatable {
  var charset: String?
  var collation: String?

  /// Each half derived from the other, or both taken from the level above where neither is given.
  func completed(by above: CharsetDefaults?) -> CharsetDefaults {
    if charset == nil, collation == nil { return above ?? self }
    return CharsetDefaults(
      charset: charset ?? collation.map { String($0.prefix { $0 != "_" }) },
      collation: collation ?? charset.flatMap(Self.defaultCollation))
  }

  /// The collation that a character set has when none is named (`SHOW CHARACTER SET`).
  ///
  /// Servers whose default for utf8mb4 is another one always write it out.
  static func defaultCollation(of charset: String) -> String? {
    switch charset {
    case "binary": "binary"
    case "latin1": "latin1_swedish_ci"
    case "swe7": "swe7_swedish_ci"
    case "latin5": "latin5_turkish_ci"
    case "tis620": "tis620_thai_ci"
    case "cp850", "cp852", "cp866", "cp1250", "cp1251", "cp1256", "cp1257", "latin2", "latin7",
      "greek", "hebrew", "koi8r", "koi8u", "ascii", "macce", "macroman", "keybcs2", "armscii8",
      "utf8", "utf8mb3", "utf8mb4", "ucs2", "utf16", "utf16le", "utf32":
      charset + "_general_ci"
    case "sjis", "cp932", "ujis", "eucjpms": charset + "_japanese_ci"
    case "big5", "gb2312", "gbk", "gb18030": charset + "_chinese_ci"
    case "euckr": "euckr_korean_ci"
    case "geostd8": "geostd8_general_ci"
    case "dec8": "dec8_swedish_ci"
    case "hp8": "hp8_english_ci"
    default: nil
    }
  }
}
