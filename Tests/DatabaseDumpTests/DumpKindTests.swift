import DatabaseDump
import Testing

@Suite struct `Kinds of dumps` {
  static let kinds: [(String, DumpKind?)] = [
    ("-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n--\n", .mysqlDump),
    ("\u{FEFF}-- MariaDB dump 10.19-11.4.2-MariaDB\n", .mysqlDump),
    ("mysqldump: [Warning] Using a password can be insecure.\r\n-- MySQL dump 10.13\r\n", .mysqlDump),
    ("/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump", .mysqlDump),
    ("\n/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n", .mysqlDump),
    ("DROP TABLE IF EXISTS `t`;\n/*!40101 SET @saved_cs_client = 1 */;", .mysqlDump),
    ("CREATE TABLE `t` (\n  `id` int", .mysqlDump),
    ("-- mine\n\nUSE `shop`;\nLOCK TABLES `t` WRITE;\nINSERT INTO `t` VALUES (1,'x');", .mysqlDump),
    ("INSERT INTO `t` (`a`) VALUES (1);\n", .mysqlDump),
    ("<?xml version=\"1.0\"?>\n<mysqldump xmlns:xsi=\"…\">\n<database name=\"x\">", .mysqlXML),
    ("--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n", .postgresText),
    ("SET statement_timeout = 0;\nSET lock_timeout = 0;\n", .postgresText),
    ("PGDMP\u{1}\u{E}\0", .postgresArchive),
    ("SQLite format 3\0\u{10}", .sqliteDatabase),
    ("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t(a);\n", .sqliteText),
    ("", nil), ("\n\n", nil), ("-- ", nil),
    ("CREATE TABLE users (id integer)", nil),
    ("INSERT INTO users VALUES (1)", nil),
    ("192.0.2.1 - - [01/Jan/2026:00:00:00 +0000] \"GET /?q=INSERT+INTO+`t`+VALUES HTTP/1.1\" 200 5\n", nil),
    ("/usr/sbin/mariadbd, Version: 10.11.6-MariaDB. started with:\nTcp port: 3306\n", nil),
    ("260101  0:00:00\t     3 Query\tINSERT INTO `t` VALUES (1)\n", nil),
    ("2026-01-01T00:00:00.000000Z\t    8 Query\tCREATE TABLE `t` (a int)\n", nil),
    ("# Time: 2026-01-01T00:00:00\n# User@Host: root[root]\nuse `shop`;\nINSERT INTO `t` VALUES (1);", nil),
    ("{\"sql\":\"INSERT INTO `t` VALUES (1)\"}\n", nil),
    ("INSERT INTO `t` is what the attacker tried\n", nil),
    ("Warning: this is a letter\nand nothing else\n", nil),
    ("<?xml version=\"1.0\"?>\n<html/>", nil),
  ]

  @Test(arguments: kinds) func `a dump is known by its first bytes, and nothing else is taken for one`(
    text: String, kind: DumpKind?
  ) {
    let bytes = Array(text.utf8)
    #expect(DumpKind.detect(in: bytes.span) == kind)
  }

  @Test func `a dump in UTF-16 is named as such, and refused`() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for byte in "-- MySQL dump 10.13\r\n".utf8 { bytes += [byte, 0] }
    #expect(DumpKind.detect(in: bytes.span) == .mysqlDumpUTF16)
    let error = #expect(throws: DumpError.self) { try read(bytes) }
    #expect(error?.code == .isUTF16)
    #expect(
      error?.description
        == "line 1: the dump is UTF-16 text; convert a copy of it to UTF-8 and read that")
  }
}
