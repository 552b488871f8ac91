import CaseFile
import Foundation
import GRDB
import Investigation

/// Fills a case with people, then opens it and looks people up; beside it a plain SQLite table in the clear, with an index
/// on address and key, as the least that anybody would build.
@main
struct MeasureCase {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let count = Int(arguments[1]), count > 0 else {
      print("usage: measure-case PEOPLE FOLDER")
      exit(2)
    }
    let lookups = 200
    let folder = arguments[2] + "/case"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }

    let passphrase = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "key")
    let opening = Case.Opening(title: "Benchmark", timeZone: "UTC", by: "bench", label: "key")
    let path = try Case.create(folder + "/bench", opening, passphrase: passphrase).folder
    let filling = try seconds {
      let writer = try CaseWriter(path, by: "bench", command: "bench", passphrase: passphrase)
      try RunRecorder(writer).record(Findings(), started: Date(), reason: nil) { keeper in
        for number in 0..<count { try keeper.add(Invented.person(number)) }
      }
    }
    var file: Case?
    let opened = try seconds { file = try Case(path) }
    guard let file, let run = file.state.run else { return }
    let people = try PeopleReader(file, run: run, key: file.key(passphrase))
    let asked = (0..<lookups).map { ($0 &* 7_919 &* 104_729) % count }
    let found = try seconds {
      for number in asked {
        let records = try people.find(Invented.address(number))
        precondition(records.contains { $0.key == String(number) })
      }
    }
    let bytes = size(of: path)
    let listing = try seconds {
      var listed = 0
      try people.list { _ in listed += 1 }
      precondition(listed == count)
    }

    let plain = try DatabaseQueue(path: folder + "/plain.sqlite")
    let plainFilling = try seconds { try fill(plain, count) }
    let plainFound = try seconds {
      for number in asked {
        let row = try plain.read { database in
          try Row.fetchOne(
            database, sql: "SELECT * FROM person WHERE email = ?", arguments: [Invented.address(number)])
        }
        precondition(row?["key"] == String(number))
      }
    }
    let plainBytes = size(of: folder + "/plain.sqlite")

    print("case: \(count) people, sealed; beside it the same rows of SQLite in the clear")
    line("open", opened * 1000, "ms", nil)
    line("look one up", found * 1000 / Double(lookups), "ms", plainFound * 1000 / Double(lookups))
    line("size", Double(bytes) / Double(count), "bytes a person", Double(plainBytes) / Double(count))
    line("fill", filling, "s", plainFilling)
    line("list all", listing, "s", nil)
  }

  private static func line(_ what: String, _ own: Double, _ unit: String, _ peer: Double?) {
    let beside = peer.map { String(format: "   plain %9.3f   ratio %.2f", $0, own / $0) } ?? ""
    print(
      String(
        format: "  %@ %9.3f %@%@", what.padding(toLength: 12, withPad: " ", startingAt: 0), own, unit, beside)
    )
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let time = try clock.measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  private static func size(of path: String) -> Int {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return (names.map { path + "/" + $0 } + [path]).reduce(0) { sum, path in
      let facts = try? FileManager.default.attributesOfItem(atPath: path)
      guard facts?[.type] as? FileAttributeType == .typeRegular else { return sum }
      return sum + ((facts?[.size] as? NSNumber)?.intValue ?? 0)
    }
  }

  private static func fill(_ queue: DatabaseQueue, _ count: Int) throws {
    try queue.write { database in
      try database.execute(
        sql:
          "CREATE TABLE person (key TEXT, email TEXT, name TEXT, country TEXT, grade TEXT, classes TEXT, sets TEXT, first TEXT, last TEXT, evidence TEXT)"
      )
      let statement = try database.makeStatement(
        sql: "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      for number in 0..<count {
        let person = Invented.person(number)
        try statement.execute(arguments: [
          person.key, person.values["email"], person.values["name"], person.values["country"], person.grade,
          person.classes.map { "\($0.dataClass):\($0.grade)" }.joined(separator: " "),
          person.sets.joined(separator: " "), person.firstRead, person.lastRead,
          person.evidence.joined(separator: " "),
        ])
      }
      try database.execute(sql: "CREATE INDEX by_email ON person (email)")
      try database.execute(sql: "CREATE INDEX by_key ON person (key)")
    }
  }
}

/// People who never were.
enum Invented {
  private static let names = [
    "sato", "suzuki", "tanaka", "watanabe", "ito", "smith", "mueller", "garcia", "kim", "wang",
  ]
  private static let countries = ["JP", "US", "DE", "GB", "KR", "TW"]

  static func address(_ number: Int) -> String {
    "\(names[number % names.count]).\(String(number &* 2_654_435_761 & 0xFFFF_FFFF, radix: 36))\(number)@example.\(number % 3 == 0 ? "jp" : "org")"
  }

  static func person(_ number: Int) -> AffectedLine {
    var line = AffectedLine()
    line.person = number + 1
    line.service = "shop"
    line.population = "customers"
    line.key = String(number)
    line.values = [
      "email": address(number), "name": "\(names[number % 7]) \(names[number / 7 % 10]) \(number % 97)",
      "country": countries[number % countries.count],
    ]
    line.grade = "proven"
    line.classes = [
      .init(dataClass: "email", grade: "proven"), .init(dataClass: "memberId", grade: "proven"),
    ]
    if number % 100 == 0 { line.classes.append(.init(dataClass: "card.number", grade: "probable")) }
    line.sets = number % 100 == 0 ? ["cards", "individual"] : ["rest"]
    let minute = String(number / 250 / 60 % 60 + 100).suffix(2)
    line.firstRead = "2016-12-23T13:\(minute):17+09:00"
    line.lastRead = line.firstRead
    line.evidence = ["3:\(5_000 + number / 250)", "10:\(100 + number)"]
    return line
  }
}
