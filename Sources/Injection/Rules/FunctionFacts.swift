/// What a function is to an attacker.
enum FunctionRole: Sendable {
  /// Makes the server wait: the answer is the time.
  case delay
  /// Puts its argument into the server's error message.
  case error
  /// Reads a file.
  case file
  /// Reaches out of the server.
  case outOfBand
  /// An ordinary function, which no page of prose calls by accident.
  case ordinary
}

/// The functions that injected SQL is made of, and the product whose manual each is from (none: several).
struct FunctionFact: Sendable {
  let role: FunctionRole
  let product: String?

  static func fact(for name: String) -> FunctionFact? { byName[name.lowercased()] }

  private static let byName: [String: FunctionFact] = {
    var table: [String: FunctionFact] = [:]
    func add(_ role: FunctionRole, _ product: String?, _ names: String) {
      for name in names.split(separator: " ") {
        table[String(name)] = FunctionFact(role: role, product: product)
      }
    }
    add(.delay, "mysql", "sleep benchmark")
    add(.delay, "postgresql", "pg_sleep")
    add(.delay, "sqlite", "randomblob")
    add(.delay, "oracle", "dbms_pipe.receive_message receive_message dbms_session.sleep dbms_lock.sleep")
    add(
      .error, "mysql",
      "extractvalue updatexml gtid_subset gtid_subtract uuid_to_bin bin_to_uuid json_keys name_const geometrycollection"
        + " multipoint polygon multipolygon linestring multilinestring st_latfromgeohash st_longfromgeohash"
        + " st_pointfromgeohash st_astext")
    add(
      .error, "oracle",
      "ctxsys.drithsx.sn drithsx utl_inaddr.get_host_address xmltype dbms_utility.sqlid_to_sqlhash")
    add(.file, "mysql", "load_file")
    add(.file, "postgresql", "pg_read_file pg_ls_dir lo_import")
    add(.outOfBand, "oracle", "utl_http.request httpuritype dbms_ldap.init")
    add(.outOfBand, "mssql", "xp_dirtree xp_cmdshell xp_fileexist openrowset fn_xe_file_target_read_file")
    add(
      .ordinary, "mysql",
      "elt json_arrayagg json_objectagg group_concat make_set ord find_in_set rlike quarter")
    add(.ordinary, "mysql", "connection_id session_user system_user weight_string to_base64 from_base64 conv")
    add(
      .ordinary, "postgresql", "string_agg chr current_setting generate_series query_to_xml database_to_xml")
    add(.ordinary, "sqlite", "json_group_array sqlite_version likelihood zeroblob unicode")
    add(.ordinary, "oracle", "rawtohex ascii_chr sys_context")
    add(.ordinary, "mssql", "db_name system_user quotename char_length")
    add(
      .ordinary, nil,
      "concat concat_ws count ascii substr substring mid char hex unhex version database schema user current_user"
        + " length char_length ifnull nullif coalesce if iif cast convert locate instr position left right lower upper"
        + " min max sum avg rand floor exp pow md5 sha1 sha2 replace trim ltrim rtrim reverse field greatest least"
        + " bit_length octet_length insert lpad rpad repeat space bin mod abs exists row_count")
    return table
  }()
}

/// Schemas and tables in which a database describes itself (MySQL: information_schema, mysql, sys, performance_schema;
/// PostgreSQL: pg_catalog; SQLite: sqlite_master; SQL Server: sys; Oracle: ALL_* and V$*).
public enum Catalogue {
  public static func holds(schema: String?, table: String) -> Bool {
    let table = table.lowercased()
    if let schema = schema?.lowercased() {
      return ["information_schema", "mysql", "performance_schema", "sys", "pg_catalog"].contains(schema)
    }
    return table.hasPrefix("pg_") || table.hasPrefix("sqlite_")
      || table.hasPrefix("sys")
        && ["sysobjects", "syscolumns", "sysdatabases", "sysusers"].contains(table)
      || ["all_tables", "all_tab_columns", "user_tables", "v$version", "dual"].contains(table)
  }

  /// The product that a catalogue name belongs to, where only one has it.
  static func product(schema: String?, table: String) -> String? {
    let table = table.lowercased()
    if schema?.lowercased() == "mysql" { return "mysql" }
    if table.hasPrefix("sqlite_") { return "sqlite" }
    if table.hasPrefix("pg_") { return "postgresql" }
    if table.hasPrefix("sysobjects") || table.hasPrefix("syscolumns") { return "mssql" }
    if table.hasPrefix("all_tab") || table.hasPrefix("v$") { return "oracle" }
    return nil
  }
}
