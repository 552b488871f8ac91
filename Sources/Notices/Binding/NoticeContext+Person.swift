import CaseFile
import Exposure
import Investigation

/// What a letter says of one person: the groups that the person is in, and which data. In a document for nobody in
/// particular, there is none.
extension NoticeContext {
  /// - Parameters:
  ///   - groups: in the order of the facts.
  ///   - classes: of the person's own data that went out.
  func person(_ groups: [Group], classes: [String]) -> Values {
    let titles = groups.map { title(of: $0) }
    let sorted = exposed?.sorted(Set(classes)) ?? classes.sorted()
    var seen: Set<String> = []
    let advice = groups.flatMap(\.advice).map(words.text).filter { seen.insert($0).inserted }
    return [
      .personGroups: Value(groups.isEmpty ? nil : words.enumeration(titles)),
      .personClasses: .list(sorted.map { [.className: .shown(Markup(className($0)))] }),
      .groupAdvice: .list(advice.map { [.advice: .shown(Markup($0))] }),
      .hasGroupAdvice: .flag(!advice.isEmpty),
    ]
  }
}

extension NoticeContext {
  /// Claims that speak of somebody's data: those about cards only where the person's card is concerned.
  func personalClaims(_ classes: [String]) -> Values {
    let hasCard = classes.contains { DataClass.isCovered($0, by: "card") }
    let ofCards: Set<String> = ["noSecurityCodes", "onlyThese"]
    let told = facts.claims.filter { claim in
      let kind = claim.kind?.rawValue ?? ""
      return ofCards.contains(kind) ? hasCard : claim.sets.isEmpty && kind.isEmpty
    }.compactMap { claim in self.told(claim.publicWording, claim.text) }
    return [.negatives: .list(told.map { [.claim: .shown($0), .claimProof: .absent] })]
  }
}
