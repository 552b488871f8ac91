/*M!999999\- enable the sandbox mode */ 
REPLACE INTO `hist` VALUES
(1,'now');
REPLACE INTO `orders-2``x` VALUES
(1,1,'\0\0\0\0\0\0\0\0\0\0\0\0\0�?\0\0\0\0\0\0\0@'),
(2,NULL,NULL);
REPLACE INTO `parts` VALUES
(1,'2026-01-01'),
(11,'2026-01-02');
REPLACE INTO `people` VALUES
(1,'a@example.com','O\'Neil \"x\" \\','line1\nline2\r\n;),(\'','b,)','\0�\'\"\\\n\Z','',1.25,0.00000015,'2026-01-02 03:04:05','2026-01-02 03:04:05.678','O\'NEIL \"X\" \\',12,'u-1','{\"a\": \"b\\\"c\"}'),
(2,'b@example.com','表 十 ソ 😀',NULL,'it\'s','',NULL,NULL,NULL,'2026-01-02 03:04:06','2026-01-02 03:04:06.000','表 十 ソ 😀',7,'u-2',NULL),
(3,'c@example.com','','-- not /* a */ comment\n# nor `this`; DELIMITER ;;\n','a',NULL,'',-9.00,12,'2026-01-02 03:04:07','2026-01-02 03:04:07.000','',0,'u-3','[]');
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
