import DatabaseDump
import Testing

@Suite struct `Table definitions` {
  static let full = #"""
    CREATE DATABASE /*!32312 IF NOT EXISTS*/ `sh``op.x` /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci */;
    USE `sh``op.x`;
    CREATE TABLE `顧客` (
      `id` bigint(20) unsigned zerofill NOT NULL AUTO_INCREMENT COMMENT 'it''s, (a) \'key\'',
      `e``mail` varchar(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'a,b)''c',
      `kind` enum('a','b,)','it''s') DEFAULT 'a',
      `flags` set('x','y') CHARACTER SET latin1 DEFAULT NULL,
      `price` decimal(10,2) DEFAULT -1.50,
      `bits` bit(3) DEFAULT b'101',
      `at` timestamp(3) NOT NULL DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),
      `made` datetime DEFAULT CURRENT_TIMESTAMP,
      `uid` char(36) DEFAULT (uuid()) /*!80023 INVISIBLE */,
      `doc` json DEFAULT NULL CHECK (json_valid(`doc`)),
      `g` varchar(20) GENERATED ALWAYS AS (concat(`kind`,_utf8mb4',)')) STORED COMMENT 'g',
      `h` int(11) AS (`id` + 1) PERSISTENT,
      `body` text COLLATE utf8mb4_bin,
      `ref` int DEFAULT NULL REFERENCES `other` (`id`),
      PRIMARY KEY (`id`,`kind`),
      UNIQUE KEY `mail` (`e``mail`(10) DESC) USING BTREE COMMENT 'k',
      KEY `two` (`price`,`made`),
      KEY `fn` ((lower(`body`)),`id`),
      FULLTEXT KEY `ft` (`body`) /*!50100 WITH PARSER `ngram` */ ,
      SPATIAL KEY `sp` (`bits`),
      CONSTRAINT `fk` FOREIGN KEY (`ref`) REFERENCES `other` (`id`) ON DELETE CASCADE,
      CONSTRAINT `u2` UNIQUE (`ref`),
      CONSTRAINT `ck` CHECK (`price` > 0 and `kind` <> ')')
    ) ENGINE=InnoDB AUTO_INCREMENT=21 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='t;''x'
    /*!50100 PARTITION BY RANGE (`id`)
    (PARTITION p0 VALUES LESS THAN (10) COMMENT = 'no' ENGINE = InnoDB,
     PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */;
    """#

  @Test func `every attribute of a column is read`() throws {
    let dump = try read(Self.full)
    let table = try dump.table("顧客")
    let columns = table.columns
    #expect(dump.problems.isEmpty)
    #expect(
      columns.map(\.name) == [
        "id", "e`mail", "kind", "flags", "price", "bits", "at", "made", "uid", "doc", "g", "h", "body",
        "ref",
      ])
    #expect(
      columns.map(\.type) == [
        "bigint(20) unsigned zerofill", "varchar(190)", "enum('a','b,)','it''s')", "set('x','y')",
        "decimal(10,2)", "bit(3)", "timestamp(3)", "datetime", "char(36)", "json", "varchar(20)",
        "int(11)", "text", "int",
      ])
    #expect(columns.map(\.baseType).prefix(4) == ["bigint", "varchar", "enum", "set"])
    #expect(columns.filter { !$0.isNullable }.map(\.name) == ["id", "e`mail", "kind", "at"])
    #expect(
      columns.map(\.defaultValue) == [
        nil, "a,b)'c", "a", nil, "-1.50", "b'101'", "current_timestamp(3)", "CURRENT_TIMESTAMP",
        "(uuid())", nil, nil, nil, nil, nil,
      ])
    #expect(columns.filter(\.defaultsToNow).map(\.name) == ["at", "made"])
    #expect(columns.filter(\.updatesToNow).map(\.name) == ["at"])
    #expect(columns.filter(\.isAutoIncrement).map(\.name) == ["id"])
    #expect(columns.filter(\.isGenerated).map(\.name) == ["g", "h"])
    #expect(columns[0].comment == "it's, (a) 'key'")
    #expect(
      columns.map(\.collation) == [
        nil, "ascii_bin", "utf8mb4_general_ci", "latin1_swedish_ci", nil, nil, nil, nil,
        "utf8mb4_general_ci", nil, "utf8mb4_general_ci", nil, "utf8mb4_bin", nil,
      ])
    #expect(columns[1].charset == "ascii")
    #expect(columns[12].charset == "utf8mb4")
  }

  @Test func `keys, options and place are read`() throws {
    let table = try read(Self.full).table("顧客")
    #expect(table.schema == "sh`op.x")
    #expect(table.primaryKey == [0, 2])
    #expect(
      table.indexes == [
        IndexDefinition(name: "PRIMARY", columns: [0, 2], isUnique: true, isPrimary: true),
        IndexDefinition(name: "mail", columns: [1], isUnique: true),
        IndexDefinition(name: "two", columns: [4, 7]), IndexDefinition(name: "fn", columns: [0]),
        IndexDefinition(name: "ft", columns: [12]), IndexDefinition(name: "sp", columns: [5]),
        IndexDefinition(name: "u2", columns: [13], isUnique: true),
      ])
    #expect(table.engine == "InnoDB")
    #expect(table.charset == "utf8mb4")
    #expect(table.collation == "utf8mb4_general_ci")
    #expect(table.comment == "t;'x")
    #expect(table.line == 3)
  }

  @Test func `a table inherits from its database what it does not say`() throws {
    let dump = try read(
      """
      CREATE DATABASE `a` /*!40100 DEFAULT CHARACTER SET sjis */;
      USE `a`;
      CREATE TABLE x (`t` text, `b` text CHARACTER SET binary, `i` int);
      CREATE TABLE y (`t` text) CHARSET=latin1;
      CREATE TABLE `b`.`z` (`t` text) COLLATE utf8_bin;
      CREATE TABLE `b`.`w` (`t` text);
      """)
    #expect(
      dump.tables.map { $0.columns[0].collation } == [
        "sjis_japanese_ci", "latin1_swedish_ci", "utf8_bin", nil,
      ])
    #expect(dump.tables[0].columns[1].collation == "binary")
    #expect(dump.tables[0].columns[2].collation == nil)
    #expect(dump.tables[2].charset == "utf8")
    #expect(dump.schemas == ["a", "b"])
  }

  @Test func `unquoted and upper-case definitions are read`() throws {
    let dump = try read(
      """
      CREATE TEMPORARY TABLE IF NOT EXISTS Shop.T (
        ID INT(11) UNSIGNED NOT NULL PRIMARY KEY, period VARCHAR(10) UNIQUE, PERIOD FOR SYSTEM_TIME (a, b),
        INDEX (period), rs timestamp(6) GENERATED ALWAYS AS ROW START) TYPE=MyISAM WITH SYSTEM VERSIONING;
      """)
    let table = dump.tables[0]
    #expect(table.schema == "Shop" && table.name == "T" && table.engine == "MyISAM")
    #expect(table.columns.map(\.name) == ["ID", "period", "rs"])
    #expect(table.columns[0].type == "int(11) unsigned")
    #expect(table.primaryKey == [0])
    #expect(table.indexes.map(\.name) == ["PRIMARY", "period", "period"])
    #expect(table.columns[2].isGenerated)
  }

  @Test(arguments: [
    // Stand-in as a table (older), as a view (newer), and the view alone.
    """
    /*!50001 CREATE TABLE `v` (\n  `a` tinyint NOT NULL,\n  `b` tinyint NOT NULL\n) ENGINE=MyISAM */;
    /*!50001 DROP TABLE IF EXISTS `v`*/;
    /*!50001 CREATE ALGORITHM=UNDEFINED */
    /*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
    /*!50001 VIEW `v` AS select `t`.`a` AS `a`,`t`.`b` AS `b` from `t` */;
    """,
    """
    /*!50001 CREATE VIEW `v` AS SELECT \n 1 AS `a`,\n NULL AS `b`*/;
    /*!50001 DROP VIEW IF EXISTS `v`*/;
    /*!50001 CREATE ALGORITHM=UNDEFINED */
    /*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
    /*!50001 VIEW `v` AS select 1 AS `a` from `t` */;
    """,
    "CREATE OR REPLACE VIEW `v` (`a`,`b`) AS select 1,2;",
  ]) func `a view is known as one, with the names of its columns`(text: String) throws {
    let dump = try read(text)
    #expect(dump.tables.count == 1)
    #expect(dump.tables[0].isView)
    #expect(dump.tables[0].columns == [ColumnDefinition(name: "a"), ColumnDefinition(name: "b")])
    #expect(dump.rows == [nil])
    #expect(dump.problems.isEmpty)
  }

  @Test func `keys added after the rows belong to the table`() throws {
    let dump = try read(
      """
      CREATE TABLE `t` (`id` int(11) NOT NULL, `m` varchar(9)) ENGINE=InnoDB DEFAULT CHARSET=latin1;
      INSERT INTO `t` (`id`, `m`) VALUES (1, 'x');
      ALTER TABLE `t`
        ADD PRIMARY KEY (`id`),
        ADD UNIQUE KEY `m` (`m`(3));
      ALTER TABLE `t`
        MODIFY `id` int(11) NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=2;
      """)
    #expect(dump.tables[0].primaryKey == [0])
    #expect(dump.tables[0].indexes.map(\.name) == ["PRIMARY", "m"])
    #expect(dump.tables[0].columns[0].isAutoIncrement)
    #expect(dump.texts("t") == [["1", "x"]])
  }

  @Test func `a table that cannot be read is a problem, and its rows are read without it`() throws {
    let dump = try read(
      "CREATE TABLE `t` LIKE `u`;\nCREATE TABLE `w` (;);\nINSERT INTO `t` VALUES (1);")
    #expect(dump.problems.map(\.line) == [1, 2, 3])
    #expect(dump.texts("t") == [["1"]])
  }
}
