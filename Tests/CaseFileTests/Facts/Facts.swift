import CaseFile
import Scene

/// Files of facts for the tests, invented throughout.
enum Facts {
  /// Reads a file; sets are not looked into.
  static func read(_ yaml: String, existing: [Fact] = []) throws -> [Fact] {
    try FactsFile(bytes: Array(yaml.utf8), path: "facts.yml", existing: existing).facts
  }

  /// The facts of the founding case.
  static func founding() throws -> [Fact] {
    try read(BuiltInScene.facts(named: "club-japan-2016.facts.yml") ?? "")
  }

  /// A file with a fact of each kind, and every key of each.
  static let whole = """
    timeZone: Asia/Tokyo
    organisation:
      id: shop
      name: { ja: 架空商店, en: Imaginary Shop }
      parent: Imaginary Group
      address: Tokyo
      industry: retail
      establishedIn: [JP]
      attributes: [privacyMark, cardMerchant]
      contact: { name: Hana Tanaka, department: legal, phone: 03-0000-0000, mail: privacy@example.jp }
      dataProtectionOfficer: { name: Ken Sato, department: legal, phone: 03-0000-0001, mail: dpo@example.jp }
      signatory: { title: President, name: Hana Tanaka }
      services:
        - { id: web-shop, name: Shop, url: https://shop.example.jp/ }
      systems:
        - { id: db, name: Database, services: web-shop }
      desk:
        name: Desk
        channels:
          - { kind: phone, value: 0120-000-000, audience: Japan, cost: free, note: none, url: https://shop.example.jp/desk }
        hours: { days: [mon, fri], from: "09:00", to: "18:00", zone: Asia/Tokyo, holidays: true }
        opens: 2017-01-05
        closes: 2017-03-14
        afterwards: the web form
    parties:
      - id: host
        role: processor
        name: Hosting K.K.
        alias: our hosting company
        term: the host
        contact: noc@example.jp
        body: x-host
        accreditation: ISO 27001
        duty: { what: to tell us, within: 24 hours, from: trace }
      - id: ceo
        role: staff
        name: the president
        alias: the management
        term: the president
        contact: ceo@example.jp
        body: x-board
        accreditation: none
        duty: { what: to sign, within: 3 days, from: trace }
    events:
      - id: trace
        kind: intrusionTrace
        occurred: about 2016-12-23 12:35
        until: 2016-12-24
        learnt: 2017-01-04
        learntThrough: report
        after: []
        what: { ja: 形跡, en: a trace }
        public: a trace
        source: the host
        parties: [host]
        services: [web-shop]
        certainty: likely
        report: report
        fulfils: [house.trace]
    decisions:
      - id: close
        kind: closure
        at: 2017-01-05 morning
        after: [trace]
        by: ceo
        what: to close
        grounds: safety
        alternatives: [to stay open]
        basis: [trace]
        public: we closed
    engagements:
      - id: inquiry
        party: host
        scope: the logs
        systems: [db]
        independence: none
        accreditation: { name: PFI, register: PCI SSC, checked: 2017-01-06 }
        start: 2017-01-07
        expectedEnd: 2017-01-27
        end: 2017-01-31
        evidence: [access.log]
        public: an inquiry began
    reports:
      - id: report
        title: Final
        kind: investigationFinal
        from: host
        dated: 2017-01-31
        received: 2017-01-31 17:00
        expected: 2017-01-27
        version: "1.0"
        sha256: 9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08
        bytes: 123456
        confidentiality: secret
        readers: [ceo]
        what: data left
        public: a report came
    filings:
      - id: told-police
        kind: consultation
        to: [host]
        at: 2017-02-02 15:00 +09:00
        after: [close]
        what: the case
        public: we told them
        channel: in person
        reference: A-17
        report: report
        by: ceo
        fulfils: [house.police]
    promises:
      - id: patch
        text: to patch
        public: we will patch
        owner: ceo
        due: 2017-03
        status: done
        done: 2017-03-01
        source: the assessment
        basis: [report]
        evidence: [scan.pdf]
    claims:
      - id: no-codes
        kind: noSecurityCodes
        text: no codes
        public: we hold none
        services: [web-shop]
        sets: [cards]
        proof: { facts: [report], evidence: [dump.sql], how: no column }
    causes:
      - id: flaw
        technique: SQL injection
        weakness: CWE-89
        what: the search form
        public: a flaw of the web shop
        systems: [db]
        certainty: confirmed
        intent: wrongful
        report: report
    harms:
      - id: mails
        kind: phishing
        status: occurred
        at: 2017-01-04 00:15
        what: phishing mails
        public: phishing mails went round
        sets: [cards]
        source: customers
    phishing:
      - id: wave
        found: 2017-01-04
        what: a false login page
        public: mails in our name
        services: [web-shop]
        subject: Please log in
        senders: [Shop support]
        urls: ["http://shop-login.example.org/"]
        evidence: [mail.eml]
        status: down
        checked: 2017-01-10
        down: 2017-01-09
    groups:
      - id: card-people
        set: cards
        title: people with cards
        means: letter
        begins: 2017-02-09
        ended: 2017-02-11
        legalGround: art. 26
        advice: [look at your statement]
        fulfils: [jp.appi.art26.persons]
    compensations:
      - id: costs
        heads: [fraudulent charges]
        sets: [cards]
        condition: as a consequence of this leak
        cap: 50,000 yen
        how: by the desk
        public: we bear them
        decision: close
        declared: [told-police]
    """
}
