import DatabaseDump
import Injection
import SQLSyntax

@testable import Reconstruction

/// A small shop, as mysqldump writes it: 2026-03-01 is 1772323200.
let shopDump = """
  CREATE DATABASE /*!32312 IF NOT EXISTS*/ `shop` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;
  USE `shop`;
  CREATE TABLE `people` (
    `id` int(11) NOT NULL AUTO_INCREMENT,
    `mail` varchar(190) NOT NULL,
    `name` varchar(100) DEFAULT NULL,
    `created_at` datetime NOT NULL,
    `left_at` datetime DEFAULT NULL,
    PRIMARY KEY (`id`)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
  INSERT INTO `people` VALUES
  (1,'bea@example.org','Bea O\\'Neil','2026-01-05 10:00:00',NULL),
  (2,'abe@example.com','安部 花子','2026-01-06 10:00:00','2026-02-01 00:00:00'),
  (3,'cid@example.jp',NULL,'2026-01-07 10:00:00',NULL),
  (4,'new@example.org','Late','2026-03-01 09:30:00',NULL);

  """

func shop() throws -> Database {
  var reader = DumpReader(keeping: { _ in true })
  let bytes = Array(shopDump.utf8)
  try reader.consume(bytes.span, firstLine: 1)
  var database = Database()
  database.add(try reader.finish(), item: 2)
  return database
}

func snapshot(_ database: Database, _ assumptions: Snapshot.Assumptions) -> Snapshot {
  Snapshot(database: database, assumptions: assumptions, utcOffset: 0, cache: SnapshotCache())
}

/// 2026-03-01 09:00:00 UTC, before the fourth person came.
let readTime: Int64 = 1_772_355_600

func attack(_ payload: String, line: Int, bytes: Int?, time: Int64 = readTime, status: Int = 200) throws
  -> AttackRequest
{
  let payload = Array(payload.utf8)
  guard let verdict = Judge.verdict(on: payload, dialect: .mysql) else {
    throw Unjudged(payload: String(decoding: payload, as: UTF8.self))
  }
  let value = InjectedValue(
    place: .query, parameter: "id", path: "/item", payload: payload, wrappings: [], verdict: verdict)
  return AttackRequest(
    item: 1, line: line, time: time, utcOffset: 0, client: "192.0.2.7", host: nil, method: "GET",
    userAgent: "x",
    value: value, status: status, bytes: bytes, duration: nil)
}

struct Unjudged: Error {
  let payload: String
}

/// A page that shows a value twice, HTML-escaped, in 700 bytes of its own.
func page(_ value: String) -> Int { 700 + 2 * Encoding.html.length(of: Array(value.utf8)) }
