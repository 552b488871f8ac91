import Foundation
import TestSupport
import Testing

@Suite("A debug log that an intruder read")
struct DebugLogTests {
  private static let map = """
    timeZone: Asia/Tokyo
    services: [{ id: clubjapan }, { id: magdeli }]
    populations:
      - { id: club, service: clubjapan, table: clubjapan.members, key: id, fields: { email: email } }
      - { id: mag, service: magdeli, table: magdeli.members, key: id, fields: { email: email } }
    stores:
      - file: /srv/webshops/live01/www/shop/logs/app-debug.log
        records: &debug { format: lines, time: time, pattern: '[{time}] {level} {event} ip={ip} POST={body}' }
        where: { event: clubjapan/card }
        person: { population: club, by: { email: body.email } }
        fields: &card
          { body.card_no: card.number, body.card_name: card.holder, body.exp: card.expiry, body.cvv: card.cvv }
      - file: /srv/webshops/live01/www/shop/logs/app-debug.log
        records: *debug
        where: { event: magdeli/card }
        person: { population: mag, by: { email: body.email } }
        fields: *card
      - file: /srv/webshops/live01/www/shop/logs/app-debug.log
        records: *debug
        where: { event: [clubjapan/register, clubjapan/login, clubjapan/password] }
        person: { population: club, by: { email: body.email } }
        fields: &password
          { body.password: password.plain, body.new_password: password.plain, body.old_password: password.plain }
      - file: /srv/webshops/live01/www/shop/logs/app-debug.log
        records: *debug
        where: { event: [magdeli/register, magdeli/login, magdeli/password] }
        person: { population: mag, by: { email: body.email } }
        fields: *password
    identity: { same: [email] }
    """

  private struct Findings: Decodable {
    struct Affected: Decodable {
      var byServiceAndDataClass: [String: [String: Count]]
      var notes: [String]
    }
    struct Count: Decodable {
      var records: Figures
      var people: Figures
    }
    struct Figures: Decodable { var proven: Int }
    var affected: Affected
  }

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["access.extended.log", "dump.sql", "app-debug.log"] {
      try folder.write(try Fixture.bytes("recorded/mariadb-incident/\(name).xz"), as: name)
    }
  }

  private func investigate(_ map: String) throws -> Program.Outcome {
    try folder.write(map, as: "map.yml")
    let evidence = ["access.extended.log", "dump.sql", "app-debug.log"]
    return try Program.run(["investigate"] + evidence + ["--data-map", "map.yml", "--json"], in: folder)
  }

  private func people() throws -> [String] {
    let findings = try JSONDecoder().decode(Findings.self, from: Data(investigate(Self.map).output.utf8))
    return findings.affected.byServiceAndDataClass.sorted { $0.key < $1.key }.flatMap { service, classes in
      ["card.number", "card.cvv", "password.plain"].map { name in
        "\(service) \(name) \(classes[name]?.people.proven ?? 0)"
      }
    }
  }

  /// Counted by hand, and with a script, in what the tool brought home: distinct addresses in its 16,655 bytes.
  @Test("tells whose cards and passwords it gave away, of strangers too")
  func counts() throws {
    #expect(
      try people() == [
        "clubjapan card.number 28", "clubjapan card.cvv 28", "clubjapan password.plain 32",
        "magdeli card.number 14", "magdeli card.cvv 14", "magdeli password.plain 17",
      ])
  }

  @Test("has one person where an address is written in capitals once and in small letters once")
  func letterCase() throws {
    var log = String(decoding: try Fixture.bytes("recorded/mariadb-incident/app-debug.log.xz"), as: UTF8.self)
    // Two who paid by card, and neither a member: the second becomes the first.
    log = log.replacing("o.brien4680@example.org", with: "O.Brien3079@Example.ORG")
    try folder.write(log, as: "app-debug.log")
    #expect(try people().first == "clubjapan card.number 27")
  }

  @Test("says so where its lines do not fit the pattern, or have no such field")
  func misfits() throws {
    for (part, other, says) in [
      ("POST={", "PUT={", "map.yml:8:59: No line of app-debug.log fits the pattern. Compare it with line 1"),
      ("{ body.card_no:", "{ body.card_nr:", "app-debug.log has no body.card_nr. Did you mean body.card_no?"),
    ] {
      let outcome = try investigate(Self.map.replacing(part, with: other))
      #expect(outcome.status == 3 && outcome.error.contains(says), "\(outcome.error)")
    }
  }
}
