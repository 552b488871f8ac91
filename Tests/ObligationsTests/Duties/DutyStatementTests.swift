import Foundation
import Investigation
import Reconstruction
import Testing
import YAMLText

@testable import CaseFile
@testable import Obligations

@Suite("Statements of what is due, and what changed between two")
struct DutyStatementTests {
  private func statement(lawOf: String? = "2026-11-25", changing change: (inout [Fact]) -> Void = { _ in })
    throws
    -> DutyStatement
  {
    DutyStatement(try FoundingCase.duties(lawOf: lawOf, changing: change), run: 1)
  }

  @Test("A statement that is written and read again is the same, to the byte")
  func coding() throws {
    let before = try statement()
    let json = try before.json
    let after = try DutyStatement(json: json)
    #expect(after == before)
    #expect(try after.json == json)
    #expect(String(decoding: json, as: UTF8.self).contains("\"schema\":\"tenmatsu.obligations/1\""))
  }

  @Test("Nothing changed where nothing changed")
  func same() throws {
    #expect(DutyChange.between(try statement(), and: try statement()) == [])
  }

  @Test("An earlier word moves the deadline, and the change says from what to what, and why")
  func moved() throws {
    let later = try statement { facts in
      facts = facts.map { fact in
        guard case .event(var event) = fact, event.id.rawValue == "phishing-found",
          let time = try? FactTime("2017-01-03 18:00", defaultZone: Zone("Asia/Tokyo"))
        else { return fact }
        event.occurred = time
        return .event(event)
      }
    }
    let changes = DutyChange.between(try statement(), and: later)
    let final = try #require(changes.first { $0.rule == "jp.appi.final" })
    #expect(final.text.japanese == "期限の変更：個人情報保護委員会への確報 2017年3月6日(月)（日本時間） → 2017年3月3日(金)（日本時間）")
    #expect(final.because.first?.english.contains("Tue 3 Jan 2017, 18:00") == true)
    #expect(final.because.first?.english.contains("Wed 4 Jan 2017, 00:15") == true)
  }

  @Test("A filing changes the status, and is named")
  func filed() throws {
    let json = Array(
      #"{"filing":{"after":[],"at":"2017-01-06 Asia/Tokyo","id":"ppc-prompt","kind":"promptReport","to":["ministry"],"fulfils":["jp.appi.prompt"],"reference":"R-1"}}"#
        .utf8)
    let added = try Fact(json: json)
    let later = try statement { $0.append(added) }
    let changes = DutyChange.between(try statement(), and: later)
    #expect(changes.map(\.rule) == ["jp.appi.prompt"])
    #expect(changes.first?.kind == .status(from: .overdue, to: .done))
    #expect(changes.first?.because.first?.japanese.contains("速報") == true)
  }

  @Test("Other rules bring new duties and end old ones, with the reasons")
  func otherLaw() throws {
    let changes = DutyChange.between(try statement(lawOf: nil), and: try statement())
    let new = changes.filter { $0.kind == .new }.map(\.rule)
    #expect(Set(["jp.appi.prompt", "jp.appi.final", "jp.appi.persons", "eu.gdpr.33"]).isSubset(of: new))
    let gone = try #require(changes.first { $0.rule == "jp.appi.minister.first" })
    #expect(gone.kind == .gone)
    #expect(gone.because.first?.english == "the rules as of 2026-11-25 do not have it")
  }

  @Test("A cause that turns out an accident takes 60 days back to 30")
  func reason() throws {
    let later = try statement { facts in
      facts = facts.map { fact in
        guard case .cause(var cause) = fact else { return fact }
        cause.intent = .accident
        return .cause(cause)
      }
    }
    let change = try #require(
      DutyChange.between(try statement(), and: later).first { $0.rule == "jp.appi.final" })
    #expect(change.because.map(\.english) == ["60 days became 30 days"])
  }
}
