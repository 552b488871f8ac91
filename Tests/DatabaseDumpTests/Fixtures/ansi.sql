/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: fix`shop
-- ------------------------------------------------------
-- Server version	10.11.19-MariaDB-0+deb12u1
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO,ANSI' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

--
-- Sequence structure for "seq"
--

DROP SEQUENCE IF EXISTS "seq";
CREATE SEQUENCE "seq" start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle;
DO SETVAL("seq", 1, 0);

--
-- Table structure for table "empty_one"
--

DROP TABLE IF EXISTS "empty_one";
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE "empty_one" (
  "a" int(11) DEFAULT NULL
);
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table "empty_one"
--

LOCK TABLES "empty_one" WRITE;
/*!40000 ALTER TABLE "empty_one" DISABLE KEYS */;
/*!40000 ALTER TABLE "empty_one" ENABLE KEYS */;
UNLOCK TABLES;

--
-- Temporary table structure for view "grown"
--

DROP TABLE IF EXISTS "grown";
/*!50001 DROP VIEW IF EXISTS "grown"*/;
SET @saved_cs_client     = @@character_set_client;
SET character_set_client = utf8mb4;
/*!50001 CREATE VIEW "grown" AS SELECT
 NULL AS "id",
 NULL AS "full name" */;
SET character_set_client = @saved_cs_client;

--
-- Table structure for table "hist"
--

DROP TABLE IF EXISTS "hist";
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE "hist" (
  "id" int(11) NOT NULL,
  "v" text DEFAULT NULL,
  PRIMARY KEY ("id")
) WITH SYSTEM VERSIONING;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table "hist"
--

LOCK TABLES "hist" WRITE;
/*!40000 ALTER TABLE "hist" DISABLE KEYS */;
INSERT IGNORE INTO "hist" VALUES
(1,'now');
/*!40000 ALTER TABLE "hist" ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table "orders-2`x"
--

DROP TABLE IF EXISTS "orders-2`x";
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE "orders-2`x" (
  "order`id" int(11) NOT NULL,
  "person" bigint(20) unsigned DEFAULT NULL,
  "pt" point DEFAULT NULL,
  PRIMARY KEY ("order`id"),
  KEY "fk" ("person"),
  CONSTRAINT "fk" FOREIGN KEY ("person") REFERENCES "people" ("id") ON DELETE CASCADE
);
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table "orders-2`x"
--

LOCK TABLES "orders-2`x" WRITE;
/*!40000 ALTER TABLE "orders-2`x" DISABLE KEYS */;
INSERT IGNORE INTO "orders-2`x" VALUES
(1,1,'\0\0\0\0\0\0\0\0\0\0\0\0\0�?\0\0\0\0\0\0\0@'),
(2,NULL,NULL);
/*!40000 ALTER TABLE "orders-2`x" ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table "parts"
--

DROP TABLE IF EXISTS "parts";
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE "parts" (
  "id" int(11) DEFAULT NULL,
  "d" date DEFAULT NULL
)
 PARTITION BY RANGE ("id")
(PARTITION "p0" VALUES LESS THAN (10),
 PARTITION "p1" VALUES LESS THAN MAXVALUE);
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table "parts"
--

LOCK TABLES "parts" WRITE;
/*!40000 ALTER TABLE "parts" DISABLE KEYS */;
INSERT IGNORE INTO "parts" VALUES
(1,'2026-01-01'),
(11,'2026-01-02');
/*!40000 ALTER TABLE "parts" ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table "people"
--

DROP TABLE IF EXISTS "people";
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE "people" (
  "id" bigint(20) unsigned NOT NULL AUTO_INCREMENT COMMENT 'it''s the, key)',
  "e.mail" varchar(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'none;''x''',
  "name" varchar(50) NOT NULL,
  "note" text DEFAULT NULL,
  "kind" enum('a','b,)','it''s') DEFAULT 'a',
  "photo" blob DEFAULT NULL,
  "flags" bit(3) DEFAULT b'101',
  "price" decimal(8,2) DEFAULT -1.50,
  "ratio" double DEFAULT NULL,
  "made" datetime NOT NULL DEFAULT current_timestamp(),
  "seen" timestamp(3) NOT NULL DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),
  "upper_name" varchar(50) GENERATED ALWAYS AS (ucase("name")) VIRTUAL,
  "len" int(11) GENERATED ALWAYS AS (char_length("name")) STORED,
  "uid" char(36) DEFAULT uuid(),
  "doc" longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid("doc")),
  PRIMARY KEY ("id"),
  UNIQUE KEY "mail" ("e.mail"(20)),
  KEY "nk" ("name","made"),
  CONSTRAINT "ck" CHECK ("price" > -10)
);
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table "people"
--

LOCK TABLES "people" WRITE;
/*!40000 ALTER TABLE "people" DISABLE KEYS */;
INSERT IGNORE INTO "people" VALUES
(1,'a@example.com','O\'Neil \"x\" \\','line1\nline2\r\n;),(\'','b,)','\0�\'\"\\\n\Z','',1.25,0.00000015,'2026-01-02 03:04:05','2026-01-02 03:04:05.678','O\'NEIL \"X\" \\',12,'u-1','{\"a\": \"b\\\"c\"}'),
(2,'b@example.com','表 十 ソ 😀',NULL,'it\'s','',NULL,NULL,NULL,'2026-01-02 03:04:06','2026-01-02 03:04:06.000','表 十 ソ 😀',7,'u-2',NULL),
(3,'c@example.com','','-- not /* a */ comment\n# nor `this`; DELIMITER ;;\n','a',NULL,'',-9.00,12,'2026-01-02 03:04:07','2026-01-02 03:04:07.000','',0,'u-3','[]');
/*!40000 ALTER TABLE "people" ENABLE KEYS */;
UNLOCK TABLES;
/*!50003 SET @saved_cs_client      = @@character_set_client */ ;
/*!50003 SET @saved_cs_results     = @@character_set_results */ ;
/*!50003 SET @saved_col_connection = @@collation_connection */ ;
/*!50003 SET character_set_client  = utf8mb4 */ ;
/*!50003 SET character_set_results = utf8mb4 */ ;
/*!50003 SET collation_connection  = utf8mb4_general_ci */ ;
/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;
/*!50003 SET sql_mode              = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION' */ ;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER trg BEFORE INSERT ON people FOR EACH ROW BEGIN
 
 
 IF NEW.name = 'x;' THEN INSERT INTO parts VALUES (5,'2026-01-01'); END IF;
END 
*/;;
DELIMITER ;
/*!50003 SET sql_mode              = @saved_sql_mode */ ;
/*!50003 SET character_set_client  = @saved_cs_client */ ;
/*!50003 SET character_set_results = @saved_cs_results */ ;
/*!50003 SET collation_connection  = @saved_col_connection */ ;

--
-- Final view structure for view "grown"
--

/*!50001 DROP VIEW IF EXISTS "grown"*/;
/*!50001 SET @saved_cs_client          = @@character_set_client */;
/*!50001 SET @saved_cs_results         = @@character_set_results */;
/*!50001 SET @saved_col_connection     = @@collation_connection */;
/*!50001 SET character_set_client      = utf8mb4 */;
/*!50001 SET character_set_results     = utf8mb4 */;
/*!50001 SET collation_connection      = utf8mb4_general_ci */;
/*!50001 CREATE VIEW "grown" AS select "people"."id" AS "id","people"."name" AS "full name" from "people" */;
/*!50001 SET character_set_client      = @saved_cs_client */;
/*!50001 SET character_set_results     = @saved_cs_results */;
/*!50001 SET collation_connection      = @saved_col_connection */;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed on 2026-11-23 13:44:44
