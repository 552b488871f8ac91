/// The scenario file's format: what may stand in it, and what each key means.
enum ScenarioFormat {
  private typealias Field = Shape.Field

  static let shape = Shape.object([
    Field("scene", .identifier, required: true, "The scenario's name."),
    Field("title", .titles, "What it is called."),
    Field(
      "timeZone", .text, required: true, "IANA zone of logs, database and plain files, such as Asia/Tokyo."),
    Field("seed", .integer(0...1_000_000_000), "Where all chance comes from; --seed overrides it."),
    Field(
      "services", .list(service, least: 1), required: true, "The web services, each with its own schema."),
    Field("populations", .list(population, least: 1), required: true, "Groups of people with their records."),
    Field("files", .list(file, least: 0), "Plain files on the server that an intruder may read."),
    Field("captures", .list(capture, least: 0), "Times in which what people entered was caught on its way."),
    Field("events", .list(events, least: 0), "Tables of what people did with their cards."),
    Field("points", .list(point, least: 0), "Pages that put a parameter into their SQL."),
    Field("traffic", traffic, required: true, "Innocent traffic and the logs it is written to."),
    Field("dump", dump, required: true, "The database dump."),
    Field("attackers", .list(attacker, least: 0), "Who intrudes."),
    Field("intrusion", .list(step, least: 0), "What they do, step by step."),
    Field("sets", .list(set, least: 0), "Named sets of people, as in the data map."),
    Field(
      "facts", .fileName,
      "A file beside the scenario with what no log holds of the case; it is written beside the evidence as facts.yml."
    ),
  ])

  private static let service = Shape.object([
    Field("id", .identifier, required: true, "Also the name of its schema in the database."),
    Field("name", .titles, required: true, "What it is called."),
    Field("path", .path, required: true, "What its URLs begin with, such as /shop; / for none."),
    Field("items", .integer(10...100_000), "Articles for sale (120)."),
  ])

  private static let population = Shape.object([
    Field("id", .identifier, required: true, "Its name in stores, sets and truth."),
    Field("service", .identifier, required: true, "Whose people they are."),
    Field("title", .titles, "What they are called."),
    Field("table", .table, "The table that holds them."),
    Field(
      "file", .fileName,
      "Instead: the CSV file of the evidence that holds them; name it under `files` as well."),
    Field("count", .integer(1...50_000_000), required: true, "Records at the time they are last read."),
    Field("later", .integer(0...1_000_000), "Records added between that read and the dump (0)."),
    Field("firstId", .integer(1...1_000_000_000), "The first record's number (1)."),
    Field("since", .date, required: true, "When the first of them registered."),
    Field("withdrawn", .share, "The share that has left the service and is still on record (0)."),
    Field("countries", .map(.integer(1...1_000_000)), "Country codes with their weights (JP: 1)."),
    Field(
      "columns", .map(.choice(ColumnKind.allCases.map(\.rawValue))), required: true,
      "Column names in their order, each with what it holds."),
    Field("shares", .list(share, least: 0), "People who stand in another population as well."),
  ])

  private static let share = Shape.object([
    Field("with", .identifier, required: true, "A population that is listed before this one."),
    Field("people", .integer(1...50_000_000), required: true, "How many."),
    Field("among", .text, "Only such as stand in these entries of a file: file.entry."),
    Field("otherCase", .share, "The share whose address is written with capitals here (0)."),
  ])

  private static let file = Shape.object([
    Field("id", .identifier, required: true, "Its name in steps and events."),
    Field("path", .path, required: true, "Its path on the server."),
    Field("population", .identifier, "It is the CSV file of this population."),
    Field("copy", .fileName, "Else: the name of its copy in the evidence."),
    Field("format", .choice(["jsonl", "csv"]), "How entries are written (jsonl)."),
    Field("openings", .list(opening, least: 1), "When it was written to."),
  ])

  private static let opening = Shape.object([
    Field("from", .time, required: true, "Its first entry, to the second."),
    Field("to", .time, required: true, "Its last entry, to the second."),
    Field(
      "entries", .list(entries, least: 1), required: true,
      "What was written; the first kind has the first and the last entry."),
  ])

  private static let entries = Shape.object([
    Field("id", .identifier, required: true, "Its name: entries are referred to as file.entry."),
    Field("holds", .choice(["card", "password", "nothing"]), required: true, "What each entry gives away."),
    Field("population", .identifier, "Whose; not for `nothing`."),
    Field("people", .integer(1...1_000_000), "How many people; no two kinds of a file share one."),
    Field("entries", .integer(1...10_000_000), "How many entries, at least one a person (people)."),
  ])

  private static let capture = Shape.object([
    Field("id", .identifier, required: true, "Its name in events."),
    Field("from", .time, required: true, "Its beginning, to the second: the first person's entry."),
    Field("to", .time, required: true, "Its end, to the second: the last person's entry."),
    Field("population", .identifier, required: true, "Whose entries."),
    Field("people", .integer(2...1_000_000), required: true, "How many people entered something."),
    Field("classes", .list(.identifier, least: 1), required: true, "Data classes that were caught."),
  ])

  private static let events = Shape.object([
    Field("table", .table, required: true, "Its columns are id, member_id, kind, brand, last4, at."),
    Field("population", .identifier, required: true, "Whose."),
    Field("entries", .list(.text, least: 0), "Card entries of a file that stand in it too: file.entry."),
    Field("captures", .list(.identifier, least: 0), "Captures whose people stand in it."),
    Field("others", .integer(0...1_000_000), "Further events outside of all those windows (0)."),
  ])

  private static let point = Shape.object([
    Field("id", .identifier, required: true, "Its name in steps."),
    Field("service", .identifier, required: true, "Whose page."),
    Field(
      "page", .choice(PageKind.allCases.map(\.rawValue)), required: true,
      "list shows every row, detail the first, check whether there is one."),
    Field("path", .path, required: true, "The page's path, with the service's."),
    Field("parameter", .identifier, required: true, "The parameter that reaches the SQL."),
    Field("quoted", .flag, "Whether the SQL has quotes around it (false)."),
    Field("echo", .flag, "Whether the page's heading repeats it (false)."),
    Field("shownErrors", .flag, "Whether the page shows the database's error message (false)."),
  ])

  private static let traffic = Shape.object([
    Field("from", .date, required: true, "The first day."),
    Field("to", .date, required: true, "The last day."),
    Field(
      "lines", .integer(0...10_000_000_000), required: true,
      "About how many innocent lines; --lines overrides it."),
    Field("crawlers", .share, "The share of crawlers among them (0.12)."),
    Field("scanners", .integer(0...100_000), "Passing scanners that try a quote and get nothing (6)."),
    Field("searches", .list(.text, least: 1), "Words that visitors look for, besides the built-in ones."),
    Field("log", .fileName, "The log's name (access.log)."),
    Field("format", .choice(LogStyle.allCases.map(\.rawValue)), "How a line is written (combined)."),
    Field("rotation", .choice(["none", "daily", "size"]), "When a new log is begun (daily)."),
    Field(
      "bytes", .integer(10_000...1_000_000_000_000),
      "The size after which it is (10000000); for rotation: size."),
  ])

  private static let dump = Shape.object([
    Field("file", .fileName, "Its name (dump.sql)."),
    Field("at", .time, required: true, "When it was taken, after the traffic."),
    Field("server", .text, "The server's version (10.1.20-MariaDB)."),
    Field("insertBytes", .integer(200...16_000_000), "How long an INSERT may get (60000)."),
  ])

  private static let attacker = Shape.object([
    Field("id", .identifier, required: true, "Its name in steps."),
    Field(
      "addresses", .list(.text, least: 1), required: true,
      "Its addresses; a step names one by its number from 1."),
    Field("userAgent", .text, required: true, "How it introduces itself."),
  ])

  private static let step = Shape.object([
    Field("do", .choice(StepKind.allCases.map(\.rawValue)), required: true, "What is done."),
    Field("by", .identifier, required: true, "Which attacker."),
    Field("address", .integer(1...100), "Which of its addresses (1)."),
    Field("at", .time, required: true, "The first request, to the second."),
    Field("until", .time, "The last request, to the second."),
    Field("every", .integer(1...86_400), "Instead: seconds between requests (3)."),
    Field("point", .identifier, "Through which page; all but `request`."),
    Field("technique", .choice(["union", "error", "boolean"]), "How `read` reads (union)."),
    Field("table", .table, "What `read` reads: the table of a population."),
    Field("columns", .list(.identifier, least: 1), "Which of its columns."),
    Field("first", .integer(0...50_000_000), "From which row on, counted from 0 (0)."),
    Field("rows", .integer(1...50_000_000), "How many rows; all to the end by default."),
    Field("page", .integer(1...1_000_000), "Rows a request, with technique union (100)."),
    Field("grouped", .flag, "With technique union: a request's rows in one value, by GROUP_CONCAT (false)."),
    Field("schema", .identifier, "`schema`: the service whose tables are listed (the point's)."),
    Field("tables", .list(.identifier, least: 1), "`schema`: those of its tables whose columns are listed."),
    Field("file", .identifier, "`file`: which file."),
    Field("writing", .choice(["hex", "plain"]), "`file`: as HEX(LOAD_FILE(…)) or as it is (hex)."),
    Field("requests", .integer(1...1_000_000), "`fail`, `request`: how many (10; 1)."),
    Field("path", .target, "`request`: what is asked for."),
    Field("method", .choice(["GET", "POST", "HEAD"]), "`request` (GET)."),
    Field("status", .integer(100...599), "`request`: the answer (200)."),
    Field("bytes", .integer(0...1_000_000_000), "`request`: its size (0)."),
  ])

  private static let set = Shape.object([
    Field("id", .identifier, required: true, "Its name."),
    Field("title", .titles, "What it is called."),
    Field("of", .identifier, "The set it is part of."),
    Field(
      "people", .text, required: true,
      "Who: all, other sets, class(c), service(s), population(p), country(JP), withdrawn, with + & - ( )."),
  ])

  /// The JSON Schema of scenario files.
  static var schema: String {
    guard case .object(let members) = shape.schema() else { return "" }
    let head: [(String, JSON)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("A scene of tenmatsu")),
    ]
    return JSON.object(head + members).pretty() + "\n"
  }
}
