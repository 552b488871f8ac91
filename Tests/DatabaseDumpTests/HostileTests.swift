import DatabaseDump
import Testing

@Suite struct `Hostile input` {
  @Test(arguments: 0..<200 as Range<UInt64>) func `random bytes do no harm`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed &+ 1000)
    let bytes = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    _ = try? read(bytes)
    _ = DumpKind.detect(in: bytes.span)
  }

  /// Pieces of SQL in random order reach states that random bytes do not.
  @Test(arguments: 0..<400 as Range<UInt64>) func `random pieces of SQL do no harm, however cut`(
    seed: UInt64
  ) throws {
    let pieces = [
      "INSERT INTO ", "REPLACE ", "`t`", "`u`", "VALUES", "VALUE ", "(", ")", ",", ";", "'", "\"",
      "`", "\\", "\n", " ", "/*", "*/", "/*!50001 ", "/*M!100301 ", "/*!999999\\- ", "--", "-- x\n",
      "#", "-", "/", "*", "CREATE TABLE ", "`a` int", "PRIMARY KEY (`a`)", "ENUM('x'", "DEFAULT ",
      "GENERATED ALWAYS AS (", "NULL", "0x4", "x'4'", "b'1", "_binary ", "1", "COMMENT ",
      "DELIMITER ;;\n", "DELIMITER ;\n", "delimiter //\n", "DROP TABLE `t`;", "USE `s`;",
      "CREATE VIEW `t` AS SELECT 1 AS `a`;", "ALTER TABLE `t` ADD PRIMARY KEY (`a`);",
      "SET NAMES sjis;", "SET sql_mode='NO_BACKSLASH_ESCAPES';", "SET sql_mode=CONCAT(@@sql_mode",
      "\u{83}\u{5C}", "CREATE TABLE `t` (`a` int, `b` int);", "INSERT INTO `t` VALUES (1,'x');\n",
      "mysqldump: ", "CREATE DATABASE `s` CHARSET=latin1;", "LIKE", "CONSTRAINT ", "PARTITION ",
    ]
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = Array("CREATE TABLE `t` (`a` int);\n".utf8)
    for _ in 0..<120 { bytes += Array(pieces[Int.random(in: 0..<pieces.count, using: &generator)].utf8) }
    let whole = try read(bytes)
    #expect(try read(bytes, chunks: [1]) == whole)
    #expect(try read(bytes, chunks: [3, 11, 1, 5]) == whole)
    #expect(try read(bytes, keeping: { _ in false }).rowCounts == whole.rowCounts)
  }

  @Test func `a dump cut off at any byte gives its whole rows, and says that it is cut`() throws {
    let text = #"""
      USE `s`;
      CREATE TABLE `t` (`a` int DEFAULT '1', `b` enum('x)','y') /*!80000 INVISIBLE */, KEY `k` (`a`));
      /*!40000 ALTER TABLE `t` DISABLE KEYS */;
      INSERT INTO `t` (`b`,`a`) VALUES ('x\\''),(',1),(_binary 'y',0x32),
      (NULL,-3.5) -- c
      ;
      DELIMITER ;;
      /*!50003 CREATE TRIGGER `x` BEFORE INSERT ON `t` FOR EACH ROW SET @a=';' */;;
      DELIMITER ;
      INSERT INTO `t` VALUES (NOW(),'z');
      """#
    let bytes = Array(text.utf8)
    let whole = try read(bytes).texts("t")
    #expect(whole.count == 4)
    for end in 8..<bytes.count {
      let dump = try read(Array(bytes[..<end]))
      let rows = dump.texts("t")
      #expect(rows == Array(whole.prefix(rows.count)), "cut at \(end)")
      // Between statements nothing tells a cut; inside one everything does.
      let isBetween = bytes[..<end].last { $0 > 0x20 } == UInt8(ascii: ";")
      #expect(isBetween || dump.problems.count == 1, "cut at \(end)")
    }
  }

  @Test(arguments: [
    "CREATE TABLE `t` (`a` int DEFAULT " + String(repeating: "(", count: 100_000),
    "INSERT INTO `t` VALUES " + String(repeating: "(", count: 100_000),
    "INSERT INTO `t` " + String(repeating: "VALUES ", count: 20_000),
    String(repeating: "/*!50001 ", count: 50_000), String(repeating: "/*", count: 50_000),
    "CREATE TABLE `t` (" + String(repeating: "`a", count: 30_000),
    "INSERT INTO `t` VALUES ('" + String(repeating: "\\'", count: 50_000),
    "SET sql_mode='" + String(repeating: "'',", count: 50_000),
    "CREATE " + String(repeating: "x ", count: 50_000) + ";",
  ]) func `deep nesting and endless quotes end`(text: String) throws {
    let dump = try read("USE `s`;\n" + text)
    #expect(dump.problems.last?.what.hasPrefix("the dump ends inside") ?? text.hasSuffix(";"))
  }

  @Test func `rows of a megabyte are read`() throws {
    let long = String(repeating: #"abc\\\'"#, count: 150_000)
    let dump = try read("CREATE TABLE t (a text);\nINSERT INTO t VALUES ('\(long)'),('\(long)');")
    let meant = Array(String(repeating: #"abc\'"#, count: 150_000).utf8)
    #expect(dump.values("t") == [meant, meant])
  }

  /// Each such value is dropped or decoded in place; were the kept bytes copied for it, this would
  /// take many minutes.
  @Test func `many NULLs and hexadecimal values are read in place`() throws {
    let text = String(repeating: "a", count: 100)
    let rows = String(repeating: "(NULL,0x41,x'42','\(text)'),\n", count: 20_000)
    let dump = try read(
      "CREATE TABLE t (a int, b blob, c blob, d text);\nINSERT INTO t VALUES \(rows)(1,2,3,4);")
    #expect(dump.rowCounts == [20_001])
  }

  @Test func `a statement too long to hold is passed over`() throws {
    let filler = String(repeating: "x", count: 5 << 20)
    let dump = try read(
      "CREATE TABLE a (b int COMMENT '\(filler)');CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);")
    #expect(dump.tables.map(\.name) == ["t"])
    #expect(dump.problems.map(\.line) == [1])
    #expect(dump.texts("t") == [["1"]])
  }

  @Test func `problems beyond the limit are counted`() throws {
    let dump = try read(String(repeating: "INSERT INTO t SET a=1;\n", count: 300) + "USE `s`;")
    #expect(dump.problems.count == DumpProblem.limit)
    #expect(dump.problemsLeftOut == 300 - DumpProblem.limit)
  }
}
