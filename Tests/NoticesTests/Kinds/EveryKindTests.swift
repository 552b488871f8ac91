import CaseFile
import Documents
import Investigation
import Obligations
import Testing
import YAMLText

@testable import Notices

@Suite("Documents of every kind")
struct EveryKindTests {
  private static let all: [(kind: NoticeKind, language: Language)] = NoticeKind.allCases.flatMap { kind in
    Language.allCases.map { (kind, $0) }
  }

  private func founding(_ kind: NoticeKind, _ language: Language) throws -> Document {
    try Drafters.of(language).document(kind, FoundingCase.basis(), date: day("2017-02-13"))
  }

  @Test("state figures that can be worked out again, as they are shown", arguments: all)
  func figures(kind: NoticeKind, language: Language) throws {
    let source = FigureSource(try FoundingCase.basis(), date: try day("2017-02-13"))
    for use in try founding(kind, language).figures {
      let figure = try #require(source.figure(use.id), "\(use.id)")
      #expect(figure.shown == use.shown)
    }
  }

  @Test("have no value that was printed as a program would", arguments: all)
  func noDebugText(kind: NoticeKind, language: Language) throws {
    let text = try founding(kind, language).text
    for slip in ["Markup(", "Optional(", "nil", "FactID", "CaseFile.", "xhtml:"] {
      #expect(!text.contains(slip))
    }
    #expect(!text.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) })
  }

  @Test("are the same each time", arguments: all)
  func same(kind: NoticeKind, language: Language) throws {
    #expect(try founding(kind, language) == founding(kind, language))
  }

  @Test("say what their kind must say", arguments: all)
  func items(kind: NoticeKind, language: Language) throws {
    let items = try founding(kind, language).items
    for item in kind.requiredItems { #expect(items.contains(item.rawValue)) }
  }

  @Test(
    "never let out what has no wording for the public", arguments: all.filter { $0.kind.audience.isOutside })
  func nothingInternal(kind: NoticeKind, language: Language) throws {
    let basis = try FoundingCase.basis()
    let text = try Drafters.of(language).document(kind, basis, date: day("2017-02-13")).text
    let (secret, told) = InternalWords.all(basis.facts, language)
    for words in secret where words.count > 5 && !told.contains(where: { $0.contains(words) }) {
      #expect(!text.contains(words), "\(words)")
    }
  }

  @Test(
    "that go to people being phished hold no links", arguments: [NoticeKind.letter, .usCA], Language.allCases)
  func noLinks(kind: NoticeKind, language: Language) throws {
    let document = try founding(kind, language)
    #expect(document.links.isEmpty)
    #expect(!document.text.contains("http"))
  }

  @Test("never print the address of a false site so that it can be opened", arguments: all)
  func defanged(kind: NoticeKind, language: Language) throws {
    #expect(try !founding(kind, language).text.contains("clubjapan-login.example.org"))
  }

  @Test("can be drafted where nothing but the company is known", arguments: all)
  func bare(kind: NoticeKind, language: Language) throws {
    let yaml = "timeZone: Asia/Tokyo\norganisation:\n  name: { ja: 架空商店株式会社, en: Imaginary Shop }\n"
    let facts = try FactsFile(bytes: Array(yaml.utf8), path: "facts.yml").facts
    let basis = NoticeBasis(facts: facts, zone: .utc)
    let document = try Drafters.of(language).document(kind, basis, date: day("2026-03-01"))
    #expect(document.figures.isEmpty)
    #expect(document.text.contains(language == .ja ? "架空商店株式会社" : "Imaginary Shop") || kind == .board)
  }

  @Test("can be drafted where facts say little and figures are missing", arguments: all)
  func sparse(kind: NoticeKind, language: Language) throws {
    let yaml = """
      timeZone: Asia/Tokyo
      organisation: { name: 架空商店株式会社 }
      phishing: [{ id: campaign, found: unknown, what: 偽のメール, status: active }]
      reports: [{ id: last, title: 報告書, kind: investigationFinal, from: lab, received: 2026-02-01 }]
      parties: [{ id: lab, role: investigator, name: 架空調査 }]
      groups: [{ id: some, set: unheard, means: phone }, { id: rest, set: others, means: publicNotice, legalGround: 連絡先なし }]
      compensations: [{ id: costs, heads: [手数料] }]
      claims: [{ id: none, text: 保存していない, public: 保存していません。 }]
      promises: [{ id: better, text: 改める, public: 改めます。, status: done, done: unknown }]
      """
    let facts = try FactsFile(bytes: Array(yaml.utf8), path: "facts.yml").facts
    var run = MadeRun()
    run.counts = ["total": (3, 2), "population.clubjapan-customers": (3, 2), "class.card": (3, 2)]
    let basis = NoticeBasis(
      facts: facts, run: 1, summary: try run.summary, profiles: try MadeRun.profiles([([], 2)]),
      map: try FoundingCase.basis().map, zone: .utc)
    let document = try Drafters.of(language).document(kind, basis, date: day("2026-03-01"))
    #expect(!document.blocks.isEmpty)
  }

  @Test("cannot be drafted before the company is known")
  func nobody() throws {
    let error = #expect(throws: NoticeError.self) {
      try Drafters.of(.ja).document(.final, NoticeBasis(facts: [], zone: .utc), date: day("2026-03-01"))
    }
    #expect(error?.message == "The facts do not say whose case it is")
  }
}

/// What the facts say inside, and what of it has a wording for outside.
private enum InternalWords {
  static func all(_ facts: [Fact], _ language: Language) -> (secret: Set<String>, told: [String]) {
    var secret: [BilingualText?] = []
    var told: [BilingualText?] = []
    var plain: [String?] = []
    for fact in facts {
      switch fact {
      case .party(let party):
        if party.alias != nil { secret.append(party.name) }
        told += [party.alias, party.term]
        plain.append(party.contact)
        secret.append(party.duty?.what)
      case .event(let event):
        secret += [event.what, event.source]
        told.append(event.publicWording)
      case .decision(let decision):
        secret += [decision.what, decision.grounds] + decision.alternatives
        told.append(decision.publicWording)
      case .engagement(let engagement):
        secret += [engagement.scope, engagement.independence]
        told.append(engagement.publicWording)
      case .report(let report):
        secret.append(report.what)
        told += [report.publicWording, report.title]
      case .filing(let filing):
        secret.append(filing.what)
        told.append(filing.publicWording)
        plain.append(filing.reference)
      case .promise(let promise):
        secret += [promise.text, promise.source]
        told.append(promise.publicWording)
      case .claim(let claim):
        secret += [claim.text, claim.proof?.how]
        told.append(claim.publicWording)
      case .cause(let cause):
        secret.append(cause.what)
        told.append(cause.publicWording)
        plain.append(cause.weakness)
      case .harm(let harm):
        secret += [harm.what, harm.source]
        told.append(harm.publicWording)
      case .phishing(let phishing):
        secret.append(phishing.what)
        told.append(phishing.publicWording)
        plain += phishing.urls
      case .group(let group):
        secret.append(group.legalGround)
        told += [group.title] + group.advice
      case .organisation(let organisation):
        plain += [organisation.contact?.phone, organisation.contact?.mail]
        secret += organisation.systems.map(\.name)
      case .compensation: continue
      }
    }
    return (
      Set(secret.compactMap { $0?.text(language) } + plain.compactMap(\.self)),
      told.compactMap { $0?.text(language) }
    )
  }
}
