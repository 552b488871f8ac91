import CaseFile

/// The format of rule packs: what may stand where, and what each key means.
enum PackTable {
  /// The whole file.
  static let file: [PackField] = [
    PackField(
      "pack", .id(.pack), required: true,
      "The pack's name; a pack of your own with the name of a bundled one takes its place."),
    PackField("name", .bilingual, required: true, "What readers call the regime."),
    PackField("jurisdiction", .area, "Where it holds; left out: a contract."),
    PackField("version", .day, required: true, "The day as of which the pack was written."),
    PackField("reviewed", .bilingual, "Who has checked it, and when; left out: nobody."),
    PackField("sources", .list(.object(source), least: 1), required: true, "Where the rules were read."),
    PackField(
      "rules", .list(.object(rule), least: 1), required: true, "The duties; versions of one share its id."),
  ]

  private static let source: [PackField] = [
    PackField("id", .id(.source), required: true, "Its name in this pack."),
    PackField("title", .bilingual, required: true, "The law and article, the contract and clause, the page."),
    PackField("url", .link, "Where it can be read."),
    PackField(
      "standing", .choice(RulePack.Source.Standing.allCases.map(\.rawValue)), required: true,
      "What kind of text it is; general: general knowledge, to be looked up."),
  ]

  private static let rule: [PackField] = [
    PackField("id", .id(.rule), required: true, "The rule's name, by which facts and statements know it."),
    PackField("title", .bilingual, required: true, "What is due, in a few words."),
    PackField("from", .day, required: true, "The first day on which it held."),
    PackField("until", .day, "The last day; left out: it holds."),
    PackField("force", choice(Rule.Force.self), required: true, "What makes it binding."),
    PackField("sources", .list(.source, least: 1), required: true, "Where it was read."),
    PackField("trigger", .condition, required: true, "When it arises."),
    PackField("unless", .list(.condition), "When it does not arise after all."),
    PackField("duty", choice(Rule.Kind.self), required: true, "What is to be done."),
    PackField("to", .object(addressee), required: true, "Whom it is owed to."),
    PackField("channel", .bilingual, "By which way."),
    PackField("phase", choice(Rule.Phase.self), required: true, "Which of several reports it is."),
    PackField("document", .choice(documents), "The kind of document that fulfils it."),
    PackField(
      "clock", .list(.object(clock), least: 1), required: true,
      "Until when; of several, the first whose `when` holds."),
    PackField("contents", .list(.object(content)), "What it has to contain."),
    PackField("complete", choice(Rule.Completeness.self), required: true, "How much of that it has to have."),
    PackField(
      "done", .object(done), required: true,
      "What in the facts shows that it was done; facts that name the rule under `fulfils` always do."),
    PackField("check", .list(.bilingual), "What counsel should look at."),
  ]

  private static let addressee: [PackField] = [
    PackField("name", .bilingual, required: true, "What readers call the addressee."),
    PackField("bodies", .list(.word(Party.Body.known)), "Parties of the case with one of these bodies."),
    PackField("roles", .list(.word(PartyRole.known)), "Parties that name no body, with one of these roles."),
  ]

  private static let clock: [PackField] = [
    PackField("when", .condition, "It counts only where this is so."),
    PackField(
      "start", .list(choice(StartEvent.self), least: 1), required: true,
      "From what it runs; of several, the first for which the case has a time."),
    PackField("limit", .limit, required: true, "How long."),
    PackField("words", .bilingual, "How the source puts it."),
    PackField("firstDay", choice(ClockRule.FirstDay.self), "Which day is day 1; left out: the day after."),
    PackField("hourStart", choice(ClockRule.HourStart.self), "Where hours begin; left out: at the instant."),
    PackField(
      "roll", choice(RuleClock.Roll.self), "What becomes of a last day that is closed; left out: nothing."),
    PackField("calendar", choice(BusinessCalendar.ID.self), "Whose days are open and closed."),
    PackField("planBy", choice(BusinessCalendar.ID.self), "Whose office hours to plan by; it moves nothing."),
    PackField(
      "zone", .zone, required: true, "In which zone days begin and end; organisation: the case's own."),
    PackField("firmness", choice(RuleClock.Firmness.self), "soft: a guide to aim at; left out: hard."),
  ]

  private static let content: [PackField] = [
    PackField("id", .id(.content), required: true, "As the source counts it: art8-1."),
    PackField(
      "item", choice(ContentItem.self), required: true, "Which of the things that documents contain it is."),
    PackField("title", .bilingual, required: true, "As the source calls it."),
    PackField("ifLate", .flag, "Only where it is late."),
  ]

  private static let done: [PackField] = [
    PackField("filings", .list(.word(FilingKind.known)), "Filings of these kinds to the addressee."),
    PackField("events", .list(.word(EventKind.known)), "Events of these kinds."),
    PackField("documents", .list(.choice(documents)), "Documents of these kinds that were published."),
    PackField("reports", .list(.word(ReportKind.known)), "Reports of these kinds that were received."),
    PackField("decisions", .list(.word(DecisionKind.known)), "Decisions of these kinds."),
    PackField("engagements", .list(.word(PartyRole.known)), "Engagements of parties with these roles."),
    PackField("people", choice(Rule.Telling.self), "That the people concerned were told."),
    PackField("after", choice(StartEvent.self), "What was done before this does not count."),
  ]

  private static let people: [PackField] = [
    PackField("data", .data, "Classes of a person's data; left out: any. & binds closer than |."),
    PackField("residence", .list(.area), "Where they live; left out: anywhere."),
    PackField(
      "least", choice(Condition.PeopleTest.Certainty.self),
      "How sure it has to be that the data was obtained; left out: possible."),
    PackField("minimum", .count, required: true, "How many people it takes."),
  ]

  /// The keys of a condition, of which it has one, and `because`.
  static let tests: [PackField] = [
    PackField("all", .list(.condition, least: 1), "All of these."),
    PackField("any", .list(.condition, least: 1), "At least one of these."),
    PackField("not", .condition, "Not this."),
    PackField("people", .object(people), "So many people."),
    PackField("intent", choice(Cause.Intent.self), "A cause of this intent, known or suspected."),
    PackField("organisation", .word(Organisation.Attribute.known), "An attribute of the organisation."),
    PackField("establishedIn", .list(.area, least: 1), "The organisation has an establishment there."),
    PackField("certainty", choice(Event.Certainty.self), "A leak of this certainty at least."),
    PackField("decision", .word(DecisionKind.known), "A decision of this kind."),
    PackField("claim", .word(ClaimKind.known), "A claim of this kind that is proven."),
    PackField("harm", .word(HarmKind.known), "Harm of this kind that happened or is feared."),
    PackField("phishing", choice(Condition.Seen.self), "Phishing in the organisation's name."),
    PackField("engagement", .word(PartyRole.known), "Somebody with this role is engaged."),
    PackField("party", .word(PartyRole.known), "There is a party with this role."),
    PackField("groups", choice(Group.Means.self), "A group of people is told by this means."),
  ]
  static let because = PackField("because", .bilingual, "What it stands for, in the words of the source.")

  /// The kinds of documents that the program makes.
  static let documents = [
    "warning", "first", "second", "final", "appi-prompt", "appi-final", "pmark", "card-company", "gdpr33",
    "us-ca", "police", "antiphishing", "letter", "desk-script", "board", "custody",
  ]

  private static func choice<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> PackShape
  where Value.RawValue == String {
    .choice(type.allCases.map(\.rawValue))
  }
}
