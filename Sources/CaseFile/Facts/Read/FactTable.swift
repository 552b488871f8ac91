/// The format of facts: what may stand in each kind, and what each key means.
enum FactTable {
  /// The whole file.
  static let file = FactShape.object(
    [
      FactField(
        "timeZone", .zone,
        "The zone of times that name none: Asia/Tokyo, +09:00 or UTC. Required where a time names none.")
    ]
      + Fact.Kind.allCases.map { kind in
        FactField(
          kind.section, kind == .organisation ? shape(of: kind) : .list(shape(of: kind)), help(for: kind))
      })

  static func shape(of kind: Fact.Kind) -> FactShape {
    switch kind {
    case .organisation: organisation
    case .party: party
    case .event: event
    case .decision: decision
    case .engagement: engagement
    case .report: report
    case .filing: filing
    case .promise: promise
    case .claim: claim
    case .cause: cause
    case .harm: harm
    case .phishing: phishing
    case .group: group
    case .compensation: compensation
    }
  }

  static func help(for kind: Fact.Kind) -> String {
    switch kind {
    case .organisation: "The company whose case it is."
    case .party: "Everybody else who has to do with the case, departments and persons of our own among them."
    case .event: "What happened."
    case .decision: "What was decided, by whom, on what grounds."
    case .engagement: "Who works on the case under a contract."
    case .report: "Reports received or expected."
    case .filing: "What we sent to outside bodies or shared with them."
    case .promise: "What was promised: measures against a repetition, and what others said they would do."
    case .claim: "Statements that need proof, above all that something is not so."
    case .cause: "How it could happen."
    case .harm: "Harm that came of it or may, also that none was found."
    case .phishing: "Campaigns of phishing in our name."
    case .group: "How each set of people is told, and what they are advised."
    case .compensation: "What the company bears of the harm."
    }
  }

  // MARK: - Keys that several kinds have

  static let id = FactField("id", .id, required: true, "Its name in the case; it never changes.")
  static let wording = FactField(
    "public", .bilingual, "As it may be told in public; left out: not to be told.")
  private static let after = FactField(
    "after", .list(.reference([.event, .decision, .filing, .report, .engagement])),
    "Facts that came before, where the times alone do not say so: “later the same day”.")
  private static let services = FactField(
    "services", .list(.name(.service)), "Services that it is about, as the organisation names them.")
  static let fulfils = FactField(
    "fulfils", .list(.text),
    "Rules of the packs that it fulfils, by their ids, where that is not seen from its kind.")
  private static let everyKind = Fact.Kind.allCases.filter { $0 != .organisation }

  // MARK: - The kinds

  private static let party = FactShape.object([
    id,
    FactField("role", .word(PartyRole.known), required: true, "What it is to the case."),
    FactField("name", .bilingual, required: true, "As it is called inside."),
    FactField("alias", .bilingual, "As it is called in public, where it is not to be named."),
    FactField("term", .bilingual, "The short form that texts use once they have named it."),
    FactField("contact", .text, "How to reach it."),
    FactField(
      "body", .word(Party.Body.known),
      "Which body rule packs know it as: ppc, meti, privacyMark, acquirer, police."),
    FactField("accreditation", .bilingual, "What it is accredited as, and by whom."),
    FactField(
      "duty",
      .object([
        FactField("what", .bilingual, required: true, "What it owes us."),
        FactField("within", .limit, required: true, "24 hours, 3 days, 5 business days."),
        FactField("from", .reference([.event, .engagement, .report]), "The fact from which the time runs."),
      ]), "What it owes us by contract or law, and within what time."),
  ])

  private static let event = FactShape.object([
    id,
    FactField("kind", .word(EventKind.known), required: true, "What kind of event it is."),
    FactField("occurred", .time, required: true, "When it happened."),
    FactField("until", .time, "When it ended, of what lasted."),
    FactField("learnt", .time, "When the company learnt of it, where that was not at once."),
    FactField(
      "learntThrough", .reference([.event, .report]), "The fact by which it was learnt; goes with learnt."),
    after,
    FactField("what", .bilingual, required: true, "What happened, for the case."),
    wording,
    FactField("source", .bilingual, "From whom or what it is known."),
    FactField("parties", .list(.reference([.party])), "Who had to do with it."),
    services,
    FactField(
      "certainty", .choice(Event.Certainty.allCases.map(\.rawValue)), "Of a finding: how sure it was then."),
    FactField("report", .reference([.report]), "Of a finding: the report that says so."),
    fulfils,
  ])

  private static let decision = FactShape.object([
    id,
    FactField(
      "kind", .word(DecisionKind.known), "What kind of decision, where a deadline may run from it."),
    FactField("at", .time, required: true, "When it was decided."),
    after,
    FactField("by", .list(.reference([.party]), least: 1), required: true, "Who decided."),
    FactField("what", .bilingual, required: true, "What was decided."),
    FactField("grounds", .bilingual, required: true, "Why."),
    FactField("alternatives", .list(.bilingual), "What else was weighed."),
    FactField("basis", .list(.reference(everyKind)), "Facts that it rests on."),
    wording,
    FactField(
      "setsAside", .list(.text), "Rules of the packs, by their ids, that are not followed on these grounds."),
  ])

  private static let engagement = FactShape.object([
    id,
    FactField("party", .reference([.party]), required: true, "Who is engaged."),
    FactField("scope", .bilingual, required: true, "For what."),
    FactField("systems", .list(.name(.system)), "Systems that it is about, as the organisation names them."),
    FactField("independence", .bilingual, "What makes it independent of us, or what ties there are."),
    FactField(
      "accreditation",
      .object([
        FactField("name", .bilingual, required: true, "What it is accredited as."),
        FactField("register", .text, "Where that was looked up."),
        FactField("checked", .time, "When somebody looked."),
      ]), "Its accreditation at that time."),
    FactField("start", .time, required: true, "When the work began."),
    FactField("expectedEnd", .time, "When it was to end."),
    FactField("end", .time, "When it did."),
    FactField("evidence", .list(.text), "Evidence handed over, by the names or numbers of the case's items."),
    wording,
  ])

  private static let report = FactShape.object([
    id,
    FactField("title", .bilingual, required: true, "Its title."),
    FactField("kind", .word(ReportKind.known), required: true, "What kind of report it is."),
    FactField("from", .reference([.party]), required: true, "Whose report it is."),
    FactField("dated", .time, "The date that stands on it."),
    FactField("received", .time, "When we got it."),
    FactField("expected", .time, "When it was to come."),
    FactField("version", .text, "Its version."),
    FactField("sha256", .sha256, "The SHA-256 of its file."),
    FactField("bytes", .whole, "The size of its file."),
    FactField(
      "confidentiality", .choice(Report.Confidentiality.allCases.map(\.rawValue)), "How confidential it is."),
    FactField(
      "readers", .list(.reference([.party])), "Who may read it, where not everybody in the case may."),
    FactField("what", .bilingual, "What it says, in a sentence or two."),
    wording,
  ])

  private static let filing = FactShape.object([
    id,
    FactField("kind", .word(FilingKind.known), required: true, "What was sent."),
    FactField("to", .list(.reference([.party]), least: 1), required: true, "To whom."),
    FactField("at", .time, required: true, "When."),
    after,
    FactField("what", .bilingual, "What was said, for the case."),
    wording,
    FactField("channel", .text, "How: by telephone, a web form, in person."),
    FactField("reference", .text, "The number of its receipt, or of the body's file."),
    FactField("report", .reference([.report]), "The report that was shared."),
    FactField("by", .reference([.party]), "Who of ours did it."),
    fulfils,
  ])

  private static let promise = FactShape.object([
    id,
    FactField("text", .bilingual, required: true, "What was promised."),
    wording,
    FactField("owner", .reference([.party]), "Who does it."),
    FactField("due", .time, "By when."),
    FactField("status", .choice(Promise.Status.allCases.map(\.rawValue)), required: true, "How far it is."),
    FactField("done", .time, "When it was done; goes with the status done."),
    FactField(
      "source", .bilingual, "Where it comes from: an authority's finding, an assessment, our own decision."),
    FactField("basis", .list(.reference(everyKind)), "Facts that it answers or rests on."),
    FactField("evidence", .list(.text), "What shows that it is done: evidence items, documents."),
  ])

  private static let claim = FactShape.object([
    id,
    FactField("kind", .word(ClaimKind.known), "What kind of claim, where a rule or document asks for it."),
    FactField("text", .bilingual, required: true, "What is claimed."),
    wording,
    services,
    FactField("sets", .list(.name(.set)), "Sets of people that it is about, by the data map's ids."),
    FactField(
      "proof",
      .object([
        FactField("facts", .list(.reference([.report, .decision, .event])), "Facts that prove it."),
        FactField("evidence", .list(.text), "Evidence items that prove it."),
        FactField("how", .bilingual, "How it follows from these."),
      ]), "What proves it; left out: nothing yet."),
  ])

  private static let organisation = FactShape.object([
    FactField("id", .id, "Its name in the case; left out: organisation."),
    FactField("name", .bilingual, required: true, "The legal name."),
    FactField("parent", .bilingual, "The group that it belongs to."),
    FactField("address", .bilingual, "The seat."),
    FactField("industry", .bilingual, "The line of business, as forms ask for it."),
    FactField(
      "establishedIn", .list(.text), "Countries with an establishment, by their ISO 3166-1 codes: JP, DE."),
    FactField(
      "attributes", .list(.word(Organisation.Attribute.known)),
      "What contracts and laws hold for it: privacyMark, cardMerchant, usListed."),
    FactField("contact", person, "Who answers authorities."),
    FactField("dataProtectionOfficer", person, "The data protection officer, where there is one."),
    FactField(
      "signatory",
      .object([
        FactField("title", .bilingual, required: true, "The office."),
        FactField("name", .bilingual, required: true, "The name."),
      ]), "Who signs."),
    FactField(
      "services",
      .list(
        .object([
          FactField("id", .declared(.service), required: true, "As the data map calls it."),
          FactField("name", .bilingual, required: true, "The public name, spelt the one way."),
          FactField("url", .text, "Its address."),
        ])), "The services by their public names."),
    FactField(
      "systems",
      .list(
        .object([
          FactField("id", .declared(.system), required: true, "A short word for it."),
          FactField("name", .bilingual, required: true, "What it is."),
          services,
        ])), "Servers, databases, applications."),
    FactField("desk", desk, "Where people turn with questions."),
  ])

  private static let person = FactShape.object([
    FactField("name", .bilingual, required: true, "The name."),
    FactField("department", .bilingual, "The department or office."),
    FactField("phone", .text, "The telephone number."),
    FactField("mail", .text, "The mail address."),
  ])

  private static let desk = FactShape.object([
    FactField("name", .bilingual, required: true, "Its formal name."),
    FactField(
      "channels",
      .list(
        .object([
          FactField(
            "kind", .choice(Organisation.Channel.Kind.allCases.map(\.rawValue)), required: true,
            "How one reaches it; operatorCall: through an operator, as collect calls from abroad."),
          FactField("value", .text, required: true, "The number, address or page."),
          FactField("audience", .bilingual, "For whom it is: from within the country, from abroad."),
          FactField("cost", .bilingual, "What it costs the caller."),
          FactField("note", .bilingual, "What else one has to know."),
          FactField("url", .text, "A page that explains it."),
        ]), least: 1), required: true, "The ways to reach it."),
    FactField(
      "hours",
      .object([
        FactField(
          "days", .list(.choice(Organisation.Hours.Day.allCases.map(\.rawValue)), least: 1), required: true,
          "Days of the week."),
        FactField("from", .timeOfDay, required: true, "09:00."),
        FactField("to", .timeOfDay, required: true, "18:00."),
        FactField("zone", .zone, required: true, "In which zone."),
        FactField("holidays", .flag, "Whether on public holidays too; left out: no."),
      ]), "When somebody answers."),
    FactField("opens", .time, "The first day."),
    FactField("closes", .time, "The last day."),
    FactField("afterwards", .bilingual, "Where questions go after that."),
  ])
}
