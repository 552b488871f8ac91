import DatabaseDump
import Testing

@Suite struct `Dumps` {
  @Test func `triggers and routines are passed over, whatever stands in them`() throws {
    let dump = try read(
      """
      CREATE TABLE t (a int);
      DELIMITER ;;
      /*!50003 CREATE*/ /*!50017 DEFINER=`r`@`h`*/ /*!50003 TRIGGER `x` BEFORE INSERT ON `t` FOR EACH ROW BEGIN
        -- it's
        /* and "this */
        INSERT INTO t VALUES (1); # don't
        SET @a = ';;', sql_mode = 'NO_BACKSLASH_ESCAPES';
      END */;;
      CREATE PROCEDURE p() BEGIN CREATE TABLE u (b int); INSERT INTO t VALUES (2); END ;;
      DELIMITER ;
      DELIMITER $$
      CREATE FUNCTION f() RETURNS int RETURN 5-3--1 $$
      delimiter //
      CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO /* c */ INSERT INTO t VALUES (3) //
      DELIMITER ;
      INSERT INTO t VALUES (4);
      """)
    #expect(dump.texts("t") == [["4"]])
    #expect(dump.tables.count == 1)
    #expect(dump.problems.isEmpty)
  }

  @Test func `line ends may be CRLF, and a byte order mark may come first`() throws {
    let text = """
      \u{FEFF}-- MySQL dump 10.13  Distrib 5.7.44, for Linux (x86_64)
      --
      -- Host: db1    Database: shop one
      -- ------------------------------------------------------
      -- Server version\t5.7.44-log

      DROP TABLE IF EXISTS `t`;
      CREATE TABLE `t` (
        `a` int(11) NOT NULL
      ) ENGINE=InnoDB;
      DELIMITER ;;
      CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET @a=1; END ;;
      DELIMITER ;
      INSERT INTO `t` VALUES (1),
      (2);
      -- Dump completed on 2020-01-02  3:04:05
      """
    let bytes = Array(text.utf8).flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let dump = try read(bytes)
    #expect(dump.product == .mysql)
    #expect(dump.serverVersion == "5.7.44-log")
    #expect(dump.host == "db1")
    #expect(dump.database == "shop one")
    #expect(dump.tables[0].schema == nil)
    #expect(dump.tables[0].headerDatabase == "shop one")
    #expect(dump.texts("t") == [["1"], ["2"]])
    #expect(dump.rows[0]?.line(1) == 15)
    #expect(!dump.timeZoneIsUTC)
    #expect(dump.problems.isEmpty)
  }

  @Test func `the closing line counts even where the file ends without a line end`() throws {
    for end in ["", "\n"] {
      let dump = try read("CREATE TABLE t (a int);\n-- Dump completed on 2020-01-02  3:04:05" + end)
      #expect(dump.hasEndMark)
      #expect(dump.completedAt == "2020-01-02  3:04:05")
    }
    let dateless = try read("CREATE TABLE t (a int);\n-- Dump completed\n")
    #expect(dateless.hasEndMark && dateless.completedAt == nil)
  }

  @Test func `dumps of several databases keep their tables apart`() throws {
    let dump = try read(
      """
      -- MySQL dump 10.13
      -- Host: h    Database: one
      DROP TABLE IF EXISTS `t`;
      CREATE TABLE `t` (`a` int);
      INSERT INTO `t` VALUES (1);
      -- MySQL dump 10.13
      -- Host: h    Database: two
      DROP TABLE IF EXISTS `t`;
      CREATE TABLE `t` (`a` int, `b` int);
      INSERT INTO `t` VALUES (2,2);
      -- MySQL dump 10.13
      -- Host: h    Database: three
      CREATE DATABASE `three`; USE `three`;
      CREATE TABLE `t` (`a` int);
      INSERT INTO `t` VALUES (3);
      """)
    #expect(dump.tables.map(\.headerDatabase) == ["one", "two", "three"])
    #expect(dump.tables.map(\.schema) == [nil, nil, "three"])
    #expect(dump.rowCounts == [1, 1, 1])
    #expect(dump.tableIndex(schema: "three", name: "t") == 2)
    #expect(dump.tableIndex(schema: nil, name: "t") == nil)
    #expect(dump.problems.isEmpty)
  }

  @Test func `a table created again takes the place of the earlier one`() throws {
    let dump = try read(
      """
      CREATE TABLE `t` (`a` int);
      INSERT INTO `t` VALUES (1),(2);
      CREATE TABLE IF NOT EXISTS `t` (`a` int, `b` int);
      INSERT INTO `t` VALUES (3);
      DROP TABLE IF EXISTS `t`;
      CREATE TABLE `t` (`a` int);
      INSERT INTO `t` VALUES (4);
      """)
    #expect(dump.texts("t") == [["4"]])
    #expect(
      dump.problems.map(\.description) == [
        "line 6: `t` is created again (first on line 1); its 3 earlier rows are left out"
      ])
  }

  @Test func `one statement a row reads like many rows a statement`() throws {
    let single = (1...50).map { "INSERT INTO `t` (`b`, `a`) VALUES ('\($0)',\($0));\n" }.joined()
    let dump = try read("CREATE TABLE `t` (`a` int, `b` text);\n" + single)
    #expect(dump.rowCounts == [50])
    #expect(dump.texts("t").map { $0[0] } == (1...50).map(String.init))
    #expect(dump.rows[0]?.line(49) == 51)
  }

  @Test func `what the dump program said beside the dump is not read as part of it`() throws {
    let dump = try read(
      """
      mysqldump: [Warning] Using a password on the command line isn't secure.
      Warning: A partial dump from a server that has GTID's
      CREATE TABLE `t` (`a` int);
      mysqldump: Couldn't execute 'SHOW CREATE TABLE `u`': denied (1142)
      INSERT INTO `t` VALUES (1);
      """)
    #expect(dump.texts("t") == [["1"]])
    #expect(
      dump.problems.map(\.description) == [
        "line 4: the dump program says: mysqldump: Couldn't execute 'SHOW CREATE TABLE `u`': denied (1142)"
      ])
  }

  @Test(arguments: [
    (
      "INSERT INTO `t` VALUES (1),(2),('abc",
      "line 2: the dump ends inside the rows that start here; rows that are whole are kept"
    ),
    (
      "INSERT INTO `t` VALUES (1),(2)",
      "line 2: the dump ends inside the rows that start here; rows that are whole are kept"
    ),
    (
      "INSERT INTO `t` VALUES (1),(2);\nCREATE TABLE `u` (\n",
      "line 3: the dump ends inside the statement that starts here; it is left out"
    ),
    (
      "INSERT INTO `t` VALUES (1),(2);/*!40000 ALTER",
      "line 2: the dump ends inside the statement that starts here; it is left out"
    ),
  ]) func `a cut dump says where it is cut`(rest: String, problem: String) throws {
    let dump = try read("CREATE TABLE `t` (`a` text);\n" + rest)
    #expect(dump.texts("t") == [["1"], ["2"]])
    #expect(dump.problems.map(\.description) == [problem])
  }

  @Test func `what is no dump is refused`() throws {
    for text in ["", "\n\n", "hello world", "GET / HTTP/1.1\r\n\r\n;;;"] {
      let error = #expect(throws: DumpError.self) { try read(text) }
      #expect(error?.code == .isNotADump)
    }
    let error = #expect(throws: DumpError.self) { try read("hello; world;") }
    #expect(
      error?.description
        == "line 1: no statement of a MySQL or MariaDB dump was found; check that the file is one")
  }
}
