/// The kinds of facts that tell of the cause, the harm, and how people are told and helped.
extension FactTable {
  private static let sets = FactField(
    "sets", .list(.name(.set)), "Sets of people whom it concerns, by the data map's ids; left out: all.")

  static let cause = FactShape.object([
    id,
    FactField("technique", .bilingual, required: true, "The technique in a few words: SQL injection."),
    FactField("weakness", .text, "The weakness by its number: CWE-89."),
    FactField("what", .bilingual, required: true, "How it could happen, for the case."),
    wording,
    FactField(
      "systems", .list(.name(.system)), "Systems that had the weakness, as the organisation names them."),
    FactField(
      "certainty", .choice(Event.Certainty.allCases.map(\.rawValue)), required: true, "How sure it is."),
    FactField(
      "intent", .choice(Cause.Intent.allCases.map(\.rawValue)), required: true,
      "wrongful where somebody meant harm or may have: unauthorised access, theft."),
    FactField("report", .reference([.report]), "The report that says so."),
  ])

  static let harm = FactShape.object([
    id,
    FactField("kind", .word(HarmKind.known), required: true, "What kind of harm it is."),
    FactField(
      "status", .choice(Harm.Status.allCases.map(\.rawValue)), required: true,
      "Whether it happened, may happen, or was looked for and not found."),
    FactField("at", .time, "When it was first seen."),
    FactField("what", .bilingual, required: true, "What happened, for the case."),
    wording,
    sets,
    FactField("source", .bilingual, "From whom it is known."),
  ])

  static let phishing = FactShape.object([
    id,
    FactField("found", .time, required: true, "When it was first seen."),
    FactField("what", .bilingual, required: true, "What goes round, for the case."),
    wording,
    FactField("services", .list(.name(.service)), "Services that it imitates."),
    FactField("subject", .text, "The subject line of the mails."),
    FactField("senders", .list(.text), "The names or addresses that the mails claim to come from."),
    FactField("urls", .list(.text), "The false sites."),
    FactField("evidence", .list(.text), "Evidence items that hold samples."),
    FactField(
      "status", .choice(Phishing.Status.allCases.map(\.rawValue)), required: true, "Whether it is still up."),
    FactField("checked", .time, "When somebody last looked."),
    FactField("down", .time, "When the site was seen to be down; goes with the status down."),
  ])

  static let group = FactShape.object([
    id,
    FactField("set", .name(.set), required: true, "The set of people, by the data map's id."),
    FactField("title", .bilingual, "What texts call these people; left out: the set's title."),
    FactField(
      "means", .choice(Group.Means.allCases.map(\.rawValue)), required: true,
      "How they are told; publicNotice: by the public notice alone."),
    FactField("begins", .time, "When telling them began or is to begin."),
    FactField("ended", .time, "When the last of them had been told."),
    FactField(
      "legalGround", .bilingual, "Why they are not told one by one, where a public notice stands in for it."),
    FactField("advice", .list(.bilingual), "What they are asked to do, a sentence each."),
    fulfils,
  ])

  static let compensation = FactShape.object([
    id,
    FactField("heads", .list(.bilingual, least: 1), required: true, "What is borne."),
    sets,
    FactField("condition", .bilingual, "What has to be so."),
    FactField("cap", .bilingual, "Up to what amount."),
    FactField("how", .bilingual, "How one asks for it."),
    wording,
    FactField("decision", .reference([.decision]), "The decision that it rests on."),
    FactField("declared", .list(.reference([.filing])), "Filings by which others were told."),
  ])
}
