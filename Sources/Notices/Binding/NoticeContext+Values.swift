import CaseFile

extension NoticeContext {
  /// Everything that the templates of this document may name.
  func values(_ organisation: Organisation) -> Values {
    var values = head(organisation)
    for part in [
      incident(), counts(), cards(), classFlags(exposed?.all ?? []), times(), course(), people(), claims(),
      harms(),
      compensations(), inquiry(), cause(), measures(), filings(), articleSeven(), desk(organisation),
      phishing(),
      previous(), evidence(), person([], classes: []),
    ] {
      values.merge(part)
    }
    return values
  }

  /// The same for one person: what is about others only is left out.
  func values(_ organisation: Organisation, groups: [Group], classes: [String]) -> Values {
    let sets = Set(groups.map(\.set))
    var values = values(organisation)
    for part in [
      classFlags(classes), harms(of: sets), compensations(of: sets), person(groups, classes: classes),
    ] {
      values.merge(part)
    }
    values.merge(personalClaims(classes))
    return values
  }
}
