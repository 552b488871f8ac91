import CaseFile
import Delivery
import Foundation
import Investigation
import Mail
import TestSupport

/// A writer of letters that says for whom each is, in a line.
struct PlainLetters: LetterWriter {
  func letter(for traits: AddresseeTraits, hasName: Bool) throws -> FrozenLetter {
    let greeting = hasName ? FrozenLetter.name + " 様" : "お客様"
    let words = "\(traits.groups.joined(separator: "+")) \(traits.classes.joined(separator: "+"))"
    return FrozenLetter(
      traits: traits, subject: "お知らせ", text: "\(greeting)\n\(words)\n",
      html: "<p>\(greeting)</p><p>\(words)</p>")
  }
}

/// A case with people in it, who never were.
struct SampleCase {
  let folder: TemporaryFolder
  let passphrase: Passphrase
  var path: String { folder.path + "/case.tenmatsu" }

  init(_ people: [AffectedLine]) throws {
    folder = try TemporaryFolder()
    passphrase = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "key")
    _ = try Case.create(
      folder.path + "/case", .init(title: "Test", timeZone: "Asia/Tokyo", by: "test", label: "key"),
      passphrase: passphrase)
    try RunRecorder(try writer()).record(Findings(), started: Date(), reason: nil) { keeper in
      for person in people { try keeper.add(person) }
    }
  }

  func writer() throws -> CaseWriter {
    try CaseWriter(path, by: "test", command: "test", passphrase: passphrase)
  }

  func people(_ writer: CaseWriter) throws -> [AffectedPerson] {
    guard let run = writer.state.run else { return [] }
    return try AffectedPerson.all(of: PeopleReader(writer.reading(), run: run, key: writer.key))
  }

  /// Prepares a wave for all people.
  func prepare(_ groups: [Group]? = nil) throws -> Int {
    let groups = try groups ?? [Samples.group("all", set: "all")]
    let writer = try writer()
    var wave = Samples.wave()
    var earlier = EarlierWaves()
    for known in writer.state.waves {
      let record = try WaveRecord(writer.reading(), number: known.number, key: writer.key)
      earlier.add(record.wave, record.standing)
    }
    var preparer = WavePreparer(
      groups: groups, language: .japanese, earlier: earlier, writer: PlainLetters(),
      random: SplitMix(state: 7))
    try preparer.fill(&wave, with: people(writer))
    return try writer.prepare(wave, notice: "letter 1", reason: nil)
  }

  func record(_ number: Int? = nil) throws -> WaveRecord {
    let file = try Case(path)
    return try WaveRecord(file, number: number, key: file.key(passphrase))
  }

  /// Sends what is open, and enters it.
  @discardableResult
  func send(_ settings: Sender.Settings, entering: Bool = true) throws -> SendingProgress {
    var record = try record()
    let journal = try record.openJournal(now: 1)
    let sender = try Sender(record, journal, settings)
    let progress = try sender.run { _ in }
    if entering { try writer().enter(journal, of: record.number, sender.standing) }
    return progress
  }
}

enum Samples {
  static func person(
    _ number: Int, email: String?, name: String? = nil, sets: [String] = ["all"],
    classes: [String] = ["email"],
    country: String? = nil, language: String? = nil
  ) -> AffectedLine {
    var line = AffectedLine()
    line.person = number
    line.service = "shop"
    line.population = "members"
    line.key = String(number)
    line.values["email"] = email
    line.values["name"] = name
    line.values["country"] = country
    line.values["language"] = language
    line.sets = sets
    line.grade = "proven"
    line.classes = classes.map { .init(dataClass: $0, grade: "proven") }
    return line
  }

  static func people(_ count: Int, _ address: (Int) -> String = { "person-\($0)@example.org" })
    -> [AffectedLine]
  {
    (1...count).map { person($0, email: address($0), name: "山田 \($0)") }
  }

  static func group(_ id: String, set: String, _ means: String = "mail") throws -> Group {
    let json = #"{"id":"\#(id)","set":"\#(set)","means":"\#(means)","advice":[]}"#
    return try JSONDecoder().decode(Group.self, from: Data(json.utf8))
  }

  static func wave() -> Wave {
    Wave(run: 1, from: "Example <notice@example.jp>", replyTo: nil, bounces: "bounces@example.jp")
  }

  static func settings(
    _ sink: MailSink, connections: Int = 2, patience: Duration = .zero, refusals: Int = 100
  ) throws
    -> Sender.Settings
  {
    Sender.Settings(
      server: try SMTPServer(
        "smtp://127.0.0.1:\(sink.port)", isPlain: true, connectTimeout: 5, mailTimeout: 5),
      connections: connections, patience: patience, refusals: refusals)
  }
}
