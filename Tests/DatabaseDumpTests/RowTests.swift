import DatabaseDump
import Testing

@Suite struct `Rows` {
  /// A value as it stands in a dump, and the bytes it means; nil for NULL.
  static let values: [(String, [UInt8]?)] = [
    ("NULL", nil), ("null", nil), ("0", Array("0".utf8)), ("-12.50", Array("-12.50".utf8)),
    ("1.5e-7", Array("1.5e-7".utf8)), ("''", []), ("'a'", Array("a".utf8)),
    (#"'O\'Neil'"#, Array("O'Neil".utf8)), ("'O''Neil'", Array("O'Neil".utf8)),
    (#""a""b'c""#, Array("a\"b'c".utf8)),
    (#"'\0\b\n\r\t\Z\\\'\"\x'"#, [0, 8, 10, 13, 9, 26, 92, 39, 34, 120]),
    (#"'10\% \_'"#, Array(#"10\% \_"#.utf8)), ("'),('", Array("),(".utf8)),
    ("'a;\nb -- c /* d'", Array("a;\nb -- c /* d".utf8)), ("0x4142", [0x41, 0x42]),
    ("0xABC", [0x0A, 0xBC]), ("x'4a4B'", [0x4A, 0x4B]), ("X''", []), ("_binary 'a\\0b'", [97, 0, 98]),
    ("_utf8mb4'é'", Array("é".utf8)), ("_binary 0xFF", [0xFF]), ("b'101'", [5]), ("B'100000001'", [1, 1]),
    ("0b11", [3]), ("n'x'", [120]), ("'a' 'b'", [97, 98]), ("  'a' /* c */ ", [97]),
  ]

  @Test(arguments: values) func `a value means what the server takes it for`(
    written: String, meant: [UInt8]?
  ) throws {
    let dump = try read("CREATE TABLE `t` (`c` blob, `d` int);\nINSERT INTO `t` VALUES (\(written),7);")
    let rows = try #require(dump.rows[0])
    #expect(rows.bytes(row: 0, column: 0).map(Array.init) == meant)
    #expect(rows.bytes(row: 0, column: 1).map(Array.init) == [0x37])
    #expect(dump.problems.isEmpty)
  }

  @Test func `numbers are told from quoted values`() throws {
    let dump = try read("INSERT INTO t (a,b,c) VALUES (1,'1',0x31);")
    let rows = try #require(dump.rows[0])
    var arena: [UInt8] = []
    #expect(rows.cell(row: 0, column: 0, into: &arena) == .bytes(0..<1, isNumber: true))
    #expect(rows.cell(row: 0, column: 1, into: &arena) == .bytes(1..<2, isNumber: false))
    #expect(rows.cell(row: 0, column: 2, into: &arena) == .bytes(2..<3, isNumber: false))
    #expect(arena == Array("111".utf8))
  }

  @Test func `expressions are kept as written`() throws {
    let dump = try read(
      "CREATE TABLE t (a int, b int, c int);\nINSERT INTO t VALUES (NOW(),CONCAT('),','(a'),1 + 2),(TRUE,DEFAULT,'a' COLLATE x);"
    )
    #expect(
      dump.texts("t") == [
        ["‹NOW()›", "‹CONCAT('),','(a')›", "‹1 + 2›"], ["‹TRUE›", "‹absent›", "‹a COLLATE x›"],
      ])
  }

  @Test func `each row knows its line`() throws {
    let dump = try read(
      "CREATE TABLE `t` (\n `a` text\n);\nINSERT INTO `t` VALUES ('x\ny'),\n('z'),('w');\nINSERT INTO `t` VALUES\n('q')\n;"
    )
    let rows = try #require(dump.rows[0])
    #expect((0..<rows.count).map(rows.line) == [4, 6, 6, 8])
    #expect(dump.tables[0].line == 1)
  }

  @Test func `column lists may name other orders, fewer columns, and unknown ones`() throws {
    let dump = try read(
      """
      CREATE TABLE `t` (`a` int, `b` text, `c` int DEFAULT 3);
      INSERT IGNORE INTO `t` (`b`,`a`) VALUES ('one',1),(NULL,2);
      REPLACE INTO `t` (`c`, `a`, `b`) VALUES (9,3,'three');
      INSERT INTO `t` (`A`,`ghost`) VALUES (4,'boo');
      INSERT INTO t () VALUES ();
      """)
    #expect(
      dump.texts("t") == [
        ["1", "one", "‹absent›"], ["2", nil, "‹absent›"], ["3", "three", "9"],
        ["4", "‹absent›", "‹absent›"], ["‹absent›", "‹absent›", "‹absent›"],
      ])
    #expect(dump.rowCounts == [5])
    #expect(
      dump.problems.map(\.description) == [
        "line 4: values for columns that `t` does not have are left out: `ghost`"
      ])
  }

  @Test func `generated columns may be left out with and without a column list`() throws {
    let dump = try read(
      """
      CREATE TABLE `t` (`a` int, `g` int GENERATED ALWAYS AS (`a` * 2) VIRTUAL, `b` int);
      INSERT INTO `t` (`a`, `b`) VALUES (1,2);
      INSERT INTO `t` VALUES (3,4);
      INSERT INTO `t` VALUES (5,10,6);
      """)
    #expect(dump.texts("t") == [["1", "‹absent›", "2"], ["3", "‹absent›", "4"], ["5", "10", "6"]])
  }

  @Test func `rows of the wrong width are counted and reported`() throws {
    let dump = try read(
      "CREATE TABLE t (a int, b int);\nINSERT INTO t VALUES (1,2),\n(3),(4,5,6),(7,8);")
    #expect(dump.texts("t") == [["1", "2"], ["7", "8"]])
    #expect(dump.rowCounts == [4])
    #expect(
      dump.problems.map(\.description) == [
        "line 3: 2 rows of `t` do not have as many values as columns (here 1); they are counted and not kept"
      ])
  }

  @Test func `rows without CREATE TABLE are kept by their column list`() throws {
    let dump = try read(
      "INSERT INTO `s`.`t` (`a`,`b`) VALUES (1,'x');\nINSERT INTO `u` VALUES (1,2,3),(4,5,6);")
    #expect(dump.tables.map(\.isImplied) == [true, true])
    #expect(dump.tables.map(\.schema) == ["s", nil])
    #expect(dump.tables[0].columns.map(\.name) == ["a", "b"])
    #expect(dump.tables[1].columns.isEmpty)
    #expect(dump.texts("u") == [["1", "2", "3"], ["4", "5", "6"]])
    #expect(
      dump.problems.map(\.description) == [
        "line 1: rows of `t`, which the dump does not create; its columns are those of the rows",
        "line 2: rows of `u`, which the dump does not create; its columns are unknown",
      ])
  }

  @Test func `tables not asked for are counted only`() throws {
    let dump = try read(
      """
      CREATE TABLE a (x text); CREATE TABLE b (x text);
      INSERT INTO a VALUES ('(),\\'('),(_binary 'x'),(0xFF),(NULL),(f(1,'2')); INSERT INTO b VALUES ('y');
      """, keeping: { $0.name == "b" })
    #expect(dump.rowCounts == [5, 1])
    #expect(dump.rows[0] == nil)
    #expect(dump.texts("b") == [["y"]])
  }

  @Test func `what follows the tuples is passed over`() throws {
    let dump = try read(
      """
      CREATE TABLE t (a int);
      INSERT INTO t VALUES (1),(2) ON DUPLICATE KEY UPDATE a=VALUES(a), a='(9)';
      INSERT INTO t VALUES /* none, (0) */ (3) # (4)
      ,(5) -- (6)
      ;
      insert into t select 7; INSERT INTO t SET a=8;
      """)
    #expect(dump.texts("t") == [["1"], ["2"], ["3"], ["5"]])
    #expect(dump.problems.map(\.line) == [6, 6])
  }

  @Test func `without backslash escapes a backslash is itself`() throws {
    let dump = try read(
      #"""
      CREATE TABLE t (a text);
      /*!50003 SET @saved_sql_mode = @@sql_mode */ ;
      /*!50003 SET sql_mode = 'STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES' */ ;
      INSERT INTO t VALUES ('a\'),('b''c\n');
      /*!50003 SET sql_mode = @saved_sql_mode */ ;
      INSERT INTO t VALUES ('a\'),(');
      """#)
    #expect(dump.texts("t") == [["a\\"], ["b'c\\n"], ["a'),("]])
  }

  @Test func `under ANSI_QUOTES names are quoted by double quotes`() throws {
    let dump = try read(
      #"""
      /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO,ANSI_QUOTES' */;
      CREATE TABLE "a""b\" ("c.d" int, "e" text);
      INSERT INTO "a""b\" VALUES (1,'x');
      INSERT INTO "a""b\" ("e","c.d") VALUES ('y',2);
      """#)
    #expect(dump.texts(#"a"b\"#) == [["1", "x"], ["2", "y"]])
  }

  @Test func `characters that hold a backslash byte are read whole`() throws {
    // 表 and ソ in Shift_JIS end with 0x5C; 0x8F5C is 十.
    var bytes = Array("/*!40101 SET NAMES cp932 */;\nCREATE TABLE t (a text);\nINSERT INTO t VALUES ('".utf8)
    bytes += [0x95, 0x5C] + Array("'),('".utf8) + [0x83, 0x5C, 0x5C, 0x27, 0x8F, 0x5C] + Array("');".utf8)
    for size in [1, 2, 3, 1000] {
      let dump = try read(bytes, chunks: [size])
      #expect(dump.values("t") == [[0x95, 0x5C], [0x83, 0x5C, 0x27, 0x8F, 0x5C]])
      #expect(dump.characterSet == "cp932")
    }
  }

  /// Values that are packed in special ways, and some that look like them.
  static let packed = [
    "0", "7", "00", "007", "255", "256", "65536", "999999999999999999", "1000000000000000000", "-1", "1.50",
    "1e5",
    "'2016-12-23 04:05:06'", "'0000-00-00 00:00:00'", "'2016-99-23 04:05:06'", "'2016-12-23 04:05:6x'",
    "'2016-12-23T04:05:06'", "'9999-12-31 23:59:59'", "'123456789012345678 '", "''", "NULL", "DEFAULT",
    "'" + String(repeating: "x", count: 159) + "'", "'" + String(repeating: "y", count: 160) + "'",
    "'" + String(repeating: "z", count: 70_000) + "'", "1" + String(repeating: "0", count: 40),
  ]

  @Test func `values come back from their packing as they were`() throws {
    let rows = Self.packed.map { "(\($0),'\(String(repeating: "k", count: 3))',\($0))" }
    let text =
      "CREATE TABLE `t` (`a` text, `b` text, `c` text);\nINSERT INTO `t` VALUES "
      + rows.joined(separator: ",\n") + ";\n"
    let expected: [String?] = Self.packed.map { value in
      switch value {
      case "NULL": nil
      case "DEFAULT": "‹absent›"
      default: value.replacing("'", with: "")
      }
    }
    for keepsAll in [true, false] {
      var reader = DumpReader(columns: { keepsAll ? Array($0.columns.indices) : [2] })
      try reader.consume(Array(text.utf8).span, firstLine: 1)
      let dump = try reader.finish()
      #expect(dump.texts("t").map { $0[2] } == expected)
      #expect(dump.texts("t").map { $0[0] } == (keepsAll ? expected : expected.map { _ in "‹absent›" }))
      let kept = try #require(dump.rows[0])
      #expect(kept.keeps(column: 1) == keepsAll)
      #expect((0..<kept.count).map(kept.line) == Array(2..<(2 + kept.count)))
    }
  }
}
